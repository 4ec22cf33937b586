/** What revisions and claims post to the ledger: each line and each entry by itself, with its days, its cost centre and who is owed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerEntries, ledgerPage } from '../../../../lib/application/claims/ledger.ts';
import { ledgerAges } from '../../../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../../../lib/application/claims/ledger-balances.ts';
import { PaidCredits } from '../../../../lib/application/claims/paid-credits.ts';
import { recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { revisionItem } from '../../../../lib/application/claims/revision-entries.ts';
import type { LedgerEntry } from '../../../../lib/application/ports/ledger.ts';
import type { IssuedStatement } from '../../../../lib/application/ports/statements.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { renderLedgerCsv } from '../../../../lib/presentation/csv/ledger-csv.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';
import { stated, ticketTerms } from '../../../support/lines.ts';

const opened = (component: string): ReturnType<typeof fact> =>
  fact('ticket.opened', '2026-02-10T00:00:00Z', { component, body: { record: 'T', attributes: { severity: 'P1' } } });
const [none, one, both] = [[], ['web'], ['web', 'api']].map((components) => stated(ticketTerms(), components.map(opened))) as [
  Statement,
  Statement,
  Statement,
];

/** As version 0.1 issued it. */
const plain = (statement: Statement): Statement => ({
  ...statement,
  lines: statement.lines.map(({ component: _, ...line }) => line),
});

const issuedAs = (statement: Statement, revision: number): IssuedStatement =>
  ({ id: 'c.2026-02', revision, issuedAt: '2026-03-01T20:00:00.000Z', statement }) as unknown as IssuedStatement;

/** What a statement posts as the second revision. */
const second = (after: Statement, before: Statement | undefined, credits: PaidCredits): readonly LedgerEntry[] =>
  revisionItem(issuedAs(after, 2), before ? revisionItem(issuedAs(before, 1), [], credits).entries : [], credits).entries;

const posted = (after: Statement, before?: Statement): readonly LedgerEntry[] => second(after, before, new PaidCredits({}));

const shown = (entries: readonly LedgerEntry[]): string[] =>
  entries.map(({ for: of, component, amount }) => `${of} ${component ?? '-'} ${amount}`);

describe('a ticket of several lines', () => {
  it('is an entry for each line that it credits', () => {
    expect(shown(posted(both))).toEqual(['T api 10.00', 'T web 10.00']);
    expect(shown(posted(one))).toEqual(['T web 10.00']);
  });

  it('has a bridge with a change for each line', () => {
    expect(shown(posted(both, one))).toEqual(['T api 10.00']);
    expect(shown(posted(one, both))).toEqual(['T api -10.00']);
    expect(shown(posted(none, both))).toEqual(['T api -10.00', 'T web -10.00']);
  });

  it('has one joined change in a bridge with a revision that names no component', () => {
    expect(shown(posted(both, plain(one)))).toEqual(['T - 10.00']);
    expect(shown(posted(plain(both), one))).toEqual(['T - 10.00']);
    expect(shown(posted(both, plain(both)))).toEqual([]);
    expect(shown(posted(both, plain(none)))).toEqual(['T api 10.00', 'T web 10.00']);
  });

  it('has a column with its component in the CSV', () => {
    const [head, row] = renderLedgerCsv(posted(one)).split('\r\n');
    expect(row!.split(',')[head!.split(',').indexOf('component')]).toBe('web');
  });
});

