/** One statement: its lines with their reasons, and every table of the document, in the contract's zone. The same model draws the PDF. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { type ReactNode, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import type { StatementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { localText, offsetText } from '../../../lib/presentation/document/local-time.ts';
import type { TableCell, TableModel } from '../../../lib/presentation/document/table-model.ts';
import { type LineReason, lineReasons } from '../../../lib/presentation/reasons/line-reasons.ts';
import { useStatement } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { useDownload } from '../parts/download.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { monthPath, statementPath } from '../parts/paths.ts';
import { useLanguage, useTexts } from '../text/catalogue.ts';

const FORMS = ['pdf', 'xlsx', 'csv'] as const;

export function StatementPage(): ReactNode {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const revision = search.get('revision');
  const statement = useStatement(id, revision === null ? undefined : Number(revision));
  // The description of the API and the types of the statement are of the same shapes.
  return <Answer of={statement}>{(issued) => <Shown issued={issued as unknown as WithAccounts} />}</Answer>;
}

type WithAccounts = IssuedStatement & { readonly accounts?: StatementAccounts };

function Shown({ issued }: { readonly issued: WithAccounts }): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const download = useDownload();
  const [failure, setFailure] = useState<string>();
  const [search, setSearch] = useSearchParams();
  // A reason has an address of its own.
  const line = Number(search.get('line'));
  const setLine = (number: number | undefined): void =>
    setSearch((present) => {
      present.delete('line');
      if (number !== undefined) present.set('line', String(number));
      return present;
    });
  const model = documentModel(issued, LABELS[language], 20, issued.accounts);
  const reasons = lineReasons(issued.statement, language);
  const [lines, ...tables] = model.tables;
  const { zone } = model;
  const { total } = issued.statement;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={`${issued.id} · ${texts.revision} ${issued.revision}`}
          actions={
            <ButtonDropdown
              items={FORMS.map((form) => ({ id: form, text: form.toUpperCase() }))}
              onItemClick={({ detail }) =>
                void download(
                  `/v1/statements/${encodeURIComponent(issued.id)}/documents/${detail.id}?revision=${issued.revision}&language=${language}`,
                  `${issued.id}.${detail.id}`,
                ).then(
                  () => setFailure(undefined),
                  (error: unknown) => setFailure((error as Error).message),
                )
              }
            >
              {texts.downloads}
            </ButtonDropdown>
          }
        >
          {issued.statement.contract.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {failure === undefined ? null : (
          <Alert type="error" header={texts.noDownload}>
            {failure}
          </Alert>
        )}
        <Container header={<Header variant="h2">{texts.facts}</Header>}>
          <SpaceBetween size="m">
            <Box variant="awsui-value-large">{amountShown(total.amount, total.currency)}</Box>
            <KeyValuePairs columns={3} items={model.facts.map(([label, value]) => ({ label, value: shown(value, zone) }))} />
            <LinkTo to={monthPath(issued.statement.contract.id, issued.statement.period.label)}>{texts.ofMonth.open}</LinkTo>
            {issued.earlier.map((earlier) => (
              <LinkTo key={earlier.revision} to={`${statementPath(issued.id)}?revision=${earlier.revision}`}>
                {`${texts.revision} ${earlier.revision}`}
              </LinkTo>
            ))}
          </SpaceBetween>
        </Container>
        {lines ? <ModelTable model={lines} zone={zone} reasons={reasons} onWhy={setLine} /> : null}
        {tables.map((table) => (
          // Most of them say what the reasons of a line say too: they are for those who look for one.
          <ExpandableSection key={table.title} variant="container" headerText={table.title} headerCounter={`(${table.rows.length})`}>
            <ModelTable model={table} zone={zone} isPart />
          </ExpandableSection>
        ))}
        {model.lists.map(({ title, items }) => (
          <Container key={title} header={<Header variant="h2">{title}</Header>}>
            <ul>
              {items.map((item, i) => (
                <li key={i}>{item}</li>
              ))}
            </ul>
          </Container>
        ))}
        <ExpandableSection headerText={texts.digests} variant="container">
          <KeyValuePairs columns={1} items={model.digests.map(([label, value]) => ({ label, value: <Box variant="code">{value}</Box> }))} />
        </ExpandableSection>
      </SpaceBetween>
      <Why reason={reasons.find(({ number }) => number === line)} onClose={() => setLine(undefined)} />
    </ContentLayout>
  );
}

/** A cell as people read it; times are local ones of the contract's zone. */
function shown(cell: TableCell, zone: string): string {
  if (typeof cell === 'string') return cell;
  if ('amount' in cell) return amountShown(cell.amount, cell.currency);
  return cell.withOffset ? offsetText(cell.at, zone) : localText(cell.at, zone);
}

interface ModelTableProps {
  readonly model: TableModel;
  readonly zone: string;
  /** Of a table whose rows are lines: what opens the reasons of each. */
  readonly reasons?: readonly LineReason[];
  readonly onWhy?: (line: number) => void;
  /** It is in a section with its title. */
  readonly isPart?: boolean;
}

function ModelTable({ model, zone, reasons, onWhy, isPart = false }: ModelTableProps): ReactNode {
  const texts = useTexts();
  const rows = model.rows.map((cells, i) => ({ cells, reason: reasons?.[i] }));
  const why = {
    id: 'why',
    header: texts.reason,
    cell: ({ reason }: (typeof rows)[number]): ReactNode =>
      reason && (
        <Button variant="inline-link" ariaLabel={texts.why(reason.number)} onClick={() => onWhy?.(reason.number)}>
          {texts.reason}
        </Button>
      ),
  };
  return (
    <Table
      items={rows}
      wrapLines
      variant={isPart ? 'embedded' : 'container'}
      header={isPart ? undefined : <Header variant="h2">{model.title}</Header>}
      ariaLabels={{ tableLabel: model.title }}
      columnDefinitions={[
        ...model.columns.map((column, i) => ({
          id: String(i),
          header: column.name,
          cell: ({ cells }: (typeof rows)[number]): ReactNode => {
            const text = shown(cells[i] ?? '', zone);
            return column.right ? <Box textAlign="right">{text}</Box> : text;
          },
        })),
        ...(reasons ? [why] : []),
      ]}
    />
  );
}

function Why({ reason, onClose }: { readonly reason: LineReason | undefined; readonly onClose: () => void }): ReactNode {
  const texts = useTexts();
  return (
    <Modal
      visible={reason !== undefined}
      size="large"
      onDismiss={onClose}
      closeAriaLabel={texts.close}
      header={reason ? texts.why(reason.number) : ''}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {texts.close}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="xs">
        <Box variant="strong">{reason?.head}</Box>
        {reason?.sentences.map(({ text, depth }, i) => (
          <Box key={i} margin={{ left: INDENTS[Math.min(depth, INDENTS.length - 1)]! }}>
            {text}
          </Box>
        ))}
      </SpaceBetween>
    </Modal>
  );
}

const INDENTS = ['n', 'l', 'xxl', 'xxxl'] as const;
