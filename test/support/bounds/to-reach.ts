/** What had not happened when the month ended: when it may happen, or that it never does. */
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import type { EventType, Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../lib/domain/time/instant.ts';
import type { Dice } from '../dice.ts';
import { fact as factOf } from '../facts.ts';
import type { Gap } from './gap.ts';

/** Work of which a milestone was not reached when the month ended. */
export function toReach(facts: readonly Fact[], terms: Terms, end: number): Gap[] {
  const reads = JSON.stringify(terms.definitions);
  const scheduled = facts.filter(({ type }) => type === 'maintenance.scheduled');
  return [
    ...(reads.includes('"announced"') ? scheduled.flatMap((work) => toBegin(work, facts, end)) : []),
    ...(reads.includes('"confirmed"') ? scheduled.flatMap((work) => toConfirm(work, facts, end)) : []),
  ];
}

const of = (work: Fact, type: EventType, when: number, more: Partial<Fact['body']> = {}): Fact =>
  factOf(type, when, { sender: 'file', component: work.component!, body: { record: work.body.record!, ...more } });

/** Whether its notice was short or long is not known before it begins. */
function toBegin(work: Fact, facts: readonly Fact[], end: number): Gap[] {
  const { record } = work.body;
  if (facts.some(({ type, body }) => type === 'maintenance.started' && body.record === record)) return [];
  const edge = work.occurredAt + 1200 * HOUR;
  return [
    {
      name: `began of ${record}`,
      kind: 'milestone to come',
      decimals: 0,
      values: [end, end + DAY, edge - 1, edge, edge + 1].filter((when) => when >= end).map(String),
      with: (all, value) => [...all, of(work, 'maintenance.started', Number(value))],
    },
  ];
}

/** After this no event about any work follows. */
const LAST = 31 * DAY - 1;

/** While it goes on it may be confirmed still, in words of now or of long ago; once it is over and was not, it never was. */
function toConfirm(work: Fact, facts: readonly Fact[], end: number): Gap[] {
  const { record } = work.body;
  if (facts.some(({ body }) => body.record === record && body.milestone === 'confirmed')) return [];
  const confirmed = (when: number): Fact => of(work, 'record.reached', when, { kind: 'maintenance', milestone: 'confirmed' });
  return [
    {
      name: `confirmed of ${record}`,
      kind: 'milestone to come or not',
      values: ['never', ...[work.occurredAt, end, end + DAY, end + LAST].map(String)],
      with: (all, value) => [...all, value === 'never' ? of(work, 'maintenance.ended', end + LAST) : confirmed(Number(value))],
    },
  ];
}

const ENDS: readonly EventType[] = ['ticket.resolved', 'service.up'];

/** Some of what began in the month has not ended when it does; that it has is known within a year. */
export function leftOpen(
  facts: readonly Fact[],
  dice: Dice,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly facts: readonly Fact[]; readonly gaps: readonly Gap[] } {
  const isOfMonth = ({ body }: Fact): boolean => facts.find((one) => one.body.record === body.record)!.occurredAt >= start;
  const open = new Set(facts.filter((one) => ENDS.includes(one.type) && isOfMonth(one) && dice.chance(0.08)));
  const gaps = [...open].map((one) => ({
    name: `end of ${one.body.record}`,
    kind: 'end to come',
    decimals: 0,
    values: [end, end + 1, end + DAY, end + 40 * DAY, end + 360 * DAY].map(String),
    with: (all: readonly Fact[], value: string) => [...all, { ...one, occurredAt: Number(value), receivedAt: Number(value) }],
  }));
  return { facts: facts.filter((one) => !open.has(one)), gaps };
}
