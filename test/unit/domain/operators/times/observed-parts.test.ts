/** A whole and its parts: an outage of a part is one of the whole, and what was observed of one part says nothing of the others. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../../../lib/domain/time/instant.ts';
import { at, fact } from '../../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, minutesOf, stated } from '../../../../support/lines.ts';

const START = at('2026-02-01T00:00:00Z');
const HOURS = (28 * DAY) / HOUR;
const UP = '1'.repeat(HOURS);
const DOWN = '0'.repeat(10) + '1'.repeat(HOURS - 10);

const order = linesOrder({
  components: {
    eu: { kind: 'region' },
    web: { kind: 'line', in: 'eu' },
    api: { kind: 'line', in: 'eu' },
    hub: { kind: 'router', in: 'eu' },
  },
});

interface Given {
  readonly location?: string;
  readonly sender?: string;
  readonly stream?: string;
  readonly receivedAt?: number;
}

const checks = (component: string | undefined, results: string, { stream = 'http', sender, receivedAt, location }: Given = {}): Fact =>
  fact('probe.batch', START, {
    id: `${stream} ${component} ${location} ${results.length}`,
    ...(component !== undefined && { component }),
    ...(sender !== undefined && { sender }),
    ...(receivedAt !== undefined && { receivedAt }),
    body: { stream, start: START, every: HOUR, results, ...(location !== undefined && { location }) },
  });

/** A region holds lines and routers; its availability goes by `failure`. */
const termsOf = (failure: Record<string, unknown>, more: Partial<Terms> = {}): Terms => {
  const { work: _work, downtime: _downtime, ...definitions } = linesTerms().definitions;
  const { each } = failure as { each?: string };
  return linesTerms(
    {},
    {
      components: { region: {}, line: { in: 'region' }, router: { in: 'region' } },
      definitions: {
        ...definitions,
        failure: failure,
        availability: { uptime: 'failure', of: 'period' },
        fee: { charges: 'all', ...(each && { each }), 'taken-from': 'period' },
      },
      ...more,
    },
  );
};

const PROBE = { probes: 'http', 'in-a-row': 1, begins: 'first-failure' };
const probed = (more: Record<string, unknown>): Terms => termsOf({ ...PROBE, ...more });

const hours = (given: Terms, facts: readonly Fact[], index: string): { down: number; unknown: number } => {
  const { down, unknown } = minutesOf(stated(given, facts, { order }), index);
  return { down: down / 60, unknown: unknown / 60 };
};

describe('checks of several components', () => {
  it.each([
    ['region', 'eu'],
    [undefined, ''],
  ])('of each %s: a failing check of one line is not a repeat of one of the other', (each, index) => {
    const given = probed({ ...(each && { each }) });
    const facts = [checks('web', UP), checks('api', DOWN)];
    const statement = stated(given, facts, { order });
    expect(hours(given, facts, index)).toEqual({ down: 10, unknown: 0 });
    expect(codesOf(statement)).not.toContain('overlapping-samples');
    expect([statement.evidence.events, statement.evidence.leftOut]).toEqual([2, undefined]);
  });

  it('without a component, or of a component around a line, fail and count as observed beside those of the line', () => {
    const given = probed({ each: 'line' });
    for (const around of [undefined, 'eu']) {
      expect(hours(given, [checks(around, UP), checks('api', DOWN)], 'api')).toEqual({ down: 10, unknown: 0 });
      expect(hours(given, [checks(around, DOWN), checks('api', UP)], 'api')).toEqual({ down: 10, unknown: 0 });
      expect(hours(given, [checks(around, UP), checks('api', DOWN.slice(0, 20))], 'api')).toEqual({ down: 10, unknown: 0 });
    }
    expect(hours(given, [checks('api', DOWN.slice(0, 20))], 'api')).toEqual({ down: 10, unknown: HOURS - 20 });
  });

  it('observe a whole only while all of its parts or the whole itself are checked; parts without checks are a finding', () => {
    const given = probed({ each: 'region' });
    const half = UP.slice(0, HOURS / 2);
    expect(hours(given, [checks('web', UP), checks('api', half)], 'eu')).toEqual({ down: 0, unknown: HOURS / 2 });
    expect(hours(given, [checks('web', UP), checks('api', half), checks('eu', UP)], 'eu')).toEqual({ down: 0, unknown: 0 });
    expect(hours(given, [checks('web', DOWN)], 'eu')).toEqual({ down: 10, unknown: HOURS - 10 });
    // A router need not be checked where no router is.
    expect(hours(given, [checks('web', UP), checks('api', UP), checks('hub', half)], 'eu')).toEqual({ down: 0, unknown: HOURS / 2 });
    const codes = (facts: readonly Fact[]): string[] => codesOf(stated(given, facts, { order }));
    expect(codes([checks('web', UP)])).toContain('part-not-observed');
    expect(codes([checks('web', UP), checks('eu', UP)])).not.toContain('part-not-observed');
    expect(codes([checks('web', UP), checks('api', UP)])).not.toContain('part-not-observed');
  });

  it('have a control for their own component, not for a neighbour', () => {
    const given = probed({ each: 'region', control: 'origin' });
    const origin = (component: string | undefined, results: string): Fact => checks(component, results, { stream: 'origin' });
    const own = [checks('web', UP), checks('api', DOWN)];
    expect(hours(given, [...own, origin('web', DOWN), origin('api', UP)], 'eu')).toEqual({ down: 10, unknown: 0 });
    expect(hours(given, [...own, origin('web', UP), origin('api', DOWN)], 'eu')).toEqual({ down: 0, unknown: 0 });
    expect(hours(given, [...own, origin(undefined, DOWN)], 'eu')).toEqual({ down: 0, unknown: 0 });
  });

  it('are left out where another sender reported earlier, unless some clause accepts only this sender', () => {
    const late = { sender: 'aws:999999999999', receivedAt: START + 1 };
    const facts = [checks('web', UP), checks('web', DOWN, late), checks('api', UP)];
    const account = (given: Terms): unknown[] => {
      const { evidence } = stated(given, facts, { order });
      return [evidence.events, evidence.leftOut ?? []];
    };
    const given = probed({ each: 'line' });
    expect(account(given)).toEqual([2, [{ reason: 'superseded', count: 1 }]]);
    const theirs = { ...PROBE, each: 'line', 'reported-by': ['999999999999'] };
    expect(account({ ...given, definitions: { ...given.definitions, theirs }, report: ['theirs'] })).toEqual([3, []]);
  });
});

