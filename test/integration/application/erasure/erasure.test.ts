/** Erasure by request, from a text that a person names to a month that is audited again. */
import { gzipSync } from 'node:zlib';
import { decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matches, permissionsOf } from '../../../../lib/adapters/dynamo/permissions.ts';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { bundleFile } from '../../../../lib/application/evidence/evidence-bundle.ts';
import { readStatementBundle, verifyBundle } from '../../../../lib/application/statements/verify-statement.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { approvalRoutes } from '../../../../lambdas/http/approvals.ts';
import { erasureRoutes } from '../../../../lambdas/http/erasures.ts';
import { type Desk, VENDOR_ACCOUNT, downEvent, openDesk } from '../../../support/evidence-desk.ts';
import { at } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import { SILENT } from '../../../support/harness.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

async function post(
  route: string,
  body: object,
  { sub = 'dora', path = {}, services = desk.services } = {},
): Promise<{ status: number; body: any }> {
  const event = {
    routeKey: `POST ${route}`,
    headers: {},
    rawPath: route,
    requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub } } } },
    pathParameters: path,
    body: JSON.stringify(body),
  };
  const routes = route.startsWith('/v1/approvals') ? approvalRoutes : erasureRoutes;
  const { statusCode, body: text } = await routes(() => services)(event as never, {} as never);
  return { status: statusCode!, body: JSON.parse(text!) };
}

interface Found {
  readonly record: { kind: string; id: string };
  readonly places: { in: string; path: string; erasable: boolean }[];
}

async function find(text: string, month = '2026-10'): Promise<Found[]> {
  const items: Found[] = [];
  let cursor: string | undefined;
  do {
    const { status, body } = await post('/v1/erasures/search', { text, vendor: 'lumencast', month, ...(cursor && { cursor }) });
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.cursor;
  } while (cursor !== undefined);
  return items;
}
const erase = (records: object[], reason = 'request 7') => post('/v1/erasures', { reason, records });
const placesOf = (found: Found[]): string[] =>
  found.flatMap(({ record, places }) =>
    places.map(({ in: name, path, erasable }) => `${record.id} ${name}${path}${erasable ? '' : ' stays'}`),
  );

const beacon = {
  source: 'beacon',
  headers: ['x-user'],
  facts: [
    {
      type: { of: 'state', map: { bad: 'service.down' } },
      id: '{id}',
      occurredAt: { from: 'at', format: 'epoch-seconds' },
      component: 'line-1',
    },
  ],
};

/** Withdraws an event, with a name in its reason. */
const CORRECTION = {
  vendor: 'lumencast',
  component: 'line-1',
  month: '2026-10',
  sender: `aws:${VENDOR_ACCOUNT}`,
  id: 'other',
  reason: '王伟 agrees',
};

