/** Steps that wait for a second person, over the HTTP API, with a token for each person. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../lib/declarations/roles.ts';
import { SCOPES } from '../../../lib/declarations/scopes.ts';
import { runCommand } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { EXAMPLE_TEXT } from '../../support/harness.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const notified: string[] = [];
const embedded = embeddedRun({
  notify: (line) => void notified.push(line),
  clock: () => NOW,
  secondPerson: {
    contracts: true,
    corrections: true,
    writeOffs: { above: { CNY: '1000.00' } },
    overReceipts: true,
    creditNotes: { above: { CNY: '100.00' } },
  },
});
const CLAIM = 'live-streaming-network.2026-10.compensation';
const CONTRACT = '/v1/contracts/live-streaming-network';

const people: Readonly<Record<string, { readonly role: Role | 'everything'; readonly vendor?: string }>> = {
  olga: { role: 'contract-owner' },
  fred: { role: 'finance' },
  anna: { role: 'approver' },
  both: { role: 'everything' },
  vera: { role: 'vendor', vendor: 'lumencast' },
  viktor: { role: 'vendor', vendor: 'lumencast' },
  other: { role: 'vendor', vendor: 'somebody' },
};
const tokens = new Map<string, string>();

interface Answer {
  readonly status: number;
  readonly body: any;
}

async function call(who: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(embedded.system.url + path, {
    method,
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'application/yaml' : 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const approve = (who: string, id: string, note?: string): Promise<Answer> =>
  call(who, 'POST', `/v1/approvals/${id}/approve`, note === undefined ? {} : { note });
const record = (who: string, body: object): Promise<Answer> => call(who, 'POST', `/v1/claims/${CLAIM}/transitions`, body);
const claim = async (): Promise<any> => (await call('both', 'GET', `/v1/claims/${CLAIM}`)).body;

const ofDowntime = (type: string, occurredAt: string, id: string) => ({
  type,
  detail: { id, occurredAt, component: 'line-1', record: 'I-1' },
});
const sendDowntime = () =>
  embedded.put([ofDowntime('service.down.v1', '2026-10-20T00:00:00Z', 'd'), ofDowntime('service.up.v1', '2026-10-20T03:00:00Z', 'u')]);

beforeAll(async () => {
  for (const [subject, { role, vendor }] of Object.entries(people)) {
    const scopes = role === 'everything' ? SCOPES : ROLES[role];
    tokens.set(subject, await embedded.system.authorizer.issue(scopes, { subject, ...(vendor !== undefined && { vendor }) }));
  }
});

describe('a contract', () => {
  it('is refused at once where it has errors, and waits where it has none', async () => {
    expect((await call('olga', 'PUT', CONTRACT, 'makegood: 1\n')).status).toBe(422);
    const held = await call('olga', 'PUT', CONTRACT, EXAMPLE_TEXT);
    expect([held.status, held.body.kind, held.body.state, held.body.requestedBy]).toEqual([202, 'contract', 'waiting', 'olga']);
    expect(held.body.summary).toBe('the new contract live-streaming-network');
    expect((await call('both', 'GET', CONTRACT)).status).toBe(404);
  });

  it('is put by the approval of another person, not of the same one and not of one without the scope', async () => {
    const [waiting] = (await call('anna', 'GET', '/v1/approvals?state=waiting')).body.items;
    expect((await approve('olga', waiting.id)).status).toBe(403);
    const shown = await call('anna', 'GET', `/v1/approvals/${waiting.id}`);
    expect(shown.body.request).toMatchObject({ route: 'PUT /v1/contracts/{id}', body: EXAMPLE_TEXT });
    const approved = await approve('anna', waiting.id, 'as agreed');
    expect([approved.status, approved.body.state, approved.body.decidedBy, approved.body.result]).toEqual([
      200,
      'done',
      'anna',
      { status: 201 },
    ]);
    expect((await call('both', 'GET', CONTRACT)).body.revision).toBe(1);
    expect((await approve('anna', waiting.id)).body.code).toBe('approval-decided');
  });

  it('needs no approval when it is not changed; one that was requested before another change is refused when it is approved', async () => {
    expect((await call('olga', 'PUT', CONTRACT, EXAMPLE_TEXT)).body.outcome).toBe('unchanged');
    const changed = EXAMPLE_TEXT.replace('title:', 'title: Another').replace('Another ', 'Another ');
    const first = await call('olga', 'PUT', CONTRACT, changed);
    const second = await call('olga', 'PUT', CONTRACT, changed.replace('Another', 'A third'));
    expect((await approve('anna', first.body.id)).body.state).toBe('done');
    const refused = await approve('anna', second.body.id);
    expect([refused.status, refused.body.state, refused.body.result.code]).toEqual([200, 'refused', 'revision-conflict']);
    expect((await call('both', 'GET', CONTRACT)).body.revision).toBe(2);
  });

  it('is never approved by the person who asked, also with every scope', async () => {
    const held = await call('both', 'PUT', CONTRACT, EXAMPLE_TEXT);
    const refused = await approve('both', held.body.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'same-person']);
    expect((await call('both', 'POST', `/v1/approvals/${held.body.id}/reject`, { note: 'no more' })).body.code).toBe('same-person');
    expect((await call('anna', 'POST', `/v1/approvals/${held.body.id}/withdraw`, { note: 'mine' })).body.code).toBe('not-requester');
    const withdrawn = await call('both', 'POST', `/v1/approvals/${held.body.id}/withdraw`, { note: 'put twice' });
    expect([withdrawn.body.state, withdrawn.body.note]).toEqual(['withdrawn', 'put twice']);
    expect((await approve('anna', held.body.id)).status).toBe(409);
  });
});

describe('payloads that a changed mapping reads again', () => {
  const beacon = (bad: string): object => ({
    source: 'beacon',
    facts: [
      {
        type: { of: 'state', map: { bad, good: 'service.up' } },
        ...{ id: '{id}', occurredAt: { from: 'at', format: 'epoch-seconds' }, component: 'line-2', incident: 'beacon/{id}' },
      },
    ],
  });
  const put = (bad: string): Promise<Answer> => call('both', 'PUT', '/v1/sources/beacon', beacon(bad));
  const remap = (who: string): Promise<Answer> => call(who, 'POST', '/v1/sources/beacon/remap', { vendor: 'lumencast', month: '2026-09' });
  const stands = async (): Promise<string[]> =>
    (await call('both', 'GET', '/v1/evidence?vendor=lumencast&month=2026-09')).body.items.map(
      (item: any) => item.corrections.at(-1)?.after?.type ?? item.event.type,
    );
  let url: string;
  const deliver = async (id: string, at: string): Promise<void> => {
    const body = JSON.stringify({ id, state: 'bad', at: Date.parse(at) / 1000 });
    expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status).toBe(202);
    await embedded.system.bus.drained();
  };

  beforeAll(async () => {
    await put('service.down');
    url = (await call('both', 'PUT', '/v1/vendors/lumencast/webhooks/beacon', { as: 'customer' })).body.url;
    await deliver('b-1', '2026-09-20T01:00:00Z');
    await deliver('b-2', '2026-09-20T02:00:00Z');
  });

  it('wait for another person, who is shown which events change and how', async () => {
    await put('service.degraded');
    const held = await remap('both');
    expect([held.status, held.body.kind]).toEqual([202, 'correction']);
    expect(held.body.summary).toBe(
      'read the payloads of beacon (lumencast, 2026-09) again: 2 events change: b-1 replaced (service.degraded), b-2 replaced (service.degraded)',
    );
    expect((await approve('both', held.body.id)).body.code).toBe('same-person');
    expect(await stands()).toEqual(['service.down', 'service.down']);
  });

  it('are not changed by another mapping than the one that was approved, nor are events that came since', async () => {
    const held = await remap('both');
    await put('service.up');
    const refused = (await approve('anna', held.body.id)).body;
    expect([refused.state, refused.result.status, refused.result.code]).toEqual(['refused', 422, 'remap-changed']);
    expect(await stands()).toEqual(['service.down', 'service.down']);

    await put('service.degraded');
    const again = await remap('both');
    expect([again.status, again.body.id === held.body.id]).toEqual([202, false]);
    await put('service.down');
    await deliver('b-3', '2026-09-20T03:00:00Z');
    await put('service.degraded');
    expect((await approve('anna', again.body.id)).body.result.code).toBe('remap-changed');
    expect(await stands()).toEqual(['service.down', 'service.down', 'service.down']);
  });

  it('are changed as they were shown to the person who approved it', async () => {
    const held = await remap('both');
    expect((await approve('anna', held.body.id)).body).toMatchObject({ state: 'done', result: { status: 200 } });
    expect(await stands()).toEqual(['service.degraded', 'service.degraded', 'service.degraded']);
  });
});

describe('a claim', () => {
  beforeAll(async () => {
    await sendDowntime();
    await call('both', 'POST', '/v1/audits', { period: '2026-10' });
    await embedded.system.bus.drained();
    await record('fred', { kind: 'submitted' });
  });

  it('is written off above the limit by two persons, who are both in its history', async () => {
    expect((await record('fred', { kind: 'written-off', amount: '1000.00', note: 'small' })).status).toBe(200);
    const held = await record('fred', { kind: 'written-off', amount: '0.01', note: 'a cent' });
    expect([held.status, held.body.amount, held.body.kind]).toEqual([202, '1000.01', 'write-off']);
    const { open, transitions } = await claim();
    expect(transitions.filter(({ kind }: { kind: string }) => kind === 'written-off')).toHaveLength(1);
    const done = await approve('anna', held.body.id);
    expect(done.body.state).toBe('done');
    const after = await claim();
    expect(Number(open.amount) - Number(after.open.amount)).toBeCloseTo(0.01);
    expect(after.transitions.at(-1)).toMatchObject({ kind: 'written-off', by: 'fred', approval: { id: held.body.id, by: 'anna' } });
    const shown = await runCommand(['claim', 'show', after.id, ...embedded.api]);
    expect(shown.out).toMatch(/ written off by fred of the customer, 0\.01, approved by anna, a cent$/m);
  });

  it('is refused at once where the step is not possible', async () => {
    const refused = await record('fred', { kind: 'written-off', amount: '99999999.00', note: 'all' });
    expect([refused.status, refused.body.code]).toEqual([422, 'amount-too-large']);
  });

  it("a vendor's credit note above the limit waits for another person of that vendor", async () => {
    const held = await record('vera', { kind: 'credited', amount: '100.01', reference: 'CN-1' });
    expect([held.status, held.body.party, held.body.vendor]).toEqual([202, 'vendor', 'lumencast']);
    for (const who of ['anna', 'both', 'other']) {
      expect((await call(who, 'GET', `/v1/approvals/${held.body.id}`)).status).toBe(404);
      expect((await approve(who, held.body.id)).status).toBe(404);
      const listed = (await call(who, 'GET', '/v1/approvals')).body.items.map(({ id }: { id: string }) => id);
      expect(listed).not.toContain(held.body.id);
    }
    expect((await approve('vera', held.body.id)).body.code).toBe('same-person');
    expect((await approve('viktor', held.body.id)).body.state).toBe('done');
    expect((await claim()).credited.amount).toBe('100.01');
  });

  it('a step that is requested twice waits once, and is refused where the claim has changed since', async () => {
    const { open } = await claim();
    const more = { kind: 'received', amount: (Number(open.amount) + 10).toFixed(2), reference: 'bank-0' };
    const held = await record('fred', more);
    expect([held.status, held.body.amount]).toEqual([202, '10.00']);
    const again = await record('fred', more);
    expect([again.status, again.body.id]).toEqual([202, held.body.id]);
    expect((await record('both', more)).body.id).not.toBe(held.body.id);
    expect((await record('fred', { kind: 'received', amount: '1.00', reference: 'bank-00' })).status).toBe(200);
    const { state, result } = (await approve('anna', held.body.id)).body;
    expect([state, result.status, result.code]).toEqual(['refused', 422, 'claim-changed']);
    expect(result.detail).toContain('(received 1.00 CNY, by fred at');
    expect((await claim()).overCredited).toBeUndefined();
  });

  it('waiting amounts count in the comparison with the limit', async () => {
    const first = await record('fred', { kind: 'written-off', amount: '1.00', note: 'one' });
    const second = await record('fred', { kind: 'written-off', amount: '2.00', note: 'two' });
    expect([first.body.amount, second.body.amount]).toEqual(['1001.00', '1003.00']);
    for (const { body } of [first, second])
      expect((await call('anna', 'POST', `/v1/approvals/${body.id}/reject`, { note: 'not agreed' })).body.state).toBe('rejected');
  });

  it('a receipt beyond the open amount waits; one that is refused when it is approved has the reason', async () => {
    const { open } = await claim();
    const more = `${Math.ceil(Number(open.amount)) + 1}.00`;
    const held = await record('fred', { kind: 'received', amount: more, reference: 'bank-1' });
    expect([held.status, held.body.kind]).toEqual([202, 'over-receipt']);
    const rejected = await call('anna', 'POST', `/v1/approvals/${held.body.id}/reject`, { note: 'the bank says less' });
    expect(rejected.body.state).toBe('rejected');
    const all = await record('fred', { kind: 'written-off', amount: open.amount, note: 'all of it' });
    expect((await record('fred', { kind: 'received', amount: open.amount, reference: 'bank-2' })).status).toBe(200);
    const late = await approve('anna', all.body.id);
    expect([late.body.state, late.body.result.status]).toEqual(['refused', 422]);
    expect((await claim()).state).toBe('settled');
  });
});

describe('a correction', () => {
  it('is made once by the approval of another person', async () => {
    const body = {
      vendor: 'lumencast',
      component: 'line-1',
      month: '2026-10',
      sender: 'aws:444455556666',
      id: 'd',
      reason: 'a drill',
    };
    expect((await call('both', 'POST', '/v1/corrections', { ...body, id: 'nothing' })).status).toBe(404);
    const held = await call('both', 'POST', '/v1/corrections', body);
    expect([held.status, held.body.kind]).toEqual([202, 'correction']);
    const evidence = async (): Promise<any[]> =>
      (await call('both', 'GET', '/v1/evidence?vendor=lumencast&component=line-1&month=2026-10')).body.items;
    expect((await evidence()).find(({ event }) => event.id === 'd').stands).toBe('as-sent');
    expect((await approve('anna', held.body.id)).body.result).toEqual({ status: 201 });
    const corrected = (await evidence()).find(({ event }) => event.id === 'd');
    expect([corrected.stands, corrected.corrections.length]).toEqual(['withdrawn', 1]);
  });
});

it("notifies of requests of the customer, and not of a vendor's own requests", () => {
  const lines = notified.filter((line) => line.startsWith('notification: Waits for a second person'));
  expect(lines.some((line) => line.includes('the new contract live-streaming-network'))).toBe(true);
  expect(lines.filter((line) => line.includes('vera'))).toEqual([]);
});
