/** `parts` of a component kind: whether what events say of a part counts for the whole. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import { checkTerms } from '../../../../lib/domain/checker/check-terms.ts';
import type { Fact, FactBody } from '../../../../lib/domain/evidence/fact.ts';
import { explainText } from '../../../../lib/presentation/explain/explain.ts';
import { at, fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms, stated } from '../../../support/lines.ts';

type Parts = 'count' | 'leave-out' | undefined;
type Kinds = NonNullable<Terms['components']>;

const kindsOf = (region: Parts, zone: Parts): Kinds => ({
  region: region ? { parts: region } : {},
  zone: { in: 'region', ...(zone && { parts: zone }) },
  line: { in: 'zone' },
});

const order = linesOrder({
  components: {
    eu: { kind: 'region' },
    'eu-1': { kind: 'zone', in: 'eu' },
    web: { kind: 'line', in: 'eu-1' },
    api: { kind: 'line', in: 'eu-1' },
  },
});

const T = '2026-02-10T00:00:00Z';
const on = (component: string, type: Fact['type'], when: string, body: FactBody = {}): Fact => fact(type, when, { component, body });
const hour = (component: string): Fact[] => [on(component, 'service.down', T), on(component, 'service.up', '2026-02-10T01:00:00Z')];

/** A downtime of each region from one operator. */
const terms = (kinds: Kinds, failure: Record<string, unknown>, each = 'region'): Terms =>
  linesTerms(
    { failure: { ...failure, each }, down: { duration: 'failure' } },
    { components: kinds, objectives: { down: { 'at-most': '1 s' } }, credits: {}, claims: {} },
  );

const OUTAGES = { intervals: 'outage', from: 'started', to: 'ended' };
const PROBE = { probes: 'http', 'in-a-row': 1, begins: 'first-failure' };

const down = (given: Terms, facts: readonly Fact[]): string | undefined => stated(given, facts, { order }).objectives[0]?.measured?.shown;

describe('an event about a part', () => {
  it.each<[Parts, Parts, string]>([
    [undefined, undefined, '1 h'],
    ['count', 'count', '1 h'],
    ['leave-out', undefined, '0 s'],
    ['count', 'leave-out', '0 s'],
  ])('is in a line in a zone in a region (region: %s, zone: %s): the region is down for %s', (region, zone, expected) => {
    expect(down(terms(kindsOf(region, zone), OUTAGES), hour('web'))).toBe(expected);
  });

  it('each kind between them decides: a zone still counts for its region when lines do not count for the zone', () => {
    expect(down(terms(kindsOf(undefined, 'leave-out'), OUTAGES), hour('eu-1'))).toBe('1 h');
    expect(down(terms(kindsOf('leave-out', undefined), OUTAGES), hour('eu-1'))).toBe('0 s');
  });

  it('events about the whole still count for its parts, and events without a component for all', () => {
    const left = terms(kindsOf(undefined, 'leave-out'), OUTAGES, 'zone');
    for (const [component, length] of Object.entries({ eu: '1 h', 'eu-1': '1 h', web: '0 s' }))
      expect(down(left, hour(component))).toBe(length);
    expect(
      down(terms(kindsOf('leave-out', undefined), OUTAGES), [fact('service.down', T), fact('service.up', '2026-02-10T01:00:00Z')]),
    ).toBe('1 h');
  });

  it('counts in the same way for probes and request counts', () => {
    const failing = on('web', 'probe.batch', T, { stream: 'http', start: at(T), every: 3_600_000, results: '0' });
    expect(down(terms(kindsOf('count', undefined), PROBE), [failing])).not.toBe('0 s');
    expect(down(terms(kindsOf('leave-out', undefined), PROBE), [failing])).toBe('0 s');
    const rate = (kinds: Kinds): Terms =>
      linesTerms(
        {
          errors: {
            requests: 'calls',
            each: 'region',
            as: 'failures',
            every: '1 h',
            aligned: 'clock',
            failed: ['error'],
            ignored: [],
            empty: 'perfect',
          },
          count: { aggregate: 'sum', of: 'errors', over: 'slot' },
        },
        { components: kinds, objectives: { count: { 'at-most': 0 } }, credits: {}, claims: {} },
      );
    const counts = on('web', 'requests.counted', T, { stream: 'calls', start: at(T), every: 3_600_000, outcomes: { error: [7] } });
    expect(stated(rate(kindsOf('count', undefined)), [counts], { order }).objectives[0]!.measured?.shown).toBe('7');
    expect(stated(rate(kindsOf('leave-out', undefined)), [counts], { order }).objectives[0]!.measured?.shown).toBe('0');
  });

  it('`parts` does not change which component contains another: a cap of each region applies to the lines in it', () => {
    const capped = (parts: Parts): string =>
      stated(
        linesTerms(
          {
            seen: { intervals: 'outage', from: 'started', to: 'ended', each: 'region' },
            limit: { charges: 'all', each: 'region', 'taken-from': 'period' },
            tenth: { multiply: 'limit', by: '10%' },
          },
          {
            components: { ...kindsOf(parts, undefined) },
            credits: { credit: { of: 'fee', times: 'rate', for: 'availability', cap: [{ 'at-most': 'tenth' }] } },
            report: ['seen'],
          },
        ),
        [...hour('web'), ...hour('api')],
        { order },
      ).total.amount;
    expect(capped('leave-out')).toBe(capped('count'));
    expect(Number(capped('count'))).toBeGreaterThan(0);
  });
});

describe('the clause `parts`', () => {
  const codes = (kinds: Kinds, each = 'region'): string[] =>
    checkTerms(terms(kinds, OUTAGES, each))
      .issues.filter(({ severity }) => severity === 'error')
      .map(({ code, path }) => `${code} ${path}`);

  it('is refused where nothing lies inside, and where no cell reads events for such a component', () => {
    expect(codes({ region: {}, line: { in: 'region', parts: 'count' } })).toEqual(['no-effect /components/line/parts']);
    expect(codes(kindsOf('leave-out', undefined), 'line')).toEqual(['no-effect /components/region/parts']);
    expect(codes(kindsOf('leave-out', 'leave-out'))).toEqual(['no-effect /components/zone/parts']);
    expect(codes(kindsOf('count', 'leave-out'))).toEqual([]);
  });

  it('explain says which parts count and which do not', () => {
    const said = (kinds: Kinds, language: 'en' | 'zh'): string =>
      explainText({ makegood: 1, order, terms: [terms(kinds, OUTAGES)] }, language);
    expect(said(kindsOf(undefined, undefined), 'en')).toContain('A report on a zone or a line inside a region counts for the region');
    expect(said(kindsOf(undefined, 'leave-out'), 'en')).toContain(
      'A report on a zone inside a region counts for the region: an outage of a part is one of the whole. A report on a line inside a region does not count for the region',
    );
    expect(said(kindsOf('leave-out', undefined), 'zh')).toContain('有关其内部 zone 或 line 的陈述不计入该 region');
  });
});
