/** A table of which one page is made at a time: its rows may be tens of thousands. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../text/catalogue.ts';

const ROWS = 10;

interface PagedTableProps<T> {
  readonly title: string;
  /** Places of the rows, of which those of a page are made. */
  readonly places: readonly number[];
  readonly row: (place: number) => T;
  readonly empty: string;
  readonly actions?: ReactNode;
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
}

export function PagedTable<T>({ title, places, row, empty, actions, columns }: PagedTableProps<T>): ReactNode {
  const { ofMonth: texts } = useTexts();
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(places.length / ROWS));
  useEffect(() => setPage((present) => Math.min(present, pages)), [pages]);
  return (
    <Table
      items={places.slice((page - 1) * ROWS, page * ROWS).map(row)}
      wrapLines
      header={
        <Header variant="h2" counter={`(${places.length})`} actions={actions}>
          {title}
        </Header>
      }
      empty={<Box textAlign="center">{empty}</Box>}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={columns}
      {...(pages > 1 && {
        pagination: (
          <Pagination
            currentPageIndex={page}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
            ariaLabels={{ previousPageLabel: texts.previous, nextPageLabel: texts.next, pageLabel: texts.page }}
          />
        ),
      })}
    />
  );
}
