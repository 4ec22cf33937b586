/** A sorted table of a listing, with its count, and a word where there are more rows than these. */
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';

interface ListingTableProps<T> {
  readonly title: string;
  readonly rows: readonly T[];
  readonly isCut: boolean;
  /** What stands in place of rows. */
  readonly empty: string;
  /** The field by which it is sorted at first. */
  readonly sortedBy: keyof T & string;
  readonly newestFirst?: boolean;
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
  const { title, rows, isCut, empty, sortedBy, newestFirst = false, columns } = props;
  const texts = useTexts();
  const sortable = columns.map((column) =>
    column.sortingField === undefined ? column : { ...column, sortingComparator: byField(column.sortingField as keyof T) },
  );
  const { items, collectionProps } = useCollection(rows, {
    sorting: {
      defaultState: {
        sortingColumn: { sortingField: sortedBy, sortingComparator: byField<T>(sortedBy) },
        isDescending: newestFirst,
      },
    },
  });
  return (
    <Table
      {...collectionProps}
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
