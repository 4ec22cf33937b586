/** Who is signed in: a token of the API, what it may do, and which vendor it is bound to. Kept for the browser tab, and not longer. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, createContext, useCallback, useContext, useMemo, useState } from 'react';
import { type TokenSettings, scopesIn, vendorIn } from '../../../lib/declarations/tokens.ts';

export interface Session {
  readonly token: string;
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
  /** Absent for the customer's people. */
  readonly vendor: string | undefined;
}

interface SessionState {
  readonly session: Session | undefined;
  /** Why nobody is signed in, where this page knows it: the person signed out, or the token that the provider gave cannot be read. */
  readonly ended: Ended | undefined;
  /** Undefined, or a token that cannot be read or has expired: nobody is signed in. */
  readonly use: (token: string | undefined, tokens?: TokenSettings) => void;
  /** The person signs out. */
  readonly leave: () => void;
  /** The API refused the token of this session: the person is asked to sign in again, and returns to the same view. */
  readonly refused: () => void;
}

/** `unreadable`: it is no JWT. */
export type Ended = 'signed-out' | 'unreadable' | 'expired';

const KEPT = 'makegood-token';
/** Beside the token: how the tokens of its provider differ. */
const KEPT_SETTINGS = 'makegood-token-settings';

function keptSettings(): TokenSettings {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_SETTINGS) ?? '{}') as TokenSettings;
  } catch {
    return {};
  }
}

function forget(): void {
  sessionStorage.removeItem(KEPT);
  sessionStorage.removeItem(KEPT_SETTINGS);
}

const SessionContext = createContext<SessionState>({
  session: undefined,
  ended: undefined,
  use: () => undefined,
  leave: () => undefined,
  refused: () => undefined,
});

/** What a token says of its holder, or why it says nothing. Only the API checks it. */
function sessionOf(token: string, tokens: TokenSettings, now = Date.now()): Session | Exclude<Ended, 'signed-out'> {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (char) => char.charCodeAt(0)))) as Record<
      string,
      unknown
    >;
    if (typeof claims.exp === 'number' && claims.exp * 1000 <= now) return 'expired';
    return { token, subject: String(claims.sub ?? ''), scopes: new Set(scopesIn(claims, tokens)), vendor: vendorIn(claims, tokens) };
  } catch {
    return 'unreadable';
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  // A token of the tab that is of no use any more is none.
  const [found, setFound] = useState<Session | Ended | undefined>(() => {
    const kept = sessionOf(sessionStorage.getItem(KEPT) ?? '', keptSettings());
    return typeof kept === 'string' ? undefined : kept;
  });
  const session = typeof found === 'object' ? found : undefined;
  const client = useQueryClient();
  const use = useCallback(
    (token: string | undefined, tokens: TokenSettings = {}) => {
      // What one person was answered is not kept for the next.
      client.clear();
      const next = token === undefined ? undefined : sessionOf(token, tokens);
      if (token === undefined || typeof next === 'string') forget();
      else {
        sessionStorage.setItem(KEPT, token);
        sessionStorage.setItem(KEPT_SETTINGS, JSON.stringify(tokens));
      }
      setFound(next);
    },
    [client],
  );
  // Of several answers the first ends the session. One that comes late ends no later session, and takes nothing from the page of signing in.
  const refused = useCallback(() => {
    if (session && session.token === sessionStorage.getItem(KEPT)) use(undefined);
  }, [session, use]);
  const leave = useCallback(() => {
    use(undefined);
    setFound('signed-out');
  }, [use]);
  const ended = typeof found === 'string' ? found : undefined;
  const state = useMemo(() => ({ session, ended, use, leave, refused }), [session, ended, use, leave, refused]);
  return <SessionContext value={state}>{children}</SessionContext>;
}

export const useSession = (): SessionState => useContext(SessionContext);
