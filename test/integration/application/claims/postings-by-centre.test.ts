/** Every posting of a claim is in the cost centres of its lines, also what is reserved without a bound and what is paid before anything is owed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerEntries } from '../../../../lib/application/claims/ledger.ts';
import { newestLines } from '../../../../lib/application/claims/newest-lines.ts';
import { recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import type { LedgerEntry, LedgerItem } from '../../../../lib/application/ports/ledger.ts';
import { entriesForVendor } from '../../../../lib/application/statements/vendor-ledger.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { Auditor } from '../../../support/auditor.ts';
import { lateContract } from '../../../support/claims/late-evidence.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';

const [MONTH, CLAIM] = ['2026-01', 'late.2026-01.credit'];
let auditor: Auditor;

/** `line-1` is booked in C-1, `line-2` in C-2, `line-3` in none; no bill of any line has come. */
function contract(): typeof lateContract {
  const document = structuredClone(lateContract) as any;
  const { terms } = document;
  for (const one of Array.isArray(terms) ? terms : [terms]) one.definitions.fee.charges = ['usage', 'recurring'];
  return document;
}

const issue = (): Promise<unknown> => issueOne('late', MONTH, auditor.stores, auditor.publisher, auditor.clock);

async function down(component: string, day: string): Promise<void> {
  const facts = outage(at(`2026-01-${day}T00:00:00Z`), at(`2026-01-${day}T12:00:00Z`), { component });
  for (const [i, one] of facts.entries())
    await auditor.stores.facts.record('vendor', { ...one, id: `${component}-${day}-${i}` }, undefined, auditor.now);
}

async function bill(component: string, amount: string): Promise<void> {
  auditor.now += DAY;
  for (const kind of ['usage', 'recurring']) {
    const body = { kind, start: at('2026-01-01T00:00:00Z'), end: at('2026-02-01T00:00:00Z'), amount };
    const about = { id: `${kind}-${component}`, component, receivedAt: auditor.now, body };
    await auditor.stores.facts.record('vendor', fact('charge.billed', at('2026-01-31T00:00:00Z'), about), undefined, auditor.now);
  }
  await issue();
}

async function record(kind: string, more: object = {}, stores: Stores = auditor.stores): Promise<void> {
  auditor.now += 1000;
  const given = { kind: kind as 'received', by: 'fiona', ...more };
  const result = await recordTransition(CLAIM, given, undefined, stores, auditor.publisher, auditor.clock);
  if ('failure' in result) throw new Error(JSON.stringify(result));
}

const posted = async (filter: object = {}): Promise<LedgerEntry[]> => {
  auditor.now += 1000;
  const found = [];
  for await (const entry of ledgerEntries(filter, auditor.stores, auditor.clock)) if (entry.claim === CLAIM) found.push(entry);
  return found;
};

const shown = ({ kind, account, costCentre = '-', for: index = '', amount, unbounded }: LedgerEntry): string =>
  [kind, account, costCentre, index, unbounded ? 'without bound' : amount].filter((text) => text !== '').join(' ');

beforeEach(async () => {
  auditor = new Auditor('2026-02-05T00:00:00Z');
  await auditor.put(contract());
  await down('line-1', '10');
  await down('line-2', '11');
});

