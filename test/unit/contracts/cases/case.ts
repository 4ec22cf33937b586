/**
 * The published cases are loosely typed: each agreement has one small adapter that turns `given` into an order and evidence,
 * has the public `assess` judge it, and returns the figures under the names that `expect` uses. Evidence is spread over the
 * month, overlaps and comes in no order, so that a rule that adds up or depends on order shows.
 */
import type { Charge, Definition, Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { lint } from '../../../../lib/domain/checker/lint/lint.ts';
import { checkTerms } from '../../../../lib/domain/checker/check-terms.ts';
import type { CheckedContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { formatDecimal, parseDecimal } from '../../../../lib/domain/money/decimal.ts';
import { type Ratio, multiply, ratio } from '../../../../lib/domain/money/ratio.ts';
import { eventTypeOf, readEvent } from '../../../../lib/schemas/event.ts';
import { type Statement, canonicalJson } from '../../../../lib/domain/statement/statement.ts';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { aContract, checked, publishedTerms, statementOf } from '../../../support/contracts.ts';
import { publicEvent } from '../../../../lib/sources/event-line.ts';
import { at, fact, outage } from '../../../support/facts.ts';

 
export type Given = Record<string, any>;

/** Figures of one case, under the names of its `expect`. */
export type Adapter = (given: Given, wanted: Given, id: string) => Given;

export const fee = (amount: string, currency: string, charge: Partial<Charge> = {}): Charge => ({
  kind: 'recurring',
  amount: `${amount} ${currency}`,
  every: 'month',
  'part-month': 'whole',
  ...charge,
});

/** Terms with some definitions said otherwise: the other reading is one clause away. */
export const reading = (name: string, definitions: Record<string, Definition>, change: Partial<Terms> = {}): Terms => {
  const terms = publishedTerms(name);
  return { ...terms, ...change, definitions: { ...terms.definitions, ...definitions } };
};

/** A line of canonical events as the public reader reads it; a file knows no instant of receipt. */
function factFrom(line: string): Fact {
  const { type, ...detail } = JSON.parse(line) as { type: string };
  const result = readEvent(eventTypeOf(type)!, detail);
  if ('issues' in result) throw new Error(JSON.stringify(result.issues[0]));
  const { reading } = result;
  return { ...reading, receivedAt: reading.occurredAt, sender: 'file', speaksFor: 'vendor', class: 'account' };
}

/** The statement of canonical events, read as from a file; the same bytes whatever the order and however often they came. */
export function stated(terms: string | Terms, order: Partial<Order>, facts: readonly Fact[], label: string): Statement {
  const contract: CheckedContract = checked(aContract({ order, terms: typeof terms === 'string' ? publishedTerms(terms) : terms }));
  const judge = (evidence: readonly Fact[]): Statement => statementOf(contract, evidence, label);
  const read = facts.map(publicEvent).map(factFrom);
  const statement = judge(read);
  if (canonicalJson(judge([...read, ...read].reverse())) !== canonicalJson(statement)) throw new Error('the order of the evidence changed the statement');
  return statement;
}

/** First and last instant of a period of some terms. */
export function bounds(terms: string | Terms, label: string, order: Partial<Order> = {}): [number, number] {
  const { period } = stated(terms, order, [], label);
  return [at(period.start), at(period.end)];
}

export const issuesOf = (terms: Terms): string[] => checkTerms(terms, '', { notes: lint }).issues.map((issue) => issue.code);

/** Splits minutes of downtime into outages on several days, in no order, the last one reported twice with an overlap. */
export function spread(start: number, minutes: number): [number, number][] {
  const total = Math.round(minutes * MINUTE);
  const first = Math.floor(total / 3 / MINUTE) * MINUTE;
  const rest = total - first;
  const a = start + 3 * DAY + 7 * HOUR + 30 * MINUTE;
  const b = start + 11 * DAY + 23 * HOUR + 50 * MINUTE;
  const half = Math.floor(rest / 2 / MINUTE) * MINUTE;
  const pieces: [number, number][] = rest > 0 ? [[b, b + rest]] : [];
  if (half > 0) pieces.push([b, b + half], [b + half - MINUTE / 2, b + rest]);
  if (first > 0) pieces.push([a, a + first]);
  // Very long downtimes would not fit after the eleventh day.
  return rest > 15 * DAY ? [[start, start + total], [start + HOUR, start + 2 * HOUR]] : pieces;
}

export const outages = (start: number, minutes: number, component?: string): Fact[] =>
  spread(start, minutes).flatMap(([from, to]) => outage(from, to, component === undefined ? {} : { component }));

/** An exclusion, an appointment or any other record that is reported by its milestones. */
export const record = (kind: string, id: string, milestones: Record<string, number>, component?: string): Fact[] =>
  Object.entries(milestones).map(([milestone, when]) =>
    fact('record.reached', when, { ...(component !== undefined && { component }), body: { kind, record: id, milestone } }),
  );

export const maintenance = (id: string, announced: number, start: number, end: number, attributes?: Record<string, string>): Fact[] => [
  fact('maintenance.ended', end, { body: { record: id } }),
  fact('maintenance.scheduled', announced, { body: { record: id, start, end, ...(attributes && { attributes }) } }),
  fact('maintenance.started', start, { body: { record: id } }),
];

export const ticket = (id: string, opened: number, resolved: number | undefined, given: { component?: string; attributes?: Record<string, string> } = {}): Fact[] => {
  const { component, attributes } = given;
  const of = { ...(component !== undefined && { component }) };
  return [
    ...(resolved === undefined ? [] : [fact('ticket.resolved', resolved, { ...of, body: { record: id } })]),
    fact('ticket.opened', opened, { ...of, body: { record: id, ...(attributes && { attributes }) } }),
  ];
};

export const ratioOf = (text: string): Ratio => {
  const [n, d] = text.split('/');
  return ratio(BigInt(n!), BigInt(d ?? '1'));
};

/** "36/5" and the like as the cases print them: a fraction, not a decimal. */
export const fraction = (value: Ratio): string => (value.d === 1n ? String(value.n) : `${value.n}/${value.d}`);
export const trimmed = (value: Ratio, places = 6): string => {
  const text = formatDecimal(value, places, 'half-even');
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
};
export const scaled = (exact: string, n: bigint, d = 1n): Ratio => multiply(ratioOf(exact), ratio(n, d));
export const minutesOf = (milliseconds: string): number => Number(trimmed(scaled(milliseconds, 1n, BigInt(MINUTE))));

/** A reported cell's exact value. */
export function reported(statement: Statement, cell: string, index = ''): string | undefined {
  const value = statement.report.find((entry) => entry.cell === cell && entry.index === index)?.value;
  return value && 'exact' in value ? value.exact : undefined;
}

/** Figures of a statement with one availability and one paid credit. `unit`: milliseconds in what the case counts downtime in. */
export function figures(statement: Statement, wanted: Given, { unit = MINUTE, credit = 0, objective = 0, index = 0 } = {}): Given {
  const paid = statement.credits[credit];
  const line = statement.lines.find((one) => one.credit === paid?.credit) ?? statement.lines[0];
  const judged = statement.objectives[objective];
  const time = statement.time[index];
  const availability = judged?.measured ? ratioOf(judged.measured.exact) : undefined;
  const inUnits = (exact: string): string => fraction(scaled(exact, 1n, BigInt(unit)));
  return {
    denominator: time && inUnits(time.total),
    downtime: time && inUnits(time.down),
    counted_minutes: time && minutesOf(time.down),
    availability_fraction: availability && fraction(availability),
    availability_percent_6dp: availability && formatDecimal(multiply(availability, ratio(100n)), 6, 'half-even'),
    band: wanted.band && availability && inBand(wanted.band, multiply(availability, ratio(100n))) ? wanted.band : 'another band',
    credit_percent: line ? trimmed(scaled(line.times.exact, 100n)) : '0',
    credit_exact: paid?.exact,
    computed_credit_exact: paid?.exact,
    credit_issued: paid && paid.amount.amount !== '0.00',
    credit_amount: paid?.amount.amount,
    currency: paid?.amount.currency,
    cap_amount: paid?.caps[0]?.limit && formatDecimal(ratioOf(paid.caps[0].limit), 2, 'down'),
    cap_applied: paid?.caps[0]?.bound,
    breach: judged?.outcome === 'breached',
  };
}

function inBand(band: string, percent: Ratio): boolean {
  const below = (a: Ratio, b: Ratio): boolean => a.n * b.d < b.n * a.d;
  const bare = /^(>=|<)(.+)$/.exec(band);
  if (bare) return below(percent, parseDecimal(bare[2]!)!) === (bare[1] === '<');
  const [low, high] = band.slice(1, -1).split(',').map((text) => parseDecimal(text)!);
  const aboveLow = band.startsWith('(') ? below(low!, percent) : !below(percent, low!);
  return aboveLow && (band.endsWith(']') ? !below(high!, percent) : below(percent, high!));
}
