/** The content of a bill row from all its events, and the claims that they name. */
import { type BillCredit, type BillRules, type JudgedCredit, judgeCredit } from '../../domain/claims/bill-credit.ts';
import { type Claim, claimOf } from '../../domain/claims/claim.ts';
import { unreversed } from '../../domain/claims/balances.ts';
import { corrected } from '../../domain/evidence/corrections.ts';
import { isCreditRow } from '../../domain/evidence/credit-row.ts';
import { type Fact, correctedKey, factKey } from '../../domain/evidence/fact.ts';
import { byTime } from '../../domain/evidence/fact-order.ts';
import { errorIssue } from '../../domain/issue.ts';
import { formatAmount, parseMoney, roundMoney } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { isReportedBy } from '../../domain/operators/times/witness.ts';
import { formatDay } from '../../domain/time/instant.ts';
import { localDay } from '../../domain/time/timezone.ts';
import type { BillRowKey } from '../ports/bill-credits.ts';
import type { StoredClaim } from '../ports/claims.ts';
import { STANDING } from '../ports/evidence.ts';
import type { Stores } from '../ports/stores.ts';
import { vendorBindings } from '../registry/vendor-bindings.ts';
import { statementNamed } from '../statements/note-numbers.ts';
import { parseStatementId } from '../statements/statement-entry.ts';
import { parseClaimId } from './claim-id.ts';

/** A row by the events that are known now. */
export interface BillRow extends BillRowKey {
  /** The event of the row itself; undefined when only corrections of it are known. */
  readonly own: Fact | undefined;
  /** "sender|id" of the event that counts: the row, or the last correction of it. */
  readonly event: string;
  /** The current content; undefined when the row is withdrawn, or is no longer a credit. */
  readonly credit: BillCredit | undefined;
  /** Every reference that one of its events names. */
  readonly references: readonly string[];
}

/** Keeps an event that states a credit row, or corrects one. @returns the row; undefined for any other event. */
export async function recordBillCredit(vendor: string, fact: Fact, { billCredits }: Stores): Promise<BillRowKey | undefined> {
  const key = factKey(fact);
  if (fact.type === 'correction') {
    const { replacement } = fact.body;
    const known = await billCredits.rowOf(vendor, correctedKey(fact));
    const row = known ?? (replacement && isCreditRow(replacement) ? correctedKey(fact) : undefined);
    if (row === undefined) return undefined;
    // The row may come later, under an id of which this name is the alias.
    await billCredits.put({ vendor, row }, fact, [key, correctedKey(fact)], replacement?.body.billingReference);
    return { vendor, row };
  }
  if (!isCreditRow(fact)) return undefined;
  const { billingReference } = fact.body;
  const names = namesOf(fact);
  const known = await Promise.all(names.map((name) => billCredits.rowOf(vendor, name)));
  const row = known.find((found) => found !== undefined) ?? key;
  await billCredits.put({ vendor, row }, fact, names, billingReference);
  return { vendor, row };
}

/** The keys under which an event may be named. */
const namesOf = (fact: Fact): string[] => {
  const { alias } = fact.body;
  return [factKey(fact), ...(alias === undefined ? [] : [factKey({ sender: fact.sender, id: alias })])];
};

/** The id in "sender|id" of a row, of which the sender is known. */
const idOf = (row: string, sender: string): string => row.slice(sender.length + 1);

/** The event of the row under the name of the row: a correction that came first may have named its alias. */
function ownOf(row: string, kept: readonly Fact[]): Fact | undefined {
  const events = kept.filter(({ type }) => type !== 'correction').sort((a, b) => a.receivedAt - b.receivedAt);
  const own = events.find((fact) => factKey(fact) === row) ?? events[0];
  return own && { ...own, id: idOf(row, own.sender) };
}

export async function readBillRow({ vendor, row }: BillRowKey, stores: Stores): Promise<BillRow> {
  const kept = await stores.billCredits.of({ vendor, row });
  const own = ownOf(row, kept);
  const names = new Set([row, ...kept.filter(({ type }) => type !== 'correction').flatMap(namesOf)]);
  const found = await correctionsOf(names, kept, vendor, stores);
  // All names of the row are one.
  const corrections = own
    ? found.map((fact) => (names.has(correctedKey(fact)) ? { ...fact, body: { ...fact.body, corrects: idOf(row, own.sender) } } : fact))
    : found;
  const facts = [...(own ? [own] : []), ...corrections].sort(byTime);
  const { standing: left, corrections: held } = corrected(facts, () => undefined);
  let event = row;
  for (let by = held.get(event); by; by = held.get(event)) event = factKey(by.fact);
  const now = left.find((fact) => factKey(fact) === row);
  const references = [...kept, ...corrections].map(({ body }) => body.billingReference ?? body.replacement?.body.billingReference);
  return {
    vendor,
    row,
    own,
    event,
    credit: now && isCreditRow(now) ? creditOf(now, row, event) : undefined,
    references: [...new Set(references.filter((reference) => reference !== undefined))],
  };
}

