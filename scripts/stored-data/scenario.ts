/**
 * The scenario of the stored data, through the public API only. All versions since 0.1.0 accept it; steps without a route in a version are
 * left out. October has three revisions of `studio-links`, November is open.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type OldEntry, type OldRun, pause } from './old-run.ts';

const VENDOR = '555566667777';
const CONTRACT = 'studio-links';
const STATEMENT = `${CONTRACT}.2026-10`;
const text = readFileSync(fileURLToPath(new URL('../../test/fixtures/stored/studio.yaml', import.meta.url)), 'utf8');

const SEPTEMBER: readonly OldEntry[] = [
  ['service.down.v1', { id: 's-1', occurredAt: '2026-09-04T10:00:00+02:00', component: 'link-a', incident: 'I-1' }],
  ['service.up.v1', { id: 's-2', occurredAt: '2026-09-04T11:30:00+02:00', component: 'link-a', incident: 'I-1' }],
  ['ticket.opened.v1', { id: 's-3', occurredAt: '2026-09-04T10:05:00+02:00', component: 'link-a', ticket: 'T-1', severity: 'P1' }],
  ['ticket.acknowledged.v1', { id: 's-4', occurredAt: '2026-09-04T11:00:00+02:00', component: 'link-a', ticket: 'T-1' }],
];
const OCTOBER: readonly OldEntry[] = [
  ['service.down.v1', { id: 'o-1', occurredAt: '2026-10-10T01:00:00+02:00', component: 'link-b', incident: 'I-2' }],
  ['service.up.v1', { id: 'o-2', occurredAt: '2026-10-10T13:00:00+02:00', component: 'link-b', incident: 'I-2' }],
  [
    'maintenance.scheduled.v1',
    {
      id: 'o-3',
      occurredAt: '2026-10-01T09:00:00+02:00',
      component: 'link-a',
      maintenance: 'M-1',
      start: '2026-10-20T01:00:00+02:00',
      end: '2026-10-20T03:00:00+02:00',
    },
  ],
  ['maintenance.started.v1', { id: 'o-4', occurredAt: '2026-10-20T01:00:00+02:00', component: 'link-a', maintenance: 'M-1' }],
  ['maintenance.ended.v1', { id: 'o-5', occurredAt: '2026-10-20T03:00:00+02:00', component: 'link-a', maintenance: 'M-1' }],
];
const LATE: readonly OldEntry[] = [
  ['service.down.v1', { id: 'o-6', occurredAt: '2026-10-22T08:00:00+02:00', component: 'link-a', incident: 'I-3' }],
  ['service.up.v1', { id: 'o-7', occurredAt: '2026-10-22T10:00:00+02:00', component: 'link-a', incident: 'I-3' }],
];
const CORRECTED: readonly OldEntry[] = [
  [
    'correction.v1',
    {
      id: 'o-8',
      occurredAt: '2026-10-23T08:00:00+02:00',
      corrects: 'o-2',
      replacement: { type: 'service.up', occurredAt: '2026-10-10T02:00:00+02:00', component: 'link-b', incident: 'I-2' },
    },
  ],
];
/** An outage and a ticket without an end. */
const OPEN: readonly OldEntry[] = [
  ['service.down.v1', { id: 'n-1', occurredAt: '2026-11-03T08:00:00+01:00', component: 'link-a', incident: 'I-4' }],
  ['ticket.opened.v1', { id: 'n-2', occurredAt: '2026-11-03T08:10:00+01:00', component: 'link-a', ticket: 'T-2', severity: 'P1' }],
];
/** Refused events: other content with a known id, an invalid detail, an unknown component. */
const REFUSED: readonly OldEntry[] = [
  ['service.down.v1', { id: 's-1', occurredAt: '2026-09-05T10:00:00+02:00', component: 'link-a', incident: 'I-1' }],
  ['service.down.v1', { id: 'q-1', component: 'link-a' }],
  ['service.down.v1', { id: 'q-2', occurredAt: '2026-11-04T10:00:00+01:00', component: 'link-z' }],
];

