/** Contracts about downtime, each right, with the amount that a reader computes by hand. */
import { fact } from '../facts.ts';
import { FEBRUARY, MINUTE, type RightContract, down, maintenance, minute } from '../two-lines.ts';

const both = (first: number, second: number): RightContract['events'] => [...down('line-1', 100, first), ...down('line-2', 100, second)];
const WHOLE = (cell: string): string => `
definitions: { joint: ${cell}, fees: { charges: all, taken-from: period }, rate: { bands: joint } }
objectives: { availability: null, joint: { at-least: 99.9% } }
credits: { credit: { of: fees, for: joint } }`;
const TOGETHER = `
definitions: { together: { concurrent: raw, in: region, at-least: 2 }, joint: { uptime: together, of: period }, fees: { charges: all, each: region, taken-from: period }, rate: { bands: joint } }
objectives: { availability: null, joint: { at-least: 99.9% } }
credits: { credit: { of: fees, for: joint } }`;
const OFFICE = `
definitions: { office: { business-hours: UTC, open: { mon-fri: ["09:00-17:00"] } }, out: { all-of: [raw, office] }, availability: { uptime: out, of: office } }`;
const HOURS = (cells: string, objective: string, amount: string, times: string): string => `
definitions: { ${cells} }
objectives: { ${objective} }
credits: { "=credit": { of: ${amount}, times: ${times}, if-breached: ${objective.split(':')[0]} } }`;
const NOTICE = (hours: string): string => `
definitions: { work: { intervals: maintenance, from: began, to: ended, each: line, where: [{ from: announced, to: began, at-least: ${hours} }] }, out: { except: [raw, work] }, availability: { uptime: out, of: period } }`;
const ALLOWANCE = (length: string): string => `
definitions: { work: { intervals: maintenance, from: began, to: ended, each: line }, allowed: { allowance: work, at-most: ${length}, in-each: month }, out: { except: [raw, allowed] }, availability: { uptime: out, of: period } }`;
const HALF = `definitions: { half: { weighted: raw, as: 50% }, availability: { uptime: half, of: period } }`;
const batch = (component: string, results: string): RightContract['events'][number] =>
  fact('probe.batch', FEBRUARY, { component, body: { stream: 'web', start: FEBRUARY, every: 15 * MINUTE, results } });
const speeds = (component: string, values: string[]): RightContract['events'][number] =>
  fact('gauge.sampled', FEBRUARY, { component, body: { stream: 'speed', start: FEBRUARY, every: 30 * MINUTE, values } });

