/** Signing in on one's own machine: by role. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../text/catalogue.ts';
import { useSession } from './session.tsx';

const ROLES_PATH = '/console/local/roles';

async function rolesHere(): Promise<readonly string[]> {
  const response = await fetch(ROLES_PATH);
  if (!response.ok) throw new Error(`${ROLES_PATH} answers ${response.status}`);
  return ((await response.json()) as { roles: string[] }).roles;
}

async function tokenOf(role: string): Promise<string> {
  const response = await fetch(`${ROLES_PATH}/${encodeURIComponent(role)}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${ROLES_PATH} answers ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}

export function SignIn(): ReactNode {
  const texts = useTexts();
  const { signIn } = useSession();
  const [failure, setFailure] = useState<string>();
  const roles = useQuery({ queryKey: ['roles'], queryFn: rolesHere });
  const choose = (role: string): void =>
    void tokenOf(role).then(signIn, (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
  return (
    <ContentLayout header={<Header variant="h1">{texts.signIn}</Header>}>
      <Container>
        <SpaceBetween size="m">
          <Box variant="p">{texts.chooseRole}</Box>
          {failure !== undefined || roles.error ? (
            <Alert type="error" header={texts.failed}>
              {failure ?? roles.error?.message}
            </Alert>
          ) : null}
          <SpaceBetween size="s" direction="horizontal">
            {(roles.data ?? []).map((role) => (
              <Button key={role} onClick={() => choose(role)}>
                {texts.roles[role] ?? role}
              </Button>
            ))}
          </SpaceBetween>
        </SpaceBetween>
      </Container>
    </ContentLayout>
  );
}