/** Those that are kept, and those that were received before what they correct: a correction may omit the component. */
async function correctionsOf(row: ReadonlySet<string>, kept: readonly Fact[], vendor: string, { facts }: Stores): Promise<Fact[]> {
  const components = new Set([undefined, ...kept.map(({ component }) => component)]);
  const stored = (await Promise.all([...components].map((name) => facts.read(vendor, name, STANDING)))).flat();
  const all = new Map([...kept, ...stored].filter(({ type }) => type === 'correction').map((fact) => [factKey(fact), fact]));
  const about = new Set(row);
  for (let before = -1; before !== about.size;) {
    before = about.size;
    for (const [key, fact] of all) if (about.has(correctedKey(fact))) about.add(key);
  }
  return [...all].flatMap(([key, fact]) => (about.has(key) ? [fact] : []));
}

function creditOf({ id, sender, speaksFor, occurredAt, component, body }: Fact, row: string, event: string): BillCredit {
  const { exact, currency } = parseMoney(body.amount!)!;
  const minor = -roundMoney(exact, currency, 'down').minor;
  const amount = formatAmount({ minor, currency });
  const { start, end, billingReference } = body;
  const about = { row, event, id, sender, speaksFor, component };
  return { ...about, billedAt: occurredAt, reference: billingReference!, amount, currency, start: start!, end: end! };
}

/** The claims of the vendor that a reference names or named. */
export async function claimsNamed(
  vendor: string,
  reference: string,
  stores: Pick<Stores, 'claims' | 'noteNumbers'>,
): Promise<StoredClaim[]> {
  const { claims } = stores;
  const isClaim = parseClaimId(reference) !== undefined;
  const statement = isClaim ? undefined : parseStatementId(await statementNamed(vendor, reference, stores));
  const ids = [...(isClaim ? [reference] : []), ...(await claims.withCreditNote(vendor, reference))];
  const found = await Promise.all(ids.map((id) => claims.get(id)));
  const all = [
    ...found.filter((one) => one !== undefined),
    ...(statement ? await claims.inPeriod(statement.contract, statement.period) : []),
  ];
  return [...new Map(all.filter(({ head }) => head.vendor === vendor).map((one) => [one.head.id, one])).values()];
}

/** The claims that any event of a row names or named. */
export async function claimsOfRow({ vendor, references }: BillRow, stores: Stores): Promise<StoredClaim[]> {
  const all = (await Promise.all(references.map((reference) => claimsNamed(vendor, reference, stores)))).flat();
  return [...new Map(all.map((one) => [one.head.id, one])).values()];
}

/** @param named the statement that the reference names, if it names one. */
const isNamed = (reference: string, named: string, { id, statement, transitions, owed, reserved }: Claim): boolean => {
  if (reference === id) return true;
  if (named === statement && (reserved !== undefined || minorOf(owed) > 0n)) return true;
  return unreversed(transitions).some((done) => done.kind === 'credited' && done.reference === reference);
};

/** The result of the rule for a row. @param claims those that the row names or named. @param at ISO instant of recording. */
export async function judgeRow(
  { vendor, row, credit }: BillRow,
  claims: readonly StoredClaim[],
  at: string,
  stores: Stores,
): Promise<JudgedCredit> {
  if (!credit)
    return {
      issue: {
        ...errorIssue('unknown-event', '/corrects', `${row} is no credit row that is known, and a correction makes it one`),
        remedy: 'withdraw the event that was wrong, and send the credit as an event of its own',
      },
    };
  const statement = await statementNamed(vendor, credit.reference, stores);
  const named = claims
    .map(({ head, transitions }) => claimOf(head, transitions))
    .filter((claim) => isNamed(credit.reference, statement, claim));
  return judgeCredit(credit, named, await rulesFor(vendor, credit, named, stores), at);
}

async function rulesFor(vendor: string, credit: BillCredit, named: readonly Claim[], { registry, contracts }: Stores): Promise<BillRules> {
  const { sender, component } = credit;
  const bindings = await vendorBindings(sender, vendor, registry);
  const known = component === undefined ? [] : (await registry.names(vendor)).filter(({ name }) => name === component);
  const ids = [...new Set(named.map(({ contract }) => contract))];
  const documents = new Map(await Promise.all(ids.map(async (id) => [id, (await contracts.latest(id))?.document] as const)));
  return {
    isOfContract: ({ contract }) =>
      (bindings.length === 0 || bindings.some((binding) => binding.contract === '' || binding.contract === contract)) &&
      (component === undefined || known.some((name) => name.contract === contract)),
    isReporter: ({ contract, debtor, zone = 'UTC' }) => {
      const words = reportersIn(documents.get(contract), formatDay(localDay(zone, credit.billedAt)));
      const own = words.filter((word) => word !== debtor);
      return own.length === 0 || isReportedBy(credit, own);
    },
  };
}

interface Billing {
  readonly from: string;
  readonly billing?: { readonly 'reported-by'?: readonly string[] };
}

/** `billing.reported-by` of a stored contract, from the version in force on a day. */
function reportersIn(document: unknown, day: string): readonly string[] {
  const { terms = [] } = (document ?? {}) as { readonly terms?: Billing | readonly Billing[] };
  const versions = [terms].flat() as readonly Billing[];
  return (versions.findLast(({ from }) => from <= day) ?? versions[0])?.billing?.['reported-by'] ?? [];
}
