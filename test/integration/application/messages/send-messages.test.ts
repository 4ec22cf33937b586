/** Who gets which mails, each once: by role, vendor and kind; with doubled, replayed and failed events. */
import { beforeEach, describe, expect, it } from 'vitest';
import { sendingMessages } from '../../../../lambdas/queue/send-messages.ts';
import { messageStores } from '../../../../lib/adapters/dynamo/message-store.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { putSubscription } from '../../../../lib/application/messages/put-subscription.ts';
import type { Mail, MessageStores, Subscription } from '../../../../lib/application/ports/messages.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { MESSAGE_DAYS } from '../../../../lib/declarations/retention.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { at } from '../../../support/facts.ts';
import { handlerServices } from '../../../support/handler-services.ts';
import { memoryEndpoints, memoryMessages, memoryStores } from '../../../support/harness.ts';
import { MemoryClient } from '../../../support/memory-client.ts';
import { issuedExample } from '../../../support/issued.ts';

const NOW = at('2026-11-05T00:00:00Z');
const eur = (amount: string): object => ({ amount, currency: 'EUR' });
const deadline = {
  type: 'claim.deadline-near.v1',
  detail: {
    ...{ id: 'live.2026-10.x#3-days', claim: 'live.2026-10.x', days: 3, contract: 'live', vendor: 'lumencast', period: '2026-10' },
    ...{ credit: 'x', creditor: 'customer', owed: eur('10.00'), open: eur('10.00'), lastDay: '2026-11-08' },
  },
};

let stores: Stores & MessageStores;
let mails: Mail[];
let refused: Set<string>;

