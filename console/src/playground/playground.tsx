/** A contract, evidence and a period in editors, and beside them the statement that follows, the plain reading, and what is wrong. */
import { ErrorSaid } from '../parts/said.tsx';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import schema from '../../../docs/schema/contract.schema.json';
import { type EditorHandle, YamlEditor } from '../editor/yaml-editor.tsx';
import type { PlacedIssue } from '../editor/placed-issue.ts';
import { usePlaygroundTexts, useTexts } from '../text/catalogue.ts';
import { EXAMPLES } from './examples.ts';
import type { Example } from './example-text.ts';
import './playground.css';
import { Results } from './results.tsx';
import { fragmentOf, stateIn } from './shared-state.ts';
import { type AskPlayground, loadExample, useAssessed, usePlaygroundWorker } from './use-playground.ts';

/** The name of the example in the address. */
const EXAMPLE = 'example';

/** Of evidence: its shape is checked by the worker. */
const ANY_SCHEMA = {};

interface Begun {
  readonly texts: Example;
  /** The example that it is. */
  readonly id?: string;
  /** The state in the address could not be read. */
  readonly isLost?: true;
}

/** @throws where the files cannot be loaded. */
async function begin(ask: AskPlayground): Promise<Begun> {
  const shared = await stateIn(location.hash);
  if (shared) return { texts: shared };
  const asked = new URLSearchParams(location.search).get(EXAMPLE);
  const chosen = EXAMPLES.find(({ id }) => id === asked) ?? EXAMPLES[0]!;
  const texts = await loadExample(ask, chosen);
  return { texts, id: chosen.id, ...(location.hash.length > 1 && { isLost: true as const }) };
}

export function Playground(): ReactNode {
  const texts = usePlaygroundTexts();
  const all = useTexts();
  const ask = usePlaygroundWorker();
  const navigate = useNavigate();
  const [begun, setBegun] = useState<Begun>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => void begin(ask).then(setBegun, setFailure), [ask]);
  const choose = (id: string): void => {
    loadExample(
      ask,
      EXAMPLES.find((one) => one.id === id)!,
    ).then((found) => {
      setBegun({ texts: found, id });
      // The tab, the open line and the pages of tables in the address were of the other texts, as was a shared state.
      void navigate({ search: new URLSearchParams({ [EXAMPLE]: id }).toString(), hash: '' }, { replace: true });
    }, setFailure);
  };
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={texts.intro}>
          {texts.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {failure === undefined ? null : (
          <Alert type="error" header={all.failed}>
            <ErrorSaid of={failure} />
          </Alert>
        )}
        {begun?.isLost ? <Alert type="warning">{texts.lost}</Alert> : null}
        {begun ? <Edited key={begun.id ?? 'shared'} ask={ask} begun={begun} onExample={choose} /> : all.loading}
      </SpaceBetween>
    </ContentLayout>
  );
}

interface EditedProps {
  readonly ask: AskPlayground;
  readonly begun: Begun;
  readonly onExample: (id: string) => void;
}

function Edited({ ask, begun, onExample }: EditedProps): ReactNode {
  const texts = usePlaygroundTexts();
  const [state, setState] = useState(begun.texts);
  const outcome = useAssessed(ask, state);
  const editors = { contract: useRef<EditorHandle>(null), evidence: useRef<EditorHandle>(null) };
  const assessed = outcome && !('failure' in outcome) ? outcome : undefined;
  const editor = (of: 'contract' | 'evidence', known: object, issues: readonly PlacedIssue[] = []): ReactNode => (
    <div className={`${of}-editor`}>
      <YamlEditor
        label={texts[of]}
        text={begun.texts[of]}
        schema={known}
        issues={issues}
        readOnly={false}
        onChange={(text) => setState((present) => ({ ...present, [of]: text }))}
        handle={editors[of]}
      />
    </div>
  );
  return (
    <SpaceBetween size="m">
      <Choices begun={begun} state={state} onExample={onExample} onPeriod={(period) => setState((present) => ({ ...present, period }))} />
      <Grid gridDefinition={[{ colspan: { default: 12, m: 5 } }, { colspan: { default: 12, m: 7 } }]}>
        <SpaceBetween size="s">
          <FormField label={texts.contract} stretch>
            {editor('contract', schema, assessed?.contractIssues)}
          </FormField>
          <FormField label={texts.evidence} description={texts.evidenceHelp} stretch>
            {editor('evidence', ANY_SCHEMA, assessed?.evidenceIssues)}
          </FormField>
        </SpaceBetween>
        <Results outcome={outcome} onGoTo={(of, line, column) => editors[of].current?.goTo(line, column)} />
      </Grid>
    </SpaceBetween>
  );
}

interface ChoicesProps {
  readonly begun: Begun;
  readonly state: Example;
  readonly onExample: (id: string) => void;
  readonly onPeriod: (period: string) => void;
}

/** The example, the period, and the state as an address. */
function Choices({ begun, state, onExample, onPeriod }: ChoicesProps): ReactNode {
  const texts = usePlaygroundTexts();
  const [shared, setShared] = useState<Example>();
  const share = async (): Promise<void> => {
    history.replaceState(history.state, '', await fragmentOf(state));
    setShared(state);
  };
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="end">
      <FormField label={texts.example}>
        <Select
          selectedOption={begun.id === undefined ? null : { value: begun.id, label: begun.id }}
          options={EXAMPLES.map(({ id }) => ({ value: id, label: id }))}
          filteringType="auto"
          filteringAriaLabel={texts.filter}
          placeholder="–"
          onChange={({ detail }) => onExample(detail.selectedOption.value!)}
        />
      </FormField>
      <FormField label={texts.period}>
        <Input value={state.period} onChange={({ detail }) => onPeriod(detail.value)} />
      </FormField>
      <Button onClick={() => void share()}>{texts.share}</Button>
      {shared === state ? <span role="status">{texts.shared}</span> : null}
    </SpaceBetween>
  );
}