describe('what is owed to the vendor', () => {
  const amount = (text: string): { amount: string; currency: string } => ({ amount: text, currency: 'USD' });
  const statement = (credits: object[], lines: object[]): Statement =>
    ({ ...none, credits, lines, total: amount('0.00') }) as unknown as Statement;
  const credits = new PaidCredits({ back: { of: 'x', times: '1', 'owed-to': 'vendor' } } as never);
  const entries = (now: Statement, before?: Statement): string[] =>
    second(now, before, credits).map(({ claim, creditor, amount: posted_, for: of = '-' }) => `${claim} ${creditor} ${of} ${posted_}`);
  const line = { credit: 'back', index: 'T', amount: amount('-5.00') };

  it('has a claim of the vendor, above 0, and is not offset against what the customer is owed', () => {
    const both_ = statement(
      [
        { credit: 'back', amount: amount('-5.00') },
        { credit: 'give', amount: amount('7.00') },
      ],
      [line, { credit: 'give', index: 'U', amount: amount('7.00') }],
    );
    expect(entries(both_)).toEqual(['c.2026-02.back.vendor vendor T 5.00', 'c.2026-02.give customer U 7.00']);
  });

  it('while facts are missing, the certain amount is posted although the statement has no line for it, and later by line', () => {
    const open = statement([{ credit: 'back', amount: amount('-5.00'), bounds: { least: amount('3.00'), most: amount('9.00') } }], []);
    expect(entries(open)).toEqual(['c.2026-02.back.vendor vendor - 3.00']);
    const known = statement([{ credit: 'back', amount: amount('-5.00') }], [line]);
    expect(entries(known, open).sort()).toEqual(['c.2026-02.back.vendor vendor - -3.00', 'c.2026-02.back.vendor vendor T 5.00']);
  });

  it('where the parts of a period owe in both directions, the rest is divided among the lines that owe it', () => {
    const mixed = statement(
      [
        { credit: 'give', amount: amount('10.00') },
        { credit: 'give', amount: amount('-4.00') },
      ],
      [
        { credit: 'give', index: 'U', amount: amount('10.00') },
        { credit: 'give', index: 'V', amount: amount('-4.00') },
      ],
    );
    expect(entries(mixed)).toEqual(['c.2026-02.give customer U 6.00']);
  });

  it('a credit that an amended contract pays under another credit is removed from its claim', () => {
    const alone = statement([{ credit: 'a', amount: amount('7.00') }], [{ credit: 'a', index: 'U', amount: amount('7.00') }]);
    const within = statement([{ credit: 'sum', amount: amount('7.00') }], [{ credit: 'a', index: 'U', amount: amount('7.00') }]);
    const including = new PaidCredits({ sum: { sum: ['a'] } });
    const found = second(within, alone, including);
    expect(found.map(({ claim, amount: posted_ }) => `${claim} ${posted_}`)).toEqual(['c.2026-02.a -7.00', 'c.2026-02.sum 7.00']);
  });
});

