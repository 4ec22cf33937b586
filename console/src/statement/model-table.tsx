/** A table of the document's model, as the PDF draws it. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { readDepth } from '../../../lib/presentation/document/depth.ts';
import { REASONS } from '../../../lib/presentation/document/document-model.ts';
import type { TableCell, TableModel } from '../../../lib/presentation/document/table-model.ts';
import type { LineReason } from '../../../lib/presentation/reasons/line-reasons.ts';
import { amountShown } from '../format/shown.ts';
import { INDENTS, Sentence } from '../parts/sentence.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useTexts } from '../text/catalogue.ts';
import { ExactInstant } from '../parts/exact-instant.tsx';

/** A cell as people read it; times are local ones of the contract's zone, with the viewer's below. */
export function cellShown(cell: TableCell, zone: string): ReactNode {
  if (typeof cell === 'string') return cell;
  if ('amount' in cell) return amountShown(cell.amount, cell.currency);
  return <ExactInstant at={cell.at} zone={zone} />;
}

/** A sentence of the reasons, as far in as it is deep. */
function indented(cell: TableCell, zone: string): ReactNode {
  if (typeof cell !== 'string') return cellShown(cell, zone);
  const { text, depth } = readDepth(cell);
  return (
    <Box margin={{ left: INDENTS[Math.min(depth, INDENTS.length - 1)]! }}>
      <Sentence>{text}</Sentence>
    </Box>
  );
}

const withBelow = (cell: ReactNode, below: ReactNode): ReactNode =>
  below ? (
    <SpaceBetween size="xxs">
      <span>{cell}</span>
      {below}
    </SpaceBetween>
  ) : (
    cell
  );

/** Pixels of a column with sentences in it. */
const LEAST_OF_QUOTES = 230;

/** Pixels of a column, by its width in letters: a wide one may break. */
const leastOf = (width: number): number => 34 + 7 * Math.min(width, 10);

/** Pixels of a column of buttons: a word of a button does not break. */
const LEAST_OF_BUTTON = 88;

interface ModelTableProps {
  readonly model: TableModel;
  readonly zone: string;
  /** Of a table whose rows are lines: what opens the reasons of each. */
  readonly reasons?: readonly Pick<LineReason, 'number'>[];
  readonly onWhy?: (line: number) => void;
  /** What is below a cell of a row. */
  readonly below?: { readonly column: number; readonly of: (row: number) => ReactNode };
  /** It is in a section with its title. */
  readonly isPart?: boolean;
}

export function ModelTable({ model, zone, reasons, onWhy, below, isPart = false }: ModelTableProps): ReactNode {
  const texts = useTexts();
  // A column in which no row has anything says nothing: the components of a contract without components.
  const shown = [...model.columns.keys()].filter((i) => model.rows.length === 0 || model.rows.some((cells) => cells[i]));
  const why = (reason: Pick<LineReason, 'number'> | undefined): ReactNode =>
    reason && (
      <Button variant="inline-link" ariaLabel={texts.why(reason.number)} onClick={() => onWhy?.(reason.number)}>
        {texts.reason}
      </Button>
    );
  return (
    <DataTable
      title={model.title}
      isPart={isPart}
      // What is owed, and why.
      keepsLast={reasons ? 2 : 0}
      columns={[
        ...shown.map((i) => {
          const { width, ...column } = model.columns[i]!;
          return { ...column, minWidth: below?.column === i ? LEAST_OF_QUOTES : leastOf(width) };
        }),
        ...(reasons ? [{ name: texts.reason, minWidth: LEAST_OF_BUTTON }] : []),
      ]}
      rows={model.rows.map((cells, i) => [
        ...shown.map((column) => {
          const cell = model.key === REASONS && column === 1 ? indented(cells[column] ?? '', zone) : cellShown(cells[column] ?? '', zone);
          return below?.column === column ? withBelow(cell, below.of(i)) : cell;
        }),
        ...(reasons ? [why(reasons[i])] : []),
      ])}
    />
  );
}
