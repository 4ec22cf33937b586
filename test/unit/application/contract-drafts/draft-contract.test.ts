/** A first contract from answers: accepted, in the common form, without errors of the linter, and held by the cases that come with it. */
import { describe, expect, it } from 'vitest';
import { passes, runCases } from '../../../../lib/application/contract-cases/run-case.ts';
import { draftCases } from '../../../../lib/application/contract-drafts/draft-cases.ts';
import { draftContract } from '../../../../lib/application/contract-drafts/draft-contract.ts';
import { type DraftAnswers, QUESTIONS, allAnswers } from '../../../../lib/application/contract-drafts/questions.ts';
import { formatContract } from '../../../../lib/presentation/contract-text/format.ts';
import { readCases } from '../../../../lib/schemas/cases.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';

function drafted(given: DraftAnswers): { readonly answers: DraftAnswers; readonly contract: string; readonly cases: string } {
  const { answers, faults } = allAnswers(given);
  expect(faults).toEqual([]);
  const contract = formatContract(draftContract(answers)).text;
  const { checked, issues } = readContract(readYaml(contract).document);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { answers, contract, cases: formatContract(draftCases(answers, checked!)).text };
}

const caseFile = (text: string): NonNullable<ReturnType<typeof readCases>['cases']> => readCases(readYaml(text).document).cases!;

const GIVEN: Readonly<Record<string, DraftAnswers>> = {
  'with every default': {},
  'of lines with tickets by severity in office hours': {
    kind: 'line',
    components: 'north, south, east',
    response: 'urgent 30 min, normal 4 h, minor 2 business days',
    holidays: '2026-03-02, 2026-03-03',
    paused: 'waiting-on-customer',
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    fee: '33333.33',
    cap: '12.5%',
    rounding: 'half-even',
  },
  'with a least length of outages and time that nobody watched': {
    least: '5 min',
    unreported: 'unknown',
    unknown: 'down',
    'across-period-end': 'cut',
  },
  'of parts with time that nobody watched': { kind: 'region', unreported: 'unknown', unknown: 'down' },
  'with no availability, but answers within one length': {
    availability: 'none',
    response: '4 h',
    cap: 'none',
    claim: 'automatic',
    currency: 'JPY',
  },
  'that promises everything and excludes nothing': {
    availability: '100%',
    bands: '100% 3%',
    causes: 'none',
    notice: 'none',
    currency: 'KWD',
    fee: '0.001',
    rounding: 'up',
  },
  'with a low promise in a month of another length': {
    availability: '40%',
    bands: '40% 150%',
    cap: '100%',
    zone: 'America/New_York',
    from: '2026-01-15',
  },
  'with maintenance without a limit and a small allowance': { allowance: 'none', notice: '90 min', causes: 'power, origin' },
  'with an allowance that is shorter than the outage': { availability: '99%', allowance: '1 h', notice: '240 h' },
  'whose tickets are answered on Saturdays at night': {
    response: '3 business days',
    hours: 'sat 22:00-02:00',
    'late-credit': '7%',
    zone: 'Europe/Berlin',
  },
};

describe('a first contract', () => {
  it.each(Object.entries(GIVEN))('%s is accepted and formatted, and its cases pass', async (_, given) => {
    const { contract, cases } = drafted(given);
    expect(formatContract(contract).text).toBe(contract);
    expect(formatContract(cases).text).toBe(cases);
    const results = await runCases(readYaml(contract).document, caseFile(cases));
    expect(results.length).toBeGreaterThan(0);
    expect(
      results.filter((result) => !passes(result)).map(({ name, fault, mismatches, contrasts }) => ({ name, fault, mismatches, contrasts })),
    ).toEqual([]);
  });

  it('has cases that fail when the contract says something else than was answered', async () => {
    const { contract, cases } = drafted({ response: '4 h' });
    for (const [said, otherwise] of [
      ['at-least: 99.9%', 'at-least: 99.8%'],
      ['gives: 10%', 'gives: 11%'],
      ['amount: 1000 USD', 'amount: 1001 USD'],
      ['except: [outages, maintenance, not-ours]', 'except: [outages, maintenance]'],
      ['at-least: 48 h', 'at-least: 49 h'],
      ['by: 1%', 'by: 2%'],
    ] as const) {
      expect(contract).toContain(said);
      const results = await runCases(readYaml(contract.replaceAll(said, otherwise)).document, caseFile(cases));
      expect(results.every(passes), said).toBe(false);
    }
  });

  it('has a comment with every word of a choice that the paper must answer', () => {
    const { contract } = drafted({ least: '5 min', response: 'urgent 1 h, normal 2 h' });
    for (const said of [
      'clipped, whole, none',
      'up, unknown',
      'up, down, left-out',
      'joined, cut',
      'half-up, half-even, down, up',
      'first, last, highest, restart, weighted',
    ])
      expect(contract.replaceAll(/\n *# /g, ' ')).toContain(`One of: ${said}.`);
  });

  it('keeps titles and names as they are, whatever characters they have', () => {
    const vendor = 'Größe & "Co": #1 {ürün} 灯塔';
    const { contract } = drafted({ vendor, customer: '灯塔' });
    const { order } = readYaml(contract).document as { order: { vendor: object; customer: object; title: string } };
    expect(order).toMatchObject({
      vendor: { name: vendor },
      customer: { id: 'customer', name: '灯塔' },
      title: `${vendor}: service levels`,
    });
  });
});

describe('answers of a first contract', () => {
  it.each([
    ['availability', '101%'],
    ['availability', '99.9'],
    ['bands', '99% 10%, 99.9% 20%'],
    ['bands', '99%'],
    ['notice', '48'],
    ['fee', '10.001'],
    ['zone', 'Mars/Olympus'],
    ['id', 'My Contract'],
    ['from', '2026-02-30'],
    ['currency', 'XXX'],
    ['response', 'urgent soon'],
    ['claim', '30 days after lunch'],
    ['unknown', 'maybe'],
    ['cap', '0%'],
    ['causes', 'The Customer'],
    ['causes', 'vendor, power'],
  ])('the answer to %s is not taken as "%s", and the message has the form', (key, text) => {
    const { faults } = allAnswers({ [key]: text });
    expect(faults.map((fault) => fault.key)).toEqual([key]);
    expect(faults[0]!.message).toMatch(/^"[^"]*": (?:write|leave out|a name is)/);
  });

  it('an answer to a question that the others leave no place for is refused', () => {
    const { faults } = allAnswers({ availability: 'none', response: '4 h', notice: '48 h', holidays: '2026-01-01' });
    expect(faults.map(({ key }) => key)).toEqual(['notice', 'holidays']);
  });

  it('each question has a default that it takes itself', () => {
    const { answers } = allAnswers({ response: 'urgent 1 h, normal 2 business days', kind: 'line', least: '1 min' });
    for (const { key, fault } of QUESTIONS)
      expect([key, answers[key] !== undefined, fault?.(answers[key]!, answers)]).toEqual([key, true, undefined]);
  });
});
