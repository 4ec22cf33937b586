/** What early warning keeps of a running period: what makes it read all evidence again, one look a minute, and messages out of order. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, formatInstant } from '../../../../lib/domain/time/instant.ts';
import { watchContract, watchPlanned } from '../../../../lib/application/monitoring/early-warning.ts';
import { NOTHING_RECORDED, lookOn } from '../../../../lib/application/monitoring/running-look.ts';
import { runningSubject } from '../../../../lib/application/monitoring/running-subject.ts';
import type { RunningPlace } from '../../../../lib/application/ports/running-evidence.ts';
import { at, fact } from '../../../support/facts.ts';
import { memoryStores } from '../../../support/harness.ts';
import { LONG_ISSUED, WarningRun } from '../../../support/warning-schedules.ts';

const CONTRACT = 'live-streaming-network';
const NOW = at('2026-10-12T00:00:00Z');

const event = (type: string, when: string, fields: object): { type: string; at: number; detail: Record<string, unknown> } => ({
  type: `${type}.v1`,
  at: at(when),
  detail: { id: `${type}@${when}`, occurredAt: formatInstant(at(when)), component: 'line-1', ...fields },
});
const down = event('service.down', '2026-10-11T23:40:00Z', { incident: 'I-1' });
const FAR_WORK = { maintenance: 'M-1', start: '2027-03-20T00:00:00Z', end: '2027-03-20T04:00:00Z' };
const opened = (when: string): ReturnType<typeof event> =>
  event('ticket.opened', when, { ticket: 'T-1', attributes: { severity: 'urgent' } });

let run: WarningRun;
const clear = (): void => void run.auditor.published.splice(0);
const types = (): string[] => run.auditor.published.splice(0).map(({ type, detail }) => `${type} ${String(detail.objective)}`);

beforeEach(async () => {
  run = new WarningRun();
  await run.open();
  await run.deliver([down], NOW);
});

describe('a look after facts that were recorded since', () => {
  it.each([
    ['an outage that begins', event('service.down', '2026-10-12T00:01:00Z', { incident: 'I-2' })],
    ['the end of an outage that is known', event('service.up', '2026-10-12T00:01:00Z', { incident: 'I-1' })],
    ['a late fact of the month', event('ticket.opened', '2026-10-02T00:00:00Z', { ticket: 'T-2', attributes: { severity: 'minor' } })],
    [
      'a passing check, which is only kept',
      event('probe.batch', '2026-10-12T00:01:00Z', { probe: 'http', start: '2026-10-11T23:00:00Z', everySeconds: 60, results: '111' }),
    ],
  ])('given %s, then only what was kept and recorded is read, and the outlook is that of all evidence', async (_, recorded) => {
    await run.deliver([recorded], NOW + 2 * MINUTE);
    const { kept, full, isWhole } = await run.compare('');
    expect(isWhole).toBe(false);
    expect(kept).toBe(full);
  });

  it.each([
    ['a fact of a month that was not read', event('maintenance.scheduled', '2026-10-12T00:01:00Z', FAR_WORK)],
    ['a withdrawal by its sender', event('correction', '2026-10-12T00:01:00Z', { corrects: down.detail.id })],
  ])('given %s, then what was kept is dropped, and all evidence is read', async (_, recorded) => {
    const before = await run.compare('');
    expect(before.isWhole).toBe(false);
    await run.deliver([recorded], NOW + 5 * MINUTE);
    const running = await runningSubject(CONTRACT, run.services.stores, NOW);
    if (!running || 'issues' in running) throw new Error('it runs');
    const { subject } = running;
    // The look of the message itself read all of it again, and keeps that.
    const place: RunningPlace = { contract: CONTRACT, period: running.period, until: 0 };
    expect((await run.services.stores.runningEvidence.read(place)).whole?.readAt).toBe(run.auditor.now);
    const { kept, full } = await run.compare('');
    expect([kept === full, subject.contract]).toEqual([true, CONTRACT]);
  });

  it('given an amendment or a correction by an administrator, then all evidence is read by the next look', async () => {
    await run.amend();
    const amended = await run.compare('');
    await run.correct(down);
    const corrected = await run.compare('');
    expect([amended.isWhole, amended.kept === amended.full, corrected.kept === corrected.full]).toEqual([true, true, true]);
  });

  it('given that the last reading of all evidence is older than a week, then all of it is read again', async () => {
    run.auditor.now = NOW + 8 * 24 * 60 * MINUTE;
    expect((await run.compare('')).isWhole).toBe(true);
    expect((await run.compare('')).isWhole).toBe(false);
  });
});

describe('a contract whose earlier months are issued and not read again', () => {
  const inMarch = ['opened', 'acknowledged', 'resolved'].map((step, i) =>
    event(`ticket.${step}`, `2026-03-08T0${i}:00:00Z`, { ticket: 'T-7', attributes: i === 0 ? { severity: 'urgent' } : undefined }),
  );

  beforeEach(async () => {
    run = new WarningRun();
    run.auditor.now = at('2026-02-01T00:00:00Z');
    await run.open(true);
    await run.deliver(inMarch, at('2026-03-08T03:00:00Z'));
    run.auditor.now = at('2026-10-02T00:00:00Z');
    for (const month of LONG_ISSUED) await run.auditor.audit(month);
    await run.deliver([down], NOW);
  });

  it.each([
    ['a ticket of March that is opened again', event('ticket.reopened', '2026-10-12T00:01:00Z', { ticket: 'T-7' })],
    [
      'another ticket under a number of March',
      event('ticket.opened', '2026-10-12T00:01:00Z', { ticket: 'T-7', attributes: { severity: 'minor' } }),
    ],
    [
      'an id of March with other content',
      { ...opened('2026-10-12T00:01:00Z'), detail: { ...opened('2026-10-12T00:01:00Z').detail, id: inMarch[0]!.detail.id } },
    ],
  ])('given %s, then its facts of March are read, as by a full assessment', async (_, recorded) => {
    expect((await run.compare('')).isWhole).toBe(false);
    await run.deliver([recorded], NOW + 5 * MINUTE);
    const { kept, full } = await run.compare('');
    expect(kept).toBe(full);
    const place = { contract: CONTRACT, period: '2026-10', until: 0 };
    const { whole, lookedAt } = await run.services.stores.runningEvidence.read(place);
    expect([whole?.readAt === undefined || whole.readAt > NOW + 2 * MINUTE, lookedAt]).toEqual([true, run.auditor.now]);
  });

  it('given facts of new records alone, then no older month is read', async () => {
    await run.deliver([opened('2026-10-12T00:01:00Z')], NOW + 5 * MINUTE);
    const { kept, full, isWhole } = await run.compare('');
    expect([kept === full, isWhole]).toEqual([true, false]);
  });
});

describe('looks of one contract within a minute', () => {
  it('given facts of the same minute, then the second look is planned for its end, and its warning is published then', async () => {
    const { stores, publisher, clock } = run.services;
    clear();
    await run.deliver([opened('2026-10-12T00:00:00Z')], NOW + 2 * MINUTE);
    clear();
    // Recorded within the minute: an outage that used up the budget.
    await run.deliver([event('service.up', '2026-10-12T00:02:00Z', { incident: 'I-1' })], NOW + 2 * MINUTE);
    await run.deliver([event('service.down', '2026-10-11T20:00:00Z', { incident: 'I-3' })], NOW + 2 * MINUTE + 10_000);
    expect(types()).toEqual([]);
    run.auditor.now = NOW + 3 * MINUTE + 1000;
    await watchPlanned(stores, publisher, clock);
    expect(types()).toEqual(['objective.breached.v1 availability', 'budget.at-risk.v1 availability']);
  });

  it('given two processes at once with different facts, then neither fact is lost', async () => {
    const { stores, publisher, clock } = run.services;
    run.auditor.now = NOW + 5 * MINUTE;
    const facts = ['T-8', 'T-9'].map((record) =>
      fact('ticket.opened', '2026-10-12T00:04:00Z', { component: 'line-1', body: { record, attributes: { severity: 'urgent' } } }),
    );
    await Promise.all(
      facts.map(async (one) => {
        await stores.facts.record('lumencast', one, undefined, clock());
        const places = [stores.facts.placeOf('lumencast', one)];
        await watchContract(CONTRACT, stores, publisher, clock, { places, mayWarn: true });
      }),
    );
    const { kept, full } = await run.compare('');
    expect(kept).toBe(full);
    expect(kept).toContain('ticket/T-8');
    expect(kept).toContain('ticket/T-9');
  });
});

describe('messages that overtake each other', () => {
  it('given a ticket whose answer is stored while its message is on its way, then no deadline is published as near', async () => {
    const { stores, publisher, clock } = run.services;
    await run.deliver([opened('2026-10-12T00:01:00Z')], NOW + 2 * MINUTE);
    clear();
    run.auditor.now = NOW + 20 * MINUTE;
    const answer = fact('ticket.acknowledged', '2026-10-12T00:10:00Z', {
      component: 'line-1',
      sender: 'aws:444455556666',
      body: { record: 'T-1' },
    });
    await stores.facts.record('lumencast', answer, undefined, clock());
    await watchContract(CONTRACT, stores, publisher, clock, NOTHING_RECORDED);
    expect(types().filter((type) => type.startsWith('ticket.deadline-near'))).toEqual([]);
  });
});

describe('the evidence that is kept', () => {
  it('given a correction with a reason by a person, then it does not contain the reason, so that an erasure need not find it', async () => {
    const { stores } = run.services;
    await run.correct(down);
    await run.compare('');
    const running = await runningSubject(CONTRACT, stores, run.auditor.now);
    if (!running || 'issues' in running) throw new Error('it runs');
    const kept = await stores.runningEvidence.read({ contract: CONTRACT, period: running.period, until: 0 });
    expect(kept.levels.flatMap(({ facts }) => facts).map(({ type }) => type)).toContain('service.down');
    expect(JSON.stringify(kept)).not.toContain('a mistake of Ines');
  });

  it('given more facts than the limit, then none are kept, and a look still reads all evidence', async () => {
    const store = memoryStores().runningEvidence;
    const place = { contract: 'c', period: '2026-10', until: NOW };
    const whole = { readAt: NOW, basis: 'b', months: ['2026-10'], trusted: false, earlier: {}, ids: new Uint8Array() };
    let state = 1;
    const word = (): string => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0).toString(36);
    const many = (count: number) =>
      Array.from({ length: count }, () =>
        fact('service.watched', NOW, { id: `${word()}${word()}${word()}`, body: { start: NOW, end: NOW + 1 } }),
      );
    const none = await store.read(place);
    const large = await store.write(none, { lookedAt: NOW, whole, levels: [{ facts: many(40_000), notified: [] }] });
    expect([large?.whole, large?.lookedAt, (await store.read(place)).whole]).toEqual([undefined, NOW, undefined]);
    const small = await store.write(large!, { lookedAt: NOW, whole, levels: [{ facts: many(50), notified: ['w'] }] });
    expect((await store.read(place)).levels.flatMap(({ facts }) => facts).length).toBe(50);
    // Written in place of what is no longer there: refused.
    expect(await store.write(large!, { lookedAt: NOW, levels: [] })).toBeUndefined();
    expect(small?.levels.map(({ notified }) => notified).flat()).toEqual(['w']);
  });

  it('is read by a look as it was written, when nothing was recorded', async () => {
    const { stores } = run.services;
    run.auditor.now = NOW + 3 * MINUTE;
    const running = await runningSubject(CONTRACT, stores, run.auditor.now);
    if (!running || 'issues' in running) throw new Error('it runs');
    const look = await lookOn(running, NOTHING_RECORDED, stores, stores, run.auditor.now);
    expect(look && 'isWhole' in look && look.isWhole).toBe(false);
    expect(await lookOn(running, NOTHING_RECORDED, stores, stores, run.auditor.now + 30_000)).toBeUndefined();
  });
});
