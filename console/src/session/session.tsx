/** Who is signed in: a token of the API, what it may do, and which vendor it is bound to. Kept for the browser tab, and not longer. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
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
  /** The API refused the token of this session: the person is asked to sign in again. What they typed stays on the page. */
  readonly refused: () => void;
  /** Absent while the API takes the token. `put-off`: the person closed what asks, so as to read the page. */
  readonly lapsed: 'asked' | 'put-off' | undefined;
  readonly putOff: () => void;
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

/** On it a tab in which somebody signs in hands the token to the tabs of the same person whose session has lapsed. */
const CHANNEL = 'makegood-session';

interface Handed {
  readonly token: string;
  readonly tokens: TokenSettings;
}

function hand(handed: Handed): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(handed);
  channel.close();
}

const keep = ({ token, tokens }: Handed): void => {
  sessionStorage.setItem(KEPT, token);
  sessionStorage.setItem(KEPT_SETTINGS, JSON.stringify(tokens));
};

const SessionContext = createContext<SessionState>({
  session: undefined,
  ended: undefined,
  use: () => undefined,
  leave: () => undefined,
  refused: () => undefined,
  lapsed: undefined,
  putOff: () => undefined,
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

/** The same person with the same view of the data. */
const isSame = (one: Session, other: Session): boolean => one.subject === other.subject && one.vendor === other.vendor;

/** Takes the token that another tab was given for the same person, while this one has none that the API takes. */
function useHanded(lapsed: Session | undefined, take: (session: Session, handed: Handed) => void): void {
  useEffect(() => {
    if (lapsed === undefined) return undefined;
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Handed>) => {
      const next = sessionOf(data.token, data.tokens);
      if (typeof next === 'object' && isSame(lapsed, next)) take(next, data);
    };
    return () => channel.close();
  }, [lapsed, take]);
}

/** Once the pages have the new token, every view asks again, so that nothing of what was refused is left. */
function useAskedAgain(token: string | undefined): void {
  const client = useQueryClient();
  const before = useRef(token);
  useEffect(() => {
    if (before.current !== undefined && token !== undefined && before.current !== token) void client.invalidateQueries();
    before.current = token;
  }, [client, token]);
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  // A token of the tab that is of no use any more is none.
  const [found, setFound] = useState<Session | Ended | undefined>(() => {
    const kept = sessionOf(sessionStorage.getItem(KEPT) ?? '', keptSettings());
    return typeof kept === 'string' ? undefined : kept;
  });
  const [lapsed, setLapsed] = useState<SessionState['lapsed']>();
  const session = typeof found === 'object' ? found : undefined;
  const client = useQueryClient();
  const use = useCallback(
    (token: string | undefined, tokens: TokenSettings = {}) => {
      // What one person was answered is not kept for the next.
      client.clear();
      const next = token === undefined ? undefined : sessionOf(token, tokens);
      if (token === undefined || typeof next === 'string') forget();
      else {
        keep({ token, tokens });
        hand({ token, tokens });
      }
      setLapsed(undefined);
      setFound(next);
    },
    [client],
  );
  const take = useCallback((next: Session, handed: Handed) => {
    keep(handed);
    setLapsed(undefined);
    setFound(next);
  }, []);
  useHanded(lapsed && session, take);
  useAskedAgain(session?.token);
  // An answer that comes late ends no later session.
  const refused = useCallback(() => {
    const kept = sessionStorage.getItem(KEPT);
    if (!session || (kept !== null && kept !== session.token)) return;
    forget();
    setLapsed('asked');
  }, [session]);
  const putOff = useCallback(() => setLapsed('put-off'), []);
  const leave = useCallback(() => {
    use(undefined);
    setFound('signed-out');
  }, [use]);
  const ended = typeof found === 'string' ? found : undefined;
  const state = useMemo(
    () => ({ session, ended, use, leave, refused, lapsed: session && lapsed, putOff }),
    [session, ended, use, leave, refused, lapsed, putOff],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}

export const useSession = (): SessionState => useContext(SessionContext);
