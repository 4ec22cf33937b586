/** Claims from the statement that opens them to the vendor's credit note: deadlines by clause, transitions, reminders, what expired. */
import { beforeEach, describe, expect, it } from 'vitest';
import { remindAndExpireClaims } from '../../../../lib/application/claims/claim-reminders.ts';
import { recordedFor } from '../../../../lib/application/claims/read-claim.ts';
import { recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { type Claim, claimOf } from '../../../../lib/domain/claims/claim.ts';
import { DAY, HOUR } from '../../../../lib/domain/time/instant.ts';
import { Auditor } from '../../../support/auditor.ts';
import { at, outage } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { exampleDocument, memoryStores, putDocument, recordingPublisher } from '../../../support/harness.ts';

const ID = 'live-streaming-network.2026-10.compensation';
const example = exampleDocument() as { order: { id: string }; terms: { claims: object; definitions: object }[] };

let stores: Stores;
let now: number;
const clock = (): number => now;
const { publisher, published: events } = recordingPublisher();

const claim = async (id = ID): Promise<Claim> => {
  const known = (await stores.claims.get(id))!;
  return claimOf(known.head, known.transitions);
};

const record = (kind: string, more: object = {}, vendor?: string) =>
  recordTransition(ID, { kind: kind as 'submitted', by: 'fiona', ...more }, vendor, stores, publisher, clock);

/** A contract whose one credit is claimed by these steps; two hours down on the fifth. */
async function open(claims: unknown): Promise<void> {
  stores = memoryStores();
  events.length = 0;
  now = at('2026-09-01T00:00:00Z');
  const terms = [{ ...example.terms[0]!, claims: { compensation: claims } }];
  await putDocument(stores, { ...example, terms }, clock);
  for (const one of outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component: 'line-1', body: { record: 'I-1' } }))
    await stores.facts.record('lumencast', one, undefined);
  for (const one of outage(at('2026-10-20T00:00:00Z'), at('2026-10-20T01:00:00Z'), { component: 'line-1', body: { record: 'I-2' } }))
    await stores.facts.record('lumencast', one, undefined);
  now = at('2026-11-02T12:00:00Z');
  expect((await issueOne('live-streaming-network', '2026-10', stores, publisher, clock)).outcome).toBe('issued');
}

const decided = { 'decided-by': 'both-records' };

describe('deadlines', () => {
  // The period ends with 31 October in Shanghai; the statement is issued on 2 November at 20:00 there.
  it.each([
    ['30 days after the period', [{ step: 'claim', after: 'period-end', within: '30 days' }], '2026-11-30', '2026-11-30T16:00:00.000Z'],
    [
      'business days, with the holidays of the contract',
      [{ step: 'claim', after: 'period-end', within: '5 business days', hours: 'office' }],
      '2026-11-06',
      '2026-11-06T16:00:00.000Z',
    ],
    [
      'the end of the following month',
      [{ step: 'claim', after: 'period-end', 'by-end-of': '1 period' }],
      '2026-11-30',
      '2026-11-30T16:00:00.000Z',
    ],
    [
      'the end of the second billing cycle',
      [{ step: 'claim', after: 'period-end', 'by-end-of': '2 periods' }],
      '2026-12-31',
      '2026-12-31T16:00:00.000Z',
    ],
    ['days after the statement', [{ step: 'claim', after: 'statement', within: '10 days' }], '2026-11-12', '2026-11-12T16:00:00.000Z'],
    [
      'hours after each outage: the earliest counts',
      [{ step: 'claim', after: 'outage-end', within: '72 h', per: 'outage' }],
      '2026-10-08',
      '2026-10-08T02:00:00.000Z',
    ],
    [
      'the last step is the claim; the notice before it has its own day',
      [
        { step: 'notice', after: 'outage-start', within: '2 days', per: 'outage' },
        { step: 'claim', after: 'period-end', within: '2 months' },
      ],
      '2026-12-31',
      '2026-12-31T16:00:00.000Z',
    ],
  ])('the last day of a claim is computed: %s', async (_, steps, lastDay, expiresAt) => {
    await open({ do: steps, ...decided });
    expect(await claim()).toMatchObject({ lastDay, expiresAt, automatic: false });
    // Also one whose head is long, and stored deflated.
    expect(await stores.claims.of('live-streaming-network')).toEqual([ID]);
    expect(await stores.claims.inPeriod('live-streaming-network', '2026-10')).toEqual([await stores.claims.get(ID)]);
  });

  it('each outage is shown with its own date, and a claim before its first day is refused', async () => {
    await open({
      do: [
        { step: 'notice', after: 'outage-end', within: '3 days', per: 'outage' },
        { step: 'claim', after: 'period-end', opens: '5 days', within: '30 days' },
      ],
      ...decided,
    });
    const { windows, opensAfter } = await claim();
    expect(windows[0]!.each).toEqual([
      { record: 'outage/I-1', lastDay: '2026-10-08' },
      { record: 'outage/I-2', lastDay: '2026-10-23' },
    ]);
    expect(opensAfter).toBe('2026-11-05');
    expect(await record('submitted')).toMatchObject({ failure: 'refused', issue: { code: 'claim-too-early' } });
    now = at('2026-11-06T04:00:00Z');
    expect(await record('submitted')).toMatchObject({ claim: { state: 'submitted' } });
  });
});

