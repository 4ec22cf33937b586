/** Where what was received first counts, the lines of a file give what the service makes of the same events, sent in that order. */
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import type { EventType, Fact } from '../../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { readEvent } from '../../../../lib/schemas/event.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { Auditor } from '../../../support/auditor.ts';
import { aContract, assessed, checked } from '../../../support/contracts.ts';
import { at } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

type Line = Record<string, unknown>;

const START = '2026-02-01T00:00:00Z';
const event = (type: string, id: string, more: Line = {}): Line => ({ type, id, occurredAt: START, component: 'web', ...more });
const down = (id: string, component = 'web'): Line => event('service.down', id, { occurredAt: '2026-02-10T00:00:00Z', component });
const up = (id: string, hour: string, component = 'web'): Line =>
  event('service.up', id, { occurredAt: `2026-02-10T${hour}:00:00Z`, component });
const bill = (id: string, amount: string, more: Line = {}): Line =>
  event('charge.billed', id, { kind: 'usage', start: START, end: '2026-03-01T00:00:00Z', amount, ...more });
const counts = (id: string, failed: number, more: Line = {}): Line =>
  event('requests.counted', id, {
    stream: 'api',
    start: START,
    everySeconds: 3600,
    outcomes: { ok: Array<number>(10).fill(100 - failed), err: Array<number>(10).fill(failed) },
    ...more,
  });
const since = (id: string, value: string, more: Line = {}): Line =>
  event('attribute.set', id, { occurredAt: '2026-02-15T00:00:00Z', of: 'component', name: 'since', value, ...more });
const checks = (id: string, result: string, more: Line = {}): Line =>
  event('probe.batch', id, { probe: 'http', start: START, everySeconds: 3600, results: result.repeat(10), ...more });
const batched = (id: string, result: string): Line => {
  const { component: _, results, ...rest } = checks(id, result);
  return { ...rest, type: 'probes.batched', results: { web: results } };
};

const contractOf = (...terms: Parameters<typeof linesTerms>): Contract => aContract({ order: linesOrder(), terms: linesTerms(...terms) });

const OUTAGES = contractOf();
const BILLS = contractOf({ fee: { charges: ['usage'], each: 'line', 'taken-from': 'period' } });
const RATE = { requests: 'api', each: 'line', as: 'rate', every: '1 h', aligned: 'clock', failed: ['err'], ignored: [], empty: 'perfect' };
const COUNTS = contractOf({ er: RATE, failure: { while: 'er', 'more-than': '5%' } }, { unknown: 'up' });
const CHECKS = contractOf({ failure: { probes: 'http', each: 'line', 'in-a-row': 2, begins: 'first-failure' } }, { unknown: 'up' });
const AGE = contractOf(
  { months: { age: 'since', in: 'months' }, old: { compare: 'months', 'at-least': 1 } },
  {
    attributes: { since: { of: 'line', unit: 'date' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'availability', if: ['old'] } },
  },
);

async function byFile(contract: Contract, lines: readonly Line[]): Promise<{ statement: Statement; facts: Fact[] }> {
  const { facts, issues } = await readEventLines(lines.map((line) => JSON.stringify(line)).join('\n'));
  expect(issues).toEqual([]);
  const result = assessed(contract, facts, '2026-02', { reasons: true });
  return { statement: result.statement, facts };
}

/** Every line is received a second after the one before it, or when it says; what came together has one instant. */
async function byService(contract: Contract, lines: readonly Line[]): Promise<Statement> {
  const auditor = new Auditor('2026-01-01T00:00:00Z');
  await auditor.put(contract);
  for (const [i, line] of lines.entries()) {
    const { type, receivedAt: said, ...detail } = line;
    const read = readEvent(type as EventType, detail);
    if (!('reading' in read)) throw new Error(JSON.stringify(read.issues));
    const receivedAt = typeof said === 'string' ? at(said) : at('2026-02-27T00:00:00Z') + i * 1000;
    const fact: Fact = { ...read.reading, receivedAt, sender: 'file', speaksFor: 'vendor', class: 'account' };
    const { facts, samples } = auditor.stores;
    const { vendor } = contract.order;
    if (fact.type === 'probes.batched') await samples.record(vendor.id, fact, '', receivedAt);
    else await facts.record(vendor.id, fact, undefined, receivedAt);
  }
  auditor.set('2026-03-02T00:00:00Z');
  await auditor.audit('2026-02');
  return (await auditor.stores.statements.latest(contract.order.id, '2026-02'))!.statement;
}

