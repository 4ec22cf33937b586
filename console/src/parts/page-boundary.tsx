/** Holds a page that throws: what failed stands in its place, with ways back, and the frame around it keeps working. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useTexts } from '../text/catalogue.ts';
import { LinkTo } from './link-to.tsx';
import { ErrorSaid } from './said.tsx';

interface BoundaryProps {
  readonly fallback: (error: Error, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { readonly error?: Error | undefined }> {
  override state: { readonly error?: Error | undefined } = {};

  static getDerivedStateFromError(thrown: unknown): { readonly error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: undefined })) : this.props.children;
  }
}

interface PageBoundaryProps {
  /** Before the page is tried again: an answer that it could not show is not shown again. */
  readonly onAgain?: () => void;
  readonly children: ReactNode;
}

/** Another address is another page, which has not failed. */
export function PageBoundary({ onAgain, children }: PageBoundaryProps): ReactNode {
  const { pathname } = useLocation();
  const failed = (error: Error, again: () => void): ReactNode => (
    <Failed
      error={error}
      again={() => {
        onAgain?.();
        again();
      }}
    />
  );
  return (
    <Boundary key={pathname} fallback={failed}>
      {children}
    </Boundary>
  );
}

function Failed({ error, again }: { readonly error: Error; readonly again: () => void }): ReactNode {
  const texts = useTexts();
  const { pathname } = useLocation();
  return (
    <ContentLayout header={<Header variant="h1">{texts.thrown}</Header>}>
      <Alert type="error" header={texts.thrownHelp}>
        <SpaceBetween size="s">
          <Box variant="code">
            <ErrorSaid of={error} />
          </Box>
          <SpaceBetween direction="horizontal" size="s" alignItems="center">
            <Button onClick={again}>{texts.again}</Button>
            {pathname === '/' ? null : <LinkTo to="/">{texts.toOverview}</LinkTo>}
          </SpaceBetween>
        </SpaceBetween>
      </Alert>
    </ContentLayout>
  );
}
