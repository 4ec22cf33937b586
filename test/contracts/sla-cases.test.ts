/** The published cases: every figure that a case expects, compared exactly with what the public `assess` states. */
import { describe, expect, it } from 'vitest';
import data from '../fixtures/sla-cases.json' with { type: 'json' };
import { periodsOf } from '../../lib/domain/agreement/contract.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { fold } from '../../lib/domain/evidence/fold.ts';
import { formatDecimal, multiply, parseDecimal, ratio, type Ratio } from '../../lib/domain/money/ratio.ts';
import { DAY, MINUTE, formatDay } from '../../lib/domain/time/instant.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { localDay } from '../../lib/domain/time/zone.ts';
import { checked, orderOf, publishedTerms } from '../support/contracts.ts';
import { at, fact, outage } from '../support/facts.ts';
import { type Given, type Scene, ec2, gce, lumen, rackspace, slack, tally, vod } from './case-adapters.ts';

interface Case {
  id: string;
  sla: string;
  given: Given;
  expect: Given;
}

const cases = data.cases as Case[];
const byId = new Map(cases.map((entry) => [entry.id, entry]));
const ratioOf = (text: string): Ratio => {
  const [n, d] = text.split('/');
  return ratio(BigInt(n!), BigInt(d ?? '1'));
};

function stated(scene: Scene, label: string): Statement {
  const result = assess(checked(scene.order, publishedTerms(scene.terms)), scene.facts, label);
  if ('issue' in result) throw new Error(JSON.stringify(result.issue));
  return result.statement;
}

/** Where a period begins in the zone of the terms. */
function bounds(name: string, label: string, from = '2020-01-01'): [number, number] {
  const result = assess(checked(orderOf({ from, ...(name === 'aws-ec2-region' && {}) }), publishedTerms(name)), [], label);
  if ('issue' in result) throw new Error(JSON.stringify(result.issue));
  return [at(result.statement.period.start), at(result.statement.period.end)];
}

/** Figures of a statement under the names that the cases use. */
function figures(statement: Statement, wanted: Given): Given {
  const [line] = statement.lines;
  const [credit] = statement.credits;
  const [promise] = statement.promises;
  const time = statement.time[0];
  const availability = promise?.measured ? ratioOf(promise.measured.exact) : undefined;
  const percent = line ? formatTrimmed(multiply(ratioOf(line.times.exact), ratio(100n))) : '0';
  const minutes = (milliseconds: string): string => formatTrimmed(multiply(ratioOf(milliseconds), ratio(1n, BigInt(MINUTE))));
  const down = time?.down ?? promise!.measured!.exact;
  return {
    denominator: time && minutes(time.total),
    downtime: minutes(down),
    counted_minutes: Number(minutes(down)),
    availability_fraction: availability && promise!.measured!.exact,
    availability_percent_6dp: availability && formatDecimal(multiply(availability, ratio(100n)), 6, 'half-even'),
    band: wanted.band && availability && inBand(wanted.band, multiply(availability, ratio(100n))) ? wanted.band : 'another band',
    credit_percent: percent,
    credit_exact: credit!.exact,
    computed_credit_exact: credit!.exact,
    credit_issued: credit!.amount.amount !== '0.00',
    credit_amount: credit!.amount.amount,
    currency: credit!.amount.currency,
    cap_amount: credit!.caps[0] && formatDecimal(ratioOf(credit!.caps[0].limit), 2, 'down'),
    cap_applied: credit!.caps[0]?.bound,
    breach: promise?.outcome === 'missed',
    units: line && Number(line.times.exact.includes('/') ? formatTrimmed(multiply(ratioOf(line.times.exact), ratio(20n))) : Number(line.times.exact) * 20),
  };
}

const formatTrimmed = (value: Ratio): string => (value.d === 1n ? value.n.toString() : formatDecimal(value, 6, 'half-even').replace(/0+$/, '').replace(/\.$/, ''));

function inBand(band: string, percent: Ratio): boolean {
  const below = (a: Ratio, b: Ratio): boolean => a.n * b.d < b.n * a.d;
  const bare = /^(>=|<)(.+)$/.exec(band);
  if (bare) return below(percent, parseDecimal(bare[2]!)!) === (bare[1] === '<');
  const [low, high] = band.slice(1, -1).split(',').map((text) => parseDecimal(text)!);
  return !below(percent, low!) && below(percent, high!);
}

