/** A table of texts. Numbers stand right, under headers that stand right too. */
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import './numbers.css';
import { usePaging } from './use-paging.tsx';
import Table, { type TableProps } from './table.tsx';

/** The header of a column of numbers, above them. */
export const numberHeader = (name: string): ReactNode => <div className="number-header">{name}</div>;

/** Letters up to which a cell is on one line: an amount is, bounds in words are not. */
const SHORT = 40;

const classOf = (cell: ReactNode): string => (typeof cell === 'string' && cell.length <= SHORT ? 'number short' : 'number');

/** A column whose cells are numbers. */
export const numbers = <T,>(column: TableProps.ColumnDefinition<T> & { readonly header: string }): TableProps.ColumnDefinition<T> => ({
  ...column,
  header: numberHeader(column.header),
  cell: (row) => {
    const cell = column.cell(row);
    return <div className={classOf(cell)}>{cell}</div>;
  },
});

/** Rows that are drawn at once: a thousand of them would hold the page up for seconds. */
const PER_PAGE = 100;

interface DataTableProps {
  readonly title: string;
  /** A column is not narrower than `minWidth` pixels: a wide one beside it would break its words. */
  readonly columns: readonly { readonly name: string; readonly right?: true | undefined; readonly minWidth?: number }[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** It is in a section with its title. */
  readonly isPart?: boolean;
  readonly empty?: string;
  /** What its page is called in the address, where a view has more than one such table. @default "table" */
  readonly address?: string;
  readonly actions?: ReactNode;
  /** Columns at the end that stay in sight where the table is wider than its place. @default 0 */
  readonly keepsLast?: number;
}

export function DataTable({
  title,
  columns,
  rows,
  isPart = false,
  empty,
  address = 'table',
  actions,
  keepsLast = 0,
}: DataTableProps): ReactNode {
  const { from, to, pagination } = usePaging(rows.length, PER_PAGE, address);
  // A header without a text is none.
  const hasHeaders = rows.every(([first]) => first !== '');
  return (
    <Table
      items={rows.slice(from, to)}
      pagination={pagination}
      stickyColumns={{ last: keepsLast }}
      wrapLines
      variant={isPart ? 'embedded' : 'container'}
      header={
        isPart ? undefined : (
          <Header variant="h2" actions={actions}>
            {title}
          </Header>
        )
      }
      empty={empty}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={columns.map(({ name, right, minWidth }, i) => {
        const column = {
          id: String(i),
          header: name,
          ...(minWidth !== undefined && { minWidth }),
          isRowHeader: i === 0 && hasHeaders,
          cell: (cells: readonly ReactNode[]): ReactNode => cells[i],
        };
        return right ? numbers(column) : column;
      })}
    />
  );
}
