/**
 * Posts the changes by revisions and by transitions of claims to the ledger. Every step may be repeated: existing postings are not changed.
 */
import { type ClaimPosting, type PostedOwed, type PostedSums, postingsOf } from '../../domain/claims/claim-postings.ts';
import type { ClaimHead } from '../../domain/claims/claim.ts';
import type { LedgerAccount } from '../../domain/claims/ledger-accounts.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { type Titling, titlesOf } from '../../domain/statement/line-titles.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { LedgerEntry, LedgerItem, LedgerReserve, PostedItem } from '../ports/ledger.ts';
import type { Stores } from '../ports/stores.ts';
import { dayIn } from './day-in.ts';
import { PaidCredits } from './paid-credits.ts';
import { revisionItem, revisionSource } from './revision-entries.ts';
import { transitionDigest } from './transition-digest.ts';

/** The postings of a revision. */
export interface PostedRevision {
  readonly revision: number;
  /** The customer of the statement. */
  readonly customer: string;
  /** The newest revision, which has the titles of the statement's credits and components. */
  readonly titling: Titling;
  readonly entries: readonly LedgerEntry[];
  /** What missing facts may add to its lines. */
  readonly reserves?: readonly LedgerReserve[];
}

/** Posts the revisions of a statement that are not posted yet. @returns the postings of each, oldest first. */
export async function postRevisions(contract: string, period: string, stores: Stores): Promise<PostedRevision[]> {
  const latest = await stores.statements.latest(contract, period);
  return latest ? postRevisionsUpTo(latest, stores) : [];
}

/**
 * Posts a revision and those before it that are not posted yet. @param contract its newest text; read where it is absent. @returns the
 * postings of each, oldest first.
 */
export async function postRevisionsUpTo(latest: IssuedStatement, stores: Stores, contract?: unknown): Promise<PostedRevision[]> {
  const { statements, ledger, contracts } = stores;
  const notes = [...latest.earlier, latest];
  const known = await Promise.all(
    notes.map(({ issuedAt: at, revision }) => ledger.posted({ at, source: revisionSource(latest.id, revision) })),
  );
  const posted: PostedRevision[] = [];
  const { contract: of, period, legend, parts } = latest.statement;
  const about = { customer: of.customer.id, titling: { ...(legend && { legend }), ...(parts && { parts }) } };
  for (const [i, { revision }] of notes.entries()) {
    const isLatest = revision === latest.revision;
    const issued = known[i] ? undefined : isLatest ? latest : await statements.revision(of.id, period.label, revision);
    if (!issued) {
      posted.push({ revision, ...about, entries: [], ...known[i] });
      continue;
    }
    const credits = PaidCredits.of(contract ?? (await contracts.latest(of.id))?.document ?? {});
    const item = revisionItem(
      issued,
      posted.flatMap(({ entries }) => entries),
      credits,
    );
    await ledger.post(item);
    posted.push({ revision, ...about, entries: item.entries, ...(item.reserves && { reserves: item.reserves }) });
  }
  return posted;
}

/**
 * Posts the transitions of a claim that are not posted yet, in order. Also after a crash between recording and posting, a posted transition
 * therefore has all earlier ones posted before it. @param isNew the claim was opened just now: nothing is posted yet.
 */
export async function postTransitions(
  head: ClaimHead,
  transitions: readonly Transition[],
  stores: Stores,
  posted?: readonly PostedRevision[],
  isNew = false,
): Promise<void> {
  const { ledger } = stores;
  const postedOf = (i: number): Promise<PostedItem | undefined> =>
    ledger.posted({ at: transitions[i]!.at, source: transitionSource(head, i) });
  let next = isNew ? 0 : transitions.length;
  let last: PostedItem | undefined;
  while (next > 0 && !(last = await postedOf(next - 1))) next -= 1;
  if (next === transitions.length) return;
  const revisions = posted ?? (await postRevisions(head.contract, head.period, stores));
  // What earlier versions posted is completed once to what the rule gives; it is never changed.
  const already = last && last.rule !== DIVISION_RULE ? await sumsOf(head, next, postedOf) : undefined;
  for (let i = next; i < transitions.length; i += 1)
    await ledger.post(transitionItem(head, transitions, i, revisions, i === next ? already : undefined));
}

