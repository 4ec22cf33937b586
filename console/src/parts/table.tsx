/** A table in which a text takes no more space than is there, and no less than it can be read in. On a phone its rows are stacked. */
import CloudscapeTable, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { leastWidth } from './column-width.ts';
import { shortened } from './long-name.tsx';
import { StackedOrder } from './stacked-order.tsx';
import { StackedRow } from './stacked-row.tsx';
import { useIsNarrow } from './use-is-narrow.ts';

export type { TableProps };

export default function Table<T>(props: TableProps<T>): ReactNode {
  return useIsNarrow() ? <Stacked {...props} /> : <Wide {...props} />;
}

function Wide<T>({ columnDefinitions, ...rest }: TableProps<T>): ReactNode {
  return (
    <CloudscapeTable
      wrapLines
      {...rest}
      columnDefinitions={columnDefinitions.map((column) => ({
        ...column,
        minWidth: Math.max(
          Number(column.minWidth ?? 0),
          leastWidth(column.header, (row: T) => column.cell(row), rest.items ?? []),
        ),
        cell: (row: T) => shortened(column.cell(row)),
      }))}
    />
  );
}

/** One column has them all: none of them is beside another, so that none of them scrolls out of sight. */
function Stacked<T>({ columnDefinitions: columns, stickyColumns: _, ...rest }: TableProps<T>): ReactNode {
  const row = { id: 'row', header: '', cell: (item: T): ReactNode => <StackedRow columns={columns} row={item} /> };
  return (
    <div className="stacked">
      <CloudscapeTable {...rest} wrapLines filter={<StackedOrder columns={columns} {...rest} />} columnDefinitions={[row]} />
    </div>
  );
}