export const DOWNTIME_CASES: readonly RightContract[] = [
  { title: 'a month without an outage owes nothing', events: [], owed: '0.00' },
  { title: '40 minutes are within the 40.32 of 99.9 %', events: down('line-1', 100, 40), owed: '0.00' },
  { title: '41 minutes are beyond the 40.32 of 99.9 %', events: down('line-1', 100, 41), owed: '100.00' },
  { title: '404 minutes on both lines are in the lowest band', events: both(404, 404), owed: '600.00' },
  { title: 'an outage of the region is one of both lines', events: down('r', 100, 41), owed: '200.00' },
  {
    title: 'the lowest availability of the lines decides for all charges',
    contract: WHOLE('{ aggregate: lowest, of: availability, over: all }'),
    events: down('line-1', 100, 41),
    owed: '200.00',
  },
  {
    title: 'the mean of 82 minutes and none is 41 minutes',
    contract: WHOLE('{ aggregate: mean, of: availability, over: all }'),
    events: down('line-1', 100, 82),
    owed: '200.00',
  },
  {
    title: 'the mean of 80 minutes and none is 40 minutes',
    contract: WHOLE('{ aggregate: mean, of: availability, over: all }'),
    events: down('line-1', 100, 80),
    owed: '0.00',
  },
  {
    title: 'both lines were down at once for 50 minutes',
    contract: TOGETHER,
    events: [...down('line-1', 100, 100), ...down('line-2', 150, 100)],
    owed: '200.00',
  },
  {
    title: 'both lines were down at once for 40 minutes',
    contract: TOGETHER,
    events: [...down('line-1', 100, 100), ...down('line-2', 160, 100)],
    owed: '0.00',
  },
  {
    // 20 days of 8 h are 9,600 minutes; 10 of them are more than 0.1 %.
    title: 'ten minutes of an outage are within office hours',
    contract: OFFICE,
    events: down('line-1', 24 * 60 + 8 * 60, 70),
    owed: '100.00',
  },
  {
    title: 'nine minutes of an outage are within office hours',
    contract: OFFICE,
    events: down('line-1', 24 * 60 + 8 * 60, 69),
    owed: '0.00',
  },
  {
    title: '61 minutes are three started units of half an hour',
    contract: HOURS(
      'length: { duration: raw }, units: { units: length, of: 30 min, counting: started }',
      'length: { at-most: 30 min }',
      '5.00 USD',
      'units',
    ),
    events: down('line-1', 100, 61),
    owed: '15.00',
  },
  {
    title: 'outages of 119, 60 and 59 minutes have two completed hours',
    contract: HOURS(
      'runs: { duration: raw, each: stretch }, whole: { units: runs, of: 1 h, counting: completed }, sum: { aggregate: sum, of: whole, over: stretch }',
      'sum: { at-most: 0 }',
      '5.00 USD',
      'sum',
    ),
    events: [...down('line-1', 100, 119), ...down('line-1', 400, 60), ...down('line-2', 400, 59)],
    owed: '10.00',
  },
  {
    title: '672 minutes are a sixtieth of 672 hours',
    contract: HOURS('length: { duration: raw }, share: { divide: [length, 672 h] }', 'length: { at-most: 0 h }', 'fee', 'share'),
    events: down('line-1', 100, 672),
    owed: '16.67',
  },
  {
    title: 'maintenance of 80 minutes with 100 hours of notice is excluded',
    contract: NOTICE('48 h'),
    events: [...down('line-1', 6000, 100), ...maintenance('line-1', 6000, 6080, true)],
    owed: '0.00',
  },
  {
    title: 'maintenance of 80 minutes with too little notice is counted',
    contract: NOTICE('101 h'),
    events: [...down('line-1', 6000, 100), ...maintenance('line-1', 6000, 6080, true)],
    owed: '100.00',
  },
  {
    title: 'outages below five minutes are left out and one of 40 stays',
    contract:
      'definitions: { long: { continuous: raw, at-least: 5 min, across-period-end: joined }, availability: { uptime: long, of: period } }',
    events: [...down('line-1', 100, 4), ...down('line-1', 200, 4), ...down('line-1', 300, 40)],
    owed: '0.00',
  },
  {
    title: 'an outage of 41 minutes counts in full beyond the threshold',
    contract:
      'definitions: { long: { continuous: raw, more-than: 4 min, whole: 1 min, across-period-end: joined }, availability: { uptime: long, of: period } }',
    events: [...down('line-1', 100, 4), ...down('line-1', 300, 41)],
    owed: '100.00',
  },
  { title: '81 minutes that count by half are 40.5 minutes', contract: HALF, events: down('line-1', 100, 81), owed: '100.00' },
  { title: '80 minutes that count by half are 40 minutes', contract: HALF, events: down('line-1', 100, 80), owed: '0.00' },
  {
    title: '99.851 % is rounded to 99.9 % before it is judged',
    contract: `
definitions: { rounded: { round: availability, to: 0.1%, how: half-up }, rate: { bands: rounded } }
objectives: { availability: null, rounded: { at-least: 99.9% } }
credits: { credit: { for: rounded } }`,
    events: down('line-1', 100, 60),
    owed: '0.00',
  },
  {
    title: 'three failed checks in a row are 45 minutes down, two are none',
    contract:
      'definitions: { raw: { intervals: null, from: null, to: null, probes: web, in-a-row: 3, begins: first-failure } }\nunreported: unknown',
    events: [batch('line-1', '1000110'), batch('line-2', '1001110')],
    owed: '100.00',
  },
  {
    title: 'two outages of five minutes within one hour fill the window',
    contract:
      'definitions: { window: { within-window: raw, at-least: 10 min, within: 1 h, counts: window }, availability: { uptime: window, of: period } }',
    events: [...down('line-1', 100, 5), ...down('line-1', 130, 5)],
    owed: '100.00',
  },
  {
    title: '60 minutes of maintenance within the allowance leave 40 down',
    contract: ALLOWANCE('60 min'),
    events: [...down('line-1', 6000, 100), ...maintenance('line-1', 6000, 6100)],
    owed: '0.00',
  },
  {
    title: '59 minutes of maintenance within the allowance leave 41 down',
    contract: ALLOWANCE('59 min'),
    events: [...down('line-1', 6000, 100), ...maintenance('line-1', 6000, 6100)],
    owed: '100.00',
  },
  {
    title: 'an outage that one of two witnesses reports counts as none',
    contract: `
order: { senders: [{ account: "222222222222", as: customer }] }
definitions: { theirs: { intervals: outage, from: started, to: ended, each: line, reported-by: [customer] }, ours: { intervals: outage, from: started, to: ended, each: line, reported-by: [vendor] }, agreed: { witnesses: [theirs, ours], decide: all }, availability: { uptime: agreed, of: period }, raw: null }`,
    events: down('line-1', 100, 41),
    owed: '0.00',
  },
  {
    // 90 days are 129,600 minutes.
    title: 'a quarter allows 129.6 minutes and owes on three charges',
    contract: 'period: { every: quarter }',
    events: down('line-1', 100, 130),
    owed: '300.00',
    period: '2026-Q1',
  },
  {
    title: '40 minutes degraded count by half beside 21 minutes down',
    contract: `
definitions: { broken: { intervals: outage, from: started, to: ended, each: line, where: [{ attribute: level, is: [down] }] }, slow: { intervals: outage, from: started, to: ended, each: line, where: [{ attribute: level, is: [degraded] }] }, half: { weighted: slow, as: 50% }, out: { any-of: [broken, half] }, availability: { uptime: out, of: period }, raw: null }`,
    events: [
      fact('service.degraded', minute(100), { component: 'line-1', body: { record: 'x' } }),
      fact('service.down', minute(140), { component: 'line-1', body: { record: 'x' } }),
      fact('service.up', minute(161), { component: 'line-1', body: { record: 'x' } }),
    ],
    owed: '100.00',
  },
  {
    title: 'an hour below 1 Gbit/s on one line is 60 minutes down',
    contract:
      'definitions: { speed: { gauge: speed, unit: Gbit/s, each: line, every: 1 h, several: lowest }, slow: { while: speed, less-than: 1 Gbit/s }, availability: { uptime: slow, of: period }, raw: null }',
    events: [speeds('line-1', ['1.5', '0.9', '1']), speeds('line-2', ['1', '1'])],
    owed: '100.00',
  },
];