/** Hands events to the function as its queue does. @returns the ids of the messages that come again. */
async function deliver(
  events: readonly { readonly type: string; readonly detail: object }[],
  { clock = () => NOW, time = '2026-11-05T00:00:00Z', endpoints = memoryEndpoints() } = {},
): Promise<string[]> {
  const mailer = {
    send: (mail: Mail) => (refused.has(mail.to) ? Promise.reject(new Error('not taken')) : Promise.resolve(void mails.push(mail))),
  };
  const send = sendingMessages(() => handlerServices({ stores, messages: stores, endpoints, clock, mailer }));
  const Records = events.map(({ type, detail }, i) => ({
    messageId: String(i),
    body: JSON.stringify({ 'detail-type': type, time, detail }),
  }));
  return (await send({ Records } as never)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

const subscription = (name: string, given: Partial<Subscription> = {}): Subscription => ({
  ...{ name, address: `${name}@example.com`, language: 'en', role: 'finance' },
  ...given,
});

const subscribe = async (...subscriptions: Subscription[]): Promise<void> => {
  for (const one of subscriptions) expect(await putSubscription(one, stores)).toEqual({ isNew: true });
};

beforeEach(async () => {
  stores = { ...memoryStores(), ...memoryMessages() };
  for (const id of ['lumencast', 'other']) await stores.registry.listVendor({ id, name: id, revision: 1 });
  mails = [];
  refused = new Set();
});

describe('a mail of its own', () => {
  it('goes to those who have to act, by role, vendor and kind', async () => {
    await subscribe(
      subscription('all'),
      subscription('own', { vendors: ['lumencast'] }),
      subscription('others', { vendors: ['other'] }),
      subscription('audits', { kinds: ['audit'] }),
      subscription('second', { role: 'approver' }),
      subscription('noc', { role: 'vendor', vendors: ['lumencast'], kinds: ['claim-deadline', 'claim-answer'] }),
      subscription('stranger', { role: 'vendor', vendors: ['other'], kinds: ['claim-answer'] }),
    );
    const transitioned = (kind: string, state: string, n: number) => ({
      type: 'claim.transitioned.v1',
      detail: { ...deadline.detail, id: `live.2026-10.x#${n}`, kind, state },
    });
    expect(await deliver([deadline])).toEqual([]);
    expect(mails.map(({ to }) => to).sort()).toEqual(['all@example.com', 'own@example.com']);
    mails = [];
    await deliver([transitioned('submitted', 'submitted', 2), transitioned('acknowledged', 'acknowledged', 3)]);
    expect(mails.map(({ to }) => to)).toEqual(['noc@example.com']);
    mails = [];
    await deliver([transitioned('rejected', 'rejected', 4)]);
    expect(mails.map(({ to }) => to).sort()).toEqual(['all@example.com', 'own@example.com']);
    mails = [];
    await deliver([{ type: 'approval.requested.v1', detail: { id: 'a#waiting', approval: 'a', summary: 'a put', requestedBy: 'fred' } }]);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['second@example.com', 'Waits for your approval: a put']]);
  });

  it('is sent once, however often its event comes', async () => {
    await subscribe(subscription('ana'), subscription('bo'));
    await Promise.all([deliver([deadline, deadline]), deliver([deadline])]);
    await deliver([deadline], { clock: () => NOW + DAY });
    expect(mails.map(({ to }) => to).sort()).toEqual(['ana@example.com', 'bo@example.com']);
  });

  it('is one for an address that is subscribed twice in a language', async () => {
    await subscribe(
      subscription('ana', { vendors: ['lumencast'] }),
      subscription('team', { address: 'ANA@example.com' }),
      subscription('zhang', { address: 'ana@example.com', language: 'zh' }),
    );
    await deliver([deadline]);
    expect(mails.map(({ language }) => language).sort()).toEqual(['en', 'zh']);
  });

  it('is tried again when it was not taken, and the others are not sent again', async () => {
    await subscribe(subscription('ana'), subscription('bo'));
    refused.add('ana@example.com');
    expect(await deliver([deadline])).toEqual(['0']);
    expect(mails.map(({ to }) => to)).toEqual(['bo@example.com']);
    const { items } = await stores.messages.page('2026-11', undefined, 10);
    expect(items.map(({ to, state, attempts }) => [to, state, attempts]).sort()).toEqual([
      ['ana@example.com', 'failed', 1],
      ['bo@example.com', 'sent', 1],
    ]);
    refused.clear();
    expect(await deliver([deadline])).toEqual([]);
    expect(mails.map(({ to }) => to)).toEqual(['bo@example.com', 'ana@example.com']);
    const after = await stores.messages.page('2026-11', undefined, 10);
    expect(after.items.map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is sent after an attempt that was cut off, and not beside one that is at work', async () => {
    await subscribe(subscription('ana'));
    await deliver([deadline]);
    const [sent] = mails;
    const message = { ...(await stores.messages.get(sent!.id))!, id: 'cut-off' };
    expect(await stores.messages.claim(message, NOW)).toHaveProperty('finish');
    expect(await stores.messages.claim(message, NOW + 1000)).toBe('busy');
    expect(await stores.messages.claim(message, NOW + 61_000)).toHaveProperty('finish');
  });

  it('that another process was sending when it ended is sent at once by the next one, which is the only one', async () => {
    const client = new MemoryClient();
    const of = (startedAt?: number): MessageStores => messageStores(new Table(client.client, 'memory'), startedAt);
    const mail = { id: 'm', kind: 'audit', to: 'ana@example.com', language: 'en', subject: 's', text: 't', attached: [] } as const;
    const message = { ...mail, at: '2026-11-05T00:00:00.000Z' };
    expect(await of().messages.claim(message, NOW)).toHaveProperty('finish');
    expect(await of().messages.claim(message, NOW + 2000)).toBe('busy');
    const next = of(NOW + 1000);
    expect(await next.messages.claim(message, NOW + 2000)).toHaveProperty('finish');
    expect(await next.messages.claim(message, NOW + 3000)).toBe('busy');
  });

  it('about an endpoint that was disabled goes to its contact, and to those who subscribed to such mails', async () => {
    const endpoints = memoryEndpoints();
    const endpoint = { id: 'ep_1', url: 'https://x.example.com/', createdAt: '', secrets: [], contact: 'ops@example.com' };
    await endpoints.endpoints.put({ ...endpoint, name: 'noc', role: 'vendor', vendors: ['lumencast'] }, () => true);
    await subscribe(
      subscription('ada', { role: 'administrator' }),
      subscription('ana'),
      subscription('vera', { role: 'vendor', vendors: ['lumencast'] }),
      subscription('stranger', { role: 'vendor', vendors: ['other'] }),
    );
    const detail = {
      id: 'ep_1#failing#1',
      endpoint: 'noc',
      vendor: 'lumencast',
      reason: 'failing',
      failingSince: '2026-11-01T00:00:00.000Z',
    };
    await deliver([{ type: 'endpoint.disabled.v1', detail }], { endpoints });
    expect(mails.map(({ to }) => to).sort()).toEqual(['ada@example.com', 'ops@example.com', 'vera@example.com']);
    expect(mails[0]!.text).toContain('makegood endpoint enable noc');
  });

  it.each([
    ['de', 'Der Endpunkt noc ist deaktiviert'],
    ['zh', '端点 noc 已停用'],
    [undefined, 'The endpoint noc is disabled'],
  ] as const)('about an endpoint goes to its contact in the language that the endpoint names: %s', async (language, subject) => {
    const endpoints = memoryEndpoints();
    const endpoint = { id: 'ep_1', url: 'https://x.example.com/', createdAt: '', secrets: [], contact: 'ops@example.com', language };
    await endpoints.endpoints.put({ ...endpoint, name: 'noc', role: 'finance' }, () => true);
    const detail = { id: 'ep_1#gone#1', endpoint: 'noc', reason: 'gone', failingSince: '2026-11-01T00:00:00.000Z' };
    await deliver([{ type: 'endpoint.disabled.v1', detail }], { endpoints });
    expect(mails).toMatchObject([{ to: 'ops@example.com', language: language ?? 'en', subject }]);
  });

  it('is not sent of an event that the archive replays after weeks', async () => {
    await subscribe(subscription('ana'));
    const clock = (): number => NOW + (MESSAGE_DAYS.stale + 1) * DAY;
    expect(await deliver([deadline], { clock })).toEqual([]);
    expect(mails).toEqual([]);
  });

  it('comes again where its event cannot be read', async () => {
    await subscribe(subscription('ana'));
    expect(await deliver([{ type: 'claim.deadline-near.v1', detail: { days: 3 } }])).toEqual(['0']);
  });
});

describe('a subscription', () => {
  const refusedAs = async (given: Subscription): Promise<string[]> => {
    const result = await putSubscription(given, stores);
    return 'issues' in result ? result.issues.map(({ code }) => code) : [];
  };

  it('of a vendor is about that vendor alone, and has nothing of the customer', async () => {
    expect(await refusedAs(subscription('noc', { role: 'vendor' }))).toEqual(['vendor-missing']);
    expect(await refusedAs(subscription('noc', { role: 'vendor', vendors: ['lumencast', 'other'] }))).toEqual(['vendor-missing']);
    expect(await refusedAs(subscription('noc', { role: 'vendor', vendors: ['lumencast'], kinds: ['approval', 'bill-row'] }))).toEqual([
      'not-for-role',
      'not-for-role',
    ]);
    await subscribe(subscription('noc', { role: 'vendor', vendors: ['lumencast'] }));
    expect(await refusedAs(subscription('boss', { address: 'NOC@example.com' }))).toEqual(['address-taken']);
  });

  it('names vendors that there are', async () => {
    expect(await refusedAs(subscription('ana', { vendors: ['lumencast', 'lumncast'] }))).toEqual(['unknown-vendor']);
  });

  it('is one of a bounded number', async () => {
    for (let n = 0; n < LIMITS.subscriptions.value; n += 1) await stores.subscriptions.put(subscription(`s${n}`));
    expect(await refusedAs(subscription('more'))).toEqual(['too-many']);
    expect(await refusedAs(subscription('s7', { language: 'zh' }))).toEqual([]);
  });

  it('that is put beside others at once passes no bound, and gives no address to both parties', async () => {
    for (let n = 0; n < LIMITS.subscriptions.value - 3; n += 1) await stores.subscriptions.put(subscription(`s${n}`));
    const asked = Array.from({ length: 8 }, (_, i) => putSubscription(subscription(`more-${i}`), stores));
    expect((await Promise.all(asked)).filter((result) => 'isNew' in result)).toHaveLength(3);
    expect(await stores.subscriptions.all()).toHaveLength(LIMITS.subscriptions.value);
    await Promise.all(['s1', 's2'].map((name) => stores.subscriptions.end(name, '2026-11-05T00:00:00.000Z')));
    const vendor = { role: 'vendor', vendors: ['lumencast'] } as const;
    const parties = [subscription('x', { address: 'one@example.com' }), subscription('y', { address: 'one@example.com', ...vendor })];
    const put = await Promise.all(parties.map((one) => putSubscription(one, stores)));
    expect(put.map((result) => 'isNew' in result).sort()).toEqual([false, true]);
  });

  it('whose put was cut off after it took its turn is completed by the next put, and undone by no late one', async () => {
    const client = new MemoryClient();
    const cut = {
      send: (command: { input: { Item?: { sk: { S: string } } } }) =>
        command.input.Item?.sk.S === 'ana' ? Promise.reject(new Error('killed')) : client.send(command),
    };
    await expect(messageStores(new Table(cut as never, 'memory')).subscriptions.put(subscription('ana'))).rejects.toThrow('killed');
    const { subscriptions } = messageStores(new Table(client.client, 'memory'));
    expect(await subscriptions.all()).toEqual([]);
    await subscriptions.put(subscription('bo'));
    expect((await subscriptions.all()).map(({ name }) => name)).toEqual(['ana', 'bo']);
  });

  it('ends, and its address is nowhere in it', async () => {
    await subscribe(subscription('ana'));
    await stores.subscriptions.end('ana', '2026-11-05T00:00:00.000Z');
    expect([await stores.subscriptions.all(), await stores.subscriptions.get('ana')]).toEqual([[], undefined]);
    await deliver([deadline]);
    expect(mails).toEqual([]);
  });
});

describe('the mail about an audit', () => {
  const closed = (run: string, n: number) => ({
    type: 'audit.closed.v1',
    detail: { id: `audit:2026-10#${n}`, period: '2026-10', run, counts: { refused: 0 } },
  });

  beforeEach(async () => {
    const example = await issuedExample();
    stores = { ...example.stores, ...memoryMessages() };
    const [, { statement, id }] = example.revisions;
    const outcome = { contract: statement.contract.id, period: '2026-10', vendor: 'lumencast', statement: id, total: statement.total };
    await stores.audits.putOutcome('2026-10', { ...outcome, run: 'first', outcome: 'issued', revision: 1 });
    await stores.audits.putOutcome('2026-10', { ...outcome, run: 'second', outcome: 'unchanged', revision: 1 });
    await stores.registry.listVendor({ id: 'other', name: 'Other', revision: 1 });
  });

  it('is one for each recipient and run, with what concerns it, and none where nothing is new', async () => {
    await subscribe(
      subscription('ana'),
      subscription('audits', { role: 'auditor', language: 'zh' }),
      subscription('noc', { role: 'vendor', vendors: ['lumencast'] }),
      subscription('stranger', { role: 'vendor', vendors: ['other'] }),
    );
    expect(await deliver([closed('first', 1), closed('first', 1)])).toEqual([]);
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['ana@example.com', 'Audit of 2026-10: one statement issued'],
      ['audits@example.com', '2026-10 月结：已出具结算单 1 份'],
      ['noc@example.com', 'Audit of 2026-10: one statement issued'],
    ]);
    const [{ text }] = mails as [Mail];
    expect(text).toMatch(/issued one statement, of [\d,]+\.\d\d [A-Z]{3}\./);
    expect(text).toContain('Claims that are due\n- ');
    mails = [];
    await deliver([closed('second', 2)]);
    expect(mails).toEqual([]);
  });
});
