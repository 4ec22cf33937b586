/** A contract that a second person approves, and its month that waits for a bill until its last day: over the HTTP API, with a token for each person. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { SCOPES } from '../../../lib/declarations/scopes.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { exampleDocument } from '../../support/harness.ts';

const [ID, PERIOD] = ['live-streaming-network', '2026-10'];
let now = Date.parse('2026-10-01T12:00:00Z');
const embedded = embeddedRun({ clock: () => now, secondPerson: { contracts: true } });

const PEOPLE = { olga: [...ROLES['contract-owner'], ...ROLES.approver], anna: ROLES.approver, adam: SCOPES } as const;
type Person = keyof typeof PEOPLE;

async function call(who: Person, method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
  const token = await embedded.system.authorizer.issue([...new Set(PEOPLE[who])], { subject: who });
  const response = await fetch(embedded.system.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** The bill of usage decides what is owed; the month waits for it, at most 20 days after its end in Shanghai. */
function contract(): object {
  const document = exampleDocument();
  const [terms] = document.terms;
  terms.definitions['line-fee'].charges = ['usage', 'recurring'];
  terms.billing = { ...terms.billing, 'reported-by': ['vendor'] };
  terms.close = { ...terms.close, undetermined: 'wait', 'wait-at-most': '20 days' };
  return document;
}

const audited = async (at: string): Promise<any> => {
  now = Date.parse(at);
  const started = await call('adam', 'POST', '/v1/audits', { period: PERIOD });
  expect(started.status, JSON.stringify(started.body)).toBeLessThan(300);
  await embedded.system.bus.drained();
  const { body } = await call('adam', 'GET', `/v1/audits/${PERIOD}`);
  return body.outcomes.find((item: { contract: string }) => item.contract === ID);
};

describe('a contract that waits for a second person', () => {
  let approval: string;
  beforeAll(async () => {
    const held = await call('olga', 'PUT', `/v1/contracts/${ID}`, contract());
    expect([held.status, held.body.kind, held.body.state, held.body.requestedBy]).toEqual([202, 'contract', 'waiting', 'olga']);
    approval = held.body.id;
  });

  it('is not stored before, and not approved by the subject that asked, whatever its scopes', async () => {
    expect((await call('adam', 'GET', `/v1/contracts/${ID}`)).status).toBe(404);
    const own = await call('olga', 'POST', `/v1/approvals/${approval}/approve`, {});
    expect([own.status, own.body.code]).toEqual([403, 'same-person']);
  });

  it('is stored when another person approves it, and the audit trail has who asked, who was refused and who approved', async () => {
    const done = await call('anna', 'POST', `/v1/approvals/${approval}/approve`, { note: 'as agreed' });
    expect([done.status, done.body.state, done.body.decidedBy]).toEqual([200, 'done', 'anna']);
    expect((await call('adam', 'GET', `/v1/contracts/${ID}`)).body.revision).toBe(1);
    const { body } = await call('adam', 'GET', '/v1/audit-trail?day=2026-10-01');
    const trail = body.items.map(({ by, route, status }: any) => [by, route, status]);
    expect(trail).toEqual(
      expect.arrayContaining([
        ['olga', 'PUT /v1/contracts/{id}', 202],
        ['olga', 'POST /v1/approvals/{id}/approve', 403],
        ['anna', 'POST /v1/approvals/{id}/approve', 200],
      ]),
    );
  });
});

describe('its month, which waits for a bill', () => {
  beforeAll(async () => {
    const of = (type: string, occurredAt: string, id: string) => ({ type, detail: { id, occurredAt, component: 'line-1', record: 'I-1' } });
    now = Date.parse('2026-10-20T04:00:00Z');
    await embedded.put([of('service.down.v1', '2026-10-20T00:00:00Z', 'd'), of('service.up.v1', '2026-10-20T03:00:00Z', 'u')]);
  });

  it('is not closed while the bill is missing, up to its last instant', async () => {
    for (const at of ['2026-11-05T00:00:00Z', '2026-11-20T15:59:59Z']) {
      const standing = await audited(at);
      expect([at, standing.outcome]).toEqual([at, 'held']);
      expect(JSON.stringify(standing)).toContain('undetermined-amount');
    }
    expect((await call('adam', 'GET', `/v1/statements/${ID}.${PERIOD}`)).status).toBe(404);
  });

  it('is closed at its last day with what is certain, a warning, and a claim that reserves the rest', async () => {
    expect((await audited('2026-11-20T16:00:00Z')).outcome).toBe('issued');
    const { body } = await call('adam', 'GET', `/v1/statements/${ID}.${PERIOD}`);
    expect(body.warnings.map(({ code }: { code: string }) => code)).toContain('undetermined-amount');
    const { body: claims } = await call('adam', 'GET', `/v1/claims?contract=${ID}`);
    expect(claims.items).toMatchObject([{ state: 'due', owed: '6000.00', reserved: '44000.00' }]);
    const { body: ledger } = await call('adam', 'GET', '/v1/ledger?from=2026-11-01&account=reserved');
    expect(ledger.items).toMatchObject([{ memo: true, for: 'line-1', costCentre: 'CC-4100', amount: '44000.00' }]);
  });
});
