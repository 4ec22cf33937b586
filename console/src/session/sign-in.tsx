/** Signing in: on one's own machine by role, else by the identity provider that `config.json` names. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { ConsoleConfig, OpenIdConfig } from '../../../lib/declarations/console.ts';
import { Answer } from '../parts/answer.tsx';
import { ErrorSaid } from '../parts/said.tsx';
import { useTexts } from '../text/catalogue.ts';
import { useSession } from './session.tsx';

const ROLES_PATH = '/console/local/roles';

async function jsonOf<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return (await response.json()) as T;
}

export function SignIn(): ReactNode {
  const texts = useTexts();
  const config = useQuery({ queryKey: ['config'], queryFn: () => jsonOf<ConsoleConfig>(`${import.meta.env.BASE_URL}config.json`) });
  return (
    <ContentLayout header={<Header variant="h1">{texts.signIn}</Header>}>
      <Container>
        <Answer of={config}>{(found) => (found.signIn === 'roles' ? <ByRole /> : <ByProvider config={found} />)}</Answer>
      </Container>
    </ContentLayout>
  );
}

function Failure({ of }: { readonly of: Error | null | undefined }): ReactNode {
  const texts = useTexts();
  return of ? (
    <Alert type="error" header={texts.failed}>
      <ErrorSaid of={of} />
    </Alert>
  ) : null;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

function ByRole(): ReactNode {
  const texts = useTexts();
  const { use } = useSession();
  const [failure, setFailure] = useState<Error>();
  const roles = useQuery({ queryKey: ['roles'], queryFn: () => jsonOf<{ roles: string[] }>(ROLES_PATH) });
  const choose = (role: string): void =>
    void jsonOf<{ token: string }>(`${ROLES_PATH}/${encodeURIComponent(role)}`, 'POST').then(
      ({ token }) => use(token),
      (error: unknown) => setFailure(asError(error)),
    );
  return (
    <SpaceBetween size="m">
      <Box variant="p">{texts.chooseRole}</Box>
      <Failure of={failure ?? roles.error} />
      <SpaceBetween size="s" direction="horizontal">
        {(roles.data?.roles ?? []).map((role) => (
          <Button key={role} onClick={() => choose(role)}>
            {texts.roles[role] ?? role}
          </Button>
        ))}
      </SpaceBetween>
    </SpaceBetween>
  );
}

function ByProvider({ config }: { readonly config: OpenIdConfig }): ReactNode {
  const texts = useTexts();
  const { use } = useSession();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  const [failure, setFailure] = useState<Error>();
  // The provider has sent the browser back: with a code, or with the reason why there is none.
  const isReturn = new URLSearchParams(search).has('state');
  const returned = useQuery({
    queryKey: ['signed-in'],
    queryFn: async () => {
      const { completeSignIn } = await import('./open-id.ts');
      return completeSignIn(config);
    },
    enabled: isReturn,
    // A code is good once.
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => {
    // A token that was used stays in no cache: to sign out is to sign out.
    if (!isReturn || !returned.data) return;
    client.removeQueries({ queryKey: ['signed-in'] });
    void navigate(returned.data.from, { replace: true });
    use(returned.data.token, config.tokens);
  }, [isReturn, returned.data, client, navigate, use, config]);
  const leave = async (): Promise<void> => {
    const { leaveToSignIn } = await import('./open-id.ts');
    await leaveToSignIn(config, isReturn ? '/' : pathname + search);
  };
  return (
    <SpaceBetween size="m">
      <Failure of={failure ?? returned.error} />
      {isReturn ? null : <WhyEnded config={config} />}
      <Button
        variant="primary"
        onClick={() => void leave().catch((error: unknown) => setFailure(asError(error)))}
        loading={isReturn && returned.isPending}
      >
        {texts.signIn}
      </Button>
    </SpaceBetween>
  );
}

/** Why the person is not signed in, and what is left to do about it. */
function WhyEnded({ config }: { readonly config: OpenIdConfig }): ReactNode {
  const texts = useTexts();
  const { ended } = useSession();
  if (ended === undefined) return null;
  if (ended === 'signed-out') return <SignedOut config={config} />;
  return (
    <Alert type="error" header={ended === 'unreadable' ? texts.unreadableToken : texts.expiredToken}>
      {ended === 'unreadable' ? texts.unreadableTokenHelp(config.issuer) : texts.expiredTokenHelp}
    </Alert>
  );
}

function SignedOut({ config }: { readonly config: OpenIdConfig }): ReactNode {
  const texts = useTexts();
  const [failure, setFailure] = useState<Error>();
  const mayEnd = useQuery({ queryKey: ['end-session'], queryFn: async () => (await import('./open-id.ts')).mayEndSession(config) });
  const leave = async (): Promise<void> => (await import('./open-id.ts')).leaveToSignOut(config);
  if (mayEnd.data === undefined) return null;
  return (
    <>
      <Failure of={failure} />
      <Alert
        type="info"
        header={texts.signedOut}
        action={
          mayEnd.data ? (
            <Button onClick={() => void leave().catch((error: unknown) => setFailure(asError(error)))}>{texts.signOutThere}</Button>
          ) : undefined
        }
      >
        {mayEnd.data ? texts.signedInThere : texts.localOnly}
      </Alert>
    </>
  );
}
