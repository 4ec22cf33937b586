/** What a dispute can be about: periods that the contract has, lines and events that exist, an amount that could be wrong. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Closing,
  MAX_DISPUTES,
  type DisputeRequest,
  type DisputeResult,
  decideDispute,
  openDispute,
  withdrawDispute,
} from '../../../lib/application/claims/dispute-statement.ts';
import type { QuarantineEntry } from '../../../lib/application/ports/quarantine.ts';
import type { DisputeDecision } from '../../../lib/domain/claims/dispute-decision.ts';
import { mostDisputed } from '../../../lib/domain/claims/dispute-limit.ts';
import { formatFraction, integer } from '../../../lib/domain/money/ratio.ts';
import { Auditor } from '../../support/auditor.ts';
import { at, fact, outage } from '../../support/facts.ts';
import { exampleDocument } from '../../support/harness.ts';

const ID = 'live-streaming-network';
let auditor: Auditor;

const open = (given: Partial<DisputeRequest>, vendor?: string): Promise<DisputeResult> =>
  openDispute(
    {
      contract: ID,
      period: '2026-10',
      lines: [],
      events: [],
      amount: '100.00',
      currency: 'CNY',
      reason: 'the line was up',
      by: 'vera',
      ...given,
    },
    vendor,
    auditor.stores,
    auditor.clock,
  );
const codeOf = async (given: Partial<DisputeRequest>, vendor?: string): Promise<string> => {
  const result = await open(given, vendor);
  if ('dispute' in result) return 'open';
  return result.failure === 'refused' ? `${result.issue.code} ${result.issue.path}` : result.failure;
};

const quarantined = (id: string, vendor: string): QuarantineEntry => ({
  id,
  code: 'unreadable',
  message: 'no',
  issues: [],
  sender: 'aws:444455556666',
  vendor,
  receivedAt: id.slice(0, 24),
  raw: '{}',
  status: 'held',
});

beforeEach(async () => {
  auditor = new Auditor('2026-09-01T00:00:00Z');
  await auditor.put(exampleDocument());
  for (const one of outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component: 'line-1', body: { record: 'I-1' } }))
    await auditor.stores.facts.record('lumencast', one, undefined);
  auditor.set('2026-11-02T12:00:00Z');
});

describe('periods', () => {
  it('must be periods of the term that have begun; a day names the period that contains it', async () => {
    const codes = [];
    for (const period of ['2026-10', '2026-10-17', '2026-13', '2026-Q4', '2019-10', '2027-01', '2026'])
      codes.push([period, await codeOf({ period })]);
    expect(codes).toEqual([
      ['2026-10', 'open'],
      ['2026-10-17', 'open'],
      ['2026-13', 'bad-period /period'],
      ['2026-Q4', 'bad-period /period'],
      ['2019-10', 'outside-term /period'],
      ['2027-01', 'period-not-begun /period'],
      ['2026', 'bad-period /period'],
    ]);
    expect((await auditor.stores.disputes.of(ID)).map(({ period }) => period)).toEqual(['2026-10', '2026-10']);
  });

  it(`have at most ${MAX_DISPUTES} disputes of a party, whichever label names the period`, async () => {
    for (let i = 0; i < MAX_DISPUTES; i += 1) expect(await codeOf({ period: i % 2 === 0 ? '2026-10' : '2026-10-03' })).toBe('open');
    expect(await codeOf({ period: '2026-10-04' })).toBe('too-many ');
    expect(await codeOf({}, 'lumencast')).toBe('open');
  });
});

describe('events', () => {
  it('must be in the evidence of the contract and period, or held in quarantine; unknown ones are named', async () => {
    const [first] = outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component: 'line-1', body: { record: 'I-1' } });
    const key = `${first!.sender}|${first!.id}`;
    expect(await codeOf({ events: [first!.id] })).toBe('open');
    expect(await codeOf({ events: [key] })).toBe('open');
    expect(await codeOf({ events: [first!.id, first!.id] })).toBe('bad-value /events/1');
    expect(await open({ events: [first!.id, 'none-such'] })).toMatchObject({
      issue: { code: 'not-in-evidence', path: '/events/1', message: expect.stringContaining('"none-such"') },
    });
    const [own, other] = ['2026-10-20T12:00:00.000Z-ab12ab12', '2026-10-20T12:00:00.000Z-cd34cd34'];
    await auditor.stores.quarantine.put(quarantined(own, 'lumencast'));
    await auditor.stores.quarantine.put(quarantined(other, 'another'));
    expect([await codeOf({ events: [own] }), await codeOf({ events: [other] })]).toEqual(['open', 'not-in-evidence /events/0']);
  });

  it('of another contract of the vendor are unknown', async () => {
    const elsewhere = fact('service.down', '2026-10-06T00:00:00Z', { component: 'line-99', body: { record: 'X-1' } });
    await auditor.stores.facts.record('lumencast', elsewhere, undefined);
    expect(await codeOf({ events: [elsewhere.id] })).toBe('not-in-evidence /events/0');
  });
});

describe('two requests at once', () => {
  it('of one party cannot both pass the bound on the amount', async () => {
    await auditor.audit('2026-10');
    const { statement } = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    const most = Number(statement.total.amount) + 100_000;
    const both = await Promise.all([codeOf({ amount: `${most}.00` }), codeOf({ amount: `${most}.00`, reason: 'and again' })]);
    expect(both.sort()).toEqual(['conflict', 'open']);
    expect((await auditor.stores.disputes.about(ID, '2026-10')).length).toBe(1);
    expect(await codeOf({ amount: '0.01' })).toBe('amount-too-large /amount');
  });

  it('of one party cannot both pass the bound on their number; those of two parties are both opened', async () => {
    for (let i = 1; i < MAX_DISPUTES; i += 1) expect(await codeOf({ amount: '1.00' })).toBe('open');
    const codes = await Promise.all([codeOf({ amount: '1.00' }), codeOf({ amount: '1.00' }), codeOf({ amount: '1.00' }, 'lumencast')]);
    expect([codes.slice(0, 2).sort(), codes[2]]).toEqual([['conflict', 'open'], 'open']);
    expect((await auditor.stores.disputes.about(ID, '2026-10')).length).toBe(MAX_DISPUTES + 1);
  });
});

describe('decisions', () => {
  const decided = async (id: string, given: Partial<Closing & DisputeDecision>, vendor?: string): Promise<string> => {
    const decision: Closing & DisputeDecision = { id, by: 'victor', note: 'agreed', outcome: 'rejected', ...given };
    const result = await decideDispute(decision, vendor, auditor.stores, auditor.clock);
    if (!('dispute' in result)) return result.failure === 'refused' ? `${result.issue.code} ${result.issue.path}` : result.failure;
    const { outcome, upheld, upheldLines, reference } = result.dispute;
    return [outcome, upheld, upheldLines?.map(({ index, amount }) => `${index}=${amount}`).join(), reference].filter(Boolean).join(' ');
  };
  const opened = async (given: Partial<DisputeRequest> = {}, vendor?: string): Promise<string> => {
    const result = await open(given, vendor);
    if (!('dispute' in result)) throw new Error('it is open');
    return result.dispute.id;
  };

  it('are made by the other party, never by the one that raised the dispute; the customer may record the answer of the vendor', async () => {
    const [own, others] = [await opened(), await opened({ by: 'vera' }, 'lumencast')];
    expect([own, others]).toEqual([`${ID}.2026-10.customer-01`, `${ID}.2026-10.vendor-01`]);
    expect(await decided(own, { by: 'vera' })).toBe('same-person ');
    expect(await decided(own, { by: 'vera', reference: 'mail of 3 November' })).toBe('same-person ');
    expect(await decided(own, { by: 'fiona' })).toBe('not-your-word /reference');
    expect(await decided(own, {}, 'another')).toBe('unknown');
    expect(await decided(others, {}, 'lumencast')).toBe('not-your-word ');
    expect(await decided(others, { reference: 'x' }, 'lumencast')).toBe('not-your-word ');
    expect((await auditor.stores.disputes.about(ID, '2026-10')).map(({ status }) => status)).toEqual(['open', 'open']);
    expect(await decided(own, { by: 'fiona', reference: 'mail of 3 November' })).toBe('rejected mail of 3 November');
    expect(await decided(others, { by: 'fiona', outcome: 'upheld' })).toBe('upheld 100.00');
    expect(await decided(others, { by: 'fiona' })).toBe('not-open');
  });

  it('for a part give its amount: above 0, and at most the disputed amount', async () => {
    const id = await opened();
    const part = (given: Partial<DisputeDecision>) => decided(id, { outcome: 'partly-upheld', ...given }, 'lumencast');
    expect([await part({}), await part({ amount: '0.00' }), await part({ amount: '100.01' }), await part({ amount: '1.001' })]).toEqual([
      'missing /amount',
      'bad-amount /amount',
      'amount-too-large /amount',
      'bad-amount /amount',
    ]);
    expect(await part({ amount: '1.00', lines: [{ credit: 'c', index: '', amount: '1.00' }] })).toBe('unknown-line /lines');
    expect(await part({ outcome: 'upheld', amount: '1.00' })).toBe('bad-amount /amount');
    expect(await part({ outcome: 'rejected', amount: '1.00' })).toBe('bad-amount /amount');
    expect(await part({ amount: '100.00' })).toBe('bad-amount /amount');
    expect(await part({ amount: '99.99' })).toBe('partly-upheld 99.99');
  });

  it('on a dispute that names lines are given by line', async () => {
    await auditor.audit('2026-10');
    const { statement } = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    const [{ credit, index }] = statement.lines as unknown as [(typeof statement.lines)[number]];
    const id = await opened({ lines: [{ credit, index }] });
    const part = (given: Partial<DisputeDecision>) => decided(id, { outcome: 'partly-upheld', ...given }, 'lumencast');
    const line = (amount: string, other = index) => ({ credit, index: other, amount });
    expect(await part({ amount: '40.00' })).toBe('missing /lines');
    expect(await part({ lines: [line('40.00', 'line-9')] })).toBe('unknown-line /lines/0');
    expect(await part({ lines: [line('40.00'), line('1.00')] })).toBe('bad-value /lines/1');
    expect(await part({ lines: [line('forty')] })).toBe('bad-amount /lines/0/amount');
    expect(await part({ amount: '50.00', lines: [line('40.00')] })).toBe('bad-amount /lines');
    expect(await part({ lines: [line('100.01')] })).toBe('amount-too-large /amount');
    expect(await part({ lines: [line('40.00')] })).toBe(`partly-upheld 40.00 ${index}=40.00`);
  });

  it('on a dispute of an earlier version, without an amount, uphold or reject the whole', async () => {
    const id = await opened();
    const { amount: _, currency: __, ...earlier } = (await auditor.stores.disputes.get(ID, id))!;
    await auditor.stores.disputes.open({ ...earlier, id: `${ID}.2026-10.1bc46883a509` });
    const part = { outcome: 'partly-upheld', amount: '1.00' } as const;
    expect(await decided(`${ID}.2026-10.1bc46883a509`, part, 'lumencast')).toBe('bad-amount /amount');
    expect(await decided(`${ID}.2026-10.1bc46883a509`, { outcome: 'upheld' }, 'lumencast')).toBe('upheld');
    // Its number counts too.
    expect(await opened()).toBe(`${ID}.2026-10.customer-03`);
  });
});

describe('amounts and lines', () => {
  it('are checked before the statement is issued: in the currency of the terms, and not far above the charges', async () => {
    expect(await codeOf({ amount: '9999999999.00' })).toBe('amount-too-large /amount');
    expect(await codeOf({ amount: '100.00', currency: 'USD' })).toBe('wrong-currency /currency');
    expect(await codeOf({ currency: undefined })).toBe('missing /currency');
  });

  it('are checked against the issued statement: the amount may exceed what it states, but not its caps and charges', async () => {
    await auditor.audit('2026-10');
    const { statement } = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    const [{ credit, index, amount }] = statement.lines as unknown as [(typeof statement.lines)[number]];
    const line = { credit, index };
    expect(Number(amount.amount)).toBeGreaterThan(0);
    expect(await codeOf({ lines: [line], amount: `${Number(amount.amount) * 2}.00` })).toBe('open');
    expect(await open({ amount: '9999999999.00' })).toMatchObject({
      issue: { code: 'amount-too-large', path: '/amount', message: expect.stringMatching(/at most \d+\.\d\d CNY/) },
    });
    expect(await codeOf({ lines: [line], amount: '9999999999.00' })).toBe('amount-too-large /amount');
    expect(await codeOf({ lines: [{ credit, index: 'line-9' }] })).toBe('unknown-line /lines/0');
    expect(await codeOf({ lines: [line, line] })).toBe('bad-value /lines/1');
  });

  it.each(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC'])(
    'are checked against one month of charges for a month of %s',
    async (zone) => {
      const document = exampleDocument();
      document.terms[0].period.zone = zone;
      await auditor.put(document);
      await auditor.audit('2026-10');
      const { statement } = (await auditor.stores.statements.latest(ID, '2026-10'))!;
      expect(statement.period.zone).toBe(zone);
      // The fees of the two lines are 100,000.00 a month, which is more than the cap.
      const most = Number(statement.total.amount) + 100_000;
      expect(await open({ amount: `${most}.01` })).toMatchObject({
        issue: { code: 'amount-too-large', message: expect.stringContaining(`at most ${most}.00 CNY`) },
      });
      expect(await codeOf({ amount: `${most}.00` })).toBe('open');
    },
  );

  it('of one party are added up while its disputes are open', async () => {
    await auditor.audit('2026-10');
    const { statement } = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    const most = Number(statement.total.amount) + 100_000;
    const [{ credit, index }] = statement.lines as unknown as [(typeof statement.lines)[number]];
    const first = await open({ amount: '60000.00', lines: [{ credit, index }] });
    expect(await codeOf({ amount: `${most - 60_000}.01` })).toBe('amount-too-large /amount');
    expect(await open({ amount: '60000.00', lines: [{ credit, index }] })).toMatchObject({
      issue: { code: 'amount-too-large', message: expect.stringMatching(/of which your open disputes have 60000\.00 CNY already$/) },
    });
    expect(await codeOf({ amount: `${most}.00` }, 'lumencast')).toBe('open');
    expect(await codeOf({ amount: `${most - 60_000}.00` })).toBe('open');
    expect(await codeOf({ amount: '0.01' })).toBe('amount-too-large /amount');
    if (!('dispute' in first)) throw new Error('the first is open');
    await withdrawDispute({ id: first.dispute.id, by: 'vera', note: 'seen' }, undefined, auditor.stores, auditor.clock);
    expect(await codeOf({ amount: '60000.00' })).toBe('open');
  });

  it('are bounded by caps where all credits are capped, else by a multiple of the charges, and have no bound where nothing is known', () => {
    const amount = (text: string) => ({ amount: text, currency: 'CNY' });
    const cap = (limit: string, index = '') => ({ credit: 'c', index, limit, bound: false });
    const money = (given: Partial<Parameters<typeof mostDisputed>[0]>): string | undefined => {
      const most = mostDisputed({ lines: [], credits: [], charged: integer(0), terms: {}, currency: 'CNY', ...given });
      return most && formatFraction(most);
    };
    const lines = [{ amount: amount('-10.00') }, { amount: amount('5.00'), bounds: { least: amount('5.00'), most: amount('20.00') } }];
    expect(money({ lines, charged: integer(100), credits: [{ credit: 'c', caps: [cap('300'), cap('250')] }] })).toBe('285');
    // The charge of which a cap is a share may be what is disputed.
    expect(money({ charged: integer(1000), credits: [{ credit: 'c', caps: [cap('300')] }] })).toBe('1000');
    // A cap on each component is none on the whole.
    expect(money({ charged: integer(100), credits: [{ credit: 'c', caps: [cap('300', 'line-1')] }] })).toBe('10000');
    expect(money({ terms: { credits: [{ of: '7.00 CNY' }, '3.00 EUR'] } })).toBe('700');
    expect(money({})).toBeUndefined();
  });
});

describe('the evidence of a period', () => {
  const readsOf = async (given: Partial<DisputeRequest>, times: number): Promise<number> => {
    let reads = 0;
    const { facts } = auditor.stores;
    const read = facts.read.bind(facts);
    facts.read = (...asked) => ((reads += 1), read(...asked));
    try {
      for (let i = 0; i < times; i += 1) expect(await open(given)).toMatchObject({ dispute: { status: 'open' } });
    } finally {
      facts.read = read;
    }
    return reads;
  };

  it('is not read for disputes within what the contract charges, however many there are', async () => {
    expect(await readsOf({ amount: '1.00' }, MAX_DISPUTES)).toBe(0);
  });

  it('is read for one that names an event, and for one that only a bill of the period makes possible', async () => {
    const [event] = outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T01:00:00Z'), { component: 'line-1', body: { record: 'I-7' } });
    await auditor.stores.facts.record('lumencast', event!, undefined);
    expect(await readsOf({ events: [event!.id] }, 1)).toBeGreaterThan(0);
    const over = { amount: '99000000.00' };
    expect(await codeOf(over)).toBe('amount-too-large /amount');
    const bill = fact('charge.billed', '2026-10-31T00:00:00Z', {
      component: 'line-1',
      body: { kind: 'usage', amount: '99000000.00 CNY', start: at('2026-10-02T00:00:00Z'), end: at('2026-10-03T00:00:00Z') },
    });
    await auditor.stores.facts.record('lumencast', bill, undefined);
    expect(await readsOf(over, 1)).toBeGreaterThan(0);
  });
});
