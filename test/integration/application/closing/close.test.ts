/** The close by its clauses: grace, holds, what reaches a period, the report. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DisputeRequest,
  type DisputeResult,
  decideDispute,
  openDispute,
} from '../../../../lib/application/claims/dispute-statement.ts';
import { monthOfSchedule } from '../../../../lib/application/closing/run-audit.ts';
import { factKey } from '../../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../../lib/domain/time/instant.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { Auditor } from '../../../support/auditor.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import type { QuarantineEntry } from '../../../../lib/application/ports/quarantine.ts';

const read = (path: string): any => readYaml(readFileSync(new URL(`../../../../contracts/${path}`, import.meta.url), 'utf8')).document;
const ID = 'live-streaming-network';

/** The example's contract with a close of its own; the period ends with October in Shanghai. */
const contract = (close: object, id = ID): any => {
  const document = read('examples/live-streaming-network.yaml');
  document.order.id = id;
  document.terms[0].close = close;
  return document;
};

let auditor: Auditor;
beforeEach(() => {
  auditor = new Auditor('2026-09-01T00:00:00Z');
});

const down = async (from: string, hours: number, record: string, component = 'line-1'): Promise<void> => {
  for (const one of outage(at(from), at(from) + hours * HOUR, { component, body: { record } }))
    await auditor.stores.facts.record(
      'lumencast',
      { ...one, receivedAt: Math.max(auditor.now, one.occurredAt) },
      undefined,
      Math.max(auditor.now, one.occurredAt),
    );
};

describe('grace', () => {
  it('an audit within three business days after the end waits, and a later one issues the statement with the facts received late', async () => {
    await auditor.put(contract({ after: '3 business days', hours: 'office' }));
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    // The third business day is Wednesday the fourth, in Shanghai.
    auditor.set('2026-11-04T15:00:00Z');
    await auditor.audit('2026-10');
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome: 'waiting', from: '2026-11-04T16:00:00.000Z' });
    await down('2026-10-06T00:00:00Z', 2, 'I-2');
    auditor.set('2026-11-04T16:30:00Z');
    const { report, status } = await auditor.audit('2026-10');
    expect([status, report!.counts.issued, report!.counts.waiting]).toEqual(['closed', 1, 0]);
    expect((await auditor.stores.statements.latest(ID, '2026-10'))!.revision).toBe(1);
  });

  it('a period that waits is assessed by later audits, also of other months, until its statement is issued', async () => {
    await auditor.put(contract({ after: '40 days' }));
    auditor.set('2026-11-05T00:00:00Z');
    await auditor.audit('2026-10');
    auditor.set('2026-12-12T00:00:00Z');
    await auditor.audit('2026-11');
    expect(await auditor.standing('2026-11', ID, '2026-10')).toMatchObject({ outcome: 'issued' });
    expect(await auditor.standing('2026-11', ID)).toMatchObject({ outcome: 'waiting' });
  });
});

