/** The linter: what it says of the published texts, each of its codes on a planted defect and not beside it, and what a promise is worth. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../lib/domain/agreement/agreement.ts';
import { LINTS } from '../../lib/domain/agreement/lint/codes.ts';
import { checkTerms } from '../../lib/domain/agreement/sheet.ts';
import { worthOf } from '../../lib/domain/agreement/worth.ts';
import { formatFraction } from '../../lib/domain/money/ratio.ts';
import { MINUTE } from '../../lib/domain/time/instant.ts';
import { publishedTerms, termsWith } from '../support/contracts.ts';

const codesOf = (terms: Terms): string[] => [...new Set(checkTerms(terms).issues.map((issue) => issue.code))].sort();

/** What the linter has to say of real texts: changes here are changes of what users read. */
const PUBLISHED: Readonly<Record<string, string[]>> = {
  akamai: ['claim-before-statement', 'target-without-credit'],
  'aws-support-developer': ['target-without-credit'],
  'cloudflare-enterprise': ['target-without-credit'],
  'fastly-business-day': ['target-without-credit'],
  'five-min-threshold': ['claim-before-statement', 'unbounded-exclusion'],
  'gcp-gce-multizone': ['band-above-cap', 'claim-before-statement'],
  'hostingking-1000': ['unbounded-exclusion'],
  'lumen-edge-bm': ['claim-before-statement'],
  'ntt-ecl': ['tables-disagree'],
  'plain-hosting': ['band-above-cap', 'unbounded-exclusion'],
  'rackspace-managed-cloud': ['claim-before-statement'],
  'sap-cloud': ['unbounded-exclusion'],
  'tencent-vod': ['unbounded-exclusion'],
  'verizon-ipl': ['claim-before-statement'],
  'volc-live': ['target-without-credit'],
};

const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99%', gives: '25%' },
];

/** A text with nothing to say against it. */
const sound = (change: Partial<Terms> & { definitions?: Terms['definitions'] } = {}): Terms =>
  termsWith({
    attributes: { severity: { of: 'ticket', values: ['major', 'minor'], default: 'minor' } },
    promises: { uptime: { 'at-least': '99.9%' }, reply: { 'at-most': 'limit' } },
    credits: {
      credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '50%', of: 'fee' }] },
      late: { of: 'fee', times: '1%', 'if-missed': 'reply' },
    },
    claims: { credit: { do: [{ step: 'claim', after: 'period-end', within: '30 days' }], 'decided-by': 'both-records' }, late: 'automatic' },
    ...change,
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      works: { intervals: 'maintenance', from: 'began', to: 'ended' },
      maintenance: { allowance: 'works', 'at-most': '4 h', 'in-each': 'month' },
      downtime: { except: ['outage', 'maintenance'] },
      uptime: { uptime: 'downtime', of: 'period' },
      rate: { steps: 'uptime', table: BANDS },
      fee: { charges: 'all', 'taken-from': 'period' },
      office: { weekly: 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
      hours: { 'depending-on': 'severity', cases: { major: 'always', minor: 'office' } },
      limit: { 'depending-on': 'severity', cases: { major: '15 min', minor: '1 business day' } },
      reply: { clock: 'ticket', from: 'opened', to: 'acknowledged', hours: 'hours', paused: [], 'counted-in': 'from', 'on-severity-change': 'last' },
      ...change.definitions,
    },
  });

