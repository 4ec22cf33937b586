/** Step 4: the mapping, and beside it what it makes of the deliveries that have arrived. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IssuesPanel } from '../editor/issues-panel.tsx';
import { type EditorHandle, YamlEditor } from '../editor/yaml-editor.tsx';
import { useApi, useAsk } from '../api.ts';
import { Answer } from '../parts/answer.tsx';
import { Scrolled } from '../parts/scrolled.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts, useWebhookTexts } from '../text/catalogue.ts';
import { FieldsTable, TriedShown } from './mapping-panels.tsx';
import { mappingText } from './mapping-draft.ts';
import { useTried } from './use-tried.ts';
import type { Chosen, HeldDelivery, StoredSource } from './webhook-state.ts';
import { ErrorSaid } from '../parts/said.tsx';
import { useDraft } from '../editor/use-draft.ts';
import { useChoice } from '../parts/use-address.ts';

interface MappingStepProps {
  readonly chosen: Chosen;
  readonly stored: StoredSource;
  readonly deliveries: readonly HeldDelivery[];
  /** Told whether the text is the one that is in use. */
  readonly onText: (isInUse: boolean) => void;
}

const TABS = ['preview', 'issues', 'fields'] as const;

const useMappingSchema = (): UseQueryResult<object> =>
  useQuery({
    queryKey: ['mapping-schema'],
    queryFn: async () => (await import('../../../docs/schema/mapping.schema.json')).default as object,
    staleTime: Infinity,
  });

export function MappingStep(props: MappingStepProps): ReactNode {
  const texts = useWebhookTexts();
  const schema = useMappingSchema();
  if (props.stored.isBuiltIn) return <Box>{texts.builtInMapping}</Box>;
  return <Answer of={schema}>{(known) => <MappingEditor {...props} schema={known} />}</Answer>;
}

function MappingEditor({ chosen, stored, deliveries, onText, schema }: MappingStepProps & { readonly schema: object }): ReactNode {
  const all = useTexts();
  const texts = useWebhookTexts();
  const { ofContracts } = all;
  const { session } = useSession();
  const { source } = chosen;
  const [tab, setTab] = useChoice('tab', TABS);
  const [inUse, setInUse] = useState(() => mappingText(source, stored, texts));
  // The text is kept between the steps and while the person looks at another page.
  const { first, text, setText } = useDraft(`${session?.subject ?? ''} source ${source} ${stored.revision ?? 'new'}`, inUse);
  useEffect(() => onText(first === inUse), []);
  const { tried, tooLong } = useTried(text, deliveries);
  const handle = useRef<EditorHandle>(null);
  const issues = tried?.issues ?? [];
  const mayWrite = session?.scopes.has('sources:write') ?? false;
  const edit = (typed: string): void => {
    setText(typed);
    onText(false);
  };
  return (
    <SpaceBetween size="m">
      <Box>{`${texts.mappingIntro} ${texts.guide}`}</Box>
      <Grid gridDefinition={[{ colspan: { default: 12, xs: 6 } }, { colspan: { default: 12, xs: 6 } }]}>
        <YamlEditor
          label={texts.mapping(source)}
          text={first}
          schema={schema}
          issues={issues}
          readOnly={!mayWrite}
          onChange={edit}
          handle={handle}
        />
        <Tabs
          ariaLabel={texts.preview}
          activeTabId={tab}
          onChange={({ detail }) => setTab(detail.activeTabId as (typeof TABS)[number])}
          tabs={[
            {
              id: 'preview',
              label: texts.preview,
              content: (
                <Scrolled label={texts.preview}>
                  {tooLong ? <Alert type="error">{texts.tooLong}</Alert> : <TriedShown tried={tried} deliveries={deliveries} />}
                </Scrolled>
              ),
            },
            {
              id: 'issues',
              label: `${ofContracts.issues} (${issues.length})`,
              content: <IssuesPanel issues={issues} onGoTo={(line, column) => handle.current?.goTo(line, column)} />,
            },
            { id: 'fields', label: texts.fields, content: <FieldsTable body={deliveries[0]?.body ?? ''} /> },
          ]}
        />
      </Grid>
      {mayWrite ? (
        <Activate
          source={source}
          text={text}
          isReady={tried?.tried !== undefined}
          onActive={() => {
            setInUse(text);
            onText(true);
          }}
        />
      ) : (
        <Alert type="info">{texts.mayNotMap}</Alert>
      )}
    </SpaceBetween>
  );
}

interface ActivateProps {
  readonly source: string;
  readonly text: string;
  readonly isReady: boolean;
  readonly onActive: () => void;
}

function Activate({ source, text, isReady, onActive }: ActivateProps): ReactNode {
  const texts = useWebhookTexts();
  const api = useApi();
  const askOnce = useAsk();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly revision?: number; readonly error?: unknown }>();
  const [putting, setPutting] = useState(false);
  const activate = async (): Promise<void> => {
    setPutting(true);
    const params = { path: { source } };
    const asked = api.PUT('/v1/sources/{source}', {
      params,
      headers: { 'content-type': 'application/yaml' },
      body: text as never,
      bodySerializer: (body: unknown) => body as string,
    });
    const put = await askOnce(asked).then(
      ({ revision }) => ({ text, ...(revision !== undefined && { revision }) }),
      (error: unknown) => ({ text, error }),
    );
    // It is said to be in use once every step of the wizard knows it: whoever then goes on is not sent back.
    await client.invalidateQueries();
    if (!('error' in put)) onActive();
    setOutcome(put);
    setPutting(false);
  };
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Button variant="primary" loading={putting} disabled={!isReady} onClick={() => void activate()}>
        {texts.activate}
      </Button>
      {outcome?.error !== undefined && (
        <StatusIndicator type="error">
          <ErrorSaid of={outcome.error} />
        </StatusIndicator>
      )}
      {outcome?.revision !== undefined && (
        <StatusIndicator type={outcome.text === text ? 'success' : 'warning'}>
          {outcome.text === text ? texts.active(outcome.revision) : texts.changed}
        </StatusIndicator>
      )}
    </SpaceBetween>
  );
}
