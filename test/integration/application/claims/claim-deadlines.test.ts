/** The last day of a claim: of what is open and not claimed, in every order in which things come late; and how many entries a party has. */
import { beforeEach, describe, expect, it } from 'vitest';
import { remindAndExpireClaims } from '../../../../lib/application/claims/claim-reminders.ts';
import { recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { MAX_TRANSITIONS } from '../../../../lib/application/claims/transition-limit.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { type Claim, claimOf } from '../../../../lib/domain/claims/claim.ts';
import type { Transition } from '../../../../lib/domain/claims/transition.ts';
import { DAY, HOUR, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { at, outage } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import { exampleDocument, memoryStores, putDocument, recordingPublisher } from '../../../support/harness.ts';

const ID = 'live-streaming-network.2026-10.compensation';
const example = exampleDocument() as { order: { id: string }; terms: { claims: object }[] };
const LAST_DAY = at('2026-11-30T16:00:00Z');

let stores: Stores;
let now: number;
const clock = (): number => now;
const { publisher, published: events } = recordingPublisher();

const claim = async (): Promise<Claim> => {
  const known = (await stores.claims.get(ID))!;
  return claimOf(known.head, known.transitions);
};
const record = (kind: string, more: object = {}, vendor?: string) =>
  recordTransition(ID, { kind: kind as 'submitted', by: 'fiona', ...more }, vendor, stores, publisher, clock);

const down = async (start: string, end: string, record: string): Promise<void> => {
  for (const one of outage(at(start), at(end), { component: 'line-1', body: { record } }))
    await stores.facts.record('lumencast', { ...one, receivedAt: now }, undefined, now);
};
const issue = async (): Promise<string> => (await issueOne('live-streaming-network', '2026-10', stores, publisher, clock)).outcome;
/** 22 hours and a half more: 24,000.00 in place of 6,000.00 or so. */
const restate = async (): Promise<void> => {
  await down('2026-10-06T00:00:00Z', '2026-10-07T12:00:00Z', 'I-3');
  expect(await issue()).toBe('restated');
};

/** 6,000.00 is owed, until 30 November in Shanghai. */
beforeEach(async () => {
  stores = memoryStores();
  events.length = 0;
  now = at('2026-09-01T00:00:00Z');
  const claims = { compensation: { do: [{ step: 'claim', after: 'period-end', within: '30 days' }], 'decided-by': 'both-records' } };
  await putDocument(stores, { ...example, terms: [{ ...example.terms[0]!, claims }] }, clock);
  now = at('2026-11-02T12:00:00Z');
  await down('2026-10-05T00:00:00Z', '2026-10-05T03:00:00Z', 'I-1');
  expect(await issue()).toBe('issued');
  events.length = 0;
});

/** What the scheduled check publishes until a day, six hours a step. */
async function checksUntil(day: string): Promise<string[]> {
  const seen: string[] = [];
  for (; now < at(`${day}T00:00:00Z`); now += 6 * HOUR) {
    events.length = 0;
    await remindAndExpireClaims(stores, publisher, clock);
    seen.push(...events.map(({ type, detail }) => `${type} ${String(detail.days ?? (detail.expired as { amount: string }).amount)}`));
  }
  return seen;
}

const EXPIRED = 'claim.expired.v1';

describe('the part that is not claimed', () => {
  it('given 1.00 is submitted, then the rest has its reminders and expires, once', async () => {
    await record('submitted', { amount: '1.00' });
    const seen = await checksUntil('2026-12-10');
    expect(seen).toEqual([...[14, 7, 3, 1].map((days) => `claim.deadline-near.v1 ${days}`), `${EXPIRED} 5999.00`]);
    expect(await claim()).toMatchObject({ state: 'submitted', notClaimed: { amount: '5999.00' }, expired: { amount: '5999.00' } });
    await record('submitted');
    expect((await claim()).expired).toBeUndefined();
  });

  it('given all is submitted, then there is neither reminder nor expiry', async () => {
    await record('submitted');
    expect(await checksUntil('2026-12-10')).toEqual([]);
    expect((await claim()).expired).toBeUndefined();
  });

  it.each(['submitted', 'acknowledged'])(
    'given the debtor has not answered a claim that is %s, then the rest is submitted',
    async (state) => {
      await record('submitted', { amount: '1000.00' });
      if (state === 'acknowledged') await record('acknowledged', {}, 'lumencast');
      await restate();
      expect((await claim()).state).toBe(state);
      expect(await record('submitted')).toMatchObject({ claim: { state: 'submitted' } });
      const { claimed, owed, notClaimed } = await claim();
      expect([claimed, notClaimed]).toEqual([owed, undefined]);
      expect(await record('submitted')).toMatchObject({ issue: { code: 'nothing-open' } });
    },
  );
});

describe('what comes after the last day', () => {
  it('given a revision owes more, then a claim that was not made is expired and the event has it', async () => {
    now = LAST_DAY + 100 * DAY;
    await restate();
    const { state, expired, owed } = await claim();
    expect([state, expired]).toEqual(['expired', owed]);
    expect(events.map(({ type }) => type)).toContain(EXPIRED);
    expect((await stores.claims.page({ state: 'due' }, undefined, 10)).items).toEqual([]);
  });

  it('given a claim was made in time and a revision owes more, then the addition is expired', async () => {
    await record('submitted');
    now = LAST_DAY + DAY;
    await restate();
    const { expired, owed } = await claim();
    expect(Number(expired!.amount)).toBeCloseTo(Number(owed.amount) - 6000, 6);
    expect(events.filter(({ type }) => type === EXPIRED).map(({ detail }) => detail.expired)).toEqual([expired]);
  });

  it('given the claim is reversed, then it is expired', async () => {
    await record('submitted');
    now = LAST_DAY + 100 * DAY;
    await record('reversed', { of: 2, note: 'sent to another vendor' });
    expect(await claim()).toMatchObject({ state: 'expired', expired: { amount: '6000.00' } });
    expect(events.map(({ type }) => type)).toContain(EXPIRED);
    expect(await record('submitted')).toMatchObject({ claim: { state: 'submitted' } });
    expect((await claim()).transitions.at(-1)).toMatchObject({ kind: 'submitted', late: true });
  });

  it('given it was made in time and is recorded later, then it is not late', async () => {
    now = LAST_DAY + DAY;
    await record('submitted', { effectiveOn: '2026-11-30' });
    const last = (await claim()).transitions.at(-1)!;
    expect([last.effectiveOn, last.late]).toEqual(['2026-11-30', undefined]);
  });
});

it('given missing facts were reserved in the claim, then what they turn out to add is claimed, and does not expire', () => {
  const entry = (kind: Transition['kind'], more: Partial<Transition>): Transition => ({
    kind,
    by: 'x',
    at: '2026-11-10T00:00:00.000Z',
    ...more,
  });
  const head = {
    id: ID,
    statement: 's',
    contract: 'c',
    vendor: 'v',
    period: '2026-10',
    credit: 'k',
    currency: 'CNY',
    automatic: false,
    windows: [],
  };
  const after = (owed: string): Claim =>
    claimOf({ ...head, expiresAt: formatInstant(LAST_DAY) }, [
      entry('due', { revision: 1, amount: '10.00', most: '60.00', missing: ['bill'] }),
      entry('submitted', { amount: '10.00' }),
      entry('restated', { revision: 2, amount: owed, at: formatInstant(LAST_DAY + DAY) }),
    ]);
  expect(after('40.00')).toMatchObject({ state: 'submitted', claimed: { amount: '40.00' } });
  expect(after('40.00').expired).toBeUndefined();
  expect(after('75.00')).toMatchObject({ claimed: { amount: '60.00' }, expired: { amount: '15.00' } });
});

describe('the transitions that a party may record', () => {
  /** The claim as its debtor leaves it after as many of its own as it may record. */
  async function flooded(): Promise<void> {
    await record('submitted');
    const { head, transitions } = (await stores.claims.get(ID))!;
    for (let n = transitions.length + 1; n <= MAX_TRANSITIONS + 2; n += 2) {
      const own = { by: 'victor', party: 'vendor', at: formatInstant(now) } as const;
      await stores.claims.add(head, n, { kind: 'acknowledged', ...own });
      await stores.claims.add(head, n + 1, { kind: 'reversed', of: n, note: 'no', ...own });
    }
  }

  it('given the debtor has recorded all that it may, then the creditor records what it states', async () => {
    await flooded();
    expect(await record('acknowledged', {}, 'lumencast')).toMatchObject({
      issue: { code: 'too-many', message: expect.stringContaining('the vendor has recorded 500 transitions') },
    });
    expect(await record('received', { amount: '100.00' })).toMatchObject({ claim: { received: { amount: '100.00' } } });
    expect(await record('reversed', { of: (await claim()).transitions.length, note: 'typed wrongly' })).toHaveProperty('claim');
    expect(await record('written-off', { amount: '10.00', note: 'agreed' })).toHaveProperty('claim');
    expect(await record('withdrawn', { note: 'no' })).toHaveProperty('claim');
  });

  it('given the creditor records an answer for it, then the debtor takes it back beyond its own number', async () => {
    await flooded();
    await record('accepted', { reference: 'letter' });
    const n = (await claim()).transitions.length;
    expect(await record('reversed', { of: n, note: 'we did not' }, 'lumencast')).toMatchObject({ claim: { state: 'submitted' } });
  });
});
