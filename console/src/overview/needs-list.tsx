import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import type { StatementEntry } from '../api.ts';
import { LinkTo } from '../parts/link-to.tsx';
import { useTexts } from '../text/catalogue.ts';
import { useNeeds } from './needs.ts';
import { ErrorSaid } from '../parts/said.tsx';

interface NeedsListProps {
  /** The newest revision of each. */
  readonly statements: readonly StatementEntry[];
  /** The first figures are shown. */
  readonly isSettled: boolean;
}

export function NeedsList({ statements, isSettled }: NeedsListProps): ReactNode {
  const all = useTexts();
  const { ofOverview: texts } = all;
  const { needs, isPending, error } = useNeeds(statements, isSettled);
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${needs.length})`}>
          {texts.needs}
        </Header>
      }
    >
      {needs.length === 0 && !error ? (
        <StatusIndicator type={isPending ? 'loading' : 'success'}>{isPending ? all.loading : texts.nothing}</StatusIndicator>
      ) : (
        <SpaceBetween size="xs">
          {error && (
            <StatusIndicator type="error">
              {all.failed}: <ErrorSaid of={error} />
            </StatusIndicator>
          )}
          {needs.map(({ text, to }) => (
            <StatusIndicator key={text} type="warning">
              <LinkTo to={to}>{text}</LinkTo>
            </StatusIndicator>
          ))}
        </SpaceBetween>
      )}
    </Container>
  );
}