describe('a quorum of locations', () => {
  const fra = (results: string): Fact => checks('web', results, { location: 'fra' });
  const ams = (results: string): Fact => checks('web', results, { location: 'ams' });
  const given = probed({ each: 'line', quorum: 2 });

  it('leaves time without a check unknown, however many locations must see it down', () => {
    expect(hours(given, [fra(UP.slice(0, 6)), ams(UP.slice(0, 6))], 'web')).toEqual({ down: 0, unknown: HOURS - 6 });
    expect(hours(given, [fra(DOWN), ams(DOWN)], 'web')).toEqual({ down: 10, unknown: 0 });
    expect(hours(given, [fra(DOWN), ams(UP)], 'web')).toEqual({ down: 0, unknown: 0 });
    expect(hours(given, [fra(DOWN), ams(DOWN.slice(0, 5))], 'web')).toEqual({ down: 5, unknown: 5 });
  });

  it('is never reached with too few locations: what they see down is unknown, with a finding', () => {
    expect(hours(given, [fra(UP.slice(0, 6))], 'web')).toEqual({ down: 0, unknown: HOURS - 6 });
    expect(hours(given, [fra(DOWN)], 'web')).toEqual({ down: 0, unknown: 10 });
    expect(codesOf(stated(given, [fra(DOWN)], { order }))).toContain('quorum-out-of-reach');
    expect(codesOf(stated(given, [fra(DOWN), ams(UP)], { order }))).not.toContain('quorum-out-of-reach');
  });
});

describe('one observed part', () => {
  const watched = (component: string | undefined, end = START + 28 * DAY): Fact =>
    fact('service.watched', end, { ...(component !== undefined && { component }), body: { start: START, end } });
  const outages = (more: Record<string, unknown>, ofTerms: Partial<Terms>): Terms =>
    termsOf({ intervals: 'outage', from: 'started', to: 'ended', ...more }, ofTerms);

  it.each<[string, Terms]>([
    ['unreported: unknown', outages({ each: 'region' }, { unreported: 'unknown', unknown: 'down' })],
    ['no-data-after', outages({ each: 'region', 'no-data-after': '1 ms' }, { unreported: 'up', unknown: 'down' })],
  ])('does not turn the unobserved time of the whole up (%s)', (_, given) => {
    const unknown = (facts: readonly Fact[]): number => Math.ceil(hours(given, facts, 'eu').unknown);
    expect(unknown([watched('web')])).toBe(HOURS);
    expect(unknown([watched('web'), watched('api', START + 2 * HOUR)])).toBe(HOURS - 2);
    expect(unknown([watched('web'), watched('api')])).toBe(0);
    expect(unknown([watched('eu')])).toBe(0);
    expect(unknown([watched(undefined)])).toBe(0);
    expect(codesOf(stated(given, [watched('web')], { order }))).toContain('part-not-observed');
  });

  it('does not observe other lines: each is observed by its own checks, or those of a component around it', () => {
    const given = outages({ each: 'line' }, { unreported: 'unknown', unknown: 'down' });
    expect(['web', 'api'].map((line) => hours(given, [watched('web')], line).unknown)).toEqual([0, HOURS]);
    expect(['web', 'api'].map((line) => hours(given, [watched('eu')], line).unknown)).toEqual([0, 0]);
  });
});
