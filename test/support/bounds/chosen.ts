/** Chosen contracts with missing facts, written briefly: two lines of 1000.00 and 333.33 USD, and the values that a fact may have. */
import type { Contract, Order, Terms } from '../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { EventType, Fact, FactBody } from '../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../lib/domain/time/instant.ts';
import { aContract, termsWith } from '../contracts.ts';
import { at, fact as anyFact } from '../facts.ts';
import type { Gap } from './gap.ts';
import { type Found, tryAll } from './history.ts';

/** "10T08:00:00" in February 2026, "2026-03-01", or an instant without its zone. */
export function instant(text: string): number {
  if (/^\d\d(T|$)/.test(text)) return at(`2026-02-${text.length === 2 ? `${text}T00:00:00` : text}Z`);
  return at(`${text.length === 10 ? `${text}T00:00:00` : text}Z`);
}

interface Given extends FactBody {
  readonly id?: string;
  readonly component?: string | undefined;
}

export function fact(type: EventType, when: string | number, { id, component, ...body }: Given = {}): Fact {
  const named = { ...(id !== undefined && { id }), ...(component !== undefined && { component }) };
  return anyFact(type, typeof when === 'string' ? instant(when) : when, { sender: 'file', ...named, body });
}

export const out = (record: string, from: string, minutes: number, component?: string): Fact[] => [
  fact('service.down', from, { record, component }),
  fact('service.up', instant(from) + minutes * MINUTE, { record, component }),
];

/** @param minutes absent: it is not resolved. */
export const tick = (record: string, from: string, minutes: number | undefined, component?: string): Fact[] => [
  fact('ticket.opened', from, { record, component }),
  ...(minutes === undefined ? [] : [fact('ticket.resolved', instant(from) + minutes * MINUTE, { record, component })]),
];

interface Place {
  readonly record?: string;
  readonly component?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly decimals?: number;
}

/** An attribute that is not set, and the values that it may have. */
export function attr(
  of: string,
  name: string,
  values: readonly string[],
  { record, component, at: when, kind, decimals }: Place = {},
): Gap {
  const owner = record !== undefined || of === 'customer' ? of : 'component';
  const set = (value: string): Fact =>
    fact('attribute.set', when ?? '2026-01-01', {
      id: `set-${name}-${record ?? component ?? ''}`,
      of: owner,
      name,
      value,
      ...(record !== undefined && { record }),
      component,
    });
  const gap = { name: `${name} of ${record ?? component ?? of}`, kind: kind ?? 'word', values };
  return {
    ...gap,
    ...(decimals !== undefined && { decimals }),
    with: (all: readonly Fact[], value: string) => [...all, set(value)],
  };
}

const SHARES = ['0', '0.01', '0.05', '0.1', '0.25', '0.3333', '0.5', '0.75', '0.9', '0.99', '0.999', '1'];
const COUNTS = ['0', '1', '2', '3', '4', '5', '10', '11', '100', '1000000000'];
const MINUTES = [0, 1, 29, 30, 31, 59, 60, 61, 119, 120, 121, 240, 241, 1000, 100000, 100000000].map((n) => `${n} min`);
export const share = (of: string, name: string, more: Place = {}): Gap => attr(of, name, SHARES, { kind: 'share', decimals: 30, ...more });
export const cnt = (of: string, name: string, more: Place = {}): Gap => attr(of, name, COUNTS, { kind: 'count', decimals: 0, ...more });
export const mins = (of: string, name: string, more: Place = {}): Gap => attr(of, name, MINUTES, { kind: 'min', decimals: 0, ...more });

/** A bill of usage that is not known. */
export const bill = (component: string | undefined, from: string, to: string, values: readonly string[]): Gap => ({
  name: `bill ${component ?? 'of the whole'} ${from}`,
  kind: 'bill',
  decimals: 2,
  values,
  with: (all: readonly Fact[], amount: string) => [
    ...all,
    fact('charge.billed', from, {
      id: `b-${component ?? ''}-${from}`,
      component,
      kind: 'usage',
      amount,
      start: instant(from),
      end: instant(to),
    }),
  ],
});