describe('a reserve without bound', () => {
  it('is posted in the cost centre of each line whose bill is missing, and is found there', async () => {
    await issue();
    expect((await posted()).map(shown)).toEqual(['due reserved C-1 line-1 without bound', 'due reserved C-2 line-2 without bound']);
    expect((await posted({ costCentre: 'C-1' })).map(shown)).toEqual(['due reserved C-1 line-1 without bound']);
  });

  it('ends in the cost centre of the line whose bill comes, and stays in the other', async () => {
    await issue();
    await bill('line-1', '500.00 USD');
    expect((await posted({ costCentre: 'C-1' })).map(shown)).toEqual([
      'due reserved C-1 line-1 without bound',
      'issued owed C-1 line-1 300.00',
      'restated reserved C-1 line-1 0.00',
    ]);
    expect((await posted({ costCentre: 'C-2' })).map(shown)).toEqual(['due reserved C-2 line-2 without bound']);
  });

  it('is one memo of a line for a vendor, however many cost centres it has', async () => {
    await issue();
    const [first] = await posted({ costCentre: 'C-1' });
    const twice = [first!, { ...first!, costCentre: 'C-9' }];
    expect(entriesForVendor(twice).map(shown)).toEqual(['due reserved - line-1 without bound']);
    const { unbounded: _, ...ended } = first!;
    expect(entriesForVendor([{ ...ended, costCentre: 'C-9' }, first!])).toEqual([]);
  });
});

describe('money before anything is owed', () => {
  it('is over-credited in the cost centres whose facts are missing, and of the line that owes something later', async () => {
    await issue();
    await record('received', { amount: '100.00', reference: 'transfer 1' });
    expect((await posted()).map(shown).filter((text) => text.startsWith('received'))).toEqual([
      'received received C-1 50.00',
      'received received C-2 50.00',
      'received over-credited C-1 50.00',
      'received over-credited C-2 50.00',
    ]);
    await bill('line-1', '500.00 USD');
    const entries = await posted();
    const sum = (account: string, costCentre: string): number =>
      entries
        .filter((one) => one.account === account && one.costCentre === costCentre)
        .reduce((all, { amount }) => all + Number(amount), 0);
    expect(['C-1', 'C-2'].map((centre) => [sum('owed', centre), sum('received', centre), sum('over-credited', centre)])).toEqual([
      [300, 100, 0],
      [0, 0, 0],
    ]);
  });

  it('given an earlier version posted it in no cost centre, then the next entry moves it once', async () => {
    const { ledger } = auditor.stores;
    const asBefore = ({ rule: _, ...item }: LedgerItem): LedgerItem => ({
      ...item,
      entries: item.entries
        .filter(({ account, kind }) => account !== 'reserved' || kind === 'due')
        .filter(({ account }, i, all) => all.findIndex((one) => one.account === account) === i)
        .map(({ costCentre: __, for: ___, ...entry }) => ({ ...entry, ...(entry.account !== 'reserved' && { amount: '100.00' }) })),
    });
    const old: Stores = {
      ...auditor.stores,
      ledger: Object.assign(Object.create(ledger), {
        post: (item: LedgerItem) => ledger.post(item.source.startsWith(CLAIM) ? asBefore(item) : item),
      }),
    };
    await issueOne('late', MONTH, old, auditor.publisher, auditor.clock);
    await record('received', { amount: '100.00', reference: 'transfer 1' }, old);
    const before = await posted();
    expect(before.map(shown)).toEqual(['due reserved - without bound', 'received received - 100.00', 'received over-credited - 100.00']);
    await record('received', { amount: '1.00', reference: 'transfer 2' });
    await record('received', { amount: '1.00', reference: 'transfer 3' });
    const after = await posted();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(shown)).toEqual([
      'received received - -100.00',
      'received received C-1 50.50',
      'received received C-2 50.50',
      'received over-credited - -100.00',
      'received over-credited C-1 50.50',
      'received over-credited C-2 50.50',
      'received reserved C-1 line-1 without bound',
      'received reserved C-2 line-2 without bound',
      'received reserved - 0.00',
      'received received C-1 0.50',
      'received received C-2 0.50',
      'received over-credited C-1 0.50',
      'received over-credited C-2 0.50',
    ]);
  });
});

