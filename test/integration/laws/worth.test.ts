/** What an objective is worth is what the engine says: every number of lint has evidence, and assessing it gives the number. */
import { describe, expect, it } from 'vitest';
import { showWorth } from '../../../cli/output/worth.ts';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import type { Order, Terms } from '../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../lib/domain/checker/check-contract.ts';
import { formatAmount } from '../../../lib/domain/money/money.ts';
import { formatFraction } from '../../../lib/domain/money/ratio.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { worthOf } from '../../../lib/domain/objective-worth/find-worth.ts';
import { shownBy } from '../../../lib/domain/objective-worth/shown-by.ts';
import type { Most, Witness, Worth } from '../../../lib/domain/objective-worth/objective-worth.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { eventLine } from '../../../lib/sources/event-line.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { CREDITS_CASES } from '../../support/by-hand/credits.ts';
import { DOWNTIME_CASES } from '../../support/by-hand/downtime.ts';
import { aContract, assessed, checked, orderOf, termsWith } from '../../support/contracts.ts';
import { sampleOf } from '../../support/runs/sample-of.ts';
import { twoLines } from '../../support/two-lines.ts';
import { checkNumbers } from '../../support/worth-witnesses.ts';
import { ALL_FILES, termsFile } from '../../support/contract-files.ts';

const files = ALL_FILES;

describe('every number of the linter', () => {
  // The warranty has most kinds of objectives; the others take turns.
  const tried = files.filter((file, i) => i % sampleOf(6, 1) === 0 || file.includes('warranty'));

  it.each(tried)('%s: the assessment of its witness gives it', async (file) => {
    const read = readContractFile(file);
    const contract = (read.priced ?? read.checked)!;
    const found = worthOf(contract, 10_000);
    expect(found.map(({ objective }) => objective)).toEqual(contract.checkedTexts.flatMap(({ terms }) => Object.keys(terms.objectives)));
    expect((await checkNumbers(contract, found)).wrong).toEqual([]);
  });

  it('is shown by its witness for each of the contracts that are computed by hand', async () => {
    const fragments = [...new Set([...DOWNTIME_CASES, ...CREDITS_CASES].map(({ contract = '' }) => contract))];
    const numbers = { tried: 0, wrong: [] as string[] };
    for (const fragment of fragments.filter((_, i) => i % sampleOf(4, 1) === 0)) {
      const contract = readContract(twoLines(fragment)).checked!;
      const { tried, wrong } = await checkNumbers(contract, worthOf(contract, 10_000));
      numbers.tried += tried;
      numbers.wrong.push(...wrong.map((what) => `${fragment}: ${what}`));
    }
    expect(numbers.wrong).toEqual([]);
    expect(numbers.tried).toBeGreaterThan(100);
  });
});

/** Objectives that nothing makes breached, or of which too much would have to be tried. */
const NOT_FOUND: readonly string[] = [];

describe('every objective and warning of the contract files', () => {
  it.each(files)('each objective and warning of %s is found by the search', (file) => {
    const read = readContractFile(file);
    const contract = (read.priced ?? read.checked)!;
    const found = worthOf(contract);
    expect(
      found
        .filter(({ notFound, rows, most }) => notFound !== undefined || most === 'not found' || rows.some((row) => row.notFound))
        .map(({ objective }) => objective),
    ).toEqual(NOT_FOUND);
    // Each warning that claims something of amounts has evidence, which the test above assesses.
    const paths = contract.checkedTexts.length === 1 ? [/^\/terms/] : contract.checkedTexts.map((_, i) => new RegExp(`^/terms/${i}/`));
    const unshown = read.issues.flatMap((issue) =>
      contract.checkedTexts.flatMap(({ terms }, i) => {
        const shown = paths[i]!.test(issue.path) ? shownBy(issue, terms, found, contract) : 'text';
        return typeof shown === 'object' || shown === 'text' ? [] : [`${issue.code} ${issue.path}: ${shown}`];
      }),
    );
    expect(unshown).toEqual([]);
  });
});

