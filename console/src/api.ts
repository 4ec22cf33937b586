/** What the pages ask of the API, each question once. The API decides what the caller may see. */
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { LinkError, type Problem, type components, makegoodApi, type paths } from '../../client/api.ts';
import { useBundleFile } from './parts/bundle.ts';
import { bundlePath } from './parts/paths.ts';
import { ProblemError } from './parts/problem-error.ts';
import { useSession } from './session/session.tsx';

type Schemas = components['schemas'];
export type StatementEntry = Schemas['StatementEntry'];
type ContractEntry = Schemas['ContractEntry'];
type ClaimEntry = Schemas['ClaimEntry'];
type VendorEntry = paths['/v1/vendors']['get']['responses'][200]['content']['application/json']['items'][number];
export type Dispute = Schemas['Dispute'];
export type ApprovalEntry = Schemas['ApprovalEntry'];
export type Approval = Schemas['Approval'];

export { ProblemError };

export const useApi = () => {
  const { session } = useSession();
  const token = session?.token ?? '';
  return useMemo(() => makegoodApi({ url: location.origin, token }), [token]);
};

export interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** @throws ProblemError */
export async function answerOf<T>(asked: Promise<Answered<T>>, onUnauthorized?: () => void): Promise<T> {
  const { data, error, response } = await asked;
  if (data !== undefined) return data;
  if (response.status === 401) onUnauthorized?.();
  // API Gateway's own refusals have a message alone.
  const problem = (error ?? {}) as Partial<Problem & { message: string }>;
  throw new ProblemError({
    ...problem,
    title: problem.title ?? problem.message ?? response.statusText,
    status: response.status,
  } as Problem);
}

const DAY_MS = 86_400_000;
/** How often a page asks again by itself, so that what happens meanwhile shows. */
const EVERY_MS = 10_000;
const AFTER_FAILURE_MS = 30_000;
/** The same for an answer that reads a lot: the evidence of a month that has many pages, the senders of all contracts. */
const MANY_EVERY_MS = 60_000;

type Often<T> = number | ((data: T | undefined) => number);

/** A refusal is not asked for again by itself; a failure that may pass is, less often. */
const again =
  <T>(often: Often<T> = EVERY_MS) =>
  ({ state: { error, data } }: { readonly state: { readonly error: Error | null; readonly data: T | undefined } }): number | false => {
    const everyMs = typeof often === 'number' ? often : often(data);
    if (!error) return everyMs;
    return error instanceof ProblemError && error.problem.status < 500 ? false : Math.max(everyMs, AFTER_FAILURE_MS);
  };

/** @param often false: asked for once; a number, also by what was answered: every so many ms. @param isAllowed whether the caller may ask at all. */
export function useAnswer<T>(
  key: readonly unknown[],
  ask: () => Promise<Answered<T>>,
  often: boolean | Often<T> = true,
  isAllowed = true,
): UseQueryResult<T> {
  const { session, refused } = useSession();
  return useQuery({
    queryKey: [session?.subject, ...key],
    queryFn: () => answerOf(ask(), refused),
    enabled: isAllowed,
    ...(often !== false && { refetchInterval: again<T>(often === true ? undefined : often) }),
  });
}

export type Page<T> = { readonly items: readonly T[]; readonly cursor?: string };

/** A listing page by page. All pages that are shown are asked for again by themselves. */
export function usePages<P extends { readonly cursor?: string }>(
  key: readonly unknown[],
  ask: (cursor: string | undefined) => Promise<Answered<P>>,
  often?: Often<InfiniteData<P>>,
): UseInfiniteQueryResult<InfiniteData<P>> {
  const { session, refused } = useSession();
  return useInfiniteQuery({
    queryKey: [session?.subject, ...key],
    queryFn: ({ pageParam }) => answerOf(ask(pageParam), refused),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: again(often),
  });
}

/** Rows of a page. */
const FIRST = 100;
/** Rows of a page of what is read to its end: the most that the API gives. */
const MAX_ROWS = 200;

/** The most pages that are read at once. */
const MAX_PAGES = 20;

export interface Listed<T> {
  readonly items: readonly T[];
  /** Whether there are more than these. */
  readonly isCut: boolean;
}

