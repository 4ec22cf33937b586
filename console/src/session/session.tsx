/** Who is signed in: a token of the API, what it may do, and which vendor it is bound to. Kept for the browser tab, and not longer. */
import { type ReactNode, createContext, useCallback, useContext, useMemo, useState } from 'react';
import { VENDOR_CLAIM } from '../../../lib/declarations/tokens.ts';

export interface Session {
  readonly token: string;
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
  /** Absent for the customer's people. */
  readonly vendor: string | undefined;
}

interface SessionState {
  readonly session: Session | undefined;
  readonly signIn: (token: string) => void;
  readonly signOut: () => void;
}

const KEPT = 'makegood-token';

const SessionContext = createContext<SessionState>({ session: undefined, signIn: () => undefined, signOut: () => undefined });

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
      scopes: new Set(String(claims.scope ?? '').split(' ')),
      vendor: typeof vendor === 'string' ? vendor : undefined,
    };
  } catch {
    return undefined;
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [session, setSession] = useState(() => sessionOf(sessionStorage.getItem(KEPT) ?? ''));
  const signIn = useCallback((token: string) => {
    sessionStorage.setItem(KEPT, token);
    setSession(sessionOf(token));
  }, []);
  const signOut = useCallback(() => {
    sessionStorage.removeItem(KEPT);
    setSession(undefined);
  }, []);
  const state = useMemo(() => ({ session, signIn, signOut }), [session, signIn, signOut]);
  return <SessionContext value={state}>{children}</SessionContext>;
}

export const useSession = (): SessionState => useContext(SessionContext);
