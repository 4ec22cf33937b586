/** Clauses that look as if they decide something, and decide nothing: each is refused, with the remedy. */
import { describe, expect, it } from 'vitest';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import type { ClaimTerms, Definition, Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';
import { linesOrder, linesTerms, ticketTerms } from '../../../support/lines.ts';

const errorsOf = (terms: Terms, order: Order = linesOrder()): string[] => refusalsOf(aContract({ order, terms }), '/terms/0');
/** The errors of the shape of a document, and of its meaning. */
const readErrors = (terms: Terms, order: Order = linesOrder()): string[] =>
  readContract(structuredClone(aContract({ order, terms }))).issues.flatMap(({ severity, code, path }) =>
    severity === 'error' ? [`${code} ${path.replace('/terms/0', '')}`] : [],
  );

describe('hours of a day are added to those of its groups', () => {
  const at = '/definitions/office/open';
  const open = (hours: Readonly<Record<string, readonly string[]>>, more: object = {}): string[] => {
    const terms = ticketTerms({ hours: 'office' });
    return errorsOf({ ...terms, definitions: { ...terms.definitions, office: { 'business-hours': 'UTC', open: hours, ...more } } });
  };

  it('so an empty list of a day is refused, because it shuts nothing', () => {
    expect(open({ 'mon-fri': ['09:00-18:00'], fri: [] })).toEqual([`no-effect ${at}/fri`]);
    expect(open({ daily: ['09:00-12:00'], 'sat-sun': [] })).toEqual([`no-effect ${at}/sat-sun`]);
    expect(open({ 'mon-fri': ['09:00-18:00'], sat: [] })).toEqual([`no-effect ${at}/sat`]);
    expect(open({ 'mon-fri': [] })).toEqual(['no-working-time /definitions/office/open']);
    expect(open({ mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-18:00'], thu: ['09:00-18:00'] })).toEqual([]);
  });

  it('and hours that overlap count once', () => {
    expect(open({ 'mon-fri': ['09:00-12:00', '11:00-14:00'] })).toEqual([`no-effect ${at}/mon-fri/1`]);
    expect(open({ 'mon-fri': ['09:00-12:00'], mon: ['09:00-14:00'] })).toEqual([`no-effect ${at}/mon/0`]);
    expect(open({ daily: ['22:00-02:00'], tue: ['01:00-05:00'] })).toEqual([`no-effect ${at}/tue/0`]);
    expect(open({ 'mon-fri': ['09:00-12:00', '12:00-14:00'] })).toEqual([]);
    expect(open({ 'mon-fri': ['09:00-12:00'], mon: ['12:00-14:00'] })).toEqual([]);
    const also = (hours: readonly string[]): string[] => open({ 'mon-fri': ['09:00-12:00'] }, { 'also-open': { '2026-02-07': hours } });
    expect(also(['09:00-12:00', '11:00-14:00'])).toEqual(['no-effect /definitions/office/also-open/2026-02-07']);
    expect(also(['09:00-12:00', '12:00-14:00'])).toEqual([]);
  });
});

describe('the time limit of a claim starts at an event that its credit depends on', () => {
  const step = (given: object, ...more: readonly object[]): ClaimTerms =>
    ({
      do: [{ step: 'claim', within: '30 days', ...given }, ...more],
      'decided-by': 'vendor-records',
    }) as ClaimTerms;
  const ofOutages = (claim: ClaimTerms): string[] => errorsOf(linesTerms({}, { claims: { credit: claim } }));
  const ofTickets = (claim: ClaimTerms): string[] => errorsOf(ticketTerms({}, { claims: { credit: claim } }));
  const at = '/claims/credit/do/0';

  it.each(['outage-start', 'outage-end', 'aware'])('%s needs a credit that depends on outages', (after) => {
    expect(ofTickets(step({ after }))).toEqual([`never-holds ${at}/after`]);
    expect(ofOutages(step({ after }))).toEqual([]);
  });

  it('ticket-closed needs a credit that depends on tickets, or an earlier step that requires a ticket', () => {
    expect(ofOutages(step({ after: 'ticket-closed' }))).toEqual([`never-holds ${at}/after`]);
    expect(ofTickets(step({ after: 'ticket-closed' }))).toEqual([]);
    const ticketFirst = step({ after: 'outage-start', step: 'ticket' }, { step: 'claim', after: 'ticket-closed', within: '30 days' });
    expect(ofOutages(ticketFirst)).toEqual([]);
  });

  it('per: outage needs a credit that depends on outages', () => {
    expect(ofTickets(step({ after: 'ticket-closed', per: 'outage' }))).toEqual([`no-effect ${at}/per`]);
    expect(ofOutages(step({ after: 'outage-end', per: 'outage' }))).toEqual([]);
  });

  it('a number of tickets depends on tickets; failures of probes and the time of a ticket are outages', () => {
    const onlyCount = (cell: Terms['definitions'][string], claim: ClaimTerms): string[] =>
      errorsOf(
        linesTerms(
          { x: cell, fee: { charges: 'all', 'taken-from': 'period' } },
          {
            objectives: { x: { 'at-most': typeof cell === 'object' && 'duration' in cell ? '0 min' : 0 } },
            credits: { credit: { of: 'fee', times: '5%', 'if-breached': 'x' } },
            claims: { credit: claim },
            report: ['availability', 'rate'],
          },
        ),
      );
    const after = (anchor: string): ClaimTerms => step({ after: anchor });
    const tickets = { count: 'ticket', reached: 'opened' };
    expect(onlyCount(tickets, after('outage-end'))).toEqual([`never-holds ${at}/after`]);
    expect(onlyCount(tickets, after('ticket-closed'))).toEqual([]);
    const outages = { count: 'outage', reached: 'started' };
    expect(onlyCount(outages, after('outage-end'))).toEqual([]);
    expect(onlyCount(outages, after('ticket-closed'))).toEqual([`never-holds ${at}/after`]);
    const failed = { intervals: 'ticket', from: 'opened', to: 'resolved' };
    const probed = { probes: 'http', 'in-a-row': 1, begins: 'first-failure' };
    for (const [times, closed] of [
      [failed, []],
      [probed, [`never-holds ${at}/after`]],
    ] as const) {
      const measured = (anchor: string): string[] =>
        errorsOf(
          linesTerms(
            { times, x: { duration: 'times' }, fee: { charges: 'all', 'taken-from': 'period' } },
            {
              objectives: { x: { 'at-most': '0 min' } },
              credits: { credit: { of: 'fee', times: '5%', 'if-breached': 'x' } },
              claims: { credit: after(anchor) },
              report: ['availability', 'rate'],
            },
          ),
        );
      expect(measured('outage-end')).toEqual([]);
      expect(measured('ticket-closed')).toEqual(closed);
    }
  });

  it('the remedy names the possible starts', () => {
    const { issues } = checkContract(
      aContract({ order: linesOrder(), terms: ticketTerms({}, { claims: { credit: step({ after: 'outage-end' }) } }) }),
    );
    expect(issues.find(({ code }) => code === 'never-holds')!.message).toBe(
      '"credit" depends on no outage, so that no time counts from `after: outage-end`; write `after: ticket-closed` or `after: period-end` or `after: statement`',
    );
  });
});

describe('an empty list of reporters is refused everywhere', () => {
  it.each<[string, Terms]>([
    [
      'definitions/failure',
      linesTerms({ failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', 'reported-by': [] } }),
    ],
    [
      'definitions/failure',
      linesTerms({ failure: { probes: 'http', 'in-a-row': 1, begins: 'first-failure', each: 'line', 'reported-by': [] } }),
    ],
    ['attributes/severity', linesTerms({}, { attributes: { severity: { of: 'ticket', values: ['P1', 'P2'], 'reported-by': [] } } })],
    ['records/ticket', linesTerms({}, { records: { ticket: { 'reported-by': [] } } })],
    ['billing', linesTerms({}, { billing: { 'reported-by': [] } })],
  ])('an empty list of reporters is refused at %s', (place, terms) => {
    expect(readErrors(terms)).toContain(`bad-value /${place}/reported-by`);
  });
});

describe('sections belong to reports', () => {
  it('and a timer without a report must have none', () => {
    expect(errorsOf(ticketTerms({ needs: ['cause'] }))).toEqual(['no-effect /definitions/recovery/needs']);
    const report = linesTerms(
      {
        told: {
          timer: 'outage',
          from: 'ended',
          to: 'report-delivered',
          hours: 'always',
          paused: [],
          'counted-in': 'from',
          needs: ['cause'],
        },
      },
      { report: ['told'] },
    );
    expect(errorsOf(report)).toEqual([]);
  });

  it('and an empty list of sections is refused', () => {
    expect(errorsOf(ticketTerms({ needs: [] }))).toEqual(['no-effect /definitions/recovery/needs']);
    const due = { deliverable: 'report', every: 'month', due: '5 days', needs: [] };
    expect(errorsOf(linesTerms({ late: due }, { report: ['late'] }))).toEqual(['no-effect /definitions/late/needs']);
  });
});

describe('a statement waits longer than its grace, or not at all', () => {
  const office = { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-18:00'] } };
  const refused = (after: string | undefined, most: string): boolean => {
    const usesDays = [after, most].some((text) => text?.includes('business') === true);
    const close = {
      ...(after !== undefined && { after }),
      disputes: 'wait' as const,
      'wait-at-most': most,
      ...(usesDays && { hours: 'office' }),
    };
    const found = errorsOf(linesTerms({ office }, { close, report: usesDays ? [] : ['office'] }));
    expect(found.filter((one) => one !== 'no-effect /close/wait-at-most')).toEqual([]);
    return found.length > 0;
  };

  it.each<[string | undefined, string, boolean]>([
    ['30 days', '10 days', true],
    ['30 days', '30 days', true],
    ['30 days', '31 days', false],
    ['48 h', '36 h', true],
    ['36 h', '48 h', false],
    ['10 business days', '5 business days', true],
    ['5 business days', '10 business days', false],
    ['2 months', '1 month', true],
    ['2 months', '30 days', true],
    ['1 month', '30 days', false],
    ['30 days', '48 h', true],
    ['1 day', '24 h', false],
    ['30 business days', '10 days', true],
    // Holidays may put ten business days beyond any number of days.
    ['30 days', '10 business days', false],
    [undefined, '1 h', false],
  ])('after %s, at most %s: refused %s', (after, most, wanted) => {
    expect(refused(after, most)).toBe(wanted);
  });
});

describe('values without effect', () => {
  const cellErrors = (cell: Terms['definitions'][string]): string[] =>
    errorsOf(linesTerms({ x: cell }, { from: '2025-01-01', report: ['x'] })).flatMap((one) =>
      one.includes('/definitions/x/') ? [one.replace('/definitions/x/', '')] : [],
    );
  const asked = { requests: 'api', as: 'rate', every: '1 h', aligned: 'clock', failed: ['5xx'], ignored: [], thin: 'perfect' } as const;

  it('a minimum of one request is refused', () => {
    expect(cellErrors({ ...asked, empty: 'perfect', minimum: 1 })).toEqual(['no-effect minimum']);
    expect(cellErrors({ ...asked, empty: 'perfect', minimum: 2 })).toEqual([]);
  });

  it('special days and dated values long before the terms are refused', () => {
    const also = (day: string): string[] =>
      cellErrors({ 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] }, 'also-open': { [day]: ['10:00-12:00'] } });
    expect(also('2019-05-01')).toEqual(['no-effect also-open/2019-05-01']);
    expect(also('2024-05-01')).toEqual([]);
    const dated = (...days: string[]): string[] =>
      cellErrors({ 'effective-dated': 'period', values: Object.fromEntries(days.map((day, i) => [day, `${i + 1}%`])) });
    expect(dated('2010-01-01', '2012-01-01', '2026-01-01')).toEqual(['no-effect values/2010-01-01']);
    expect(dated('2012-01-01', '2025-01-01')).toEqual([]);
  });

  it('dated values of lists are accepted as far back as the lists reach', () => {
    const refused = (list: Definition, more: object = {}): string[] => {
      const values = { '2010-01-01': '1%', '2024-10-15': '2%', '2026-01-01': '3%' };
      const terms = linesTerms({ list, x: { 'effective-dated': 'list', values, ...more } }, { from: '2025-01-01', report: ['x'] });
      return errorsOf(terms).flatMap((one) => (one.includes('/definitions/x/') ? [one.replace('/definitions/x/', '')] : []));
    };
    expect(refused({ duration: 'failure', each: 'day' })).toEqual(['no-effect values/2010-01-01']);
    expect(refused({ duration: 'failure', each: 'stretch' })).toEqual(['no-effect values/2010-01-01']);
    // A stretch may have begun whenever; three periods before the first are from October 2024 on.
    expect(refused({ duration: 'failure', each: 'stretch' }, { 'as-of': 'failure' })).toEqual([]);
    expect(refused({ 'across-periods': 'availability', last: 3, ending: 'previous' })).toEqual([]);
    expect(refused({ 'across-periods': 'availability', last: 1, ending: 'previous' })).toEqual(['no-effect values/2010-01-01']);
  });

  it('one period that ends with this one is refused, unless a version splits it', () => {
    const back = (last: number, ending: string, more: Partial<Terms> = {}): string[] =>
      errorsOf(linesTerms({ x: { 'across-periods': 'availability', last, ending } as never }, { report: ['x'], ...more }));
    expect(back(1, 'this')).toEqual(['no-effect /definitions/x/last']);
    expect(back(1, 'this', { 'takes-effect': 'at-once-splitting-period' })).toEqual([]);
    expect(back(2, 'this')).toEqual([]);
    expect(back(1, 'previous')).toEqual([]);
  });

  it('holidays on which the calendar is shut anyway are refused', () => {
    const shut = (lists: NonNullable<Terms['holidays']>, given: object, more: object = {}): string[] =>
      errorsOf(
        linesTerms(
          { x: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] }, shut: given, ...more } as never },
          { holidays: lists, report: ['x'] },
        ),
      ).map((one) => one.replace('/definitions/x/', ''));
    // 3 October 2026 is a Saturday, 1 and 8 May are Fridays.
    expect(shut({ a: ['2026-10-03'] }, { 'any-of': ['a'] })).toEqual(['no-effect shut/any-of/0']);
    expect(shut({ a: ['2026-10-03', '2026-05-01'] }, { 'any-of': ['a'] })).toEqual([]);
    expect(shut({ a: ['2026-10-03'], b: ['2026-05-01'] }, { 'any-of': ['b', 'a'] })).toEqual(['no-effect shut/any-of/1']);
    const special = { 'also-open': { '2026-05-01': ['09:00-12:00'] } };
    expect(shut({ a: ['2026-05-01'] }, { 'any-of': ['a'] }, special)).toEqual(['no-effect shut/any-of/0']);
    expect(shut({ a: ['2026-05-01'], b: ['2026-05-08'] }, { 'all-of': ['a', 'b'] })).toEqual(['never-holds shut/all-of']);
    expect(shut({ a: ['2026-05-01', '2026-10-03'], b: ['2026-05-08', '2026-10-03'] }, { 'all-of': ['a', 'b'] })).toEqual([
      'never-holds shut/all-of',
    ]);
    expect(shut({ a: ['2026-05-01', '2026-10-03'], b: ['2026-05-01', '2026-05-08'] }, { 'all-of': ['a', 'b'] })).toEqual([]);
  });

  it('a step that rounds every share to the same value is refused', () => {
    expect(cellErrors({ round: 'availability', to: '300%', how: 'half-up' })).toEqual(['bad-value to']);
    expect(cellErrors({ round: 'availability', to: '200%', how: 'down' })).toEqual(['bad-value to']);
    expect(cellErrors({ round: 'availability', to: '200%', how: 'half-up' })).toEqual(['bad-value to']);
    expect(cellErrors({ round: 'availability', to: '100%', how: 'up' })).toEqual([]);
    expect(cellErrors({ round: 'availability', to: '0.01%', how: 'down' })).toEqual([]);
  });

  it('other names of a component are refused where they are empty or belong to another component', () => {
    const named = (names: readonly string[]): string[] =>
      errorsOf(linesTerms(), linesOrder({ components: { web: { kind: 'line', 'known-as': names }, api: { kind: 'line' } } }));
    expect(named([])).toEqual(['no-effect /order/components/web/known-as']);
    expect(named(['api'])).toEqual(['ambiguous-name /order/components/web/known-as']);
    expect(named(['www'])).toEqual([]);
  });
});