describe('holds', () => {
  const dispute = (period: string): Promise<DisputeResult> => {
    const about = { contract: ID, period, lines: [], events: [], amount: '100.00', currency: 'CNY' };
    const request: DisputeRequest = { ...about, reason: 'it was our own fault', by: 'vera' };
    return openDispute(request, undefined, auditor.stores, auditor.clock);
  };
  const entry = (status: QuarantineEntry['status']): QuarantineEntry => ({
    id: '2026-10-20T12:00:00.000Z-ab12ab12',
    code: 'unreadable',
    message: 'no',
    issues: [],
    sender: 'aws:444455556666',
    vendor: 'lumencast',
    receivedAt: '2026-10-20T12:00:00.000Z',
    raw: '{}',
    status,
  });

  it('a period with an open dispute waits until the dispute is decided, and the audit says why', async () => {
    await auditor.put(contract({ disputes: 'wait' }));
    auditor.set('2026-11-02T12:00:00Z');
    const opened = (await dispute('2026-10')) as { dispute: { id: string } };
    const { report, status } = await auditor.audit('2026-10');
    expect([status, report!.counts.held]).toEqual(['closed', 1]);
    expect((await auditor.standing('2026-10', ID))!.issues).toMatchObject([
      { code: 'open-dispute', message: '1 dispute about the period is open' },
    ]);
    auditor.now += DAY;
    const decision = { id: opened.dispute.id, by: 'victor', note: 'agreed', outcome: 'upheld' } as const;
    expect(await decideDispute(decision, 'lumencast', auditor.stores, auditor.clock)).toMatchObject({
      dispute: { status: 'decided', outcome: 'upheld' },
    });
    expect(await decideDispute(decision, 'lumencast', auditor.stores, auditor.clock)).toEqual({ failure: 'not-open' });
    await auditor.audit('2026-10');
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome: 'issued' });
    expect((await auditor.stores.statements.latest(ID, '2026-10'))!.warnings).toEqual([]);
  });

  it('a dispute of another period does not hold the period', async () => {
    await auditor.put(contract({ disputes: 'wait' }));
    auditor.set('2026-11-02T12:00:00Z');
    expect(await dispute('2026-09')).toMatchObject({ dispute: { status: 'open' } });
    await auditor.audit('2026-10');
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome: 'issued' });
  });

  it('a period with quarantined evidence waits as long as the terms allow and is then issued with a warning; an event that is reprocessed later restates it', async () => {
    await auditor.put(contract({ quarantine: 'wait', 'wait-at-most': '5 days' }));
    auditor.set('2026-10-20T12:00:00Z');
    await auditor.stores.quarantine.put(entry('held'));
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome: 'held', issues: [{ code: 'quarantined-evidence' }] });
    auditor.set('2026-11-06T12:00:00Z');
    await auditor.audit('2026-10');
    const issued = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    expect(issued.warnings.map(({ code }) => code)).toEqual(['quarantined-evidence', 'waited-long-enough']);
    // Reprocessed: the fact counts from its own instants.
    const late = outage(at('2026-10-20T10:00:00Z'), at('2026-10-20T14:00:00Z'), { component: 'line-1', body: { record: 'I-9' } });
    for (const one of late) await auditor.stores.facts.record('lumencast', one, undefined, auditor.now);
    await auditor.stores.quarantine.recordReprocessed('lumencast', late.map(factKey), entry('held').id);
    await auditor.stores.quarantine.update(entry('reprocessed'));
    auditor.now += DAY;
    await auditor.audit('2026-10');
    const restated = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    expect([restated.revision, restated.warnings]).toEqual([2, []]);
    expect(restated.bridge!.lines).toMatchObject([{ kind: 'addition', causes: [{ cause: 'reprocessed-event', of: [entry('held').id] }] }]);
    expect(await auditor.stores.quarantine.heldOf('lumencast', '2026-10-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z')).toEqual([]);
  });

  it.each([
    ['wait', 'held'],
    ['warn', 'issued'],
  ])('a period whose sender is silent: %s', async (policy, outcome) => {
    await auditor.put(contract({ silence: policy }));
    const watch = { sender: 'aws:444455556666', vendor: 'lumencast', expectEvery: HOUR, since: '2026-10-01T00:00:00.000Z' };
    await auditor.stores.registry.watch({ ...watch, silentSince: '2026-10-30T00:00:00.000Z' });
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome, issues: [{ code: 'silent-source' }] });
  });

  it('a statement with an undetermined amount waits as long as the terms allow, and is then issued with its bounds', async () => {
    const document = contract({ undetermined: 'wait', 'wait-at-most': '5 days' });
    // Usage is billed after the month, and no bill has come.
    document.order.charges = [];
    for (const cell of ['line-fee', 'fee']) document.terms[0].definitions[cell].charges = ['usage'];
    await auditor.put(document);
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    const waiting = (await auditor.standing('2026-10', ID))!;
    expect(waiting).toMatchObject({ outcome: 'held', issues: [{ code: 'undetermined-amount' }] });
    // The fact has its title; its id stays in the parameters.
    expect(waiting.issues![0]!.message).toMatch(
      /until these facts are known: bill for the usage charges in 2026-10, bill for the usage charges of Line 1 in 2026-10$/,
    );
    expect(waiting.issues).toMatchObject([{ parameters: { facts: [expect.any(String), 'bill of usage of line-1 for 2026-10'] } }]);
    auditor.set('2026-11-06T12:00:00Z');
    await auditor.audit('2026-10');
    const issued = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    expect(issued.warnings.map(({ code }) => code)).toEqual(['undetermined-amount', 'waited-long-enough']);
    expect(issued.statement.bounds).toBeDefined();
  });

  it('the list of watched senders, which has those of all vendors, is read once for all contracts of a run', async () => {
    for (const id of [ID, `${ID}-2`, `${ID}-3`]) {
      const document = contract({ silence: 'warn' });
      await auditor.put({ ...document, order: { ...document.order, id } });
    }
    const reads = vi.spyOn(auditor.stores.registry, 'watches');
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    expect((await auditor.standing('2026-10', `${ID}-3`))!.outcome).toBe('issued');
    expect(reads).toHaveBeenCalledTimes(1);
    reads.mockRestore();
  });

  it('a sender that became silent after the period does not hold it', async () => {
    await auditor.put(contract({ silence: 'wait' }));
    await auditor.stores.registry.watch({
      sender: 's',
      vendor: 'lumencast',
      expectEvery: HOUR,
      since: '2026-10-01T00:00:00.000Z',
      silentSince: '2026-11-01T12:00:00.000Z',
    });
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome: 'issued' });
  });
});

