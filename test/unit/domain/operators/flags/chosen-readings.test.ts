/** A reading that the parties choose in the order: a word of a parameter, by which `depending-on` chooses between cells. */
import { describe, expect, it } from 'vitest';
import { type Line, NO_DIFFERENCE, caseRunner, contractErrors, severityLine, ticketLine } from '../../../../support/case-runner.ts';
import { aContract } from '../../../../support/contracts.ts';

const timer = (policy: string) => ({
  timer: 'ticket',
  from: 'opened',
  to: 'resolved',
  hours: 'always',
  paused: [],
  'counted-in': 'from',
  'on-severity-change': policy,
  'on-reopen': 'resume',
});
const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'less-than': '99.5%', gives: '10%' },
];

const document = aContract({
  order: { from: '2026-01-01', charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] },
  terms: {
    attributes: { severity: { of: 'ticket', values: ['urgent', 'normal'] } },
    parameters: { 'severity-reading': { like: 'first', default: 'highest' }, 'gap-reading': { like: 'better', default: 'better' } },
    definitions: {
      limit: { 'depending-on': 'severity', cases: { urgent: '1 h', normal: '8 h' } },
      'by-first': timer('first'),
      'by-highest': timer('highest'),
      repair: { 'depending-on': 'severity-reading', cases: { first: 'by-first', highest: 'by-highest' } },
      failure: { intervals: 'outage', from: 'started', to: 'ended' },
      availability: { uptime: 'failure', of: 'period' },
      better: { bands: 'availability', table: BANDS, gaps: 'as-better' },
      worse: { bands: 'availability', table: BANDS, gaps: 'as-worse' },
      rate: { 'depending-on': 'gap-reading', cases: { better: 'better', worse: 'worse' } },
      fee: { charges: ['recurring'], 'taken-from': 'period' },
    },
    objectives: { repair: { 'at-most': 'limit' }, availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: 'rate', 'if-breached': 'availability' } },
    claims: { credit: 'automatic' },
  } as never,
});

const differences = caseRunner(document);

const ticket = (id: string): Line => ticketLine(id, 'normal', { opened: '02T09:00', resolved: '02T12:00' });
const RAISED = [ticket('T'), severityLine('T', '02T09:30', 'urgent')];
const judged = (outcome: string, deadline: string): Line => ({ objectives: { 'repair of T': { outcome, deadline } } });

describe('a reading that the order chooses', () => {
  it('decides which severity governs a timer, with its deadline', async () => {
    expect(await differences(RAISED, judged('met', '2026-03-02T17:00:00.000Z'), { parameters: { 'severity-reading': 'first' } })).toEqual(
      NO_DIFFERENCE,
    );
    expect(
      await differences(RAISED, judged('breached', '2026-03-02T10:00:00.000Z'), { parameters: { 'severity-reading': 'highest' } }),
    ).toEqual(NO_DIFFERENCE);
  });

  it('is the default of the text where the order chooses none', async () => {
    expect(await differences(RAISED, judged('breached', '2026-03-02T10:00:00.000Z'))).toEqual(NO_DIFFERENCE);
  });

  it('decides what a gap between bands gives', async () => {
    // 2 of 744 hours: 99.7312%.
    const down = [{ down: { from: '2026-03-10T00:00:00Z', for: '2 h' } }];
    expect(await differences(down, { total: '0.00 USD' }, { parameters: { 'gap-reading': 'better' } })).toEqual(NO_DIFFERENCE);
    expect(await differences(down, { total: '100.00 USD' }, { parameters: { 'gap-reading': 'worse' } })).toEqual(NO_DIFFERENCE);
  });

  it('judges the records of the chosen cell alone', async () => {
    const changed = structuredClone(document) as unknown as { terms: { definitions: Record<string, any> }[] };
    changed.terms[0]!.definitions['by-highest'].where = [{ attribute: 'severity', is: ['urgent'] }];
    expect(await caseRunner(changed)([...RAISED, ticket('N')], { objectives: { 'repair of N': null } })).toEqual(NO_DIFFERENCE);
  });
});

describe('a word of the order', () => {
  const refusals = (change: (contract: Record<string, any>) => void): string[] => contractErrors(document, change);

  it('is refused without a case, as a value, or where nothing is left to choose', () => {
    const cells = (contract: Record<string, any>): Record<string, any> => contract.terms[0].definitions;
    expect(refusals(() => undefined)).toEqual([]);
    expect(refusals((contract) => (contract.order.parameters = { 'severity-reading': 'last' }))).toEqual([
      'unknown-word /order/parameters/severity-reading',
    ]);
    expect(refusals((contract) => (contract.order.parameters = { 'severity-reading': '5%' }))).toContain(
      'wrong-type /order/parameters/severity-reading',
    );
    expect(refusals((contract) => delete cells(contract).repair.cases.first)).toContain('unknown-word /terms/0/definitions/repair/cases');
    expect(refusals((contract) => (cells(contract).other = { round: 'severity-reading', to: '1%', how: 'down' }))).toContain(
      'wrong-type /terms/0/definitions/other/round',
    );
    expect(refusals((contract) => delete contract.terms[0].parameters['severity-reading'].default)).toContain(
      'parameter-missing /order/parameters/severity-reading',
    );
    expect(refusals((contract) => (cells(contract).rate = 'better'))).toContain('no-effect /terms/0/parameters/gap-reading');
  });

  it('chooses how lines are rounded, and is refused where it names no rounding', () => {
    const rounded = (like: string, word?: string): string[] =>
      refusals((contract) => {
        contract.terms[0].money.rounding = 'rounding-reading';
        contract.terms[0].parameters['rounding-reading'] = { like };
        contract.order.parameters = { ...contract.order.parameters, ...(word !== undefined && { 'rounding-reading': word }) };
      });
    expect(rounded('half-up', 'down')).toEqual([]);
    expect(rounded('half-up', 'floor')).toEqual(['unknown-word /order/parameters/rounding-reading']);
    expect(rounded('half-up')).toEqual(['parameter-missing /order/parameters/rounding-reading']);
    expect(rounded('nearest', 'down')).toEqual(['unknown-word /order/parameters/rounding-reading']);
    expect(rounded('5%', '5%')).toContain('unknown-name /terms/0/money/rounding');
    expect(refusals((contract) => (contract.terms[0].money.rounding = 'severity'))).toContain('unknown-name /terms/0/money/rounding');
  });
});