it('a credit that an amended contract no longer pays is restated to 0.00, and the credit that is paid instead has a claim of its own', async () => {
  const steps = { do: [{ step: 'claim', after: 'period-end', within: '30 days' }], ...decided };
  await open(steps);
  const owed = (await claim()).owed;
  const text = JSON.stringify({ ...example, terms: [{ ...example.terms[0]!, claims: { compensation: steps } }] });
  await putDocument(stores, JSON.parse(text.replaceAll('"compensation"', '"refund"')), clock);
  now += DAY;
  expect((await issueOne('live-streaming-network', '2026-10', stores, publisher, clock)).outcome).toBe('restated');
  expect(await claim()).toMatchObject({ state: 'void', owed: { amount: '0.00' }, open: { amount: '0.00' } });
  expect(await claim('live-streaming-network.2026-10.refund')).toMatchObject({ state: 'due', owed });
});

it('a receipt beyond what is owed is recorded, with one warning in its answer and in each audit that assesses the period', async () => {
  const auditor = new Auditor('2026-09-01T00:00:00Z');
  await auditor.put(example);
  for (const one of outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T02:00:00Z'), { component: 'line-1', body: { record: 'I-1' } }))
    await auditor.stores.facts.record('lumencast', one, undefined);
  auditor.set('2026-11-05T12:00:00Z');
  await auditor.audit('2026-10');
  expect((await auditor.standing('2026-10', example.order.id))!.issues).toBeUndefined();
  const given = { kind: 'received', by: 'fiona', amount: '9999999.00' } as const;
  const done = await recordTransition(ID, given, undefined, auditor.stores, auditor.publisher, auditor.clock);
  if (!('claim' in done)) throw new Error('refused');
  const message = expect.stringMatching(/^more was received than is owed on .+compensation: 9999999\.00 CNY received/);
  expect(recordedFor(undefined, done.claim)).toMatchObject({ state: 'over-credited', warnings: [{ code: 'over-credited', message }] });
  auditor.now += DAY;
  await auditor.audit('2026-10', true);
  expect(await auditor.standing('2026-10', example.order.id)).toMatchObject({
    outcome: 'unchanged',
    issues: [{ code: 'over-credited', message }],
  });
});

describe('transitions', () => {
  beforeEach(() => open({ do: [{ step: 'claim', after: 'period-end', within: '30 days' }], ...decided }));

  it('a claim passes from due to settled with the author and time of each step, and a partial acceptance leaves the rest open', async () => {
    const due = await claim();
    expect(due).toMatchObject({ state: 'due', owed: { amount: '6000.00' }, transitions: [{ kind: 'due', by: 'makegood' }] });
    expect(events.map(({ type }) => type)).toEqual(['statement.issued.v1', 'claim.due.v1']);
    expect(await record('accepted', {}, 'lumencast')).toMatchObject({ failure: 'refused', issue: { code: 'bad-transition' } });
    expect(await record('submitted', { reference: 'T-1' })).toMatchObject({
      claim: { state: 'submitted', claimed: { amount: '6000.00' } },
    });
    expect(await record('received', { amount: '6000.00' }, 'lumencast')).toMatchObject({ issue: { code: 'not-your-word' } });
    expect(await record('acknowledged', {}, 'somebody-else')).toEqual({ failure: 'unknown' });
    expect(await record('acknowledged', {}, 'lumencast')).toMatchObject({ claim: { state: 'acknowledged' } });
    expect(await record('accepted', { amount: '5000' }, 'lumencast')).toMatchObject({ issue: { code: 'bad-amount' } });
    expect(await record('accepted', { amount: '5000.00' }, 'lumencast')).toMatchObject({ claim: { state: 'partly-accepted' } });
    expect(await record('credited', { amount: '2000.00' }, 'lumencast')).toMatchObject({ issue: { path: '/reference' } });
    await record('credited', { amount: '5000.00', reference: 'CN-1' }, 'lumencast');
    await record('credited', { amount: '5000.00', reference: 'CN-1' }, 'lumencast');
    expect(await claim()).toMatchObject({ state: 'partly-accepted', credited: { amount: '5000.00' }, open: { amount: '6000.00' } });
    await record('received', { amount: '5000.00', reference: 'bill 7', effectiveOn: '2026-11-01' });
    expect(await claim()).toMatchObject({ state: 'partly-accepted', received: { amount: '5000.00' }, open: { amount: '1000.00' } });
    await record('written-off', { note: 'agreed by mail' });
    expect(await claim()).toMatchObject({ state: 'settled', writtenOff: { amount: '1000.00' }, open: { amount: '0.00' } });
    expect((await claim()).transitions.map(({ kind, by, party, at: when }) => [kind, by, party, when])).toEqual([
      ['due', 'makegood', undefined, '2026-11-02T12:00:00.000Z'],
      ...[
        ['submitted', 'customer'],
        ['acknowledged', 'vendor'],
        ['accepted', 'vendor'],
        ['credited', 'vendor'],
        ['received', 'customer'],
        ['written-off', 'customer'],
      ].map(([kind, party]) => [kind, 'fiona', party, '2026-11-02T12:00:00.000Z']),
    ]);
    expect((await stores.claims.page({ state: 'settled' }, undefined, 10)).items).toMatchObject([{ id: ID, open: '0.00' }]);
    expect((await stores.claims.page({ state: 'due' }, undefined, 10)).items).toEqual([]);
  });

  it('a rejected claim is contested, and then accepted by lines of the statement', async () => {
    await record('submitted');
    expect(await record('rejected', {}, 'lumencast')).toMatchObject({ issue: { path: '/note' } });
    await record('rejected', { note: 'force majeure' }, 'lumencast');
    expect(await claim()).toMatchObject({ state: 'rejected' });
    expect(await record('contested', { note: 'it was not' })).toMatchObject({ claim: { state: 'submitted' } });
    const of = (index: string, amount: string): object => ({ lines: [{ credit: 'availability-credit', index, amount }] });
    expect(await record('accepted', of('line-7', '10.00'), 'lumencast')).toMatchObject({ issue: { code: 'unknown-line' } });
    expect(await record('accepted', of('line-1', 'much'), 'lumencast')).toMatchObject({ issue: { code: 'bad-amount' } });
    expect(await record('accepted', of('line-1', '6000.01'), 'lumencast')).toMatchObject({ issue: { code: 'amount-too-large' } });
    expect(await record('accepted', of('line-1', '6000.00'), 'lumencast')).toMatchObject({ claim: { state: 'accepted' } });
  });

  it('a statement that is issued after the last day opens no claim that can be submitted', async () => {
    await open({ do: [{ step: 'claim', after: 'period-end', within: '1 days' }], ...decided });
    expect(await claim()).toMatchObject({
      state: 'expired',
      expired: { amount: '6000.00' },
      transitions: [{ kind: 'expired', revision: 1 }],
    });
    expect(events.map(({ type }) => type)).toEqual(['statement.issued.v1', 'claim.expired.v1']);
  });

  it('reminders are sent 14, 7, 3 and 1 days before the last day of a claim, once each, and then the claim expires', async () => {
    events.length = 0;
    const seen: string[] = [];
    for (now = at('2026-11-10T00:00:00Z'); now < at('2026-12-03T00:00:00Z'); now += 6 * HOUR) {
      await remindAndExpireClaims(stores, publisher, clock);
      seen.push(
        ...events.splice(0).map(({ type, detail }) => `${type} ${String(detail.days ?? '')} ${new Date(now).toISOString().slice(0, 10)}`),
      );
    }
    expect(seen).toEqual([
      'claim.deadline-near.v1 14 2026-11-16',
      'claim.deadline-near.v1 7 2026-11-23',
      'claim.deadline-near.v1 3 2026-11-27',
      'claim.deadline-near.v1 1 2026-11-29',
      'claim.expired.v1  2026-11-30',
    ]);
    expect(await claim()).toMatchObject({ state: 'expired', expired: { amount: '6000.00' } });
    expect(await record('submitted')).toMatchObject({
      claim: { state: 'submitted', transitions: expect.arrayContaining([expect.objectContaining({ late: true })]) },
    });
  });

  it('a restatement changes the owed amount, and a claim is void when nothing is owed any more', async () => {
    for (const one of outage(at('2026-10-06T00:00:00Z'), at('2026-10-07T12:00:00Z'), { component: 'line-1', body: { record: 'I-3' } }))
      await stores.facts.record('lumencast', { ...one, receivedAt: now }, undefined, now);
    now += DAY;
    expect((await issueOne('live-streaming-network', '2026-10', stores, publisher, clock)).outcome).toBe('restated');
    const restated = await claim();
    expect(restated.transitions.map(({ kind, revision }) => [kind, revision])).toEqual([
      ['due', 1],
      ['restated', 2],
    ]);
    expect(Number(restated.owed.amount)).toBeGreaterThan(6000);
    expect(restated.state).toBe('due');
  });
});

it('an automatic credit needs no claim: it is accepted at once, and settled when the money is received', async () => {
  await open('automatic');
  expect(await claim()).toMatchObject({ state: 'accepted', automatic: true, windows: [] });
  expect((await claim()).expiresAt).toBeUndefined();
  expect(events.map(({ type }) => type)).toEqual(['statement.issued.v1']);
  expect(await record('submitted')).toMatchObject({ failure: 'refused', issue: { code: 'bad-transition' } });
  await record('credited', { amount: '6000.00', reference: 'CN-9' }, 'lumencast');
  expect(await claim()).toMatchObject({ state: 'accepted', open: { amount: '6000.00' } });
  await record('received', { amount: '6000.00', reference: 'CN-9' });
  expect(await claim()).toMatchObject({ state: 'settled', open: { amount: '0.00' } });
});
