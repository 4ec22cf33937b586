/** A table of which one page is made at a time: its rows may be tens of thousands. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { usePaging } from '../parts/use-paging.tsx';
import Table, { type TableProps } from '../parts/table.tsx';

const ROWS = 10;

interface PagedTableProps<T> {
  readonly title: string;
  /** What its page is called in the address. */
  readonly address: string;
  /** Places of the rows, of which those of a page are made. */
  readonly places: readonly number[];
  readonly row: (place: number) => T;
  readonly empty: string;
  readonly actions?: ReactNode;
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
}

export function PagedTable<T>({ title, address, places, row, empty, actions, columns }: PagedTableProps<T>): ReactNode {
  const { from, to, pagination } = usePaging(places.length, ROWS, address);
  return (
    <Table
      items={places.slice(from, to).map(row)}
      pagination={pagination}
      wrapLines
      // The button to the events stays in sight.
      stickyColumns={{ last: 1 }}
      header={
        <Header variant="h2" counter={`(${places.length})`} actions={actions}>
          {title}
        </Header>
      }
      empty={<Box textAlign="center">{empty}</Box>}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={columns}
    />
  );
}