/** A listing to its end, or to the bound. */
export async function everyPage<T, P extends Page<T>>(
  ask: (cursor: { readonly cursor?: string }) => Promise<Answered<P>>,
): Promise<Answered<Listed<T>>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const { data, error, response } = await ask(cursor === undefined ? {} : { cursor });
    if (data === undefined) return { error, response };
    items.push(...data.items);
    cursor = data.cursor;
    if (cursor === undefined || page === MAX_PAGES) return { data: { items, isCut: cursor !== undefined }, response };
  }
}

/** Asks once, and signs out where the token is refused. @throws ProblemError */
export function useAsk(): <T>(asked: Promise<Answered<T>>) => Promise<T> {
  const { refused } = useSession();
  return useCallback((asked) => answerOf(asked, refused), [refused]);
}

/** Days whose statements the lists show. */
export const RECENT_DAYS = 100;

/** What was issued or restated lately. */
export function useStatements() {
  const api = useApi();
  return useAnswer(['statements'], () =>
    everyPage<StatementEntry, Page<StatementEntry>>((cursor) => {
      const updatedSince = new Date(Date.now() - RECENT_DAYS * DAY_MS).toISOString();
      return api.GET('/v1/statements', { params: { query: { updatedSince, limit: FIRST, ...cursor } } });
    }),
  );
}

/** The statements of one contract. */
export function useStatementsOf(contract: string) {
  const api = useApi();
  return useAnswer(['statements', contract], () => api.GET('/v1/statements', { params: { query: { contract, limit: FIRST } } }), false);
}

export const allContracts = (api: ReturnType<typeof useApi>): Promise<Answered<Listed<ContractEntry>>> =>
  everyPage<ContractEntry, Page<ContractEntry>>((cursor) => api.GET('/v1/contracts', { params: { query: { limit: FIRST, ...cursor } } }));

/** @param isAllowed whether the caller may ask at all. */
export function useContracts(isAllowed = true) {
  const api = useApi();
  return useAnswer(['contracts'], () => allContracts(api), true, isAllowed);
}

/** Months whose audits are listed. */
const AUDIT_MONTHS = '24';

export function useAudits() {
  const api = useApi();
  return useAnswer(['audits'], () => api.GET('/v1/audits', { params: { query: { months: AUDIT_MONTHS } } }));
}

/** @param period a month that has an audit, "2026-10". */
export function useAudit(period: string) {
  const api = useApi();
  return usePages(['audit', period], (cursor) =>
    api.GET('/v1/audits/{period}', { params: { path: { period }, query: { limit: FIRST, ...(cursor !== undefined && { cursor }) } } }),
  );
}

export function useClaims() {
  const api = useApi();
  return useAnswer(['claims'], () =>
    everyPage<ClaimEntry, Page<ClaimEntry>>((cursor) => api.GET('/v1/claims', { params: { query: { limit: FIRST, ...cursor } } })),
  );
}

/** With its balances by line and the disputes of its period. */
export function useClaim(id: string) {
  const api = useApi();
  return useAnswer(['claim', id], () => api.GET('/v1/claims/{id}', { params: { path: { id } } }));
}

/** @param period of the contract, such as "2026-10". */
export function useDisputes(contract: string, period: string) {
  const api = useApi();
  return useAnswer(['disputes', contract, period], () =>
    everyPage<Dispute, Page<Dispute>>((cursor) =>
      api.GET('/v1/disputes', { params: { query: { contract, period, limit: FIRST, ...cursor } } }),
    ),
  );
}

export function useApprovals(isAllowed = true) {
  const api = useApi();
  return useAnswer(
    ['approvals'],
    () =>
      everyPage<ApprovalEntry, Page<ApprovalEntry>>((cursor) =>
        api.GET('/v1/approvals', { params: { query: { limit: FIRST, ...cursor } } }),
      ),
    true,
    isAllowed,
  );
}

export function useApproval(id: string) {
  const api = useApi();
  return useAnswer(['approval', id], () => api.GET('/v1/approvals/{id}', { params: { path: { id } } }));
}

export function useOutlook(contract: string) {
  const api = useApi();
  return useAnswer(['outlook', contract], () => api.GET('/v1/outlooks/{contract}', { params: { path: { contract } } }));
}

/**
 * One that is too large for an answer is read from its bundle, which is gzip; it then has no accounts.
 * @param revision the newest when undefined.
 */