const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99%', gives: '30%' },
];

/** Two lines at 1000.00 a month, 99.9 %. */
const lines = (change: Partial<Terms> = {}): Terms =>
  termsWith({
    from: '2026-01-01',
    components: { line: {} },
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'availability' } },
    claims: { credit: 'automatic' },
    ...change,
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      availability: { uptime: 'failure', of: 'period' },
      rate: { bands: 'availability', table: BANDS },
      fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
      ...change.definitions,
    },
  });
const orderOfLines = (count: number): Order => {
  const ids = Array.from({ length: count }, (_, i) => `line-${i + 1}`);
  return orderOf({
    from: '2026-01-01',
    components: Object.fromEntries(ids.map((id) => [id, { kind: 'line' }])),
    charges: ids.map((component) => ({ kind: 'recurring', amount: '1000.00 USD', component, every: 'month', 'part-month': 'by-days' })),
  });
};
const ORDER = orderOfLines(2);
const worthWith = (change: Partial<Terms> = {}): Worth => worthOf(checked(aContract({ order: ORDER, terms: lines(change) })))[0]!;
const shownMost = ({ most }: Worth): string | undefined => {
  if (!most || most === 'not found') return most;
  const { owed, share } = most satisfies Most;
  return `${formatAmount(owed)} ${share ? formatFraction(share) : ''}`.trim();
};
const row = (worth: Worth, of: string): readonly [number | undefined, number | undefined] => {
  const found = worth.rows.find((one) => one.of === of)!;
  return [found.met.at(-1)?.to, found.free.at(-1)?.to];
};

