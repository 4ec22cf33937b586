/** One contract: its text in an editor, and beside it what it says, what is wrong, what it is worth, and what it would have owed. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Checked } from '../editor/contract-work.ts';
import { IssuesPanel } from '../editor/issues-panel.tsx';
import { PreviewPanel } from '../editor/preview-panel.tsx';
import { ReadingPanel } from '../editor/reading-panel.tsx';
import { type AskWorker, useContractWorker } from '../editor/use-contract-worker.ts';
import { useDraft } from '../editor/use-draft.ts';
import { type StoredContract, type Stored, useContractText, usePutContract, useSchema } from '../editor/stored-contract.ts';
import { WorthPanel } from '../editor/worth-panel.tsx';
import { type EditorHandle, YamlEditor } from '../editor/yaml-editor.tsx';
import { useStatementsOf } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { shortened } from '../parts/long-name.tsx';
import { contractPath, monthPath } from '../parts/paths.ts';
import { Scrolled } from '../parts/scrolled.tsx';
import { useSession } from '../session/session.tsx';
import { useLanguage, useTexts } from '../text/catalogue.ts';
import { ErrorSaid } from '../parts/said.tsx';
import { useChoice } from '../parts/use-address.ts';

const TABS = ['reading', 'issues', 'worth', 'preview'] as const;

/** Ms without typing after which the text is checked. */
const PAUSE_MS = 250;

export function ContractPage(): ReactNode {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const stored = useContractText(id, search.has('new'));
  const schema = useSchema();
  return (
    <Answer of={schema} title={id}>
      {(known) => (
        <Answer of={stored} title={id}>
          {(contract) => <Editor key={id} id={id} stored={contract} schema={known} />}
        </Answer>
      )}
    </Answer>
  );
}

interface EditorProps {
  readonly id: string;
  readonly stored: StoredContract;
  readonly schema: object;
}

function Editor({ id, stored, schema }: EditorProps): ReactNode {
  const texts = useTexts();
  const { session } = useSession();
  const ask = useContractWorker();
  // What takes long does not delay the check of what is typed meanwhile.
  const askLong = useContractWorker();
  const { first, text, setText } = useDraft(`${session?.subject ?? ''} ${id} ${stored.revision ?? 'new'}`, stored.text);
  const checked = useChecked(ask, text);
  const handle = useRef<EditorHandle>(null);
  const [tab, setTab] = useChoice('tab', TABS);
  const mayWrite = session?.scopes.has('contracts:write') ?? false;
  const hasErrors = checked?.reading === undefined;
  const issues = checked?.issues ?? [];
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            // In a paragraph: it may have text and links alone.
            <>
              {stored.vendor === undefined ? null : (
                <>
                  {`${texts.vendor}: `}
                  {shortened(stored.vendor)}
                  {' · '}
                </>
              )}
              {stored.title === undefined ? null : `${id} · `}
              {stored.revision === undefined ? texts.ofContracts.newContract : texts.ofContracts.revision(stored.revision)}{' '}
              {stored.revision === undefined ? null : <NewestMonth id={id} />}
            </>
          }
          actions={<Save id={id} stored={stored} text={text} mayWrite={mayWrite} hasErrors={hasErrors} />}
        >
          {stored.title ?? id}
        </Header>
      }
    >
      <Grid gridDefinition={[{ colspan: { default: 12, m: 7 } }, { colspan: { default: 12, m: 5 } }]}>
        <YamlEditor
          label={`${texts.contract} ${id}`}
          text={first}
          schema={schema}
          issues={issues}
          readOnly={!mayWrite}
          onChange={setText}
          handle={handle}
        />
        <Tabs
          ariaLabel={texts.contract}
          activeTabId={tab}
          onChange={({ detail }) => setTab(detail.activeTabId as (typeof TABS)[number])}
          tabs={[
            {
              id: 'reading',
              label: texts.ofContracts.reading,
              content: (
                <Scrolled label={texts.ofContracts.reading}>
                  <ReadingPanel checked={checked} />
                </Scrolled>
              ),
            },
            {
              id: 'issues',
              label: `${texts.ofContracts.issues} (${issues.length})`,
              content: <IssuesPanel issues={issues} onGoTo={(line, column) => handle.current?.goTo(line, column)} />,
            },
            {
              id: 'worth',
              label: texts.ofContracts.worth,
              content: (
                <Scrolled label={texts.ofContracts.worth}>
                  <WorthPanel ask={askLong} text={text} disabled={hasErrors} />
                </Scrolled>
              ),
            },
            {
              id: 'preview',
              label: texts.ofContracts.preview,
              content: <PreviewPanel id={id} ask={askLong} text={text} disabled={hasErrors} />,
            },
          ]}
        />
      </Grid>
    </ContentLayout>
  );
}

/** The way to the newest month that has a statement. */
function NewestMonth({ id }: { readonly id: string }): ReactNode {
  const { ofMonth: texts } = useTexts();
  const periods = (useStatementsOf(id).data?.items ?? []).map(({ period }) => period).sort();
  const newest = periods.at(-1);
  return newest === undefined ? null : <LinkTo to={monthPath(id, newest)}>{texts.openOf(newest)}</LinkTo>;
}

/** What the worker says of the newest text that one stopped typing. */
function useChecked(ask: AskWorker, text: string): Checked | undefined {
  const language = useLanguage();
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    let isNewest = true;
    const timer = setTimeout(() => {
      ask('check', text, language).then(
        (answer) => isNewest && setChecked(answer),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [ask, text, language]);
  return checked;
}

interface SaveProps {
  readonly id: string;
  readonly stored: StoredContract;
  readonly text: string;
  readonly mayWrite: boolean;
  readonly hasErrors: boolean;
}

function Save({ id, stored, text, mayWrite, hasErrors }: SaveProps): ReactNode {
  const { ofContracts: texts } = useTexts();
  const client = useQueryClient();
  const put = usePutContract(id);
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<Stored | { readonly error: ReactNode }>();
  const [saving, setSaving] = useState(false);
  if (!mayWrite) return texts.mayNotSave;
  const save = async (): Promise<void> => {
    setSaving(true);
    const saved = await put(text, stored.etag).catch((error: unknown) => ({ error: <ErrorSaid of={error} /> }));
    setOutcome(saved);
    setSaving(false);
    // After a refusal the text still belongs to the revision that it was made from: another's is not replaced by saving once more.
    if ('error' in saved) return;
    await client.invalidateQueries();
    if (stored.revision === undefined && 'outcome' in saved) void navigate(contractPath(id), { replace: true });
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {outcome && <Outcome outcome={outcome} />}
      <Button variant="primary" loading={saving} disabled={hasErrors} onClick={() => void save()}>
        {texts.save}
      </Button>
    </SpaceBetween>
  );
}

function Outcome({ outcome }: { readonly outcome: Stored | { readonly error: ReactNode } }): ReactNode {
  const { ofContracts: texts } = useTexts();
  if ('error' in outcome)
    return (
      <Alert type="error" header={texts.unsaved}>
        {outcome.error}
      </Alert>
    );
  if ('approval' in outcome) return <Alert type="info">{texts.waits(outcome.approval)}</Alert>;
  return <Alert type="success">{outcome.outcome === 'unchanged' ? texts.unchanged : texts.saved(outcome.revision)}</Alert>;
}
