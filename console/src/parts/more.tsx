/** The way to the next page of a listing. */
import Button from '@cloudscape-design/components/button';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';

interface MoreProps {
  readonly of: UseInfiniteQueryResult<InfiniteData<unknown>>;
}

/** Nothing on the last page. */
export function More({ of }: MoreProps): ReactNode {
  const texts = useTexts();
  if (!of.hasNextPage) return null;
  return (
    <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
      {texts.more}
    </Button>
  );
}