describe('the worth of an objective', () => {
  it('allows 40 min 19.2 s in 28 days for 99.9%, and is at most 30% of both fees', () => {
    const worth = worthWith();
    expect(worth.rows.map(({ of }) => of)).toEqual(['28 days', '29 days', '30 days', '31 days']);
    expect(row(worth, '28 days')).toEqual([2_419_200, 2_419_200]);
    expect(formatFraction(worth.rows[0]!.left!.share)).toBe('999/1000');
    expect(shownMost(worth)).toBe('600.00 3/10');
  });

  it('reads the table with `if-breached` too: three hours down breach the objective and cost nothing', () => {
    const table = [
      { 'at-least': '99.5%', gives: '0%' },
      { 'less-than': '99.5%', gives: '10%' },
    ];
    const worth = worthWith({
      definitions: { rate: { bands: 'availability', table } },
      credits: { credit: { of: 'fee', times: 'rate', 'if-breached': 'availability' } },
    });
    expect(row(worth, '28 days')).toEqual([2_419_200, 3 * HOUR + 21 * MINUTE + 36_000]);
  });

  it('has a free range up to the end of a gap that gives nothing', () => {
    const table = [
      { 'at-least': '99.9%', gives: '0%' },
      { 'less-than': '95%', gives: '10%' },
    ];
    const worth = worthWith({ definitions: { rate: { bands: 'availability', table, gaps: 'nothing' } } });
    expect(row(worth, '28 days')).toEqual([2_419_200, 33 * HOUR + 36 * MINUTE]);
  });

  it('adds up all credits of the objective: 130% of fee', () => {
    const worth = worthWith({
      credits: {
        credit: { of: 'fee', times: 'rate', for: 'availability' },
        second: { of: 'fee', times: '100%', 'if-breached': 'availability' },
      },
      claims: { credit: 'automatic', second: 'automatic' },
    });
    expect(shownMost(worth)).toBe('2600.00 13/10');
  });

  it.each([
    ['quarter', ['90 days', '91 days', '92 days'], '90 days', 7_776_000],
    ['day', ['1 day'], '1 day', 86_400],
    ['10 days', ['10 days'], '10 days', 864_000],
  ] as const)('every %s has its own lengths', (every, lengths, one, allowed) => {
    const worth = worthWith({ period: { every, zone: 'UTC', 'part-period': 'clipped' } });
    expect(worth.rows.map(({ of }) => of)).toEqual(lengths);
    expect(row(worth, one)).toEqual([allowed, allowed]);
  });

  it('has another length for a month with a clock change', () => {
    const worth = worthWith({ period: { every: 'day', zone: 'Europe/Berlin', 'part-period': 'clipped' } });
    expect(worth.rows.map(({ of }) => of)).toEqual(['23 h', '1 day', '1 day 1 h']);
  });

  it('has no floor for an exclusion behind `any-of`, and one for an allowance', () => {
    const behindAny = (maintenance: Terms['definitions'][string]): Worth =>
      worthWith({
        definitions: {
          raw: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
          works: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
          maintenance,
          net: { except: ['raw', 'maintenance'] },
          failure: { 'any-of': ['net'] },
        },
      });
    const open = behindAny({ 'any-of': ['works'] });
    expect([open.noFloor.map(({ cell, because }) => `${cell} ${because}`), open.rows[0]!.left]).toEqual([['works excluded'], undefined]);
    const bounded = behindAny({ allowance: 'works', 'at-most': '4 h', 'in-each': 'month' });
    const month = bounded.rows.find(({ of }) => of === '30 days')!;
    expect([bounded.noFloor, formatFraction(month.left!.share)]).toEqual([[], '8941/9000']);
  });

  it('has no floor where short stretches never count', () => {
    const worth = worthWith({
      definitions: {
        long: { continuous: 'failure', 'at-least': '5 min', 'across-period-end': 'cut' },
        availability: { uptime: 'long', of: 'period' },
      },
    });
    expect(worth.noFloor.map(({ cell, because }) => `${cell} ${because}`)).toEqual(['long short-runs']);
  });

  it.each([
    [{ charges: ['usage'], each: 'line', 'taken-from': 'period' }, '600.00 3/10'],
    [{ charges: 'all', each: 'line', 'taken-from': 'previous-period' }, '600.00 3/10'],
    [{ charges: ['usage'], each: 'line', 'taken-from': 'next-period' }, '600.00 3/10'],
    // Both lines are down, and each is owed 30 % of the one bill.
    [{ charges: ['usage'], 'taken-from': 'period' }, '600.00 3/5'],
  ] as const)('has evidence with bills for charges that are billed: %j', async (fee, most) => {
    for (const billing of [undefined, { 'reported-by': ['customer'] }]) {
      const contract = checked(
        aContract({ order: { ...ORDER, charges: [] }, terms: lines({ definitions: { fee }, ...(billing && { billing }) }) }),
      );
      const [worth] = worthOf(contract);
      expect([row(worth!, '28 days'), shownMost(worth!)]).toEqual([[2_419_200, 2_419_200], most]);
      const { witness } = worth!.most as Most;
      const read = await readEventLines(witness.facts().map(eventLine).join('\n'));
      const result = assessed(contract, read.facts, witness.period);
      expect([read.issues, result.statement.total.amount, result.statement.missing]).toEqual([[], '600.00', undefined]);
    }
  });

  it('is nothing where a minimum is never reached', () => {
    const worth = worthWith({
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability', minimum: { 'more-than': '5000.00 USD' } } },
    });
    expect([row(worth, '28 days'), worth.most]).toEqual([[2_419_200, 28 * DAY], undefined]);
  });

  it('does not assume that more downtime owes more: the free range may have two parts', () => {
    const table = [
      { 'at-least': '99.9%', gives: '0%' },
      { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
      { 'at-least': '98%', 'less-than': '99%', gives: '0%' },
      { 'less-than': '98%', gives: '30%' },
    ];
    const found = worthWith({ definitions: { rate: { bands: 'availability', table } } }).rows[0]!;
    expect(found.free).toEqual([
      { from: 0, to: 2_419_200 },
      { from: 24_192_001, to: 48_384_000 },
    ]);
  });

  it('does not assume that the longest outage is the worst: only stretches from 10 min up to 3 h count', () => {
    const long = { continuous: 'failure', 'at-least': '10 min', 'less-than': '3 h', 'across-period-end': 'cut' };
    const worth = worthWith({ definitions: { long, availability: { uptime: 'long', of: 'period' } } });
    expect(worth.rows[0]!.met).toEqual([
      { from: 0, to: 2_419_200 },
      { from: 3 * HOUR, to: 28 * DAY },
    ]);
    // Several such runs are worse than any one.
    expect(shownMost(worth)).toBe('600.00 3/10');
  });

  it('tries every edge of a table of 200 rows, and refutes no warning when there are too many to try', () => {
    const edge = (i: number): string => `${(99_90 - 37 * i) / 100}%`;
    const table = (count: number, step: (i: number) => string): object[] => [
      { 'at-least': step(0), gives: '0%' },
      ...Array.from({ length: count }, (_, i) => ({
        'at-least': step(i + 1),
        'less-than': step(i),
        gives: i === count - 11 ? '0%' : `${10 + (i % 2)}%`,
      })),
      { 'less-than': step(count), gives: '90%' },
    ];
    const shown = (rows: object[]): [Worth, unknown] => {
      const terms = lines({ definitions: { rate: { bands: 'availability', table: rows } } });
      const contract = checked(aContract({ order: ORDER, terms }));
      const issue = checkContract(contract.contract).issues.find(({ code }) => code === 'objective-against-band')!;
      const found = worthOf(contract);
      return [found[0]!, shownBy(issue, terms, found, contract)];
    };
    const [worth, by] = shown(table(200, edge));
    expect([worth.rows[0]!.free.length, typeof by]).toEqual([2, 'object']);
    // What was not tried refutes nothing.
    const [, tooMany] = shown(table(400, (i) => `${(99_900 - 37 * i) / 1000}%`));
    expect(tooMany).toBe('not found');
  });

  it('has a floor only where the terms give it: for one allowance in each period', () => {
    const with_ = (maintenance: Terms['definitions'][string], more: Terms['definitions'] = {}): Worth =>
      worthWith({
        definitions: {
          raw: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
          works: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
          maintenance,
          failure: { except: ['raw', 'maintenance'] },
          ...more,
        },
      });
    const leftOf = (worth: Worth): [string, boolean] | undefined => {
      const { left } = worth.rows.find(({ of }) => of === '30 days')!;
      return left && [formatFraction(left.share), left.isFloor];
    };
    const month = { allowance: 'works', 'at-most': '4 h', 'in-each': 'month' };
    expect(leftOf(with_(month))).toEqual(['8941/9000', true]);
    expect(leftOf(worthWith())).toEqual(['999/1000', true]);
    const night = { 'business-hours': 'UTC', open: { daily: ['02:00-04:00'] } };
    expect(leftOf(with_({ 'all-of': ['budget', 'night'] }, { budget: month, night }))?.[1]).toBe(false);
    expect(leftOf(with_({ 'any-of': ['budget', 'second'] }, { budget: month, second: { ...month, 'at-most': '2 h' } }))?.[1]).toBe(false);
    const ofRuns = with_({ ...month, 'in-each': 'stretch' });
    // Work of a day and 23 hours, again and again, is always within two business days.
    const business = { allowance: 'works', 'at-most': '2 business days', hours: 'office', 'in-each': 'stretch' };
    const ofDays = with_(business, { office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } } });
    expect([leftOf(ofDays), ofDays.noFloor.map(({ cell, because, down }) => [cell, because, down])]).toEqual([
      undefined,
      [['works', 'excluded', 15 * 47 * HOUR]],
    ]);
    expect([leftOf(ofRuns), ofRuns.noFloor.map(({ cell, because, down }) => [cell, because, down])]).toEqual([
      undefined,
      [['works', 'excluded', 185 * 4 * HOUR]],
    ]);
  });

  it('tries the edges that the order gives', () => {
    const table = [
      { 'at-least': '99.9%', gives: '0%' },
      { 'at-least': 'upper', 'less-than': '99.9%', gives: '10%' },
      { 'at-least': 'lower', 'less-than': 'upper', gives: '0%' },
      { 'less-than': 'lower', gives: '30%' },
    ];
    const terms = lines({
      parameters: { upper: { like: '99.5%' }, lower: { like: '99.2%' } },
      definitions: { rate: { bands: 'availability', table } },
    });
    const [worth] = worthOf(checked(aContract({ order: { ...ORDER, parameters: { upper: '97.31%', lower: '97.30%' } }, terms })));
    expect(worth!.rows[0]!.free).toEqual([
      { from: 0, to: 2_419_200 },
      { from: 65_076_481, to: 65_318_400 },
    ]);
  });

  it('has for tickets the longest met time by severity, and the cost of late ones', () => {
    const [worth] = worthOf(
      checked(
        aContract({
          order: { from: '2026-01-01', charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }] },
          terms: {
            from: '2026-01-01',
            attributes: { severity: { of: 'ticket', values: ['major', 'minor'] } },
            definitions: {
              office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
              hours: { 'depending-on': 'severity', cases: { major: 'always', minor: 'office' } },
              limit: { 'depending-on': 'severity', cases: { major: '15 min', minor: '4 h' } },
              reply: {
                timer: 'ticket',
                from: 'opened',
                to: 'acknowledged',
                hours: 'hours',
                paused: [],
                'counted-in': 'from',
                'on-severity-change': 'last',
              },
              late: { count: 'reply', that: 'breached' },
              rate: { multiply: 'late', by: '5%' },
              fee: { charges: 'all', 'taken-from': 'period' },
            },
            objectives: { reply: { 'at-most': 'limit' } },
            credits: { credit: { of: 'fee', times: 'rate', for: 'reply', cap: [{ 'at-most': '40%', of: 'fee' }] } },
            claims: { credit: 'automatic' },
          },
        }),
      ),
    );
    expect(worth!.rows.map(({ of, met, measured }) => [of, met[0]!.to, measured])).toEqual([
      ['major', 15 * MINUTE, '15 min'],
      ['minor', expect.any(Number), '4 h'],
    ]);
    expect(shownMost(worth!)).toBe('400.00 2/5');
  });

  const tickets = (change: Partial<Terms>): Terms =>
    lines({
      objectives: { reply: { 'at-most': '4 h' } },
      ...change,
      definitions: {
        reply: {
          timer: 'ticket',
          from: 'opened',
          to: 'resolved',
          hours: 'always',
          paused: [],
          'counted-in': 'from',
          'on-reopen': 'ignore',
        },
        late: { count: 'reply', that: 'breached' },
        ...change.definitions,
      },
    });
  const wordsOf = (terms: Terms): string => showWorth(worthOf(checked(aContract({ order: ORDER, terms })))).join('\n');

  it('tries as many records as the terms name, and one more', () => {
    const table = [
      { 'at-most': 150, gives: '0%' },
      { 'more-than': 150, gives: '50%' },
    ];
    const terms = tickets({ definitions: { r: { bands: 'late', table } }, credits: { credit: { of: 'fee', times: 'r', for: 'reply' } } });
    const [worth] = worthOf(checked(aContract({ order: orderOfLines(1), terms })));
    expect(worth!.most).toMatchObject({ owed: { minor: 50_000n }, when: '151 of 4 h 0.001 s' });
  });

  it.each([
    ['clock', 'reply', {}],
    [
      'cadence',
      'gap',
      {
        gap: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'always', paused: ['waiting-on-customer'] },
      },
    ],
    ['fold', 'mean', { mean: { aggregate: 'mean', of: 'reply', over: 'all' } }],
  ] as const)('shows by evidence of a %s that a pause until the end meets any limit', async (_, objective, more) => {
    const clock = {
      timer: 'ticket',
      from: 'opened',
      to: 'resolved',
      hours: 'always',
      paused: ['waiting-on-customer'],
      'counted-in': 'from',
      'on-reopen': 'ignore',
    };
    const terms = lines({
      objectives: { [objective]: { 'at-most': '4 h' } },
      definitions: { reply: clock, ...more },
      credits: { credit: { of: 'fee', times: '5%', 'if-breached': objective } },
      records: { ticket: { 'reported-by': ['vendor'] } },
    });
    const contract = checked(aContract({ order: ORDER, terms }));
    const found = worthOf(contract);
    const whole = 31 * DAY - 1;
    expect(found[0]!.noFloor).toMatchObject([{ because: 'paused', down: whole, of: 31 * DAY }]);
    const issue = checkContract(contract.contract).issues.find(({ code }) => code === 'unbounded-pause')!;
    const { facts, period, outcome } = shownBy(issue, terms, found, contract) as Witness;
    const read = await readEventLines(facts().map(eventLine).join('\n'));
    const result = assessed(contract, read.facts, period);
    const said = ({ lines: paid, objectives }: typeof result.statement): unknown => [objectives.map((one) => one.outcome), paid.length > 0];
    expect([outcome, read.issues, said(result.statement)]).toEqual(['met', [], [['met'], false]]);
    // Without the pause it is breached.
    const other = assess(
      contract,
      read.facts.filter(({ type }) => type !== 'ticket.paused'),
      period,
    );
    expect('issue' in other ? other.issue : said(other.statement)).toEqual([['breached'], true]);
  });

  it('has evidence of tickets from permitted reporters', () => {
    const terms = tickets({
      credits: { credit: { of: 'fee', times: '5%', 'if-breached': 'reply' } },
      records: { ticket: { 'reported-by': ['customer'] } },
    });
    const [worth] = worthOf(checked(aContract({ order: ORDER, terms })));
    expect(worth!.rows.map(({ met }) => met)).toEqual([[{ from: 1, to: 4 * HOUR }]]);
  });

  it('tries late records in each component with charges', () => {
    const credit = { of: 'fee', times: '5%', 'if-breached': 'reply', cap: [{ 'at-most': '20%', of: 'fee' }] };
    const [worth] = worthOf(checked(aContract({ order: orderOfLines(3), terms: tickets({ credits: { credit } }) })));
    expect(shownMost(worth!)).toBe('600.00 3/5');
  });

  it.each([
    ['three', { 'at-least': 3 }],
    ['three to five', { 'at-least': 3, 'at-most': 5 }],
    ['three hundred', { 'at-least': 300 }],
  ] as const)('tries as many outages as a gate counts: %s', (_, limit) => {
    const gated = (count: Terms['definitions'][string], more: Terms['definitions'] = {}): Worth =>
      worthWith({
        definitions: { ...more, number: count, often: { compare: 'number', ...limit } },
        credits: { credit: { of: 'fee', times: 'rate', for: 'availability', if: ['often'] } },
      });
    const all = { any: { intervals: 'outage', from: 'started', to: 'ended' }, runs: { duration: 'any', each: 'stretch' } };
    for (const worth of [
      gated({ count: 'outage', reached: 'started' }),
      gated({ count: 'ticket', reached: 'opened' }),
      gated({ count: 'runs' }, all),
    ])
      expect([worth.rows[0]!.free, shownMost(worth)]).toEqual([[{ from: 0, to: 28 * DAY }], '600.00 3/10']);
  });

  it('has a row for the number of outages, where the objective limits it', () => {
    const worth = worthWith({
      objectives: { number: { 'at-most': 2 } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'number' } },
      definitions: {
        runs: { duration: 'failure', each: 'stretch' },
        number: { count: 'runs' },
        rate: {
          bands: 'number',
          table: [
            { 'at-most': 2, gives: '0%' },
            { 'more-than': 2, 'at-most': 40, gives: '10%' },
            { 'more-than': 40, gives: '20%' },
          ],
        },
      },
    });
    expect(worth).toMatchObject({ by: 'count', rows: [{ met: [{ from: 0, to: 2 }], free: [{ from: 0, to: 2 }], tried: 100 }] });
    expect(shownMost(worth)).toBe('400.00 1/5');
  });

  it('tries the edges of bands on a gauge', () => {
    const band = (from: object, to: object, gives: string): object => ({ ...from, ...to, gives });
    const worth = worthWith({
      objectives: { p95: { 'at-most': '400 ms' } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'p95' } },
      definitions: {
        delay: { gauge: 'rtt', unit: 'ms', each: 'line', every: '1 h', several: 'mean' },
        p95: { aggregate: 'percentile', of: 'delay', over: 'slot', rank: '95%', method: 'nearest-rank' },
        rate: {
          bands: 'p95',
          table: [
            band({ 'at-most': '400 ms' }, {}, '0%'),
            band({ 'more-than': '400 ms' }, { 'at-most': '900 ms' }, '5%'),
            band({ 'more-than': '900 ms' }, { 'at-most': '2 s' }, '15%'),
            band({ 'more-than': '2 s' }, {}, '10%'),
          ],
        },
      },
    });
    expect(worth.most).toMatchObject({ owed: { minor: 30_000n }, when: '900.000001 ms for 31 days, all components' });
  });

  it('tries all components with the most expensive length of one', () => {
    const table = [
      { 'at-least': '99.9%', gives: '0%' },
      { 'at-least': '98%', 'less-than': '99.9%', gives: '50%' },
      { 'less-than': '98%', gives: '5%' },
    ];
    const [worth] = worthOf(
      checked(aContract({ order: orderOfLines(5), terms: lines({ definitions: { rate: { bands: 'availability', table } } }) })),
    );
    expect(worth!.most).toMatchObject({ owed: { minor: 250_000n }, when: '44 min 38.401 s down, all components' });
  });

  it('tries the edges of bands on the length of a timer', () => {
    const table = [
      { 'at-most': '4 h', gives: '0%' },
      { 'more-than': '4 h', 'at-most': '8 h', gives: '10%' },
      { 'more-than': '8 h', 'at-most': '9 h', gives: '0%' },
      { 'more-than': '9 h', gives: '20%' },
    ];
    const terms = tickets({
      definitions: { mean: { aggregate: 'mean', of: 'reply', over: 'all' }, r: { bands: 'mean', table } },
      credits: { credit: { of: 'fee', times: 'r', for: 'reply' } },
    });
    const [worth] = worthOf(checked(aContract({ order: ORDER, terms })));
    expect(worth!.rows[0]!.met.map(({ to }) => to)).toEqual([4 * HOUR]);
    expect(worth!.rows[0]!.free).toEqual([
      { from: 1, to: 4 * HOUR },
      { from: 8 * HOUR + 1, to: 9 * HOUR },
    ]);
  });

  it('has no maximum where more may owe more, and is nothing only where no credit depends on the objective', () => {
    const each = tickets({ credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'reply' } } });
    expect(wordsOf(each)).toContain('the most found: 4000.00 USD (400.00% of fee), 200 of 4 h 0.001 s, in each of the components');
    expect(wordsOf(each)).not.toMatch(/most that is owed|nothing is owed when/);
    const never = {
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability', minimum: { 'more-than': '5000.00 USD' } } },
    } as const;
    expect(wordsOf(lines(never))).toContain('the most found: not found, no evidence that was tried owes anything');
    expect(wordsOf(tickets({ credits: {}, claims: {} }))).toContain(
      'nothing is owed when it is breached: no credit of the customer rests on it',
    );
  });

  it('is reported as not found when no work is allowed', () => {
    expect(worthOf(checked(aContract({ order: ORDER, terms: lines() })), 0)[0]).toMatchObject({
      rows: [],
      notFound: 'the work allowed was used up',
    });
  });

  it('has evidence for warnings about amounts', () => {
    const shown = (change: Partial<Terms>, code: string): string => {
      const terms = lines(change);
      const contract = checked(aContract({ order: ORDER, terms }));
      const issue = checkContract(contract.contract).issues.find((one) => one.code === code)!;
      const found = shownBy(issue, terms, worthOf(contract), contract);
      return typeof found === 'object' ? found.shows : found;
    };
    const table = [
      { 'at-least': '99.5%', gives: '0%' },
      { 'less-than': '99.5%', gives: '10%' },
    ];
    expect(shown({ definitions: { rate: { bands: 'availability', table } } }, 'objective-against-band')).toBe(
      'availability, 28 days: the longest that is free',
    );
    expect(shown({ credits: {}, claims: {}, report: ['rate', 'fee'] }, 'target-without-credit')).toBe(
      'availability, 28 days: the longest that is free',
    );
    const open = {
      raw: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      works: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
      failure: { except: ['raw', 'works'] },
    };
    expect(shown({ definitions: open }, 'unbounded-exclusion')).toBe('availability: no floor, because of works');
    const office = { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } } as const;
    const allowed = { allowance: 'works', 'at-most': '2 business days', hours: 'office', 'in-each': 'stretch' };
    expect(shown({ definitions: { ...open, office, allowed, failure: { except: ['raw', 'allowed'] } } }, 'unbounded-exclusion')).toBe(
      'availability: no floor, because of works',
    );
    expect(shown({ definitions: { spare: { duration: 'period' } } }, 'unused-cell')).toBe('text');
    const capped = (share: string): Partial<Terms> => ({
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability', cap: [{ 'at-most': share, of: 'fee' }] } },
    });
    expect(shown(capped('20%'), 'band-above-cap')).toMatch(/^availability: the most found/);
    expect(shown(capped('5%'), 'cap-below-first-band')).toMatch(/^availability: the most found/);
  });

  it('is stated in the time of one record, not in downtime, for an objective about records', () => {
    const folded = worthWith({
      objectives: { fold: { 'at-most': '4 h' } },
      credits: { credit: { of: 'all-fees', times: 'rate', for: 'fold' } },
      definitions: {
        reply: { timer: 'ticket', from: 'opened', to: 'resolved', hours: 'always', paused: [], 'counted-in': 'to', 'on-reopen': 'resume' },
        fold: { aggregate: 'mean', of: 'reply', over: 'all' },
        rate: {
          bands: 'fold',
          table: [
            { 'at-most': '4 h', gives: '0%' },
            { 'more-than': '4 h', gives: '10%' },
          ],
        },
        'all-fees': { charges: 'all', 'taken-from': 'period' },
      },
    });
    expect(folded).toMatchObject({
      by: 'record',
      rows: [{ of: 'each record', met: [{ to: 4 * HOUR }] }],
      most: { when: 'one of 4 h 0.001 s' },
    });
    expect(folded.rows[0]!.left).toBeUndefined();
  });

  it('is the same for terms alone, with a stand-in order', () => {
    const { priced } = readContractFile(termsFile('tencent-vod'));
    const [vod] = worthOf(priced!);
    expect(vod!.noFloor.map(({ cell, because }) => `${cell} ${because}`)).toEqual([
      'announced excluded',
      'surge excluded',
      'unavailable short-runs',
    ]);
    expect(shownMost(vod!)).toBe('500.00 1/2');
  });
});
