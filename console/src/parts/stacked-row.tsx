/** A row of a table on a phone: each value with the name of its column, so that none is beyond the edge of the page. */
import Box from '@cloudscape-design/components/box';
import { type ReactNode, isValidElement } from 'react';
import './stacked.css';
import { shortened } from './long-name.tsx';
import type { TableProps } from './table.tsx';

interface Children {
  readonly children?: ReactNode;
}

interface StackedRowProps<T> {
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
  readonly row: T;
}

export function StackedRow<T>({ columns, row }: StackedRowProps<T>): ReactNode {
  return (
    <dl className="stacked-row">
      {columns.map((column, i) => {
        const value = column.cell(row);
        return (
          <div key={column.id ?? i}>
            <dt className={isValidElement<Children>(value) && value.props.children === column.header ? 'named-by-value' : undefined}>
              <Box color="text-body-secondary" variant="span">
                {column.header}
              </Box>
            </dt>
            <dd>{shortened(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
