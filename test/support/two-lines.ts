/**
 * A contract of two lines in one region, changed by a fragment of YAML, and events of February 2026 for it. February has 40,320 minutes:
 * 99.9 % allows 40.32 minutes down, and 99 % allows 403.2.
 */
import { parse } from 'yaml';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { assessed } from './contracts.ts';
import { at, fact, outage } from './facts.ts';

const TWO_LINES = `
makegood: 1
order:
  id: c1
  title: Two lines
  vendor: { id: v, name: V }
  customer: { id: c, name: C }
  from: 2026-01-01
  without-component: count
  components: { r: { kind: region }, line-1: { kind: line, in: r }, line-2: { kind: line, in: r } }
  charges:
    - { kind: recurring, amount: 1000.00 USD, component: line-1, every: month, part-month: by-days }
    - { kind: recurring, amount: 1000.00 USD, component: line-2, every: month, part-month: by-days }
terms:
  id: text
  title: Text
  provider: V
  version: "1"
  from: 2026-01-01
  takes-effect: next-period
  money: { currency: USD, rounding: half-up }
  period: { every: month, zone: UTC, part-period: clipped }
  unreported: up
  unknown: up
  components: { region: {}, line: { in: region } }
  definitions:
    raw: { intervals: outage, from: started, to: ended, each: line }
    availability: { uptime: raw, of: period }
    rate: { bands: availability, table: [{ at-least: 99.9%, gives: 0% }, { at-least: 99%, less-than: 99.9%, gives: 10% }, { less-than: 99%, gives: 30% }] }
    fee: { charges: all, each: line, taken-from: period }
  objectives: { availability: { at-least: 99.9% } }
  credits: { credit: { of: fee, times: rate, for: availability } }
  claims: { credit: automatic }
`;

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A merge patch (RFC 7396), in which a key that begins with "=" replaces what is there and is not merged with it. */
function patched(value: unknown, patch: unknown): unknown {
  if (!isNode(patch)) return patch;
  const result: Record<string, unknown> = { ...(isNode(value) && value) };
  for (const [key, change] of Object.entries(patch)) {
    const name = key.replace(/^=/, '');
    if (change === null) delete result[name];
    else result[name] = patched(key === name ? result[name] : undefined, change);
  }
  return result;
}

/** The document of the contract with a fragment; `order` changes the order, every other key the terms. */
export function twoLines(fragment = ''): unknown {
  const { order, ...terms } = (parse(fragment, { schema: 'core' }) ?? {}) as Node;
  const whole = patched(parse(TWO_LINES, { schema: 'core' }), { order: order ?? {}, terms }) as Node;
  return { ...whole, terms: [whole.terms] };
}

/** What is owed in a period, and whether it is certain. Throws where the contract is refused. */
export function owedBy(fragment: string, facts: readonly Fact[], period = '2026-02'): string {
  const { checked, issues } = readContract(twoLines(fragment));
  if (!checked) throw new Error(issues.map(({ code, path, message }) => `${code} ${path}: ${message}`).join('\n'));
  const { total, bounds } = assessed(checked, facts, period, { reasons: true }).statement;
  return bounds ? `${total.amount}, not certain` : total.amount;
}

export const MINUTE = 60_000;
export const FEBRUARY = at('2026-02-01T00:00:00Z');
/** An instant by the minutes since February began. */
export const minute = (minutes: number): number => FEBRUARY + minutes * MINUTE;

/** An outage by its first minute and its length in minutes. */
export const down = (component: string, from: number, length: number): Fact[] => outage(minute(from), minute(from + length), { component });

/** A ticket of p2, or of a given severity, by the minutes at which it was opened and resolved. */
export function ticket(record: string, component: string, opened: number, resolved: number, severity?: string): Fact[] {
  const given = { component, body: { record } };
  return [
    fact('ticket.opened', minute(opened), { component, body: { record, ...(severity !== undefined && { attributes: { severity } }) } }),
    fact('ticket.resolved', minute(resolved), given),
    fact('ticket.closed', minute(resolved), given),
  ];
}

/** Maintenance by its first and last minute, announced as February begins where `isAnnounced`. */
export function maintenance(component: string, from: number, to: number, isAnnounced = false): Fact[] {
  const [record, start, end] = ['m1', minute(from), minute(to)];
  return [
    ...(isAnnounced ? [fact('maintenance.scheduled', FEBRUARY, { component, body: { record, start, end } })] : []),
    fact('maintenance.started', start, { component, body: { record } }),
    fact('maintenance.ended', end, { component, body: { record } }),
  ];
}

export interface RightContract {
  /** At least five words: what the contract says, and what then happens. */
  readonly title: string;
  /** The fragment of the contract. */
  readonly contract?: string;
  readonly events: readonly Fact[];
  /** By hand, in USD. */
  readonly owed: string;
  readonly period?: string;
}

/** Rows for `it.each`: a title that ends with the amount, and the case. */
export const rowsOf = (cases: readonly RightContract[]): (readonly [title: string, RightContract])[] =>
  cases.map((one) => [`${one.title}: ${one.owed} USD`, one]);
