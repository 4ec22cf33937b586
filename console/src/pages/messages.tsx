/** Messages to people: who is subscribed to which, and what was sent. */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { SentMessages } from '../messages/sent-messages.tsx';
import { Subscriptions } from '../messages/subscriptions.tsx';
import { useTexts } from '../text/catalogue.ts';

export function Messages(): ReactNode {
  const { messages } = useTexts();
  return (
    <ContentLayout header={<Header variant="h1">{messages}</Header>}>
      <SpaceBetween size="l">
        <Subscriptions />
        <SentMessages />
      </SpaceBetween>
    </ContentLayout>
  );
}
