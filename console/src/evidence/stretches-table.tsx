import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { Disagreement } from '../../../lib/domain/statement/disagreements.ts';
import type { Names } from '../../../lib/presentation/reasons/names.ts';
import { Instant } from '../parts/instant.tsx';
import { useTexts } from '../text/catalogue.ts';
import Table from '../parts/table.tsx';

interface StretchesTableProps {
  /** The statement, or the running period. */
  readonly of: string;
  readonly stretches: readonly Disagreement[];
  readonly names: Names;
  /** Of the contract. */
  readonly zone: string;
}

const STATE: Readonly<Record<string, StatusIndicatorProps.Type>> = { up: 'success', down: 'error', unknown: 'pending' };

/** From when to when, and what each witness reported. */
export function StretchesTable({ of, stretches, names, zone }: StretchesTableProps): ReactNode {
  const { ofEvidence: texts } = useTexts();
  const witnesses = [...new Set(stretches.flatMap(({ said }) => said.map(({ witness }) => witness)))];
  return (
    <Table
      variant="embedded"
      items={stretches}
      wrapLines
      header={
        <Header variant="h3" counter={`(${stretches.length})`}>
          {texts.where}
        </Header>
      }
      ariaLabels={{ tableLabel: `${texts.where}: ${of}` }}
      columnDefinitions={[
        { id: 'from', header: texts.from, isRowHeader: true, cell: ({ start }) => <Instant at={start} zone={zone} form="seconds" /> },
        { id: 'until', header: texts.until, cell: ({ end }) => <Instant at={end} zone={zone} form="seconds" /> },
        { id: 'of', header: texts.of, cell: ({ index }) => names.index(index, undefined) },
        ...witnesses.map((witness) => ({
          id: witness,
          header: names.cell(witness, undefined),
          cell: ({ said }: Disagreement) => {
            const { state = 'unknown' } = said.find((one) => one.witness === witness) ?? {};
            return <StatusIndicator type={STATE[state] ?? 'warning'}>{texts.states[state] ?? texts.partly(state)}</StatusIndicator>;
          },
        })),
      ]}
    />
  );
}
