/** Figures that cases name: of credits that others combine, of instants in another form, of values that do not exist. */
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import { runCases } from '../../../../lib/application/contract-cases/run-case.ts';
import { readCases } from '../../../../lib/schemas/cases.ts';
import { termsFile } from '../../../support/contract-files.ts';

const { document } = readContractFile(termsFile('plain-hosting'));
const SAID = {
  definitions: {
    tickets: { count: 'ticket', reached: 'opened' },
    drills: { count: 'drill', reached: 'began' },
    'tickets-each': { divide: ['tickets', 'drills'] },
  },
  credits: {
    'uptime-credit': { of: 'fees', times: 'credit-rate', for: 'uptime' },
    'ticket-credit': { of: '30.00 USD', times: 'tickets', for: 'uptime' },
    'service-credit': { sum: ['uptime-credit', 'ticket-credit'], cap: [{ 'at-most': '12%', of: 'fees' }] },
  },
  claims: {
    'service-credit': { do: [{ step: 'claim', after: 'outage-end', within: '72 h', per: 'outage' }], 'decided-by': 'both-records' },
  },
};
const DOWN = { down: { from: '2025-04-10T10:00:00Z', for: '45 min' } };
const TICKET = { ticket: { reached: { opened: '2025-04-10T10:00:00Z' } } };

async function mismatches(events: readonly object[], expected: object): Promise<string[]> {
  const { cases, issues } = readCases({
    'makegood-cases': 1,
    order: { charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] },
    cases: [{ name: 'one', period: '2025-04', with: SAID, events, expect: expected }],
  });
  expect(issues).toEqual([]);
  const [result] = await runCases(structuredClone(document), cases!);
  expect(result!.fault).toBeUndefined();
  return result!.mismatches.map(({ path, found }) => `${path.join('/')}: ${found}`);
}

describe('the figures of a case', () => {
  it('a credit that another one combines has what is left of it, its rate, and what it was before caps', async () => {
    const credits = {
      'uptime-credit': { rate: '10%', 'before-caps': 100, amount: '92.31 USD' },
      'ticket-credit': { 'before-caps': 30, amount: '27.69 USD' },
      'service-credit': { 'before-caps': 130, amount: '120.00 USD', capped: true },
    };
    expect(await mismatches([DOWN, TICKET], { credits })).toEqual([]);
  });

  it('a combined credit that owes nothing is 0, and a name that is no credit has no figure', async () => {
    expect(await mismatches([], { credits: { 'uptime-credit': { amount: '0.00 USD' } } })).toEqual([]);
    expect(await mismatches([], { credits: { 'no-credit': { amount: '0.00 USD' } } })).toEqual([
      expect.stringContaining('credits/no-credit/amount: no such figure') as string,
    ]);
  });

  it.each(['2025-04-13T10:45:00Z', '2025-04-13T10:45:00.000Z', '2025-04-13T12:45:00+02:00'])(
    'a time that ends a claim is one instant, however it is written: %s',
    async (until) => {
      const credits = { 'service-credit': { claim: { claim: { until } } } };
      expect(await mismatches([DOWN], { credits })).toEqual([]);
    },
  );

  it('another instant at which a claim ends is a difference', async () => {
    const credits = { 'service-credit': { claim: { claim: { until: '2025-04-13T10:45:01Z' } } } };
    expect(await mismatches([DOWN], { credits })).toHaveLength(1);
  });

  it('a value that does not exist is no figure, and no list without pieces', async () => {
    expect(await mismatches([TICKET], { cells: { 'tickets-each': null } })).toEqual([]);
    expect(await mismatches([TICKET], { cells: { 'tickets-each': { pieces: 0 } } })).toHaveLength(1);
  });
});
