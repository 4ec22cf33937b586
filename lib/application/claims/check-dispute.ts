/** The errors of a dispute that a party wants to raise: in its period, lines, events and amount. */
import { lineKey } from '../../domain/claims/balances.ts';
import type { Dispute, DisputedLine } from '../../domain/claims/dispute.ts';
import { positiveAmountIssue } from '../../domain/claims/negative-or-zero-amounts.ts';
import { servicePeriod } from '../../domain/checker/service-period.ts';
import { isCreditRow } from '../../domain/evidence/credit-row.ts';
import { type Fact, factKey } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { chargedSpan } from '../../domain/statement/reach.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { readBundle } from '../evidence/evidence-bundle.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { readStored } from '../registry/stored-contract.ts';
import type { StoredContract } from '../ports/contracts.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { type DisputedPeriod, type StatedDispute, disputedAmountIssue } from './disputed-amount.ts';

/** A period that has begun, before its statement is read. `refused`: why the rules refuse the contract now. */
type BegunPeriod = Omit<DisputedPeriod, 'issued'> & { readonly refused?: Issue };

/** The period of a label, when the contract has it and it has begun. The number of disputes is therefore limited for each contract. */
export function begunPeriod(stored: StoredContract, label: string, now: number): BegunPeriod | { readonly issue: Issue } {
  const read = readStored(stored);
  if (read.refused) return { label, stored, refused: read.refused.issues[0] };
  const { checked } = read;
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found;
  const { start, label: own } = found.period;
  if (start > now)
    return { issue: errorIssue('period-not-begun', '/period', `${own} begins at ${formatInstant(start)}; nothing is measured in it yet`) };
  return { label: own, stored, terms: { checked, found } };
}

/** The period with its newest statement, which a contract that is refused now must have. */
export async function withStatement(
  { refused, ...period }: BegunPeriod,
  stores: Stores,
): Promise<DisputedPeriod | { readonly issue: Issue }> {
  const issued = await stores.statements.latest(period.stored.id, period.label);
  return refused && !issued ? { issue: refused } : { ...period, issued };
}

/** @param raised all disputes of the same party about the period. @returns the currency, when there is no error. */
export async function checkDispute(
  given: StatedDispute,
  period: DisputedPeriod,
  raised: readonly Dispute[],
  vendor: string | undefined,
  stores: Stores,
): Promise<{ readonly currency: string } | { readonly issue: Issue }> {
  const { issued } = period;
  const currency = given.currency ?? issued?.statement.total.currency;
  const issue =
    currencyIssue(currency, period) ?? positiveAmountIssue(given.amount, currency!, '/amount') ?? linesIssue(given.lines, issued);
  if (issue) return { issue };
  const open = raised.filter(({ status }) => status === 'open');
  // Bills can only raise the bound: without a named event, an amount within the bound without them needs no evidence of the period.
  if (given.events.length === 0 && !disputedAmountIssue(given, currency!, [], period, open)) return { currency: currency! };
  const evidence = await evidenceOf(period, stores);
  const wrong =
    (await eventsIssue(given.events, evidence.ids, period, vendor, stores)) ??
    disputedAmountIssue(given, currency!, evidence.bills, period, open);
  return wrong ? { issue: wrong } : { currency: currency! };
}

function currencyIssue(currency: string | undefined, { issued, terms }: DisputedPeriod): Issue | undefined {
  if (currency === undefined)
    return errorIssue('missing', '/currency', 'name the currency: no statement of the period is issued yet that would say it');
  const own = issued?.statement.total.currency ?? terms?.found.checkedTerms.terms.money.currency ?? currency;
  return currency === own ? undefined : errorIssue('wrong-currency', '/currency', `the statement is in ${own}`);
}

function linesIssue(lines: readonly DisputedLine[], issued: IssuedStatement | undefined): Issue | undefined {
  if (lines.length === 0) return undefined;
  if (!issued) return errorIssue('unknown-line', '/lines', 'no statement of the period is issued yet; leave `lines` out, or name events');
  const known = new Set(issued.statement.lines.map(lineKey));
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const [path, key, { credit, index }] = [`/lines/${i}`, lineKey(line), line];
    if (!known.has(key)) return errorIssue('unknown-line', path, `revision ${issued.revision} has no line of "${credit}" for "${index}"`);
    if (seen.has(key)) return errorIssue('bad-value', path, `the line of "${credit}" for "${index}" is named twice`);
    seen.add(key);
  }
  return undefined;
}

interface DisputedEvidence {
  readonly ids: ReadonlySet<string>;
  readonly bills: readonly Fact[];
}

const idsOf = (facts: readonly Pick<Fact, 'sender' | 'id'>[]): Set<string> => new Set(facts.flatMap((fact) => [fact.id, factKey(fact)]));

/** The evidence of the period; for a contract that the rules refuse now, the events behind its issued statement. */
async function evidenceOf({ terms, issued }: DisputedPeriod, stores: Stores): Promise<DisputedEvidence> {
  if (!terms) {
    const bundle = issued && (await stores.statements.bundle(issued));
    return { ids: idsOf(bundle === undefined ? [] : readBundle(bundle).facts), bills: [] };
  }
  const facts = await readEvidence(terms.checked, terms.found, stores);
  const { start, end } = chargedSpan(terms.found);
  const bills = facts.filter(
    (fact) => fact.type === 'charge.billed' && !isCreditRow(fact) && fact.body.start! < end && fact.body.end! > start,
  );
  return { ids: idsOf(facts), bills };
}

/** Checks events by id or by "sender|id"; an event in quarantine has the id of its entry. */
async function eventsIssue(
  events: readonly string[],
  known: ReadonlySet<string>,
  { stored, label }: DisputedPeriod,
  vendor: string | undefined,
  stores: Stores,
): Promise<Issue | undefined> {
  const seen = new Set<string>();
  for (const [i, id] of events.entries()) {
    const path = `/events/${i}`;
    if (seen.has(id)) return errorIssue('bad-value', path, `event "${id}" is named twice`);
    seen.add(id);
    if (known.has(id)) continue;
    const held = await stores.quarantine.get(id);
    if (held && (held.vendor === stored.vendor || (held.vendor === undefined && vendor === undefined))) continue;
    return errorIssue(
      'not-in-evidence',
      path,
      `no event "${id}" is in the evidence of ${stored.id} for ${label}, nor an entry of the quarantine; name an event by its id, a held one by its id in the quarantine`,
    );
  }
  return undefined;
}
