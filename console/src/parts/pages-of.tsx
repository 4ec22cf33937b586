/** A listing whose further pages are fetched when they are asked for; the first one is asked for again by itself. */
import Button from '@cloudscape-design/components/button';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';

interface MoreProps {
  readonly of: UseInfiniteQueryResult<InfiniteData<unknown>>;
}

/** The way to the next page; nothing on the last. */
export function More({ of }: MoreProps): ReactNode {
  const { ofEvidence: texts } = useTexts();
  if (!of.hasNextPage) return null;
  return (
    <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
      {texts.more}
    </Button>
  );
}
