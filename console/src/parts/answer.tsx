/** What a page shows while it waits, when the answer is a problem, and when there is nothing. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../text/catalogue.ts';
import { ErrorSaid } from './said.tsx';

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>;
  /** The heading of a page that has its own only with the answer. */
  readonly title?: string;
  readonly children: (data: T) => ReactNode;
}

export function Answer<T>({ of, title, children }: AnswerProps<T>): ReactNode {
  const texts = useTexts();
  const framed = (content: ReactNode): ReactNode =>
    title === undefined ? content : <ContentLayout header={<Header variant="h1">{title}</Header>}>{content}</ContentLayout>;
  if (of.data !== undefined)
    return (
      <>
        {of.isError && (
          <Alert type="warning" header={texts.stale} action={<Button onClick={() => void of.refetch()}>{texts.again}</Button>}>
            <ErrorSaid of={of.error} />
          </Alert>
        )}
        {children(of.data)}
      </>
    );
  if (of.error)
    return framed(
      <Alert type="error" header={texts.failed} action={<Button onClick={() => void of.refetch()}>{texts.again}</Button>}>
        <ErrorSaid of={of.error} />
      </Alert>,
    );
  return framed(<StatusIndicator type="loading">{texts.loading}</StatusIndicator>);
}
