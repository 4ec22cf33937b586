/** Contracts about credits, tickets and choices, each right, with the amount that a reader computes by hand. */
import { fact } from '../facts.ts';
import { MINUTE, type RightContract, down, minute, ticket } from '../two-lines.ts';

const COUNTED = 'outages: { count: outage, reached: started }';
const OFTEN = [...down('line-1', 100, 1), ...down('line-1', 200, 1), ...down('line-2', 300, 1)];
const WITH_FINE = (result: string): string => `
definitions: { ${COUNTED} }
objectives: { outages: { at-most: 0 } }
credits: { fine: { of: 40.00 USD, times: outages, if-breached: outages }, total: ${result} }
claims: { credit: null, total: automatic }`;
const TICKETS = (cells: string, clauses: string): string => `
attributes: { severity: { of: ticket, values: [p1, p2], default: p2, reported-by: [vendor] } }
definitions:
  fix: { timer: ticket, from: opened, to: resolved, hours: always, paused: [], counted-in: from, on-severity-change: last, on-reopen: ignore }
  limit: { depending-on: severity, cases: { p1: 4 h, p2: 8 h } }
  ${cells}
${clauses}`;
const TIER = (of: string, cases: string): string => `
attributes: { tier: { of: ${of}, values: [gold, basic], default: basic } }
definitions: { most: { depending-on: tier, cases: ${cases} } }
credits: { credit: { cap: [{ at-most: most, of: fee }] } }`;
const calls = (component: string, failed: number): RightContract['events'][number] =>
  fact('requests.counted', minute(100), {
    component,
    body: { stream: 'calls', start: minute(100), every: MINUTE, outcomes: { f: [failed], ok: [1000 - failed] } },
  });

