/** Each outcome of a dispute is counted by its name in every form of a statement and of a claim, beside what was disputed. */
import { describe, expect, it } from 'vitest';
import type { DisputeSummary, StatementAccounts } from '../../../../lib/application/claims/statement-accounts.ts';
import { disputeSummary } from '../../../../lib/application/claims/statement-accounts.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import type { Dispute } from '../../../../lib/domain/claims/dispute.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import { accountRows } from '../../../../lib/presentation/csv/account-rows.ts';
import { csvWords } from '../../../../lib/presentation/csv/csv-words.ts';
import { accountsTable } from '../../../../lib/presentation/document/accounts-table.ts';
import { disputeCounts, disputeStands } from '../../../../lib/presentation/document/dispute-counts.ts';
import { LABELS } from '../../../../lib/presentation/document/labels.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';
import { showAccounts } from '../../../../lib/presentation/text/show-accounts.ts';

const dispute = (id: string, more: Partial<Dispute>): Dispute => ({
  id,
  contract: 'c',
  vendor: 'v',
  period: '2026-10',
  raisedBy: 'customer',
  lines: [],
  events: [],
  amount: '10.00',
  currency: 'CNY',
  reason: 'too low',
  openedBy: 'fiona',
  openedAt: '2026-11-10T12:00:00.000Z',
  status: 'decided',
  ...more,
});

const ALL = [
  dispute('a', { status: 'open' }),
  dispute('b', { outcome: 'upheld', upheld: '10.00' }),
  dispute('c', { outcome: 'partly-upheld', upheld: '4.00' }),
  dispute('d', { outcome: 'partly-upheld', upheld: '0.50', amount: '2.00' }),
  dispute('e', { outcome: 'rejected' }),
  dispute('f', { status: 'withdrawn' }),
  dispute('g', {}),
];
const summary = (all: readonly Dispute[]): Promise<DisputeSummary> =>
  disputeSummary('c', '2026-10', { disputes: { about: () => Promise.resolve(all) } } as unknown as Stores);
const accountsOf = async (all: readonly Dispute[]): Promise<StatementAccounts> => ({
  asOf: '2026-11-20T00:00:00.000Z',
  claims: [],
  disputes: await summary(all),
  warnings: [],
});
const names = new Names({}, 'en');

describe('the disputes of a period', () => {
  it.each([
    [
      'en',
      '1 open, 1 upheld (10.00 CNY), 2 partly upheld (4.50 CNY of 12.00 CNY), 1 rejected, 1 withdrawn, 1 decided',
      'partly upheld: 4.00 CNY of 10.00 CNY (raised by the customer)',
    ],
    [
      'de',
      '1 offen, 1 stattgegeben (10,00 CNY), 2 teilweise stattgegeben (4,50 CNY von 12,00 CNY), 1 zurückgewiesen, 1 zurückgezogen, 1 entschieden',
      'teilweise stattgegeben: 4,00 CNY von 10,00 CNY (erhoben durch den Kunden)',
    ],
    [
      'zh',
      '1 项未了结, 1 项已支持（10.00 CNY）, 2 项部分支持（4.50 CNY（争议金额 12.00 CNY））, 1 项已驳回, 1 项已撤回, 1 项已裁定',
      '部分支持：4.00 CNY（争议金额 10.00 CNY）（客户提出）',
    ],
  ] as const)('are counted by outcome in a text, a document and a CSV in %s', async (language, counts, part) => {
    const accounts = await accountsOf(ALL);
    const text = showAccounts(accounts, new Names({}, language), language);
    expect(text).toContain(counts);
    expect(text).toContain(part);
    const rows = accountsTable(accounts, names, LABELS[language]).rows.map(([, ...cells]) => cells);
    expect(rows).toContainEqual([part, { amount: '4.00', currency: 'CNY' }]);
    const counted = disputeCounts(accounts.disputes, language);
    expect(counted.map(({ end, count }) => [end, count])).toEqual([
      ['open', 1],
      ['upheld', 1],
      ['partly-upheld', 2],
      ['rejected', 1],
      ['withdrawn', 1],
      ['decided', 1],
    ]);
    const csv = accountRows(accounts, names, language, csvWords(language, undefined));
    expect(csv.flatMap(({ state, disputes }) => (disputes === undefined ? [] : [[state, disputes]]))).toEqual(
      counted.map(({ end, count }) => [end, count]),
    );
    expect(csv.map(({ title }) => title)).toContain(part);
  });

  it.each(DOCUMENT_LANGUAGES)('without one have no words in %s', async (language) => {
    expect(disputeCounts(await summary([]), language)).toEqual([]);
  });

  it('given one was decided by an earlier version, it is counted without an outcome', async () => {
    expect(disputeCounts(await summary([dispute('g', {})]), 'en').map(({ text }) => text)).toEqual(['1 decided']);
  });

  it.each([
    [{ status: 'open' }, 'open'],
    [{ outcome: 'upheld', upheld: '10.00' }, 'upheld: 10.00 CNY'],
    [{ outcome: 'partly-upheld', upheld: '4.00' }, 'partly upheld: 4.00 CNY of 10.00 CNY'],
    [{ outcome: 'rejected' }, 'rejected'],
    [{ status: 'withdrawn' }, 'withdrawn'],
    [{}, 'decided'],
  ] as const)('one of %j is named "%s"', (more, said) => {
    expect(disputeStands(dispute('x', more), 'en')).toBe(said);
  });
});