describe('a change that affects a period', () => {
  it('a period without changes is not assessed again; an audit of everything assesses it, and issues no revision', async () => {
    await auditor.put(contract({}));
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    auditor.now += DAY;
    await auditor.audit('2026-10');
    expect((await auditor.standing('2026-10', ID))!.run).toBe('run-1');
    await auditor.audit('2026-10', true);
    expect(await auditor.standing('2026-10', ID)).toMatchObject({ outcome: 'unchanged', run: 'run-3', revision: 1 });
  });

  it('a period with a ticket that is still open is assessed again until the timer of the ticket stops', async () => {
    await auditor.put(contract({}));
    const ticket = (type: 'ticket.opened' | 'ticket.acknowledged', when: string) =>
      auditor.stores.facts.record(
        'lumencast',
        fact(type, when, { component: 'line-1', body: { record: 'T-1', attributes: { severity: 'minor' } } }),
        undefined,
        at(when),
      );
    await ticket('ticket.opened', '2026-10-30T09:00:00Z');
    auditor.set('2026-11-01T12:00:00Z');
    await auditor.audit('2026-10');
    const first = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    expect(first.statement.objectives.find(({ objective }) => objective === 'response')!.outcome).toBe('pending');
    // Answered on the Tuesday: a business day too late. Nothing about it is late evidence.
    await ticket('ticket.acknowledged', '2026-11-03T09:00:00Z');
    auditor.set('2026-11-04T12:00:00Z');
    await auditor.audit('2026-10');
    const second = (await auditor.stores.statements.latest(ID, '2026-10'))!;
    expect(second.revision).toBe(2);
    expect(second.statement.objectives.find(({ objective }) => objective === 'response')!.outcome).toBe('breached');
  });

  it('an amendment affects the periods of its contract, and of no other', async () => {
    auditor.set('2026-10-01T00:00:00Z');
    await auditor.put(contract({}, 'one'));
    await auditor.put(contract({}, 'two'));
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    const amended = contract({}, 'one');
    amended.order.charges[0].amount = '70000.00 CNY';
    await auditor.put(amended);
    auditor.now += DAY;
    const { report } = await auditor.audit('2026-10');
    expect(report!.changed).toMatchObject([{ contract: 'one', outcome: 'restated', difference: { amount: '1000.00' } }]);
    expect((await auditor.stores.statements.latest('one', '2026-10'))!.bridge!.lines[0]!.causes).toMatchObject([
      { cause: 'contract-amended', of: ['1 to 2'] },
    ]);
    expect(report!.money).toEqual([{ vendor: 'lumencast', currency: 'CNY', statements: 2, total: '13000.00', change: '1000.00' }]);
  });
});

it('the schedule names the previous month or the running one, in its own zone', () => {
  const evening = at('2026-11-30T16:30:00Z');
  expect([monthOfSchedule(evening, 'Asia/Shanghai', 'before'), monthOfSchedule(evening, 'Asia/Shanghai', 'running')]).toEqual([
    '2026-11',
    '2026-12',
  ]);
  expect([monthOfSchedule(evening, 'UTC', 'before'), monthOfSchedule(evening, 'UTC', 'running')]).toEqual(['2026-10', '2026-11']);
});