describe('a fact that decides which of two credits is owed', () => {
  /** The sort of an outage is not known: the hard ones give 30% of a fee of 500.00, the soft ones 10%. */
  function eitherContract(): typeof lateContract {
    const document = structuredClone(lateContract) as any;
    document.order.charges = [{ kind: 'recurring', component: 'line-1', amount: '500.00 USD', every: 'month', 'part-month': 'whole' }];
    for (const terms of [document.terms].flat()) {
      const credits = Object.entries({ hard: '30%', soft: '10%' }).map(([sort, times]) => {
        const where = [{ attribute: 'sort', is: [sort] }];
        terms.definitions[`${sort}-time`] = { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where };
        terms.definitions[sort] = { uptime: `${sort}-time`, of: 'period' };
        return [`${sort}-credit`, { of: 'fee', times, 'if-breached': sort }];
      });
      terms.definitions.fee.charges = ['recurring'];
      terms.attributes = { sort: { of: 'outage', values: ['hard', 'soft'] } };
      terms.objectives = { hard: { 'at-least': '99.9%' }, soft: { 'at-least': '99.9%' } };
      terms.credits = Object.fromEntries(credits);
      terms.claims = Object.fromEntries(credits.map(([name]) => [name as string, terms.claims.credit]));
    }
    return document;
  }

  it('leaves what it may add reserved of the line of each, also of the one that the statement shows with its provisional amount', async () => {
    auditor = new Auditor('2026-02-05T00:00:00Z');
    await auditor.put(eitherContract());
    await down('line-1', '10');
    await issue();
    const { statement } = (await auditor.stores.statements.latest('late', MONTH))!;
    expect(statement.lines.map(({ credit, amount, bounds }) => [credit, amount.amount, bounds?.least.amount])).toEqual([
      ['soft-credit', '50.00', '0.00'],
    ]);
    const entries = [];
    for await (const entry of ledgerEntries({}, auditor.stores, auditor.clock)) entries.push(shown(entry));
    expect(entries.sort()).toEqual(['due reserved C-1 line-1 150.00', 'due reserved C-1 line-1 50.00']);
  });
});

describe('a version of the terms that pays a credit apart from the next month on', () => {
  /** Until January `comp` pays both credits, from February on `soft` is paid on its own; each counts every outage. */
  function splitContract(): typeof lateContract {
    const document = structuredClone(lateContract) as any;
    document.order.charges = [{ kind: 'recurring', component: 'line-1', amount: '500.00 USD', every: 'month', 'part-month': 'whole' }];
    const [terms] = [document.terms].flat();
    terms.definitions.fee.charges = ['recurring'];
    const { claims } = terms;
    terms.credits = {
      hard: { of: 'fee', times: '30%', 'if-breached': 'availability' },
      soft: { of: 'fee', times: '10%', 'if-breached': 'availability' },
      comp: { sum: ['hard', 'soft'] },
    };
    terms.claims = { comp: claims.credit };
    const next = structuredClone(terms);
    Object.assign(next, { version: '2', from: '2026-02-01', 'takes-effect': 'next-period' });
    next.credits.comp.sum = ['hard'];
    next.claims.soft = claims.credit;
    document.terms = [terms, next];
    return document;
  }

  it('posts the lines of the month before as its own terms combine them, and the claim has all of them', async () => {
    auditor = new Auditor('2026-02-05T00:00:00Z');
    await auditor.put(splitContract());
    await down('line-1', '10');
    await issue();
    const entries = [];
    for await (const entry of ledgerEntries({}, auditor.stores, auditor.clock)) entries.push([entry.claim, entry.credit, shown(entry)]);
    expect(entries).toEqual([
      ['late.2026-01.comp', 'hard', 'issued owed C-1 line-1 150.00'],
      ['late.2026-01.comp', 'soft', 'issued owed C-1 line-1 50.00'],
    ]);
    const { head } = (await auditor.stores.claims.get('late.2026-01.comp'))!;
    const lines = await newestLines(head, auditor.stores);
    expect(lines.map(({ credit, owed }) => [credit, owed])).toEqual([
      ['hard', 15_000n],
      ['soft', 5000n],
    ]);
  });
});
