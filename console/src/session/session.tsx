/** Who is signed in: a token of the API, what it may do, and which vendor it is bound to. Kept for the browser tab, and not longer. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, createContext, useCallback, useContext, useMemo, useState } from 'react';
import { VENDOR_CLAIM, scopesIn } from '../../../lib/declarations/tokens.ts';

export interface Session {
  readonly token: string;
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
  /** Absent for the customer's people. */
  readonly vendor: string | undefined;
}

interface SessionState {
  readonly session: Session | undefined;
  /** Undefined, or a token that cannot be read or has expired: nobody is signed in. */
  readonly use: (token: string | undefined) => void;
  /** The API refused the token of this session: the person is asked to sign in again, and returns to the same view. */
  readonly refused: () => void;
}

const KEPT = 'makegood-token';

const SessionContext = createContext<SessionState>({ session: undefined, use: () => undefined, refused: () => undefined });

/** What a token says of its holder; undefined when it cannot be read or has expired. Only the API checks it. */
export function sessionOf(token: string, now = Date.now()): Session | undefined {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (char) => char.charCodeAt(0)))) as Record<
      string,
      unknown
    >;
    if (typeof claims.exp === 'number' && claims.exp * 1000 <= now) return undefined;
    const vendor = claims[VENDOR_CLAIM];
    return {
      token,
      subject: String(claims.sub ?? ''),
      scopes: new Set(scopesIn(claims)),
      vendor: typeof vendor === 'string' ? vendor : undefined,
    };
  } catch {
    return undefined;
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [session, setSession] = useState(() => sessionOf(sessionStorage.getItem(KEPT) ?? ''));
  const client = useQueryClient();
  const use = useCallback(
    (token: string | undefined) => {
      // What one person was answered is not kept for the next.
      client.clear();
      if (token === undefined) sessionStorage.removeItem(KEPT);
      else sessionStorage.setItem(KEPT, token);
      setSession(token === undefined ? undefined : sessionOf(token));
    },
    [client],
  );
  // Of several answers the first ends the session. One that comes late ends no later session, and takes nothing from the page of signing in.
  const refused = useCallback(() => {
    if (session && session.token === sessionStorage.getItem(KEPT)) use(undefined);
  }, [session, use]);
  const state = useMemo(() => ({ session, use, refused }), [session, use, refused]);
  return <SessionContext value={state}>{children}</SessionContext>;
}

export const useSession = (): SessionState => useContext(SessionContext);
