/** A table in which a text takes no more space than is there, and no less than it can be read in. */
import CloudscapeTable, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { leastWidth } from './column-width.ts';
import { shortened } from './long-name.tsx';

export type { TableProps };

export default function Table<T>({ columnDefinitions, ...rest }: TableProps<T>): ReactNode {
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