const DEFECTS: Readonly<Record<string, Parameters<typeof sound>[0]>> = {
  'promise-against-band': { promises: { uptime: { 'at-least': '99.95%' }, reply: { 'at-most': 'limit' } } },
  'tables-disagree': {
    definitions: {
      minutes: { length: 'downtime' },
      table: { steps: 'minutes', table: [{ 'at-most': '43.2 min', gives: '0%' }, { 'more-than': '43.2 min', 'at-most': '432 min', gives: '10%' }, { 'more-than': '432 min', gives: '25%' }] },
    },
    report: ['table'],
  },
  'targets-disagree': { definitions: { minutes: { length: 'downtime' } }, promises: { uptime: { 'at-least': '99.9%' }, minutes: { 'at-most': '44 min' }, reply: { 'at-most': 'limit' } } },
  'band-above-cap': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '20%', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-missed': 'reply' } } },
  'cap-below-first-band': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime', cap: [{ 'at-most': '5%', of: 'fee' }] }, late: { of: 'fee', times: '1%', 'if-missed': 'reply' } } },
  'always-beside-calendar': {
    definitions: {
      reply: { clock: 'ticket', from: 'opened', to: 'acknowledged', hours: 'office', paused: [], 'counted-in': 'from', 'on-severity-change': 'last', says: 'support is there 24x7' },
    },
  },
  'business-days-always': { definitions: { hours: { 'depending-on': 'severity', cases: { major: 'always', minor: 'always' } } } },
  'target-without-credit': { credits: { credit: { of: 'fee', times: 'rate', for: 'uptime' } }, claims: { credit: 'automatic' } },
  'claim-before-statement': { claims: { credit: { do: [{ step: 'claim', after: 'outage-end', within: '5 days' }], 'decided-by': 'vendor-records' }, late: 'automatic' } },
  'unbounded-exclusion': { definitions: { maintenance: { 'any-of': ['works'] } } },
  'order-matters': { definitions: { uptime: { uptime: 'long', of: 'period' }, long: { runs: 'downtime', 'at-least': '5 min', 'across-period-end': 'cut' } } },
  'unused-cell': { definitions: { spare: { length: 'period' } } },
};

describe('the linter', () => {
  it.each(readdirSync(new URL('../../contracts/published', import.meta.url)).map((file) => file.replace('.yaml', '')))('says of %s what it says', (name) => {
    expect(codesOf(publishedTerms(name))).toEqual(PUBLISHED[name] ?? []);
  });

  it('says nothing of a sound text', () => {
    expect(checkTerms(sound()).issues).toEqual([]);
  });

  it.each(Object.keys(LINTS))('finds %s where it was planted, with the place, why and the remedy', (code) => {
    const { issues } = checkTerms(sound(DEFECTS[code]), '/terms/0');
    const found = issues.find((issue) => issue.code === code)!;
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', ...LINTS[code as keyof typeof LINTS] });
    expect(found.path).toMatch(/^\/terms\/0\/(definitions|promises|credits|claims)\//);
  });

  it('a promise in percent and the same in minutes disagree in all months but that of the minutes', () => {
    const [found] = checkTerms(sound(DEFECTS['tables-disagree'])).issues.filter((issue) => issue.code === 'tables-disagree');
    expect(found!.message).toContain('except in months of 30 days');
  });
});

describe('what a promise is worth', () => {
  it('99.9% allows 43.2 minutes in thirty days; four hours of maintenance leave the rest', () => {
    const [worth] = worthOf(sound());
    const month = worth!.months.find(({ days }) => days === 30)!;
    expect(formatFraction(month.allowed)).toBe(String(43.2 * MINUTE));
    expect(month.uncompensated).toEqual(month.allowed);
    expect(formatFraction(month.effective!)).toBe('8941/9000');
    expect([worth!.unbounded, worth!.most]).toEqual([[], '50% of fee']);
    expect(worth!.months.map(({ days }) => days)).toEqual([28, 29, 30, 31]);
  });

  it('has no floor when exclusions or short outages do not count, and nothing is compensated without a credit', () => {
    const [vod] = worthOf(publishedTerms('tencent-vod'));
    expect(vod!.unbounded.map(({ cell, because }) => `${cell} ${because}`)).toEqual(['announced excluded', 'surge excluded', 'unavailable shorter-runs']);
    expect(vod!.months.every(({ effective }) => effective === undefined)).toBe(true);
    const [none] = worthOf(sound({ credits: {}, claims: {} }));
    expect([none!.most, formatFraction(none!.months[2]!.uncompensated)]).toEqual([undefined, String(30 * 1440 * MINUTE)]);
  });
});