const ADAPTERS: Record<string, (given: Given, start: number, end: number) => Scene> = { 'aws-ec2-region': ec2, 'gcp-gce-multizone': gce, 'tencent-vod': vod, 'slack-2024': slack, 'lumen-edge-bm': lumen, 'rackspace-managed-cloud': rackspace };

/** Cases that ask for something other than a statement's figures have a test of their own below. */
const OWN = new Set([
  'slack-2024/fiscal-vs-calendar-quarter',
  'slack-2024/maintenance-budget',
  'slack-2024/2015-weighted',
  'tencent-vod/grain-exactly-0.05pct',
  'tencent-vod/service-months-of-3-month-term',
  'tencent-vod/run-across-month-end',
  'tencent-vod/claim-window',
]);

const NOT_FIGURES = /^(contrast_|counted_minutes_each$)/;

describe('published cases', () => {
  for (const { id, sla, given, expect: wanted } of cases.filter((entry) => !OWN.has(entry.id))) {
    it(id, () => {
      const label = given.quarter ?? String(given.service_start ?? given.period?.start ?? '2025-04-01').slice(0, 7);
      const [start, end] = bounds(given.text_version === '2015' ? 'slack-2015' : sla, label, given.service_start?.slice(0, 10));
      const scene = ADAPTERS[sla]!(given, start, end);
      const statement = stated(scene, label);
      const found = figures(statement, wanted);
      const keys = Object.keys(wanted).filter((key) => !NOT_FIGURES.test(key));
      expect(keys.length).toBeGreaterThan(0);
      expect(Object.fromEntries(keys.map((key) => [key, found[key]]))).toEqual(Object.fromEntries(keys.map((key) => [key, wanted[key]])));
      for (const [key, other] of Object.entries(wanted)) if (key.startsWith('contrast_')) expect(found.availability_percent_6dp).not.toBe(other);
      // Any order and any repetition gives the same statement.
      expect(stated({ ...scene, facts: [...scene.facts, ...scene.facts].reverse() }, label)).toEqual(statement);
    });
  }

  it('gcp-gce-multizone/partial-minutes-dropped: minutes of each outage', () => {
    const { given, expect: wanted } = byId.get('gcp-gce-multizone/partial-minutes-dropped')!;
    const [start, end] = bounds('gcp-gce-multizone', '2025-04');
    const each = (given.outage_seconds as number[]).map((seconds) => Number(figures(stated(gce({ ...given, outage_seconds: [seconds] }, start), '2025-04'), wanted).downtime));
    expect(each).toEqual(wanted.counted_minutes_each);
    expect(end - start).toBe(43_200 * MINUTE);
  });

  it('slack-2024/fiscal-vs-calendar-quarter', () => {
    const { given, expect: wanted } = byId.get('slack-2024/fiscal-vs-calendar-quarter')!;
    const facts = outage(at(given.event.start), at(given.event.end));
    const order = orderOf({ attributes: { plan: 'enterprise' } });
    const minutes = (terms: string, label: string): number => Number(ratioOf(stated({ terms, order, facts }, label).time[0]!.down).n) / MINUTE;
    expect({ '2025-Q4': minutes('slack-2024', '2025-Q4') }).toEqual(wanted.calendar_quarter);
    expect({ 'Aug-Oct': minutes('slack-2019', '2025-08-01'), 'Nov-Jan': minutes('slack-2019', '2025-11-01') }).toEqual(wanted.fiscal_quarter_from_feb);
  });

  it('slack-2024/maintenance-budget', () => {
    const { given, expect: wanted } = byId.get('slack-2024/maintenance-budget')!;
    const hour = 3_600_000;
    const windowOf = (id: string, start: number, hours: number): Fact[] => [
      fact('maintenance.scheduled', start - given.notice_hours * hour, { body: { record: id, start, end: start + hours * hour } }),
      fact('maintenance.started', start, { body: { record: id } }),
      fact('maintenance.ended', start + hours * hour, { body: { record: id } }),
      ...outage(start, start + hours * hour),
    ];
    const facts = [...windowOf('earlier', at('2025-02-10T02:00:00Z'), Number(given.used_scheduled_hours_this_year)), ...windowOf('new', at('2025-05-10T02:00:00Z'), Number(given.new_scheduled_hours))];
    const [time] = stated({ terms: 'slack-2024', order: orderOf({ attributes: { plan: 'enterprise' } }), facts }, '2025-Q2').time;
    expect({ excluded_hours: String(Number(time!.excluded) / hour), counted_hours: String(Number(time!.down) / hour) }).toEqual(wanted);
  });

  it('slack-2024/2015-weighted', () => {
    const { given, expect: wanted } = byId.get('slack-2024/2015-weighted')!;
    const start = at(given.period.start) + 9 * DAY;
    const facts = outage(start, start + given.outage_minutes * MINUTE, { body: { attributes: { 'affected-share': given.affected_customer_share } } });
    const found = figures(stated({ terms: 'slack-2015', order: orderOf({ attributes: { plan: 'enterprise' } }), facts }, '2025-04'), wanted);
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key]]))).toEqual(wanted);
  });

  it('tencent-vod/grain-exactly-0.05pct', () => {
    const { given, expect: wanted } = byId.get('tencent-vod/grain-exactly-0.05pct')!;
    const [start, end] = bounds('tencent-vod', '2025-04');
    // Each grain stands for a whole run, so that the ten-minute rule does not hide it.
    const bad = (given.grains as { errors: number; requests: number }[]).map((grain) => {
      const facts = [tally(start, end, new Set(), (slot) => (slot >= 100 && slot < 104 ? grain : undefined))];
      return stated({ terms: 'tencent-vod', order: orderOf({}), facts }, '2025-04').time[0]!.down !== '0';
    });
    expect({ bad }).toEqual(wanted);
  });

  it('tencent-vod/service-months-of-3-month-term', () => {
    const { given, expect: wanted } = byId.get('tencent-vod/service-months-of-3-month-term')!;
    expect(given.term_months).toBe(3);
    const contract = checked(orderOf({ from: given.service_start, through: '2025-06-16' }), publishedTerms('tencent-vod'));
    const months = periodsOf(contract, at('2025-12-01T00:00:00Z')).map(({ label }) => {
      const result = assess(contract, [], label);
      if ('issue' in result) throw new Error(result.issue.message);
      return [at(result.statement.period.start), at(result.statement.period.end) - 1].map((instant) => formatDay(localDay('Asia/Shanghai', instant)));
    });
    expect({ service_months: months }).toEqual(wanted);
  });

  it('tencent-vod/run-across-month-end, both readings', () => {
    const { given, expect: wanted } = byId.get('tencent-vod/run-across-month-end')!;
    const start = at('2025-03-31T16:00:00Z');
    const slots = new Set((given.bad_grains as string[]).map((text) => (at(text) - start) / (5 * MINUTE)));
    const facts = [tally(start, at('2025-05-31T16:00:00Z'), slots)];
    const minutes = (across: 'joined' | 'cut', label: string): number => {
      const terms = publishedTerms('tencent-vod');
      const definitions = { ...terms.definitions, unavailable: { ...(terms.definitions.unavailable as object), 'across-period-end': across } };
      const result = assess(checked(orderOf({}), { ...terms, definitions }), facts, label);
      return 'issue' in result ? NaN : Number(result.statement.time[0]!.down) / MINUTE;
    };
    expect({
      threshold_then_split: { april: minutes('joined', '2025-04'), may: minutes('joined', '2025-05') },
      split_then_threshold: { april: minutes('cut', '2025-04'), may: minutes('cut', '2025-05') },
    }).toEqual(wanted);
  });

  it('tencent-vod/claim-window', () => {
    const { given, expect: wanted } = byId.get('tencent-vod/claim-window')!;
    const [credit] = stated({ terms: 'tencent-vod', order: orderOf({}), facts: [] }, given.service_month).credits;
    if (!credit || credit.claim === 'automatic') throw new Error('the claim has steps');
    expect({ third_working_day: credit.claim[0]!.opensAfter, last_claim_date: credit.claim[0]!.lastDay }).toEqual(wanted);
  });

  it('covers every case of the six agreements', () => {
    expect(cases.length).toBe(44);
    expect([...OWN].every((id) => byId.has(id))).toBe(true);
    expect(fold([], orderOf({})).facts).toEqual([]);
  });
});
