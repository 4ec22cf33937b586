/** The order of a table on a phone, whose columns have no headers to choose it by. */
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import type { TableProps } from './table.tsx';

interface StackedOrderProps<T> extends Pick<TableProps<T>, 'sortingColumn' | 'sortingDescending' | 'onSortingChange'> {
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
}

export function StackedOrder<T>(props: StackedOrderProps<T>): ReactNode {
  const { columns, sortingColumn, sortingDescending: isDescending = false, onSortingChange } = props;
  const texts = useTexts();
  const sortable = columns.filter(({ sortingField }) => sortingField !== undefined);
  if (!onSortingChange || sortable.length === 0) return null;
  const present = sortable.find(({ sortingField }) => sortingField === sortingColumn?.sortingField);
  const orderBy = (field: string): void => {
    const column = sortable.find(({ sortingField }) => sortingField === field)!;
    // As a click on the header of the column does: the same one again turns the order round.
    onSortingChange(new CustomEvent('sort', { detail: { sortingColumn: column, isDescending: column === present && !isDescending } }));
  };
  return (
    <ButtonDropdown
      items={sortable.map((column) => ({
        id: column.sortingField!,
        text: String(column.header),
        ...(column === present && { iconName: isDescending ? 'caret-down-filled' : 'caret-up-filled' }),
      }))}
      onItemClick={({ detail }) => orderBy(detail.id)}
    >
      {present === undefined ? texts.order : `${texts.order}: ${String(present.header)}`}
    </ButtonDropdown>
  );
}
