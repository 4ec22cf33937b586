/** A table in which a long name takes no more space than is there: a text without a place to break breaks anywhere. */
import CloudscapeTable, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { shortened } from './long-name.tsx';

export type { TableProps };

export default function Table<T>({ columnDefinitions, ...rest }: TableProps<T>): ReactNode {
  return (
    <CloudscapeTable
      wrapLines
      {...rest}
      columnDefinitions={columnDefinitions.map((column) => ({ ...column, cell: (row: T) => shortened(column.cell(row)) }))}
    />
  );
}
