/** Two revisions of a statement side by side: every line with both amounts, and why it changed. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { type BridgeLine, bridgeBetween } from '../../../lib/domain/statement/restatement.ts';
import type { Amount, StatementLine } from '../../../lib/domain/statement/statement.ts';
import { causesOf } from '../../../lib/presentation/document/bridge-table.ts';
import { LABELS, type Labels } from '../../../lib/presentation/document/labels.ts';
import { owedBetween, placed } from '../../../lib/presentation/document/undecided.ts';
import { MAX_ENTRIES } from '../../../lib/presentation/reasons/line-reasons.ts';
import { Wording } from '../../../lib/presentation/reasons/wording.ts';
import { useRevisions, useStatement } from '../api.ts';
import { amountShown } from '../format/shown.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { LinkTo } from '../parts/link-to.tsx';
import { statementPath } from '../parts/paths.ts';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';
import { ExactInstant } from '../parts/exact-instant.tsx';
import { NestedList } from '../parts/nested-list.tsx';

interface BesideProps {
  /** The later revision. */
  readonly issued: IssuedStatement;
  /** The number of the earlier one. */
  readonly beside: number;
}

export function Beside({ issued, beside }: BesideProps): ReactNode {
  const before = useStatement(issued.id, beside);
  return <Answer of={before}>{(found) => <Compared before={found as unknown as IssuedStatement} after={issued} />}</Answer>;
}

interface ComparedProps {
  readonly before: IssuedStatement;
  readonly after: IssuedStatement;
}

function Compared({ before, after }: ComparedProps): ReactNode {
  const texts = useMoneyTexts();
  const labels = LABELS[useLanguage()];
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={<LinkTo to={`${statementPath(after.id)}?revision=${after.revision}`}>{texts.only}</LinkTo>}>
            {texts.comparing(before.revision, after.revision)}
          </Header>
        }
      >
        <KeyValuePairs columns={2} items={[before, after].map((issued) => ({ type: 'group' as const, ...headOf(issued, labels) }))} />
      </Container>
      <Lines before={before} after={after} />
      <Causes before={before} after={after} />
    </SpaceBetween>
  );
}

/** A revision in a few facts. */
function headOf({ revision, issuedAt, statement }: IssuedStatement, labels: Labels) {
  const { total, period } = statement;
  return {
    title: `${labels.revision} ${revision}`,
    items: [
      {
        label: labels.issued,
        value: <ExactInstant at={issuedAt} zone={period.zone} />,
      },
      { label: labels.total, value: amountShown(total.amount, total.currency) },
      ...owedBetween(statement, labels).map(([label, value]) => ({ label, value })),
    ],
  };
}

/** Whether a changed line of the bridge is, or has in it, a line of a statement. */
const isOf = (changed: BridgeLine, { credit, index, component, costCentre }: StatementLine): boolean =>
  changed.credit === credit &&
  changed.index === index &&
  changed.costCentre === costCentre &&
  (changed.component === undefined || changed.component === component);

function Lines({ before, after }: ComparedProps): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const labels = LABELS[language];
  const { names } = new Wording(after.statement, language, MAX_ENTRIES);
  const { lines, ...sums } = bridgeBetween(before.statement, after.statement, before.revision, () => []);
  const same = after.statement.lines.filter((line) => !lines.some((changed) => isOf(changed, line)));
  const money = ({ amount, currency }: Amount): string => amountShown(amount, currency);
  const signed = (amount: Amount): string => `${amount.amount.startsWith('-') ? '' : '+'}${money(amount)}`;
  const rows = [
    ...lines.map((line) => [
      `${names.credit(line.credit)} (${labels[line.kind]}${line.provisional ? `, ${labels.provisional}` : ''})`,
      placed(line, names),
      line.costCentre ?? '',
      money(line.before),
      money(line.after),
      signed(line.difference),
    ]),
    ...same.map((line) => [
      names.credit(line.credit, line.part),
      placed(line, names),
      line.costCentre ?? '',
      money(line.amount),
      money(line.amount),
      '–',
    ]),
    [labels.total, '', '', money(sums.before), money(sums.after), signed(sums.difference)],
  ];
  const hasCentres = rows.some((row) => row[2] !== '');
  const columns = [
    { name: labels.credit },
    { name: labels.for },
    ...(hasCentres ? [{ name: labels.costCentre }] : []),
    { name: `${labels.revision} ${before.revision}`, right: true as const },
    { name: `${labels.revision} ${after.revision}`, right: true as const },
    { name: labels.difference, right: true as const },
  ];
  return (
    <SpaceBetween size="s">
      {lines.length === 0 && <Box>{texts.same}</Box>}
      <DataTable title={labels.lines} columns={columns} rows={rows.map((row) => (hasCentres ? row : row.filter((_, i) => i !== 2)))} />
    </SpaceBetween>
  );
}

/** The causes of each revision after the earlier one, up to the later one. */
function Causes({ before, after }: ComparedProps): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const numbers = Array.from({ length: Math.max(0, after.revision - before.revision - 1) }, (_, i) => before.revision + 1 + i);
  const between = (useRevisions(after.id, numbers) ?? []) as unknown as readonly IssuedStatement[];
  const causes = [...between, after].flatMap((issued) => {
    const words = { labels: LABELS[language], wording: new Wording(issued.statement, language, MAX_ENTRIES) };
    const sentences = issued.bridge ? causesOf(issued, issued.bridge, words) : [];
    return sentences.length === 0 ? [] : [{ revision: issued.revision, sentences }];
  });
  if (causes.length === 0) return null;
  return (
    <Container header={<Header variant="h2">{texts.causes}</Header>}>
      <SpaceBetween size="s">
        {causes.map(({ revision, sentences }) => (
          <div key={revision}>
            <Box variant="awsui-key-label">{texts.causesOf(revision)}</Box>
            <NestedList items={sentences} />
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
