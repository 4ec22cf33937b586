/** Maintenance of several components: what is reported of one of them, and what is reported without any. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { ANNOUNCED_WORK, codesOf, linesOrder, linesTerms, minutesOf, stated } from '../../../support/lines.ts';

const on10 = (hour: number): number => at('2026-02-10T00:00:00Z') + hour * 3_600_000;
/** An event of M; none of "web" and "api" when it names no component. */
const work = (type: string, day: string, component?: string, more: Fact['body'] = {}): Fact =>
  fact(`maintenance.${type}` as Fact['type'], `2026-02-${day}:00Z`, {
    ...(component !== undefined && { component }),
    body: { record: 'M', ...more },
  });
const plan = (day: string, from: number, to: number, component?: string): Fact =>
  work('scheduled', day, component, { start: on10(from), end: on10(to) });
const BOTH = ['web', 'api'] as const;
const announced = BOTH.map((component) => plan('01T00:00', 10, 12, component));
const down = (from: number, to: number): Fact[] =>
  BOTH.flatMap((component) => outage(on10(from), on10(to), { component, body: { record: `I-${component}-${from}` } }));
const done = linesTerms({ work: ANNOUNCED_WORK });

/** What is owed, the minutes that work takes from each line, and the findings. */
function outcome(facts: readonly Fact[], terms = linesTerms(), components: readonly string[] = BOTH): unknown[] {
  const kind = { kind: 'line' };
  const order = linesOrder({ components: { web: kind, api: kind, ...Object.fromEntries(components.map((id) => [id, kind])) } });
  const statement = stated(terms, facts, { order });
  return [statement.total.amount, components.map((line) => minutesOf(statement, line).excluded), codesOf(statement).sort()];
}

describe('work that is announced for each of two lines at one instant', () => {
  it('is moved for both by an event without a component', () => {
    const moved = [...announced, plan('03T00:00', 14, 16)];
    expect(outcome([...moved, ...down(10, 12)])).toEqual(['200.00', [0, 0], ['plan-changed']]);
    expect(outcome([...moved, ...down(14, 16)])).toEqual(['0.00', [120, 120], ['plan-changed']]);
    const anew = [...moved, plan('04T00:00', 10, 12)];
    expect(outcome([...anew, ...down(14, 16)])).toEqual(['200.00', [0, 0], ['plan-changed', 'plan-changed']]);
  });

  it('is cancelled for both, by one event or by one for each', () => {
    expect(outcome([...announced, work('cancelled', '05T00:00'), ...down(10, 12)])).toEqual(['200.00', [0, 0], []]);
    const each = BOTH.map((component) => work('cancelled', '05T00:00', component));
    expect(outcome([...announced, ...each, ...down(10, 12)])).toEqual(['200.00', [0, 0], []]);
    const again = [...announced, ...each, plan('05T01:00', 10, 12)];
    expect(outcome([...again, ...down(10, 12)])[0]).toBe('0.00');
  });

  it('is extended for each with one finding, and the new time has its own notice', () => {
    const extended = [...announced, ...BOTH.map((component) => plan('08T00:00', 11, 13, component))];
    expect(outcome([...extended, ...down(10, 13)])).toEqual(['200.00', [60, 60], ['plan-changed']]);
  });

  it('is moved for one of them alone', () => {
    const facts = [...announced, plan('03T00:00', 14, 16, 'web')];
    expect(outcome([...facts, ...down(10, 12)])).toEqual(['100.00', [0, 120], ['plan-changed']]);
    expect(outcome([...facts, ...down(14, 16)])).toEqual(['100.00', [120, 0], ['plan-changed']]);
  });
});

describe('work that is cancelled for one line only', () => {
  const held = [work('started', '10T10:00'), work('ended', '10T12:00')];

  it('does not count for that line when it begins without a component', () => {
    const facts = [...announced, work('cancelled', '05T00:00', 'web'), ...held];
    expect(outcome([...facts, ...down(10, 12)], done)).toEqual(['100.00', [0, 120], []]);
  });

  it('counts for it when it is announced again, with the notice of that', () => {
    const again = (day: string): unknown[] =>
      outcome([...announced, work('cancelled', '05T00:00', 'web'), plan(day, 10, 12), ...held, ...down(10, 12)], done).slice(0, 2);
    expect(again('06T00:00')).toEqual(['0.00', [120, 120]]);
    expect(again('09T00:00')).toEqual(['100.00', [0, 120]]);
  });

  it('ends at that instant for that line when it was cancelled while it ran', () => {
    const facts = [...announced, held[0]!, work('cancelled', '10T11:00', 'web'), held[1]!];
    expect(outcome([...facts, ...down(10, 12)], done)).toEqual(['100.00', [60, 120], []]);
    // The other goes on to its own end.
    expect(outcome([...announced, held[0]!, work('cancelled', '10T11:00', 'web'), ...down(10, 12)], done)[1]).toEqual([60, 120]);
  });

  it('has for a third line the notice of the lines for which it was not cancelled', () => {
    const apart = [plan('01T00:00', 10, 12, 'web'), plan('09T00:00', 10, 12, 'api'), work('cancelled', '09T01:00', 'web')];
    const third = ['started', 'ended'].map((type, i) => work(type, `10T1${2 * i}:00`, 'dns'));
    const lines = ['web', 'api', 'dns'];
    expect(outcome([...apart, ...third, ...down(10, 12)], done, lines)[1]).toEqual([0, 0, 0]);
    const early = [plan('01T00:00', 10, 12, 'api'), plan('09T00:00', 10, 12, 'web'), work('cancelled', '09T01:00', 'web')];
    const dns = outage(on10(10), on10(12), { component: 'dns' });
    expect(outcome([...early, ...third, ...dns], done, lines)[1]).toEqual([0, 0, 120]);
  });
});

it('excludes nothing for a line for which it was cancelled by name, with a finding', () => {
  const facts = [plan('01T00:00', 10, 12), work('cancelled', '05T00:00', 'web'), ...down(10, 12)];
  expect(outcome(facts)).toEqual(['200.00', [0, 0], ['counts-for-named']]);
  const named = [plan('01T00:00', 10, 12), plan('01T00:00', 10, 12, 'web'), plan('01T00:00', 10, 12, 'api'), ...facts.slice(1)];
  expect(outcome(named)).toEqual(['100.00', [0, 120], []]);
  const findings = stated(linesTerms(), facts).findings;
  expect(findings[0]!.message).toMatch(/other events of maintenance M .* name web: it counts only for that$/);
  const leftOut = stated(linesTerms(), facts, { order: linesOrder({ 'without-component': 'leave-out' }) });
  expect(codesOf(leftOut)).toEqual([]);
});

it('ends where it was cancelled when it was not announced', () => {
  const any = linesTerms({ work: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' } });
  const facts = [work('started', '10T10:00', 'web'), work('cancelled', '10T11:00', 'web')];
  expect(outcome([...facts, ...down(10, 12)], any)).toEqual(['200.00', [60, 0], []]);
});
