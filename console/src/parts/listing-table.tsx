/** A sorted table of a listing, with its count, and a word where there are more rows than these. */
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import Table, { type TableProps } from './table.tsx';
import { useAddress } from './use-address.ts';

interface ListingTableProps<T> {
  readonly title: string;
  readonly rows: readonly T[];
  readonly isCut: boolean;
  /** What stands in place of rows. */
  readonly empty: string;
  /** The field by which it is sorted at first. */
  readonly sortedBy: keyof T & string;
  readonly newestFirst?: boolean;
  /** What its order is called in the address, where a page has more than one such table. */
  readonly address?: string;
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
}

/** Rows without the value come last. */
const byField =
  <T,>(field: keyof T) =>
  (a: T, b: T): number => {
    const [one, other] = [a[field] ?? undefined, b[field] ?? undefined];
    if (one === other) return 0;
    if (one === undefined) return 1;
    return other === undefined || one < other ? -1 : 1;
  };

export function ListingTable<T extends { readonly id: string }>(props: ListingTableProps<T>): ReactNode {
  const { title, rows, isCut, empty, sortedBy, newestFirst = false, address = 'table', columns } = props;
  const texts = useTexts();
  const sortable = columns.map((column) =>
    column.sortingField === undefined ? column : { ...column, sortingComparator: byField(column.sortingField as keyof T) },
  );
  // "-issuedAt": by this field, the greatest first.
  const first = `${newestFirst ? '-' : ''}${sortedBy}`;
  const [order = first, setOrder] = useAddress(`${address}-sort`, false);
  const field = order.replace('-', '') as keyof T & string;
  const { items, collectionProps } = useCollection(rows, {
    sorting: {
      defaultState: {
        sortingColumn: { sortingField: field, sortingComparator: byField<T>(field) },
        isDescending: order.startsWith('-'),
      },
    },
  });
  const onSortingChange: TableProps['onSortingChange'] = (event) => {
    collectionProps.onSortingChange?.(event);
    const { sortingColumn, isDescending } = event.detail;
    const chosen = `${isDescending ? '-' : ''}${sortingColumn.sortingField ?? sortedBy}`;
    setOrder(chosen === first ? undefined : chosen);
  };
  return (
    <Table
      {...collectionProps}
      onSortingChange={onSortingChange}
      items={items}
      trackBy="id"
      header={
        <Header variant="h2" counter={`(${items.length})`}>
          {title}
        </Header>
      }
      footer={isCut ? texts.cut : undefined}
      empty={<Box textAlign="center">{empty}</Box>}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={sortable}
    />
  );
}