const [EARLY, LATE] = [{ receivedAt: '2026-02-20T00:00:00Z' }, { receivedAt: '2026-02-21T00:00:00Z' }];
const outage = [down('d'), up('u', '10')];
const CASES: readonly (readonly [string, Contract, readonly Line[], string])[] = [
  ['two bills of one span', BILLS, [...outage, bill('zz', '500.00 USD'), bill('aa', '900.00 USD')], '150.00'],
  ['the other way round', BILLS, [...outage, bill('aa', '900.00 USD'), bill('zz', '500.00 USD')], '270.00'],
  [
    'bills whose own instants are the other way round',
    BILLS,
    [...outage, bill('zz', '500.00 USD', { occurredAt: '2026-02-05T00:00:00Z' }), bill('aa', '900.00 USD')],
    '150.00',
  ],
  [
    'bills that say when they were received',
    BILLS,
    [...outage.map((line) => ({ ...line, ...LATE })), bill('zz', '500.00 USD', LATE), bill('aa', '900.00 USD', EARLY)],
    '270.00',
  ],
  [
    'bills that were received at one instant, by their ids',
    BILLS,
    [...outage.map((line) => ({ ...line, ...LATE })), bill('zz', '500.00 USD', LATE), bill('aa', '900.00 USD', LATE)],
    '270.00',
  ],
  ['two counts of one time', COUNTS, [counts('z', 0), counts('a', 50)], '0.00'],
  ['two counts, the failures first', COUNTS, [counts('z', 50), counts('a', 0)], '300.00'],
  ['two batches of checks of one time', CHECKS, [checks('z', '1'), checks('a', '0')], '0.00'],
  ['checks of many components, batched twice', CHECKS, [batched('z', '0'), batched('a', '1')], '300.00'],
  ['an attribute that is set twice in one instant', AGE, [...outage, since('y', '2026-02-01'), since('z', '2025-02-01')], '0.00'],
  [
    'an attribute whose first value is said again',
    AGE,
    [since('z', '2025-02-01'), since('y', '2026-02-01'), since('x', '2025-02-01'), ...outage],
    '300.00',
  ],
];

describe('of two events that contradict each other the one received first counts', () => {
  it.each(CASES)('the event that was received first counts, of %s', async (_name, contract, lines, expected) => {
    const { statement, facts } = await byFile(contract, lines);
    expect(statement.total.amount).toBe(expected);
    const service = await byService(contract, lines);
    expect([service.lines, service.bounds, service.findings]).toEqual([statement.lines, statement.bounds, statement.findings]);
    // The facts are a set: what order they are given in changes nothing.
    const again = assess(checked(contract), [...facts].reverse(), '2026-02', {
      reasons: true,
    });
    expect('statement' in again && again.statement).toEqual(statement);
  });

  it('of two events with one id, the later one is in quarantine, or a contradiction in the file', async () => {
    const lines = [down('Z', 'api'), down('Z', 'web'), up('u', '01'), up('v', '10', 'api')];
    const { statement } = await byFile(OUTAGES, lines);
    const service = await byService(OUTAGES, lines);
    expect([statement, service].map(({ lines: of }) => of.map(({ index, amount }) => `${index} ${amount.amount}`))).toEqual([
      ['api 300.00'],
      ['api 300.00'],
    ]);
    expect(statement.findings.map(({ code }) => code)).toContain('contradiction');
  });
});
