/** The newest statement of a contract, assessed again by the text in the editor. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { titlesOf } from '../../../lib/domain/statement/line-titles.ts';
import { caseName, creditName } from '../../../lib/presentation/reasons/line-names.ts';
import { type StatementEntry, useStatementsOf } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { numberHeader } from '../parts/data-table.tsx';
import { Answer } from '../parts/answer.tsx';
import { useBundleOf } from '../parts/bundle.ts';
import { type Language, useLanguage, useTexts } from '../text/catalogue.ts';
import type { Preview } from './contract-work.ts';
import { ErrorSaid, IssueSaid } from '../parts/said.tsx';
import type { AskWorker } from './use-contract-worker.ts';
import Table from '../parts/table.tsx';

interface PreviewPanelProps {
  readonly id: string;
  readonly ask: AskWorker;
  readonly text: string;
  readonly disabled: boolean;
}

export function PreviewPanel(props: PreviewPanelProps): ReactNode {
  const { ofContracts: texts } = useTexts();
  const statements = useStatementsOf(props.id);
  return (
    <SpaceBetween size="m">
      <Box>{texts.previewIntro}</Box>
      <Answer of={statements}>
        {({ items }) => {
          const newest = [...items].sort((a, b) => (a.period < b.period ? 1 : -1))[0];
          return newest ? <PreviewOf {...props} newest={newest} /> : texts.noStatement;
        }}
      </Answer>
    </SpaceBetween>
  );
}

interface Compared {
  readonly text: string;
  readonly result: Preview;
}

function PreviewOf({ ask, text, disabled, newest }: PreviewPanelProps & { readonly newest: StatementEntry }): ReactNode {
  const { ofContracts: texts } = useTexts();
  const bundleOf = useBundleOf();
  const [compared, setCompared] = useState<Compared | { readonly error: ReactNode }>();
  const [running, setRunning] = useState(false);
  const run = async (): Promise<Compared> => {
    const { id, revision } = newest;
    return { text, result: await ask('preview', text, await bundleOf(id, revision)) };
  };
  const start = async (): Promise<void> => {
    setRunning(true);
    setCompared(await run().catch((error: unknown) => ({ error: <ErrorSaid of={error} /> })));
    setRunning(false);
  };
  return (
    <SpaceBetween size="m">
      <Button loading={running} disabled={disabled} onClick={() => void start()}>
        {`${texts.runPreview}: ${newest.id}`}
      </Button>
      {compared && 'error' in compared && <Alert type="error">{compared.error}</Alert>}
      {compared && 'result' in compared && compared.text === text && <ComparedShown {...compared} />}
    </SpaceBetween>
  );
}

function ComparedShown({ result }: Compared): ReactNode {
  const all = useTexts();
  const language = useLanguage();
  const { ofContracts: texts } = all;
  if ('refused' in result)
    return (
      <Alert type="error" header={texts.refused}>
        <IssueSaid issue={result.refused} />
      </Alert>
    );
  const { issued, statement } = result;
  const rows = rowsOf(issued, statement, language);
  const total = (of: Statement): string => amountShown(of.total.amount, of.total.currency);
  return (
    <Table
      variant="embedded"
      trackBy="key"
      items={[...rows, { key: '', name: all.total, before: total(issued), after: total(statement) }]}
      ariaLabels={{ tableLabel: texts.preview }}
      columnDefinitions={[
        { id: 'name', header: texts.line, isRowHeader: true, cell: ({ name }) => name },
        { id: 'before', header: numberHeader(texts.asIssued), cell: ({ before }) => <Box textAlign="right">{before}</Box> },
        {
          id: 'after',
          header: numberHeader(texts.byThisText),
          cell: ({ before, after }) => (
            <Box textAlign="right" variant={before === after ? 'span' : 'strong'}>
              {after}
            </Box>
          ),
        },
      ]}
    />
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** One row for each line, by what it is of; a line that a greater one replaces owes nothing. */
function rowsOf(issued: Statement, changed: Statement, language: Language): Row[] {
  const rows = new Map<string, Row>();
  const add = (of: Statement, side: 'before' | 'after'): void => {
    for (const line of of.lines) {
      if (line.isLower) continue;
      const { part, credit, index, component, costCentre, amount } = line;
      const key = JSON.stringify([part, credit, index, component, costCentre]);
      const titled = { ...line, titles: titlesOf(of, line) };
      const name = `${creditName(titled, language)} ${caseName(titled, language)}`.trim();
      const row = rows.get(key) ?? { key, name: part === undefined ? name : `${name} (${part})`, before: '–', after: '–' };
      rows.set(key, { ...row, [side]: amountShown(amount.amount, amount.currency) });
    }
  };
  add(issued, 'before');
  add(changed, 'after');
  return [...rows.values()];
}
