/**
 * A contract whose month is restated by late evidence, and that evidence, random: outages that were reported late and outages that are
 * withdrawn; bills of each line that come late, are corrected, are withdrawn, and come again. The vendor owes a credit for a line that was
 * down, the customer a bonus for one that was not. Without the bill of a line the month owes an amount that nothing bounds, or a cap.
 */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { HOUR } from '../../../lib/domain/time/instant.ts';
import type { Contract, Terms } from '../../../lib/domain/contract/terms.ts';
import { aContract } from '../contracts.ts';
import type { Dice } from '../dice.ts';
import { at, fact, outage } from '../facts.ts';

export const MONTH = '2026-01';
export const LATE_LINES = ['line-1', 'line-2', 'line-3'] as const;
export type LateLine = (typeof LATE_LINES)[number];
const START = at('2026-01-01T00:00:00Z');
const END = at('2026-02-01T00:00:00Z');

const termsOf = (more: Partial<Terms['credits'][string]>): Partial<Terms> => ({
  from: MONTH + '-01',
  components: { line: {} },
  billing: { 'reported-by': ['vendor'] },
  definitions: {
    failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
    availability: { uptime: 'failure', of: 'period' },
    perfect: { compare: 'availability', 'at-least': '100%' },
    fee: { charges: ['usage'], 'taken-from': 'period', each: 'line' },
  },
  objectives: { availability: { 'at-least': '99.9%' } },
  credits: {
    credit: { of: 'fee', times: '30%', 'if-breached': 'availability', ...more },
    bonus: { of: 'fee', times: '5%', for: 'availability', if: ['perfect'], 'owed-to': 'vendor' },
  },
  claims: {
    credit: { do: [{ step: 'claim', after: 'period-end', within: '60 days' }], 'decided-by': 'both-records' },
    bonus: 'automatic',
  },
});

const contractOf = (terms: Partial<Terms>): Contract =>
  aContract({
    order: {
      id: 'late',
      from: MONTH + '-01',
      components: Object.fromEntries(LATE_LINES.map((line, i) => [line, { kind: 'line', ...(i < 2 && { 'cost-centre': `C-${i + 1}` }) }])),
      charges: [],
    },
    terms,
  });

/** Nothing bounds what it owes without a bill. */
export const lateContract = contractOf(termsOf({}));
/** It owes at most 400.00 for the whole. */
export const cappedLateContract = contractOf(termsOf({ cap: [{ 'at-most': '400.00 USD' }] }));

/** What may still be corrected or withdrawn. */
export interface Reported {
  readonly outages: { readonly record: string; readonly component: LateLine }[];
  readonly bills: Map<LateLine, string>;
}

export const nothingReported = (): Reported => ({ outages: [], bills: new Map() });

/** Facts that were received now, of which `reported` then knows. @param n the number of the step. */
export function lateFacts(dice: Dice, n: number, now: number, reported: Reported): Fact[] {
  // Two facts in one step are often of two causes: a bill, and an outage of another line.
  return dice.times(1, 2, (i) => lateFact(dice, `${n}-${i}`, now, reported)).flat();
}

function lateFact(dice: Dice, n: string, now: number, reported: Reported): Fact[] {
  const component = dice.pick(LATE_LINES);
  if (dice.chance(0.5)) return [billFact(dice, n, now, reported, component)];
  if (reported.outages.length > 0 && dice.chance(0.4)) {
    const { record, component: own } = reported.outages.pop()!;
    return ['down', 'up'].map((end) => correction(`${record}-${end}`, n, now, own));
  }
  const [record, start] = [`I-${n}`, START + dice.whole(1, 700) * HOUR];
  reported.outages.push({ record, component });
  const [down, up] = outage(start, start + dice.whole(1, 20) * HOUR, { component, receivedAt: now, body: { record } });
  return [
    { ...down!, id: `${record}-down` },
    { ...up!, id: `${record}-up` },
  ];
}

/** A bill of a line, another amount instead of it, or its withdrawal. */
function billFact(dice: Dice, n: string, now: number, { bills }: Reported, component: LateLine): Fact {
  const body = {
    kind: 'usage',
    start: START,
    end: END,
    amount: `${dice.pick([0, 1, 100, 333, 1000])}.${dice.pick(['00', '01', '99'])} USD`,
  };
  const known = bills.get(component);
  if (known === undefined) {
    bills.set(component, `bill-${n}`);
    return fact('charge.billed', START, { id: `bill-${n}`, component, receivedAt: now, body });
  }
  const isCorrected = dice.chance(0.6);
  if (!isCorrected) bills.delete(component);
  return correction(known, n, now, component, isCorrected ? { type: 'charge.billed', occurredAt: START, component, body } : undefined);
}

const correction = (corrects: string, n: string, now: number, component: LateLine, replacement?: Fact['body']['replacement']): Fact =>
  fact('correction', now, {
    id: `c-${n}-${corrects}`,
    component,
    body: { corrects, reason: 'it was wrong', ...(replacement && { replacement }) },
  });
