/** Statements of published texts from events as they are in a file. */
import type { Charge, Order } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { type Statement, canonicalJson } from '../../lib/domain/statement/statement.ts';
import { eventTypeOf, readEvent } from '../../lib/schemas/event.ts';
import { publicEvent } from '../../lib/sources/event-line.ts';
import { aContract, checked, publishedTerms, statementOf } from './contracts.ts';
import { fact } from './facts.ts';

export const fee = (amount: string, currency: string, charge: Partial<Charge> = {}): Charge => ({
  kind: 'recurring',
  amount: `${amount} ${currency}`,
  every: 'month',
  'part-month': 'whole',
  ...charge,
});

/** A line of canonical events as the public reader reads it; a file knows no instant of receipt. */
function factFrom(line: string): Fact {
  const { type, ...detail } = JSON.parse(line) as { type: string };
  const result = readEvent(eventTypeOf(type)!, detail);
  if ('issues' in result) throw new Error(JSON.stringify(result.issues[0]));
  const { reading } = result;
  return { ...reading, receivedAt: reading.occurredAt, sender: 'file', speaksFor: 'vendor', class: 'account' };
}

/** @returns the statement, which is the same bytes whatever the order of the events and however often they came. */
export function stated(text: string, order: Partial<Order>, facts: readonly Fact[], label: string): Statement {
  const contract = checked(aContract({ order, terms: publishedTerms(text) }));
  const read = facts.map(publicEvent).map(factFrom);
  const statement = statementOf(contract, read, label);
  if (canonicalJson(statementOf(contract, [...read, ...read].reverse(), label)) !== canonicalJson(statement))
    throw new Error('the order of the evidence changed the statement');
  return statement;
}

/** A record that is reported by its milestones. */
export const record = (kind: string, id: string, milestones: Readonly<Record<string, number>>, component?: string): Fact[] =>
  Object.entries(milestones).map(([milestone, when]) =>
    fact('record.reached', when, { ...(component !== undefined && { component }), body: { kind, record: id, milestone } }),
  );

export const maintenance = (id: string, announced: number, start: number, end: number): Fact[] => [
  fact('maintenance.ended', end, { body: { record: id } }),
  fact('maintenance.scheduled', announced, { body: { record: id, start, end } }),
  fact('maintenance.started', start, { body: { record: id } }),
];
