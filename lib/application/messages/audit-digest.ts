/** What an audit issued, restated and left due, for those who get messages about it: one pass over its outcomes for all of them. */
import { LIMITS } from '../../declarations/limits.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { sumAmounts } from '../../domain/statement/restatement.ts';
import type { Amount, Statement } from '../../domain/statement/statement.ts';
import { inRun } from '../closing/audit-report.ts';
import type { AuditOutcome } from '../ports/audits.ts';
import type { ClaimEntry } from '../ports/claims.ts';
import { everyItem } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';
import { orderIn } from '../registry/stored-contract.ts';

export interface DigestStatement {
  readonly statement: string;
  readonly revision: number;
  readonly contract: string;
  readonly period: string;
  readonly total: Amount;
  /** Where missing facts leave the total open. */
  readonly bounds?: NonNullable<Statement['bounds']>;
  readonly difference?: Amount;
}

/** The first entries of a list, and the number of the others. */
export interface DigestPart<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

export interface AuditDigest {
  /** The month of the audit: "2026-10". */
  readonly month: string;
  readonly issued: DigestPart<DigestStatement>;
  readonly restated: DigestPart<DigestStatement>;
  /** Claims that may be made, those with the nearest last day first. */
  readonly due: DigestPart<ClaimEntry>;
  /** The number of statements, issued and restated, whose total missing facts leave open. */
  readonly open: number;
  /** What was issued, by currency. */
  readonly totals: readonly Amount[];
  /** The changes of what was restated, by currency. */
  readonly changes: readonly Amount[];
  /** Periods without a statement; only for the customer. */
  readonly unfinished?: { readonly failed: number; readonly held: number; readonly refused: number };
  /** Titles of the contracts that are shown. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Whose digest it is. */
export interface DigestScope {
  readonly party: PartyRole;
  /** Absent: all. */
  readonly vendors?: readonly string[];
}

const MOST = LIMITS.messageLines.value;

/** A digest while outcomes are added to it. */
class Adding {
  readonly issued: DigestStatement[] = [];
  readonly restated: DigestStatement[] = [];
  readonly due: ClaimEntry[] = [];
  readonly totals = new Map<string, Amount>();
  readonly changes = new Map<string, Amount>();
  counts = { issued: 0, restated: 0, due: 0, failed: 0, held: 0, open: 0 };
  private readonly scope: DigestScope;

  constructor(scope: DigestScope) {
    this.scope = scope;
  }

  private isIn(vendor: string | undefined): boolean {
    return this.scope.vendors === undefined || (vendor !== undefined && this.scope.vendors.includes(vendor));
  }

  outcome({ outcome, vendor, contract, period, statement, revision, total, bounds, difference }: AuditOutcome): void {
    if (!this.isIn(vendor)) return;
    if (outcome === 'failed' || outcome === 'held') this.counts[outcome] += 1;
    if ((outcome !== 'issued' && outcome !== 'restated') || !total || statement === undefined || revision === undefined) return;
    this.counts[outcome] += 1;
    if (bounds) this.counts.open += 1;
    const line = { statement, revision, contract, period, total, ...(bounds && { bounds }), ...(difference && { difference }) };
    if (this[outcome].length < MOST) this[outcome].push(line);
    const [sums, amount] = outcome === 'issued' ? [this.totals, total] : [this.changes, difference ?? total];
    const { currency } = amount;
    sums.set(currency, sumAmounts([sums.get(currency) ?? amount, ...(sums.has(currency) ? [amount] : [])], currency));
  }

  /** Only of the party that makes the claim: the other is asked once it is made. */
  claim(claim: ClaimEntry): void {
    if (!this.isIn(claim.vendor) || (claim.creditor ?? 'customer') !== this.scope.party) return;
    this.counts.due += 1;
    this.due.push(claim);
    if (this.due.length <= MOST) return;
    this.due.sort(byLastDay);
    this.due.length = MOST;
  }

  get isEmpty(): boolean {
    const { issued, restated, failed, held } = this.counts;
    return issued + restated + (this.scope.party === 'customer' ? failed + held : 0) === 0;
  }
}

const byLastDay = (a: ClaimEntry, b: ClaimEntry): number => {
  const [left, right] = [`${a.lastDay ?? '9999'} ${a.id}`, `${b.lastDay ?? '9999'} ${b.id}`];
  return left < right ? -1 : 1;
};

/** @returns for each scope its digest; undefined where the run has nothing new to say to it. */
export async function auditDigests(
  { month, run, refused }: { readonly month: string; readonly run: string; readonly refused: number },
  scopes: readonly DigestScope[],
  stores: Stores,
): Promise<(AuditDigest | undefined)[]> {
  const adding = scopes.map((scope) => new Adding(scope));
  for await (const recorded of everyItem((cursor) => stores.audits.outcomes(month, cursor, PAGE, run))) {
    const outcome = inRun(recorded, run);
    if (outcome.run === run) for (const one of adding) one.outcome(outcome);
  }
  if (adding.some(({ isEmpty }) => !isEmpty))
    for await (const claim of everyItem((cursor) => stores.claims.page({ state: 'due' }, cursor, CLAIMS_PAGE)))
      for (const one of adding) one.claim(claim);
  const titles = new Map<string, string>();
  return Promise.all(
    adding.map(async (one, i) => {
      const { party, vendors } = scopes[i]!;
      // A contract that is refused is of the customer's, and of no vendor as long as it cannot be read.
      const isOfAll = party === 'customer' && vendors === undefined;
      if (one.isEmpty && !(isOfAll && refused > 0)) return undefined;
      await addTitles(one, titles, stores);
      const { counts } = one;
      const part = <T>(shown: readonly T[], count: number): DigestPart<T> => ({ shown, more: count - shown.length });
      return {
        month,
        issued: part(one.issued, counts.issued),
        restated: part(one.restated, counts.restated),
        due: part([...one.due].sort(byLastDay), counts.due),
        open: counts.open,
        totals: [...one.totals.values()],
        changes: [...one.changes.values()],
        ...(party === 'customer' && { unfinished: { failed: counts.failed, held: counts.held, refused: isOfAll ? refused : 0 } }),
        titles,
      };
    }),
  );
}

const PAGE = 500;
const CLAIMS_PAGE = 200;

async function addTitles({ issued, restated, due }: Adding, titles: Map<string, string>, { contracts }: Stores): Promise<void> {
  for (const { contract } of [...issued, ...restated, ...due]) {
    if (titles.has(contract)) continue;
    titles.set(contract, orderIn((await contracts.latest(contract))?.document)?.title ?? contract);
  }
}