describe('a text is found and erased', () => {
  let url: string;
  beforeEach(async () => {
    await desk.call('PUT /v1/sources/{source}', { source: 'beacon' }, beacon);
    const made = await desk.call(
      'PUT /v1/vendors/{vendor}/webhooks/{source}',
      { vendor: 'lumencast', source: 'beacon' },
      { as: 'vendor', key: 'add' },
    );
    url = made.body.url;
    const body = (id: string, by: string): string => `{"id":"${id}","state":"bad","at":1792490000,"by":"${by}"}`;
    expect((await desk.post(url, body('escaped', '\\u738b\\u4f1f'))).status).toBe(202);
    expect(
      (await desk.post(url, gzipSync(body('zipped', '王伟')), { 'content-encoding': 'gzip', 'content-type': 'application/json' })).status,
    ).toBe(202);
    expect((await desk.post(url, body('headed', 'nobody'), { 'x-user': '王伟' })).status).toBe(202);
    await desk.post(url, '{"state":"odd","by":"王伟"}');
    await desk.send(VENDOR_ACCOUNT, downEvent('attributed', { incident: 'I-1', attributes: { reporter: '王伟' } }), downEvent('other'));
  });

  it('in Chinese, escaped, compressed, in a header, in the quarantine, and where it stays', async () => {
    const found = await find('王伟');
    const entry = found.find(({ record }) => record.kind === 'quarantined')!.record.id;
    expect(placesOf(found).sort()).toEqual(
      [
        'attributed event/body/attributes/reporter stays',
        'attributed payload/detail/attributes/reporter',
        'escaped payload/by',
        'headed headers/x-user',
        `${entry} payload/detail/body/by`,
        'zipped payload/by',
      ].sort(),
    );
    const { status, body } = await erase(found.map(({ record }) => record));
    expect([status, body.items.map(({ state }: { state: string }) => state)]).toEqual([200, found.map(() => 'erased')]);
    expect(body.remains.join('\n')).toContain('archive of the bus');
    expect(placesOf(await find('王伟'))).toEqual(['attributed event/body/attributes/reporter stays']);
    expect(placesOf(await find('nobody'))).toEqual([]);
    const listed = (await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10' })).body.items;
    const marks = Object.fromEntries(listed.map(({ event, erased }: any) => [event.id, Object.keys(erased ?? {})]));
    expect(marks).toEqual({
      attributed: ['payload'],
      escaped: ['payload'],
      headed: ['payload', 'headers'],
      zipped: ['payload'],
      other: [],
    });
    const [held] = await desk.quarantine();
    expect(held).toMatchObject({ raw: '', status: 'held', erased: { payload: { by: 'dora', reason: 'request 7' } } });
  });

  it('what is erased is not read again: reprocessing and a changed mapping say so, and a replay brings nothing back', async () => {
    await erase((await find('王伟')).map(({ record }) => record));
    const [held] = await desk.quarantine();
    const again = await desk.call('POST /v1/quarantine/{id}/reprocess', { id: held!.id });
    expect([again.status, again.body.code]).toEqual([409, 'payload-erased']);
    const dismissed = await desk.call('POST /v1/quarantine/{id}/dismiss', { id: held!.id }, { reason: 'a test' });
    expect([dismissed.status, dismissed.body.raw, dismissed.body.status]).toEqual([200, '', 'dismissed']);
    const changed = { ...beacon, facts: [{ ...beacon.facts[0], type: { of: 'state', map: { bad: 'service.degraded' } } }] };
    await desk.call('PUT /v1/sources/{source}', { source: 'beacon' }, changed);
    const remapped = await desk.call('POST /v1/sources/{source}/remap', { source: 'beacon' }, { vendor: 'lumencast', month: '2026-10' });
    expect(remapped.body).toMatchObject({ payloads: 0, replaced: [] });
    expect(remapped.body.left.map(({ id }: { id: string }) => id).sort()).toEqual(['attributed', 'escaped', 'headed', 'zipped']);
    expect(remapped.body.left[0].because).toContain('was erased');
    await desk.send(VENDOR_ACCOUNT, downEvent('attributed', { incident: 'I-1', attributes: { reporter: '王伟' } }));
    expect(placesOf(await find('王伟'))).toEqual(['attributed event/body/attributes/reporter stays']);
  });

  it('in reasons and notes: of a correction, a dismissal and a dispute', async () => {
    expect((await desk.call('POST /v1/corrections', {}, CORRECTION)).status).toBe(201);
    const [held] = await desk.quarantine();
    await desk.call('POST /v1/quarantine/{id}/dismiss', { id: held!.id }, { reason: '王伟 tested' });
    await desk.table.stores.disputes.open({
      id: 'live-streaming-network.2026-10.a',
      contract: 'live-streaming-network',
      vendor: 'lumencast',
      period: '2026-10',
      lines: [],
      events: [],
      reason: '王伟 was on call',
      openedBy: 'f',
      openedAt: '2026-11-02T00:00:00.000Z',
      status: 'open',
    });
    const found = [...(await find('王伟', 'standing')), ...(await find('王伟 tested'))];
    expect(placesOf(found).map((place) => place.replace(/^\S+ /, ''))).toEqual(['reason', 'reason', 'dismissedBecause']);
    await erase(found.map(({ record }) => record));
    expect([...(await find('王伟', 'standing')), ...(await find('王伟 tested'))]).toEqual([]);
    const { items } = (await desk.call('GET /v1/evidence', {}, undefined, { vendor: 'lumencast', month: '2026-10', component: 'line-1' }))
      .body;
    const withdrawn = items.find(({ event }: any) => event.id === 'other');
    expect(withdrawn).toMatchObject({
      stands: 'withdrawn',
      corrections: [{ by: 'administrator:ines', erased: { reason: { by: 'dora' } } }],
    });
    expect(withdrawn.corrections[0].reason).toBeUndefined();
  });

  it('the statement, its digests and its check stay as they are, and so does the next audit', async () => {
    const { stores } = desk.table;
    await desk.call('POST /v1/corrections', {}, CORRECTION);
    const [held] = await desk.quarantine();
    await desk.call('POST /v1/quarantine/{id}/dismiss', { id: held!.id }, { reason: 'a test' });
    const now = at('2026-11-05T00:00:00Z');
    const audit = (clock: number) => issueOne('live-streaming-network', '2026-10', stores, SILENT, () => clock);
    expect((await audit(now)).outcome).toBe('issued');
    const issued = (await stores.statements.latest('live-streaming-network', '2026-10'))!;
    const bundle = (await bundleFile(issued, stores))!;
    await erase([...(await find('王伟')), ...(await find('王伟', 'standing')), ...(await find('bad'))].map(({ record }) => record));
    expect(await bundleFile((await stores.statements.latest('live-streaming-network', '2026-10'))!, stores)).toBe(bundle);
    expect(verifyBundle(readStatementBundle(JSON.parse(bundle))!).every(({ agrees }) => agrees)).toBe(true);
    expect((await audit(now + DAY)).outcome).toBe('unchanged');
    // A later change is restated by its own cause, and not by what was erased.
    desk.set('2026-11-06T00:00:00Z');
    await desk.send(VENDOR_ACCOUNT, {
      type: 'service.up.v1',
      detail: { id: 'late', occurredAt: '2026-10-20T12:30:00Z', component: 'line-1' },
    });
    expect((await audit(now + 2 * DAY)).outcome).toBe('restated');
    const { bridge } = (await stores.statements.latest('live-streaming-network', '2026-10'))!;
    expect(new Set(bridge!.causes.flatMap(({ cause, events }) => (events ?? []).map((id) => `${cause} ${id}`)))).toEqual(
      new Set([`late-event aws:${VENDOR_ACCOUNT}|late`]),
    );
  });
});

it('one request reads a bounded number of records, and the next goes on behind them', async () => {
  const events = Array.from({ length: LIMITS.searchedRecords.value + 50 }, (_, i) => downEvent(`e-${i}`));
  const { facts } = desk.table.stores;
  for (const { detail } of events) {
    const { id } = detail as { id: string };
    const fact = {
      id,
      type: 'service.down',
      occurredAt: 1792490000000,
      receivedAt: 1792490000000,
      sender: 's',
      speaksFor: 'vendor',
      class: 'account',
    } as const;
    await facts.record('lumencast', { ...fact, component: 'line-1', body: {} }, id === 'e-99' ? 'Ann Lee' : undefined);
  }
  const input = { text: 'ann lee', vendor: 'lumencast', month: '2026-10' };
  const first = await post('/v1/erasures/search', input);
  expect(first.body.searched).toBe(LIMITS.searchedRecords.value);
  const second = await post('/v1/erasures/search', { ...input, cursor: first.body.cursor });
  expect([second.body.searched, second.body.cursor]).toEqual([50, undefined]);
  expect([...first.body.items, ...second.body.items].map(({ record }) => record.id)).toEqual(['e-99']);
  const { cursor } = first.body;
  const codeOf = async (body: object, sub?: string): Promise<string> =>
    (await post('/v1/erasures/search', { ...input, cursor, ...body }, { ...(sub !== undefined && { sub }) })).body.code;
  // Of this search and of this caller, for a day; what is searched for is not in it.
  expect([await codeOf({ cursor: 'bm9uZQ' }), await codeOf({ text: 'other' }), await codeOf({ month: '2026-11' })]).toEqual(
    Array(3).fill('bad-cursor'),
  );
  expect([await codeOf({ vendor: 'other' }), await codeOf({}, 'ben')]).toEqual(['bad-cursor', 'bad-cursor']);
  expect(decodeProtectedHeader(cursor)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: '2026-10' });
  desk.set('2026-10-21T12:00:01Z');
  expect(await codeOf({})).toBe('cursor-expired');
});