/** An event whose instant is not known yet. */
export const reach = (type: EventType, record: string, component: string | undefined, whens: readonly string[]): Gap => ({
  name: `${type} of ${record}`,
  kind: 'end',
  decimals: 0,
  values: whens.map((when) => String(instant(when))),
  with: (all: readonly Fact[], when: string) => [...all, fact(type, Number(when), { record, component })],
});

export const F = { charges: 'all', 'taken-from': 'period' } as const;
export const FL = { ...F, each: 'line' } as const;
export const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99%', gives: '30%' },
] as const;
export const OUT = { intervals: 'outage', from: 'started', to: 'ended', each: 'line' } as const;
/** The outages that the vendor caused. */
export const VEND = { ...OUT, where: [{ attribute: 'cause', is: ['vendor'] }] } as const;
export const CAUSE = { cause: { of: 'outage', values: ['vendor', 'customer'] } } as const;
export const causeOf = (record: string, component: string, when: string): Gap =>
  attr('outage', 'cause', ['vendor', 'customer'], { record, component, at: when });
export const SEVERITY = { severity: { of: 'ticket', values: ['P1', 'P2'] } } as const;
export const severityOf = (record: string, component: string, when: string): Gap =>
  attr('ticket', 'severity', ['P1', 'P2'], { record, component, at: when });
export const TIMER = {
  timer: 'ticket',
  from: 'opened',
  to: 'resolved',
  hours: 'always',
  paused: [],
  'counted-in': 'from',
  'on-reopen': 'resume',
} as const;

const FEE = (component: string, amount: string) =>
  ({ kind: 'recurring', amount, every: 'month', 'part-month': 'whole', component }) as const;

const innerOf = (credits: Terms['credits']): Set<string> =>
  new Set(
    Object.values(credits).flatMap((credit) => [
      ...(('sum' in credit && credit.sum) || []),
      ...(('highest' in credit && credit.highest) || []),
    ]),
  );

export interface Chosen {
  readonly terms: object;
  readonly order?: object;
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly label?: string;
}

export function chosenContract(given: object, order: object): { contract: Contract; terms: Terms } {
  const { credits } = given as Terms;
  const inner = innerOf(credits);
  const claims = Object.fromEntries(Object.keys(credits).flatMap((name) => (inner.has(name) ? [] : [[name, 'automatic' as const]])));
  const terms = termsWith({ from: '2026-01-01', components: { line: {} }, claims, ...given });
  const lines = { web: { kind: 'line' }, api: { kind: 'line' } };
  const charges = [FEE('web', '1000.00 USD'), FEE('api', '333.33 USD')];
  return { contract: aContract({ order: { from: '2026-01-01', components: lines, charges, ...(order as Partial<Order>) }, terms }), terms };
}

/** What the contract owes at the least and at the most, beside what each completion owes; causes that no gap has are the vendor's. */
export function tryChosen({ terms: given, order = {}, facts, gaps, label }: Chosen): Found & { readonly bounds: string } {
  const { contract, terms } = chosenContract(given, order);
  const { checked, issues } = checkContract(contract);
  if (!checked) throw new Error(JSON.stringify(issues.filter(({ severity }) => severity === 'error')));
  const known = new Set(gaps.map(({ name }) => name));
  const causes = facts.flatMap(({ type, occurredAt, component, body: { record } }) =>
    terms.attributes?.cause && type === 'service.down' && !known.has(`cause of ${record}`)
      ? [
          fact('attribute.set', occurredAt, {
            id: `cause-${record}`,
            of: 'outage',
            name: 'cause',
            value: 'vendor',
            record: record!,
            component,
          }),
        ]
      : [],
  );
  const found = tryAll({ seed: 0, terms, checked, facts: [...facts, ...causes], gaps: [...gaps], ...(label !== undefined && { label }) });
  const { bounds, total } = found.open;
  const text = bounds ? `${bounds.toCustomer.least.amount} to ${bounds.toCustomer.most?.amount ?? 'any'}` : total.amount;
  return { ...found, bounds: text };
}
