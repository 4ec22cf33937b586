/** Faulty files of cases: each fault is named with its place; none makes a case pass. */
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import { passes, runCases } from '../../../../lib/application/contract-cases/run-case.ts';
import { readCases } from '../../../../lib/schemas/cases.ts';
import { exampleFile, termsFile } from '../../../support/contract-files.ts';

const { document } = readContractFile(termsFile('plain-hosting'));
const CHARGES = { charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] };
const DOWN = { down: { from: '2025-04-10T10:00:00Z', for: '45 min' } };

type Case = Readonly<Record<string, unknown>>;
const ONE: Case = { name: 'one', period: '2025-04', events: [DOWN], expect: { total: '100.00 USD' } };
const fileOf = (one: Case, more: object = {}): object => ({ 'makegood-cases': 1, order: CHARGES, cases: [one], ...more });

const issuesOf = (file: unknown): string[] => readCases(file).issues.map(({ code, path }) => `${code} ${path}`);

async function run(
  one: Case,
  contract: unknown = document,
): Promise<{ readonly fault: string | undefined; readonly mismatches: readonly string[]; readonly isPassed: boolean }> {
  const { cases, issues } = readCases(fileOf({ ...ONE, ...one }));
  expect(issues).toEqual([]);
  const [result] = await runCases(contract, cases!);
  const { fault, mismatches } = result!;
  return {
    fault,
    mismatches: mismatches.map(({ path, wanted, found }) => `${path.join('/')}: ${wanted}, ${found}`),
    isPassed: passes(result!),
  };
}

describe('the form of a file of cases', () => {
  it('is right for the case that the others change', async () => {
    expect(issuesOf(fileOf(ONE))).toEqual([]);
    expect((await run({})).isPassed).toBe(true);
  });

  it.each([
    ['an unknown key of a case', fileOf({ ...ONE, expects: {} }), 'unknown-key /cases/0/expects'],
    [
      'an unknown key of an event',
      fileOf({ ...ONE, events: [{ down: { ...DOWN.down, till: 'x' } }] }),
      'unknown-key /cases/0/events/0/down/till',
    ],
    ['an unknown kind of event', fileOf({ ...ONE, events: [{ broken: DOWN.down }] }), 'unknown-key /cases/0/events/0/broken'],
    ['an unknown key of the file', fileOf(ONE, { terms: {} }), 'unknown-key /terms'],
    ['no expected figures', fileOf({ name: 'one', period: '2025-04' }), 'missing /cases/0/expect'],
    ['no name', fileOf({ period: '2025-04', expect: {} }), 'missing /cases/0/name'],
    ['events that are no list', fileOf({ ...ONE, events: DOWN }), 'wrong-type /cases/0/events'],
    [
      'a length without its unit',
      fileOf({ ...ONE, events: [{ down: { from: '2025-04-10T10:00:00Z', for: 45 } }] }),
      'wrong-type /cases/0/events/0/down/for',
    ],
    ['no case', fileOf(ONE, { cases: [] }), 'bad-value /cases'],
    ['another version of the form', fileOf(ONE, { 'makegood-cases': 2 }), 'bad-value /makegood-cases'],
  ])('with %s is refused at its place', (_, file, issue) => {
    expect(issuesOf(file)[0]).toBe(issue);
  });

  it('with two kinds in one event is refused', () => {
    expect(issuesOf(fileOf({ ...ONE, events: [{ ...DOWN, ticket: { reached: {} } }] }))[0]).toMatch(/ \/cases\/0\/events\/0$/);
  });
});

describe('what a case expects', () => {
  it.each([
    [
      'a name that the statement does not have',
      { objectives: { uptme: { outcome: 'met' } } },
      'objectives/uptme/outcome: met, no such figure; objectives has uptime',
    ],
    [
      'a figure that it does not have',
      { credits: { 'service-credit': { amont: '1' } } },
      /^credits\/service-credit\/amont: 1, no such figure; credits service-credit has amount/,
    ],
    ['a word where there is a number', { total: 'breached' }, 'total: breached, 100.00 USD'],
    ['an amount in another currency', { total: '100.00 EUR' }, 'total: 100.00 EUR, 100.00 USD'],
    ['a number where there is a word', { objectives: { uptime: { outcome: 1 } } }, 'objectives/uptime/outcome: 1, breached'],
    ['a value where there are several', { objectives: { uptime: 'breached' } }, /^objectives\/uptime: breached, several figures: /],
    ['nothing where there is something', { total: null }, 'total: nothing, 100.00 USD'],
    ['a part of a name', { time: { downtime: { dow: '45 min' } } }, /^time\/downtime\/dow: 45 min, no such figure/],
  ])('%s is a difference, with what there is', async (_, expected, message) => {
    const { mismatches, isPassed } = await run({ expect: expected });
    expect([mismatches.length, isPassed]).toEqual([1, false]);
    expect(mismatches[0]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it.each([
    ['a period that the contract does not have', { period: '2020-01' }, 'outside-term'],
    [
      'an event with two ends',
      { events: [{ down: { ...DOWN.down, to: '2025-04-11T00:00:00Z' } }] },
      '/cases/0/events/0/down: has both `to` and `for`; keep one',
    ],
    [
      'an event that ends before it begins',
      { events: [{ down: { from: '2025-04-10T10:00:00Z', to: '2025-04-09T10:00:00Z' } }] },
      'ends before it begins',
    ],
    ['a contract that is refused', { with: { definitions: { uptime: { uptime: 'nowhere', of: 'period' } } } }, 'unknown-name'],
    ['an event of no type', { events: [{ event: { id: 'x' } }] }, 'an event cannot be read'],
  ])('%s is a fault or another refusal, and never passes', async (_, change, said) => {
    const { fault, mismatches, isPassed } = await run(change);
    expect(isPassed).toBe(false);
    expect(fault ?? mismatches.join()).toContain(said);
  });

  it('takes the refusal of a period as a figure', async () => {
    expect((await run({ period: '2020-01', expect: { refused: ['outside-term'] } })).isPassed).toBe(true);
  });
});

describe('the sender of an event in short', () => {
  it('is an account or a webhook of the order, and decides whose report it is', async () => {
    const witnesses = readContractFile(exampleFile('two-witnesses')).document;
    const down = (by?: string): Case => ({
      period: '2026-09',
      events: [{ down: { from: '2026-09-10T02:00:00Z', for: '1 h', component: 'line-1', ...(by && { by }) } }],
      expect: {
        cells: { 'customer-time of line-1': by === 'pingdom' ? '1 h' : '0 h', 'vendor-time of line-1': by === 'pingdom' ? '0 h' : '1 h' },
      },
    });
    for (const by of ['pingdom', '444455556666', undefined]) {
      const { cases } = readCases({ 'makegood-cases': 1, cases: [{ name: 'one', ...down(by) }] });
      const [result] = await runCases(witnesses, cases!);
      expect([by, result!.fault, result!.mismatches.map(({ path, found }) => [...path, found])]).toEqual([by, undefined, []]);
    }
  });
});