describe('a claim', () => {
  const ID = 'live-streaming-network.2026-10.compensation';
  let stores: Stores;
  let now: number;
  const clock = (): number => now;
  const record = (kind: string, more: object = {}, vendor?: string): Promise<unknown> =>
    recordTransition(ID, { kind: kind as 'submitted', by: 'fiona', ...more }, vendor, stores, SILENT, clock);
  const all = async (query: object = {}): Promise<LedgerEntry[]> => {
    const entries: LedgerEntry[] = [];
    for await (const entry of ledgerEntries(query, stores, clock)) entries.push(entry);
    return entries;
  };

  beforeEach(async () => {
    stores = memoryStores();
    now = at('2026-09-01T00:00:00Z');
    const document = exampleDocument();
    document.order.components['line-2']['cost-centre'] = 'CC-2';
    await putDocument(stores, document, clock);
    for (const component of ['line-1', 'line-2'])
      for (const one_ of outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component, body: { record: `I-${component}` } }))
        await stores.facts.record('lumencast', one_, undefined);
    now = at('2026-11-02T20:00:00Z');
    await issueOne('live-streaming-network', '2026-10', stores, SILENT, clock);
    now += 1000;
  });

  it('posts the entries of both parties, with dates in the zone of the contract, by cost centre', async () => {
    await record('submitted', { reference: 'T-1' });
    now += 1000;
    await record('credited', { amount: '1000.01', reference: 'CN-1' }, 'lumencast');
    now += 1000;
    await record('received', { amount: '1000.01', reference: 'bill 7', effectiveOn: '2026-11-01' });
    const entries = await all();
    const lines = entries.map(
      ({ entry, kind, account, costCentre, amount, postedOn, effectiveOn, reference }) =>
        `${entry.replace('live-streaming-network.2026-10', '*')} ${kind} ${account} ${costCentre} ${amount} ${postedOn} ${effectiveOn} ${reference}`,
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "*#1-1 issued owed CC-4100 6000.00 2026-11-03 2026-11-03 undefined",
        "*#1-2 issued owed CC-2 4000.00 2026-11-03 2026-11-03 undefined",
        "*.compensation#2-1 submitted claimed CC-2 4000.00 2026-11-03 2026-11-03 T-1",
        "*.compensation#2-2 submitted claimed CC-4100 6000.00 2026-11-03 2026-11-03 T-1",
        "*.compensation#3-1 credited credited CC-2 400.00 2026-11-03 2026-11-03 CN-1",
        "*.compensation#3-2 credited credited CC-4100 600.01 2026-11-03 2026-11-03 CN-1",
        "*.compensation#4-1 received received CC-2 400.00 2026-11-03 2026-11-01 bill 7",
        "*.compensation#4-2 received received CC-4100 600.01 2026-11-03 2026-11-01 bill 7",
      ]
    `);
    expect(
      entries.every(
        ({ customer, vendor, creditor, claim }) =>
          customer === 'harbour-tv' && vendor === 'lumencast' && creditor === 'customer' && claim === ID,
      ),
    ).toBe(true);
  });

  it('a write-off by lines is booked in the cost centres of the lines, and its reversal posts the exact opposite', async () => {
    const { lines } = (await stores.statements.latest('live-streaming-network', '2026-10'))!.statement;
    const inSecond = lines.find(({ costCentre }) => costCentre === 'CC-2')!;
    const named = [
      { credit: inSecond.credit, index: inSecond.index, ...(inSecond.component && { component: inSecond.component }), amount: '10.00' },
    ];
    await record('written-off', { lines: named, note: 'agreed' });
    now += 1000;
    await record('reversed', { of: 2, note: 'by mistake' });
    const found = (await all({ account: 'written-off' })).map(({ costCentre, for: of, amount, kind }) => [costCentre, of, amount, kind]);
    expect(found).toEqual([
      ['CC-2', inSecond.index, '10.00', 'written-off'],
      ['CC-2', inSecond.index, '-10.00', 'reversed'],
    ]);
  });

  it('has balances by any group, and ages from the day on which an amount was posted', async () => {
    const start = new Date(now).toISOString();
    await record('received', { amount: '1000.00', reference: 'bill 7' });
    now += 1000;
    const [row, ...rest] = await ledgerBalances(ledgerEntries({}, stores, clock), ['vendor', 'customer'], start);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ vendor: 'lumencast', customer: 'harbour-tv', creditor: 'customer', currency: 'CNY' });
    const { opening, movements, closing } = row!;
    expect(Number(opening.open) - 1000).toBe(Number(closing.open));
    expect(movements).toMatchObject({ owed: '0.00', received: '1000.00', open: '-1000.00' });
    const centres = await ledgerBalances(ledgerEntries({}, stores, clock), ['costCentre'], undefined);
    expect(centres.map(({ costCentre }) => costCentre)).toEqual(['CC-2', 'CC-4100']);
    expect(centres.reduce((sum, { closing: { open } }) => sum + Number(open), 0)).toBe(Number(closing.open));
    // Posted on 3 November in Shanghai.
    const bandOn = async (on: string): Promise<number> =>
      (await ledgerAges(ledgerEntries({}, stores, clock), [], on)).map(({ bands }) =>
        bands.findIndex(({ open }) => open === closing.open),
      )[0]!;
    expect([await bandOn('2026-12-03'), await bandOn('2026-12-04'), await bandOn('2027-02-01'), await bandOn('2027-02-02')]).toEqual([
      0, 1, 2, 3,
    ]);
    expect(await ledgerAges(ledgerEntries({}, stores, clock), [], '2026-11-02')).toEqual([]);
  });

  it('a page is full or the last one with every filter; the entries of one revision may be on two pages', async () => {
    await record('submitted');
    await record('received', { amount: '1.00' });
    for (const filter of [
      {},
      { costCentre: 'CC-2' },
      { account: 'received' },
      { currency: 'EUR' },
      { customer: 'harbour-tv' },
      { customer: 'x' },
    ] as object[]) {
      const whole = await all(filter);
      const found: LedgerEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await ledgerPage(filter, cursor, 1, stores, clock);
        expect(page.items.length === 1 || page.cursor === undefined).toBe(true);
        found.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(found).toEqual(whole);
    }
  });
});