export function useStatement(id: string, revision: number | undefined) {
  const api = useApi();
  const bundle = useBundleFile();
  const query = revision === undefined ? {} : { revision };
  return useAnswer(
    ['statement', id, revision],
    () =>
      api.GET('/v1/statements/{id}', { params: { path: { id }, query } }).catch(async (error: unknown) => {
        if (!(error instanceof LinkError)) throw error;
        const { issued } = JSON.parse(await bundle(bundlePath(id, revision))) as { readonly issued: Schemas['IssuedStatement'] };
        return { data: issued, response: new Response() };
      }),
    // One that came with its bundle is asked for again by the person.
    revision === undefined && ((found) => (found !== undefined && !('accounts' in found) ? DAY_MS : EVERY_MS)),
  );
}

/** The statements of some entries of the listing: of each the revision that it names, which never changes. */
export function useNewestStatements(entries: readonly StatementEntry[]) {
  const api = useApi();
  const ask = useAsk();
  const { session } = useSession();
  return useQueries({
    queries: entries.map(({ id, revision }) => ({
      queryKey: [session?.subject, 'statement', id, revision],
      queryFn: () => ask(api.GET('/v1/statements/{id}', { params: { path: { id }, query: { revision } } })),
      staleTime: Infinity,
    })),
  });
}

/** Several revisions of a statement; undefined until all are there, or where one is not. */
export function useRevisions(id: string, revisions: readonly number[]) {
  const api = useApi();
  const ask = useAsk();
  const { session } = useSession();
  return useQueries({
    queries: revisions.map((revision) => ({
      queryKey: [session?.subject, 'statement', id, revision],
      queryFn: () => ask(api.GET('/v1/statements/{id}', { params: { path: { id }, query: { revision } } })),
    })),
    combine: (results) => (results.every(({ data }) => data) ? results.map(({ data }) => data!) : undefined),
  });
}

/** @param isAllowed whether the caller may ask at all. */
export function useVendors(isAllowed = true) {
  const api = useApi();
  return useAnswer(
    ['vendors'],
    () => everyPage<VendorEntry, Page<VendorEntry>>((cursor) => api.GET('/v1/vendors', { params: { query: { limit: FIRST, ...cursor } } })),
    false,
    isAllowed,
  );
}

/** One answer reads up to a hundred contracts. */
export function useVendor(vendor: string) {
  const api = useApi();
  return useAnswer(['vendor', vendor], () => api.GET('/v1/vendors/{vendor}', { params: { path: { vendor } } }), MANY_EVERY_MS);
}

/** An event of the evidence, with its corrections. */
export type EvidenceEntry = EvidencePage['items'][number];
type EvidencePage = paths['/v1/evidence']['get']['responses'][200]['content']['application/json'];

/**
 * The events of a month, newest first, as far as they are read at once: the API has them by component.
 * @param month "2026-10". @param component all when undefined.
 */
export function useEvidence(vendor: string, month: string, component: string | undefined) {
  const api = useApi();
  const query = { vendor, month, limit: MAX_ROWS, ...(component !== undefined && { component }) };
  return useAnswer(
    ['evidence', vendor, month, component],
    async (): Promise<Answered<Listed<EvidenceEntry> & { readonly held: number }>> => {
      let held = 0;
      const answered = await everyPage<EvidenceEntry, EvidencePage>(async (cursor) => {
        const page = await api.GET('/v1/evidence', { params: { query: { ...query, ...cursor } } });
        held ||= page.data?.quarantined ?? 0;
        return page;
      });
      const { data, error, response } = answered;
      if (data === undefined) return { error, response };
      const items = [...data.items].sort((a, b) => (a.event.occurredAt < b.event.occurredAt ? 1 : -1));
      return { data: { ...data, items, held }, response };
    },
    (found) => (found !== undefined && found.items.length > MAX_ROWS ? MANY_EVERY_MS : EVERY_MS),
  );
}

/** @param month of receipt, "2026-10". */
export function useQuarantine(month: string) {
  const api = useApi();
  return usePages(['quarantine', month], (cursor) =>
    api.GET('/v1/quarantine', { params: { query: { month, limit: FIRST, ...(cursor !== undefined && { cursor }) } } }),
  );
}