export async function playScenario(run: OldRun): Promise<void> {
  await run.json('PUT', `/v1/contracts/${CONTRACT}`, text);
  await sendAndSettle(run, VENDOR, SEPTEMBER);
  await sendAndSettle(run, VENDOR, OCTOBER);
  await run.audit('2026-09');
  await run.audit('2026-10');
  for (const entries of [LATE, CORRECTED]) {
    await sendAndSettle(run, VENDOR, entries);
    await run.audit('2026-10');
  }
  await run.json(
    'PUT',
    `/v1/contracts/${CONTRACT}`,
    text.replace('title: Links of a studio\n  vendor', 'title: Links of two studios\n  vendor'),
  );
  // Statements are made with the amended text too, so that the audit of a later version has nothing of its own to restate.
  if (run.has('GET /v1/claims')) for (const month of ['2026-09', '2026-10']) await run.audit(month);
  await sendAndSettle(run, VENDOR, [...OPEN, ...REFUSED]);
  await sendAndSettle(run, '999900001111', [
    ['service.down.v1', { id: 'x-1', occurredAt: '2026-11-04T10:00:00+01:00', component: 'link-a' }],
  ]);
  if (run.has('POST /v1/disputes')) await dispute(run);
  if (run.has('GET /v1/claims')) await claim(run);
}

async function dispute(run: OldRun): Promise<void> {
  const open = (reason: string): Promise<any> =>
    run.json('POST', '/v1/disputes', { contract: CONTRACT, period: '2026-10', about: ['o-6'], reason });
  await open('the outage of 22 October was seen by one side alone');
  const { id } = await open('the ticket of 4 September was answered by telephone');
  await run.json('POST', `/v1/disputes/${encodeURIComponent(id)}/settle`, { note: 'both sides agree' });
}

/** Every claim is submitted; one is accepted in part, one is credited. */
async function claim(run: OldRun): Promise<void> {
  const { items } = await run.json('GET', `/v1/claims?contract=${CONTRACT}`);
  const step = (id: string, body: object): Promise<any> => run.json('POST', `/v1/claims/${encodeURIComponent(id)}/steps`, body);
  for (const [i, { id }] of (items as { id: string }[]).entries()) {
    await step(id, { kind: 'submitted', reference: `mail ${i + 1}` });
    if (i === 0) await step(id, { kind: 'partly-accepted', amount: '1.00', reference: 'NL-1' });
    else await step(id, { kind: 'accepted', reference: 'NL-2' });
  }
}

/** Waits until the number of facts and quarantine entries no longer changes. */
async function sendAndSettle(run: OldRun, account: string, entries: readonly OldEntry[]): Promise<void> {
  await run.put(account, entries);
  await pause(1500);
}

/** Sends an event that is acknowledged, and kills the run before it is stored. */
export async function leaveUndelivered(run: OldRun): Promise<void> {
  const burst = Array.from({ length: 20 }, (_, k) =>
    Array.from({ length: 10 }, (_, i): OldEntry => {
      const occurredAt = `2026-11-05T${String(k).padStart(2, '0')}:0${i}:00+01:00`;
      return [i % 2 === 0 ? 'service.down.v1' : 'service.up.v1', { id: `u-${k}-${i}`, occurredAt, component: 'link-b' }];
    }),
  );
  await Promise.all(burst.map((entries) => run.put(VENDOR, entries)));
  run.kill();
}

const LISTINGS = [
  '/v1/contracts',
  '/v1/statements?limit=200',
  '/v1/statements?contract=studio-links',
  '/v1/statements?period=2026-10',
  '/v1/quarantine',
  '/v1/claims',
  `/v1/claims/${STATEMENT}.total`,
  '/v1/disputes?contract=studio-links',
  '/v1/ledger?from=2026-01-01T00:00:00.000Z',
  '/v1/vendors/northlight',
];

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The answers of the version: complete listings, and each revision of each statement by the digest of its canonical text. */
export async function answersOf(run: OldRun): Promise<object> {
  const listings: Record<string, unknown> = {};
  for (const path of LISTINGS) {
    const { status, bytes } = await run.call('GET', path);
    if (status === 200) listings[path] = JSON.parse(bytes.toString('utf8'));
  }
  const revisions: Record<string, unknown> = {};
  for (const id of ['live-streaming-network.2026-09', 'live-streaming-network.2026-10', `${CONTRACT}.2026-09`, STATEMENT])
    for (let revision = 1; ; revision += 1) {
      const { status, bytes } = await run.call('GET', `/v1/statements/${id}?revision=${revision}`);
      if (status !== 200) break;
      revisions[`${id}?revision=${revision}`] = { sha256: sha256(bytes), answer: JSON.parse(bytes.toString('utf8')) };
    }
  return { listings, revisions };
}