/** What the first transitions of a claim posted. */
async function sumsOf(
  { currency }: ClaimHead,
  count: number,
  postedOf: (i: number) => Promise<PostedItem | undefined>,
): Promise<PostedSums> {
  const sums = new Map<LedgerAccount, Map<string | undefined, bigint>>();
  for (let i = 0; i < count; i += 1)
    for (const { account, costCentre, amount } of (await postedOf(i))?.entries ?? []) {
      const cells = sums.get(account) ?? new Map<string | undefined, bigint>();
      sums.set(account, cells.set(costCentre, (cells.get(costCentre) ?? 0n) + minorOf({ amount, currency })));
    }
  return sums;
}

/** The number of the rule that divides amounts over cost centres. A change of the rule needs another number. */
const DIVISION_RULE = 3;

/** @param i the place of the transition. */
export const transitionSource = ({ id }: Pick<ClaimHead, 'id'>, i: number): string => `${id}#${String(i + 1).padStart(4, '0')}`;

/**
 * The posting of one transition. @param i its index. @param revisions the postings of the statement's revisions, oldest first. @param already
 * what the earlier transitions posted, where another rule divided it.
 */
export function transitionItem(
  head: ClaimHead,
  transitions: readonly Transition[],
  i: number,
  revisions: readonly PostedRevision[],
  already?: PostedSums,
): LedgerItem {
  const { id, contract, vendor, period } = head;
  const { titling = {}, customer: ofStatement = '' } = revisions.at(-1) ?? {};
  const customer = head.customer ?? ofStatement;
  const transition = transitions[i]!;
  const postings = postingsOf(
    head,
    transitions,
    i,
    revisions.map((posted) => owedTo(head, posted)),
    already,
  );
  return {
    at: transition.at,
    source: transitionSource(head, i),
    contract,
    vendor,
    period,
    rule: DIVISION_RULE,
    transition: transitionDigest(transition, i === 0 ? head : undefined),
    entries: postings.map((posting, k) => entryOf(head, { customer, titling }, transition, `${id}#${i + 1}-${k + 1}`, posting)),
  };
}

const owedTo = ({ id, currency }: ClaimHead, { revision, entries, reserves = [] }: PostedRevision): PostedOwed => ({
  revision,
  reserves: reserves
    .filter((reserve) => reserve.claim === id && reserve.currency === currency)
    .map(({ credit, for: index, component, costCentre, amount }) => ({
      line: { credit, index, ...(component !== undefined && { component }) },
      costCentre,
      minor: amount === undefined ? undefined : minorOf({ amount, currency }),
    })),
  parts: entries
    .filter((entry) => entry.claim === id && entry.currency === currency)
    .map(({ credit, for: index, component, costCentre, amount }) => ({
      ...(index !== undefined && { line: { credit, index, ...(component !== undefined && { component }) } }),
      costCentre,
      minor: minorOf({ amount, currency }),
    })),
});

function entryOf(
  head: ClaimHead,
  { customer, titling }: Pick<PostedRevision, 'customer' | 'titling'>,
  { kind, at, effectiveOn, reference, note, erased }: Transition,
  entry: string,
  { account, minor, isUnbounded, line, costCentre }: ClaimPosting,
): LedgerEntry {
  const { id, statement, vendor, creditor = 'customer', contract, period, credit, currency, zone = 'UTC' } = head;
  const day = dayIn(zone, at);
  const titles = titlesOf(titling, line ?? { credit });
  return {
    entry,
    postedAt: at,
    postedOn: day,
    effectiveOn: effectiveOn ?? day,
    kind,
    account,
    statement,
    claim: id,
    vendor,
    customer,
    creditor,
    contract,
    period,
    ...(costCentre !== undefined && { costCentre }),
    credit: line?.credit ?? credit,
    ...(line && { for: line.index }),
    ...(line?.component !== undefined && { component: line.component }),
    ...(titles && { titles }),
    amount: formatAmount({ minor, currency }),
    currency,
    ...(account === 'reserved' && { memo: true as const, ...(isUnbounded && { unbounded: true as const }) }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
    ...(erased && { erased }),
  };
}