export const CREDITS_CASES: readonly RightContract[] = [
  {
    title: 'a rate as a literal is owed when breached',
    contract: 'credits: { "=credit": { of: fee, times: 7.5%, if-breached: availability } }',
    events: down('line-1', 100, 41),
    owed: '75.00',
  },
  {
    title: 'a base as a literal is rounded half up',
    contract: 'credits: { "=credit": { of: 12.34 USD, times: rate, for: availability } }',
    events: down('line-1', 100, 41),
    owed: '1.23',
  },
  {
    title: 'each of three outages costs 25 dollars',
    contract: `
definitions: { ${COUNTED} }
objectives: { "=outages": { at-most: 1 } }
credits: { "=credit": { of: 25.00 USD, times: outages, if-breached: outages } }`,
    events: OFTEN,
    owed: '75.00',
  },
  {
    title: 'each outage beyond the first costs 25 dollars',
    contract: `
definitions: { ${COUNTED}, extra: { excess: outages, above: 1 } }
objectives: { "=outages": { at-most: 1 } }
credits: { "=credit": { of: 25.00 USD, times: extra, if-breached: outages } }`,
    events: OFTEN,
    owed: '50.00',
  },
  {
    title: 'a cap of an amount cuts 300 to 250',
    contract: 'credits: { credit: { cap: [{ at-most: 250.00 USD }] } }',
    events: down('line-1', 100, 404),
    owed: '250.00',
  },
  {
    title: 'a cap of a tenth of all charges cuts 400 to 200',
    contract: 'definitions: { fees: { charges: all, taken-from: period } }\ncredits: { credit: { cap: [{ at-most: 10%, of: fees }] } }',
    events: [...down('line-1', 100, 404), ...down('line-2', 100, 41)],
    owed: '200.00',
  },
  {
    title: 'a cap for each line comes before one for both',
    contract:
      'definitions: { fees: { charges: all, taken-from: period } }\ncredits: { credit: { cap: [{ at-most: 25%, of: fee }, { at-most: 20%, of: fees }] } }',
    events: [...down('line-1', 100, 404), ...down('line-2', 100, 404)],
    owed: '400.00',
  },
  {
    title: 'a minimum of at least 100 lets 100 through',
    contract: 'credits: { credit: { minimum: { at-least: 100.00 USD } } }',
    events: down('line-1', 100, 41),
    owed: '100.00',
  },
  {
    title: 'a minimum of more than 100 holds 100 back',
    contract: 'credits: { credit: { minimum: { more-than: 100.00 USD } } }',
    events: down('line-1', 100, 41),
    owed: '0.00',
  },
  {
    title: 'a sum of 100 and 40 is capped at 120',
    contract: WITH_FINE('{ sum: [credit, fine], cap: [{ at-most: 120.00 USD }] }'),
    events: down('line-1', 100, 41),
    owed: '120.00',
  },
  {
    title: 'the highest of 100 and 40 is 100',
    contract: WITH_FINE('{ highest: [credit, fine], each: agreement }'),
    events: down('line-1', 100, 41),
    owed: '100.00',
  },
  {
    title: 'a bonus is owed to the vendor for a perfect line',
    contract: `
definitions: { perfect: { bands: availability, table: [{ at-least: 100%, gives: 1% }, { less-than: 100%, gives: 0% }] } }
credits: { bonus: { of: fee, times: perfect, for: availability, owed-to: vendor } }
claims: { bonus: automatic }`,
    events: down('line-1', 100, 41),
    owed: '90.00',
  },
  {
    title: 'a parameter of the order is objective and edge of a band',
    contract: `
order: { parameters: { target: 99.95% } }
parameters: { target: { like: 99.9%, default: 99.5% } }
objectives: { availability: { at-least: target } }
definitions: { rate: { table: [{ at-least: target, gives: 0% }, { less-than: target, gives: 10% }] } }`,
    events: down('line-1', 100, 21),
    owed: '100.00',
  },
  {
    title: 'a gold customer has a cap of 50 %',
    contract: `order: { attributes: { tier: gold } }${TIER('customer', '{ gold: 50%, basic: 10% }')}`,
    events: down('line-1', 100, 404),
    owed: '300.00',
  },
  {
    title: 'a gold line has a cap of 20 %, a basic one of 10 %',
    contract: `order: { components: { line-1: { attributes: { tier: gold } } } }${TIER('line', '{ gold: 20%, basic: 10% }')}`,
    events: [...down('line-1', 100, 404), ...down('line-2', 100, 404)],
    owed: '300.00',
  },
  {
    title: 'a late ticket costs an amount by its severity',
    contract: TICKETS(
      'fine: { depending-on: severity, cases: { p1: 100.00 USD, p2: 10.00 USD } }',
      `objectives: { availability: null, fix: { at-most: limit } }
credits: { "=credit": { of: fine, times: 1, if-breached: fix } }`,
    ),
    events: [...ticket('T1', 'line-1', 0, 241, 'p1'), ...ticket('T2', 'line-1', 0, 481), ...ticket('T3', 'line-2', 0, 480)],
    owed: '110.00',
  },
  {
    title: 'two of three tickets in time are below 90 %',
    contract: TICKETS(
      `judged: { count: fix, that: judged }
  met: { count: fix, that: met }
  share: { divide: [met, judged] }
  by-share: { bands: share, table: [{ at-least: 90%, gives: 0% }, { at-least: 50%, less-than: 90%, gives: 5% }, { less-than: 50%, gives: 10% }] }
  fees: { charges: all, taken-from: period }`,
      `objectives: { availability: null, fix: { at-most: limit }, share: { at-least: 90% } }
credits: { "=credit": { of: fees, times: by-share, for: share } }`,
    ),
    events: [...ticket('T1', 'line-1', 0, 241, 'p1'), ...ticket('T2', 'line-1', 0, 400), ...ticket('T3', 'line-2', 0, 480)],
    owed: '100.00',
  },
  {
    title: 'a ticket 61 minutes late has two started hours',
    contract: TICKETS(
      `late: { excess: fix, above: limit }
  hours: { units: late, of: 1 h, counting: started }`,
      `objectives: { availability: null, fix: { at-most: limit } }
credits: { "=credit": { of: 10.00 USD, times: hours, if-breached: fix } }`,
    ),
    events: ticket('T1', 'line-1', 0, 301, 'p1'),
    owed: '20.00',
  },
  {
    title: 'two failed of a thousand requests are below 99.9 %',
    contract: `
definitions: { errors: { requests: calls, each: line, as: rate, every: period, aligned: period-start, failed: [f], ignored: [], empty: perfect }, share: { aggregate: mean, of: errors, over: slot }, availability: { uptime: share, of: null }, raw: null }`,
    events: [calls('line-1', 2), calls('line-2', 1)],
    owed: '100.00',
  },
  {
    title: 'a right opens beside the credit that is owed',
    contract: `
definitions: { past: { across-periods: availability, last: 3, ending: this }, bad: { compare: past, less-than: 99.9% }, often: { count: bad }, chronic: { compare: often, at-least: 2 } }
remedies: { end: { right: terminate, to: customer, if: chronic } }`,
    events: down('line-1', 100, 41),
    owed: '100.00',
  },
  {
    title: 'a rate that changes in February is 6 % there',
    contract: `
definitions: { later: { effective-dated: period, values: { 2026-01-01: 5%, 2026-02-01: 6% } }, rate: { table: [{ at-least: 99.9%, gives: 0% }, { less-than: 99.9%, gives: later }] } }`,
    events: down('line-1', 100, 41),
    owed: '60.00',
  },
  {
    title: 'a gate of two outages in all opens for one line',
    contract: `definitions: { ${COUNTED}, many: { compare: outages, at-least: 2 } }\ncredits: { credit: { if: [many] } }`,
    events: [...down('line-1', 100, 41), ...down('line-2', 100, 1)],
    owed: '100.00',
  },
  {
    title: 'a gate of two outages for each line opens for one',
    contract: `
definitions: { runs: { duration: raw, each: stretch }, outages: { count: runs }, many: { compare: outages, at-least: 2 } }
credits: { credit: { if: [many] } }`,
    events: [...down('line-1', 100, 41), ...down('line-2', 100, 30), ...down('line-2', 300, 30)],
    owed: '100.00',
  },
  {
    title: 'a band gives an amount for each of two lines',
    contract: `
definitions: { fine: { bands: availability, table: [{ at-least: 99.9%, gives: 0.00 USD }, { less-than: 99.9%, gives: 33.33 USD }] } }
credits: { "=credit": { of: fine, times: 1, for: availability } }`,
    events: [...down('line-1', 100, 41), ...down('r', 1000, 41)],
    owed: '66.66',
  },
  {
    title: 'bands of minutes take 432 below and 433 above 7.2 h',
    contract: `
definitions: { length: { duration: raw }, rate: { bands: length, table: [{ at-most: 43.2 min, gives: 0% }, { more-than: 43.2 min, at-most: 7.2 h, gives: 10% }, { more-than: 7.2 h, gives: 25% }] } }
objectives: { availability: null, length: { at-most: 43.2 min } }
credits: { credit: { for: length } }`,
    events: [...down('line-1', 100, 432), ...down('line-2', 100, 433)],
    owed: '350.00',
  },
  {
    title: 'values between printed bands are in the worse one',
    contract:
      'definitions: { rate: { table: [{ at-least: 99.90%, gives: 0% }, { at-least: 99.00%, at-most: 99.89%, gives: 10% }, { at-most: 98.99%, gives: 30% }], gaps: as-worse } }',
    events: [...down('line-1', 100, 41), ...down('line-2', 100, 405)],
    owed: '400.00',
  },
  {
    // 121 minutes are 99.6999 %, which is 0.2001 % below: three started tenths.
    title: 'each started tenth of a percent below costs 5 %',
    contract: `
definitions: { lost: { shortfall: availability, below: 99.9% }, tenths: { units: lost, of: 0.1%, counting: started }, each-tenth: { multiply: tenths, by: 5% } }
credits: { credit: { times: each-tenth } }`,
    events: down('line-1', 100, 121),
    owed: '150.00',
  },
  {
    title: '25 hours are two started days at a day of the fee',
    contract: `
definitions: { a-day: { charges: all, each: line, taken-from: period, a-day: of-the-period }, length: { duration: raw }, days: { units: length, of: 24 h, counting: started } }
objectives: { availability: null, length: { at-most: 0 h } }
credits: { "=credit": { of: a-day, times: days, if-breached: length } }`,
    events: down('line-1', 100, 1500),
    owed: '71.43',
  },
  {
    title: 'either of two flags opens the gate, here the long outage',
    contract: `
definitions: { ${COUNTED}, many: { compare: outages, at-least: 5 }, length: { duration: raw }, long: { compare: length, more-than: 6 h }, either: { any-of: [many, long] } }
credits: { credit: { if: [either] } }`,
    events: [...down('line-1', 100, 404), ...down('line-2', 100, 41)],
    owed: '300.00',
  },
  {
    title: 'half of the fee is the base of a tenth',
    contract:
      'definitions: { monthly: { charges: [recurring], each: line, taken-from: period }, half: { multiply: monthly, by: 50% } }\ncredits: { credit: { of: half } }',
    events: down('line-1', 100, 41),
    owed: '50.00',
  },
];
