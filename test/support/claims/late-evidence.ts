/**
 * A contract whose month is restated by late evidence, and that evidence, random: outages that were reported late, outages that are
 * withdrawn, a bill that comes late, is withdrawn, and comes again with another amount. Without its bill the month owes an amount that
 * nothing bounds.
 */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { HOUR } from '../../../lib/domain/time/instant.ts';
import { aContract } from '../contracts.ts';
import type { Dice } from '../dice.ts';
import { at, fact, outage } from '../facts.ts';

export const MONTH = '2026-01';
const START = at('2026-01-01T00:00:00Z');
const END = at('2026-02-01T00:00:00Z');

export const lateContract = aContract({
  order: { id: 'late', from: MONTH + '-01', components: { 'line-1': { kind: 'line' } }, charges: [] },
  terms: {
    from: MONTH + '-01',
    components: { line: {} },
    billing: { 'reported-by': ['vendor'] },
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      availability: { uptime: 'failure', of: 'period' },
      fee: { charges: ['usage'], 'taken-from': 'period', each: 'line' },
    },
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'availability' } },
    claims: { credit: { do: [{ step: 'claim', after: 'period-end', within: '60 days' }], 'decided-by': 'both-records' } },
  },
});

/** What may still be withdrawn. */
export interface Reported {
  readonly outages: string[];
  readonly bills: string[];
}

const component = 'line-1';

/** Facts that were received now, of which `reported` then knows. @param n the number of the step. */
export function lateFacts(dice: Dice, n: number, now: number, reported: Reported): Fact[] {
  const withdrawn = (id: string): Fact =>
    fact('correction', now, { id: `c-${n}-${id}`, component, body: { corrects: id, reason: 'it was wrong' } });
  if (reported.bills.length === 0 ? dice.chance(0.5) : dice.chance(0.3)) {
    const old = reported.bills.pop();
    if (old !== undefined) return [withdrawn(old)];
    const body = {
      kind: 'usage',
      start: START,
      end: END,
      amount: `${dice.pick([0, 1, 100, 333, 1000])}.${dice.pick(['00', '01', '99'])} USD`,
    };
    const id = `bill-${n}`;
    reported.bills.push(id);
    return [fact('charge.billed', START, { id, component, receivedAt: now, body })];
  }
  if (reported.outages.length > 0 && dice.chance(0.4)) {
    const record = reported.outages.pop()!;
    return ['down', 'up'].map((end) => withdrawn(`${record}-${end}`));
  }
  const [record, start] = [`I-${n}`, START + dice.whole(1, 700) * HOUR];
  reported.outages.push(record);
  const [down, up] = outage(start, start + dice.whole(1, 20) * HOUR, { component, receivedAt: now, body: { record } });
  return [
    { ...down!, id: `${record}-down` },
    { ...up!, id: `${record}-up` },
  ];
}
