/**
 * Which senders may report what. `reported-by` names the reporters that count for an attribute, a record kind or bills. Without it, reports
 * of all senders count on records; on an attribute or a bill, those of a party that owes something because of it do not count.
 * docs/decisions/0018-who-may-say-it.md has the reasons.
 */
import type { Fact } from '../evidence/fact.ts';
import { type FindingText, finding } from '../evidence/findings/finding.ts';
import type { ReporterRules } from '../evidence/reporter-rules.ts';
import { BUILT_IN_ATTRIBUTES } from '../evidence/vocabulary.ts';
import { isCharged } from '../operators/money/bills.ts';
import { attributesIn } from '../operators/operands.ts';
import { operatorOf } from '../operators/registry.ts';
import { isReportedBy } from '../operators/times/witness.ts';
import type { PartyRole, Terms } from '../contract/terms.ts';
import type { Cell } from '../operators/cell.ts';
import { behindCredit, restsOn } from './behind-credit.ts';
import { includedIn } from '../contract/included-credits.ts';

/** The sender of a line of a file that names none. Such a line counts except where `reported-by` excludes it; the statement then has a finding. */
export const PLAIN_SENDER = 'file';

/** The parties that owe something because of a fact. */
export interface Debtors {
  readonly ofAttribute: ReadonlyMap<string, readonly PartyRole[]>;
  /** The parties that owe by bills of a kind. */
  readonly ofBill: (kind: string) => readonly PartyRole[];
  /** The parties that owe by bills of any kind. */
  readonly ofBills: readonly PartyRole[];
  /** By timer cell: the parties that owe by it. */
  readonly ofTimer: ReadonlyMap<Cell, readonly PartyRole[]>;
}

interface Reporters {
  readonly reporterRules: ReporterRules;
  readonly debtors: Debtors;
}

const known = new WeakMap<Terms, Reporters>();

function reportersUnder(terms: Terms): Reporters {
  let reporters = known.get(terms);
  if (!reporters) {
    const debtors = debtorsUnder(terms);
    known.set(terms, (reporters = { debtors, reporterRules: rulesFrom(terms, debtors) }));
  }
  return reporters;
}

export const reporterRulesUnder = (terms: Terms): ReporterRules => reportersUnder(terms).reporterRules;
export const debtorsOf = (terms: Terms): Debtors => reportersUnder(terms).debtors;

const NOBODY: readonly PartyRole[] = [];

function rulesFrom(terms: Terms, debtors: Debtors): ReporterRules {
  const attributes = new Map<string, { readonly of: string; readonly 'reported-by'?: readonly string[] | undefined }>([
    ...Object.entries(BUILT_IN_ATTRIBUTES),
    ...Object.entries(terms.attributes ?? {}),
  ]);
  const ofRecord = (fact: Fact, kind: string): FindingText | undefined => {
    const words = terms.records?.[kind]?.['reported-by'];
    if (!words || mayBeSaid(fact, words, NOBODY)) return undefined;
    return refusal(fact, words, { subject: 'record', name: kind });
  };
  return {
    hasAllRecords: Object.values(terms.records ?? {}).every((kind) => kind['reported-by'] === undefined),
    ofRecord,
    ofAttribute(fact, owner, name) {
      const of = owner === 'gap' || owner === 'unstarted' ? 'outage' : owner;
      const attribute = attributes.get(name);
      const own = attribute?.of === of ? attribute['reported-by'] : undefined;
      // The reporters of an attribute take precedence over those of its records.
      const outsider = own === undefined ? ofRecord(fact, of) : undefined;
      if (outsider !== undefined || attribute?.of !== of) return outsider;
      if (mayBeSaid(fact, own, debtors.ofAttribute.get(name) ?? NOBODY)) return undefined;
      return refusal(fact, own, { subject: 'attribute', name });
    },
    ofBill(fact) {
      const words = terms.billing?.['reported-by'];
      if (mayBeSaid(fact, words, debtors.ofBill(fact.body.kind!))) return undefined;
      return refusal(fact, words, { subject: 'bill' });
    },
    owesBy: ({ body, speaksFor }) => debtors.ofBill(body.kind!).includes(speaksFor),
  };
}

/**
 * @param words the reporters that the contract names. @param owing the parties that owe something because of the fact; their reports do not
 * count where `words` is absent.
 */
function mayBeSaid(fact: Fact, words: readonly string[] | undefined, owing: readonly PartyRole[]): boolean {
  // An administrator may correct every fact.
  if (fact.class === 'administrator') return true;
  return words ? isReportedBy(fact, words) : fact.sender === PLAIN_SENDER || !owing.includes(fact.speaksFor);
}

const refusal = (
  { sender, speaksFor }: Fact,
  reporters: readonly string[] | undefined,
  about: { readonly subject: 'record' | 'attribute'; readonly name: string } | { readonly subject: 'bill' },
): FindingText => finding('not-its-word', { ...about, sender, party: speaksFor, reporters });

function debtorsUnder(terms: Terms): Debtors {
  const attributes = new Map<string, Set<PartyRole>>();
  const bases: { readonly party: PartyRole; readonly cell: Cell }[] = [];
  const timers = new Map<Cell, Set<PartyRole>>();
  for (const [party, operands] of owings(terms))
    for (const cell of restsOn(terms, operands)) {
      for (const name of attributesIn(cell, terms)) attributes.set(name, (attributes.get(name) ?? new Set<PartyRole>()).add(party));
      if (operatorOf(cell)?.key === 'charges') bases.push({ party, cell });
      if (cell.paused !== undefined) timers.set(cell, (timers.get(cell) ?? new Set<PartyRole>()).add(party));
    }
  const parties = (found: readonly { readonly party: PartyRole }[]): PartyRole[] => [...new Set(found.map(({ party }) => party))].sort();
  return {
    ofAttribute: new Map([...attributes].map(([name, owing]) => [name, [...owing].sort()])),
    ofBill: (kind) => parties(bases.filter(({ cell }) => isCharged(cell, kind))),
    ofBills: parties(bases),
    ofTimer: new Map([...timers].map(([cell, owing]) => [cell, [...owing].sort()])),
  };
}

/** The debtor and the operands of each credit and each other remedy. */
function* owings(terms: Terms): Generator<readonly [PartyRole, readonly unknown[]]> {
  const included = includedIn(terms.credits);
  for (const [name, credit] of Object.entries(terms.credits))
    if (!included.has(name)) yield [credit['owed-to'] === 'vendor' ? 'customer' : 'vendor', behindCredit(terms, name)];
  for (const { to, if: flag } of Object.values(terms.remedies ?? {})) yield [to === 'customer' ? 'vendor' : 'customer', [flag]];
}
