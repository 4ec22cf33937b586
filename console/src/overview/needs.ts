/** What waits for a person, as far as the one who is signed in may see it. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { components } from '../../../client/api.ts';
import { type Page, type StatementEntry, everyPage, useAnswer, useApi, useNewestStatements } from '../api.ts';
import { auditPath, statementPath } from '../parts/paths.ts';
import { monthsUntil } from '../parts/months.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../text/catalogue.ts';

export interface Need {
  readonly text: string;
  readonly to: string;
}

const EVERY_MS = 60_000;
/** Months of receipt, and of audits, that are looked at. */
const MONTHS = 3;
/** Statements that are named. */
const NAMED = 3;
/** Statements whose findings are counted: the newest of as many contracts. */
const READ = 12;
/** Rows of a page, the most that the API gives. */
const PER_PAGE = 200;

type Held = components['schemas']['QuarantineEntry'];

/** "12", "100+" */
const counted = (count: number, isCut: boolean): string => `${count}${isCut ? '+' : ''}`;

/** What one question to the API found. */
interface Found {
  readonly needs: readonly Need[];
  readonly asked: readonly Pick<UseQueryResult, 'isLoading' | 'error'>[];
}

export interface Needs {
  readonly needs: readonly Need[];
  /** Not everything is answered yet: that nothing waits is not known. */
  readonly isPending: boolean;
  /** Why something is not known; the first reason. */
  readonly error: Error | undefined;
}

/** @param statements the newest revision of each. @param isSettled the first figures are shown, which findings would hold up. */
export function useNeeds(statements: readonly StatementEntry[], isSettled: boolean): Needs {
  const found = [useHeld(), useSilent(), useWaitingApprovals(), useAuditNeeds(), useFindings(isSettled ? statements : [])];
  const open = useOpenStatements(statements);
  const asked = found.flatMap((one) => one.asked);
  return {
    needs: [...found.flatMap(({ needs }) => needs), ...open],
    isPending: asked.some(({ isLoading }) => isLoading),
    error: asked.find(({ error }) => error)?.error ?? undefined,
  };
}

function useHeld(): Found {
  const { ofOverview: texts } = useTexts();
  const { session } = useSession();
  const api = useApi();
  const may = session?.scopes.has('quarantine:read') ?? false;
  const months = monthsUntil(new Date()).slice(0, MONTHS);
  const pages = months.map((month) =>
    // The number of months is always the same.
    useAnswer(
      ['needs', 'quarantine', month],
      () =>
        everyPage<Held, Page<Held>>((cursor) => api.GET('/v1/quarantine', { params: { query: { month, limit: PER_PAGE, ...cursor } } })),
      EVERY_MS,
      may,
    ),
  );
  const needs = pages.flatMap(({ data }, i) => {
    const held = (data?.items ?? []).filter(({ status }) => status === 'held').length;
    return held === 0 ? [] : [{ text: texts.quarantine(months[i]!, counted(held, data!.isCut)), to: `/quarantine?month=${months[i]!}` }];
  });
  return { needs, asked: pages };
}

function useSilent(): Found {
  const { ofOverview: texts } = useTexts();
  const { session } = useSession();
  const api = useApi();
  const may = session?.scopes.has('vendors:read') ?? false;
  const asked = useAnswer(['needs', 'vendors'], () => api.GET('/v1/vendors', { params: { query: { limit: 100 } } }), EVERY_MS, may);
  const needs = (asked.data?.items ?? []).flatMap(({ id, silent = 0 }) =>
    silent === 0 ? [] : [{ text: texts.silent(id, silent), to: `/senders?vendor=${encodeURIComponent(id)}` }],
  );
  return { needs, asked: [asked] };
}

function useWaitingApprovals(): Found {
  const { ofOverview: texts } = useTexts();
  const { session } = useSession();
  const api = useApi();
  const may = session?.scopes.has('approvals:read') ?? false;
  const asked = useAnswer(
    ['needs', 'approvals'],
    () => api.GET('/v1/approvals', { params: { query: { state: 'waiting', limit: 100 } } }),
    EVERY_MS,
    may,
  );
  const { data } = asked;
  const isCut = data !== undefined && 'cursor' in data && data.cursor !== undefined;
  const needs =
    data === undefined || data.items.length === 0 ? [] : [{ text: texts.approvals(counted(data.items.length, isCut)), to: '/approvals' }];
  return { needs, asked: [asked] };
}

function useAuditNeeds(): Found {
  const { ofOverview: texts } = useTexts();
  const { session } = useSession();
  const api = useApi();
  const may = session?.vendor === undefined && (session?.scopes.has('statements:read') ?? false);
  const asked = useAnswer(
    ['needs', 'audits'],
    () => api.GET('/v1/audits', { params: { query: { months: String(MONTHS) } } }),
    EVERY_MS,
    may,
  );
  const needs = (asked.data?.items ?? []).flatMap(({ period, counts = {}, billRows = 0, mappings = 0 }) => {
    const found = { ...counts, billRows, mappings } as Readonly<Record<string, number | undefined>>;
    return (['failed', 'held', 'refused', 'unassigned', 'billRows', 'mappings'] as const).flatMap((what) =>
      (found[what] ?? 0) === 0 ? [] : [{ text: texts[what](period, found[what]!), to: auditPath(period) }],
    );
  });
  return { needs, asked: [asked] };
}

/** Findings of the newest statement of each contract: what its evidence has that a person should look at. */
function useFindings(statements: readonly StatementEntry[]): Found {
  const { ofOverview: texts } = useTexts();
  const newest = new Map<string, StatementEntry>();
  for (const one of statements) if ((newest.get(one.contract)?.period ?? '') < one.period) newest.set(one.contract, one);
  const asked = useNewestStatements([...newest.values()].slice(0, READ));
  const needs = asked.flatMap(({ data }) => {
    const { id, statement } = data ?? {};
    const count = statement?.findings.length ?? 0;
    return count === 0 ? [] : [{ text: texts.findings(id!, statement!.contract.vendor.name, count), to: statementPath(id!) }];
  });
  return { needs, asked };
}

function useOpenStatements(statements: readonly StatementEntry[]): Need[] {
  const { ofOverview: texts } = useTexts();
  const open = statements.filter(({ provisional }) => provisional);
  const named = open.slice(0, NAMED).map(({ id, vendor }) => ({ text: texts.open(id, vendor), to: statementPath(id) }));
  return open.length > NAMED ? [...named, { text: texts.moreOpen(open.length - NAMED), to: '/statements' }] : named;
}