it('the payload of batched checks is found and erased, and the checks stay', async () => {
  const of = { id: 'b-1', probe: 'http', occurredAt: '2026-10-20T10:01:00Z', start: '2026-10-20T10:00:00Z', everySeconds: 60 };
  const detail = { ...of, results: { 'line-1': '1', 'line-2': '0' }, by: 'Ann Lee' };
  await desk.send(VENDOR_ACCOUNT, { type: 'probes.batched.v1', detail });
  expect(await desk.quarantine()).toEqual([]);
  const [found] = await find('ann lee');
  expect([found!.record, placesOf([found!])]).toEqual([
    { kind: 'batch', vendor: 'lumencast', day: '2026-10-20', sender: `aws:${VENDOR_ACCOUNT}`, id: 'b-1' },
    ['b-1 payload/detail/by'],
  ]);
  const checks = () => desk.table.stores.samples.pending('lumencast', new Set(['line-1', 'line-2']), ['2026-10']);
  const before = await checks();
  expect(before.length).toBeGreaterThan(0);
  expect((await erase([found!.record])).body.items).toMatchObject([{ state: 'erased', erased: { payload: { reason: 'request 7' } } }]);
  expect(await find('ann lee')).toEqual([]);
  expect(await checks()).toEqual(before);
  expect((await erase([found!.record])).body.items[0].state).toBe('erased-before');
});

