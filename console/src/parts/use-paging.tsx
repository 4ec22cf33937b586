/** The pages of a long table: which of its rows are made now, and the way to the others. */
import Pagination from '@cloudscape-design/components/pagination';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import { useAddress } from './use-address.ts';

interface Paging {
  /** The rows from, and before which, are shown. */
  readonly from: number;
  readonly to: number;
  /** Absent where there is one page. */
  readonly pagination: ReactNode;
}

/** @param count of all rows. @param size rows of a page. @param address what its page is called in the address. */
export function usePaging(count: number, size: number, address: string): Paging {
  const { ofMonth: texts } = useTexts();
  const [asked, setPage] = useAddress(`${address}-page`, false);
  const pages = Math.max(1, Math.ceil(count / size));
  // The rows may have become fewer.
  const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), pages);
  return {
    from: (page - 1) * size,
    to: page * size,
    pagination: pages > 1 && (
      <Pagination
        currentPageIndex={page}
        pagesCount={pages}
        onChange={({ detail }) => setPage(detail.currentPageIndex === 1 ? undefined : String(detail.currentPageIndex))}
        ariaLabels={{ previousPageLabel: texts.previous, nextPageLabel: texts.next, pageLabel: texts.page }}
      />
    ),
  };
}