it('waits for a second person where the settings ask for one, and erases when that person approves', async () => {
  await desk.send(VENDOR_ACCOUNT, downEvent('d', { by: 'Ann Lee' }));
  const services = { ...desk.services, environment: { ...desk.services.environment, secondPerson: { erasures: true } } };
  const [{ record }] = (await find('ann lee')) as [Found];
  const held = await post('/v1/erasures', { reason: 'request 7', records: [record] }, { services });
  expect([held.status, held.body.kind, held.body.state, held.body.requestedBy]).toEqual([202, 'erasure', 'waiting', 'dora']);
  expect(held.body.summary).toBe('erase texts of 1 records: request 7');
  expect((await find('ann lee')).length).toBe(1);
  const { id } = held.body;
  const approve = (sub: string) => post('/v1/approvals/{id}/approve', {}, { sub, path: { id }, services });
  expect((await approve('dora')).body.code).toBe('same-person');
  expect((await find('ann lee')).length).toBe(1);
  expect((await approve('anna')).body).toMatchObject({ state: 'done', decidedBy: 'anna', result: { status: 200 } });
  expect(await find('ann lee')).toEqual([]);
  // The mark has who asked for it.
  expect((await erase([record])).body.items[0]).toMatchObject({ state: 'erased-before', erased: { payload: { by: 'dora' } } });
});

it('the function may write to no other family of keys than it needs', async () => {
  const written: string[] = [];
  const { table } = desk.table as unknown as { table: { client: { send: (command: any) => unknown } } };
  const send = table.client.send.bind(table.client);
  await desk.send(VENDOR_ACCOUNT, { type: 'service.odd.v1', detail: { id: 'x', by: 'Ann Lee' } }, downEvent('d', { by: 'Ann Lee' }));
  table.client.send = (command) => {
    if (command.input.Item) written.push(command.input.Item.pk.S);
    return send(command);
  };
  const found = await find('Ann Lee');
  expect(found.map(({ record }) => record.kind).sort()).toEqual(['event', 'quarantined']);
  await erase(found.map(({ record }) => record));
  const { put } = permissionsOf('erase-records');
  expect(written.length).toBeGreaterThan(3);
  for (const pk of written) expect([pk, matches(pk, put)]).toEqual([pk, true]);
});
