/** What is read for a period is all that matters to it, and not all there is. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareStatement } from '../../../../lib/application/statements/prepare-statement.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { evidence } from '../../../support/evidence.ts';
import { type TestTable, testTable } from '../../../support/engine.ts';
import { at, fact, outage } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import { sampleOf } from '../../../support/runs/sample-of.ts';
import { EXAMPLE_TEXT, putDocument, recordingPublisher } from '../../../support/harness.ts';

const yaml = EXAMPLE_TEXT.replaceAll('2026-09-01', '2026-06-01');

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
const clock = (): number => at('2026-12-01T00:00:00Z');

describe('evidence of a period', () => {
  let given: TestTable;
  let vendor = 0;
  const { publisher, published } = recordingPublisher();
  beforeAll(async () => {
    given = await testTable();
  });
  afterAll(() => given.stop());

  /** A contract of its own for each run, so that runs do not see each other. */
  async function contract(): Promise<{ id: string; vendor: string; document: any }> {
    vendor += 1;
    const document = readYaml(yaml).document as any;
    document.order.id = `c${vendor}`;
    document.order.vendor.id = `v${vendor}`;
    expect(await putDocument(given.stores, document, clock)).toMatchObject({
      outcome: 'created',
    });
    return { id: `c${vendor}`, vendor: `v${vendor}`, document };
  }

  const record = async (of: string, facts: readonly Fact[]): Promise<void> => {
    for (const entry of facts) await given.stores.facts.record(of, entry, undefined);
  };
  /** In time: received when it happened. */
  const inTime = (facts: readonly Fact[], shift: number): Fact[] =>
    facts.map((entry) => ({
      ...entry,
      id: `${entry.id}+${shift}`,
      occurredAt: entry.occurredAt + shift,
      receivedAt: entry.occurredAt + shift,
      body: {
        ...entry.body,
        ...(entry.body.start !== undefined && { start: entry.body.start + shift, end: entry.body.end! + shift }),
        ...(entry.body.record !== undefined && { record: `${entry.body.record}+${shift}` }),
      },
    }));

  it('gives the same statements as all facts together, month after month', async () => {
    await fc.assert(
      fc.asyncProperty(evidence, evidence, fc.constantFrom(-75, -40, -20, 0), async (first, second, days) => {
        const { id, vendor: of, document } = await contract();
        const { checked } = readContract(document);
        const facts = [...inTime(first, days * DAY), ...inTime(second, -10 * DAY)];
        await record(of, facts);
        for (const month of MONTHS) {
          const outcome = await issueOne(id, month, given.stores, publisher, clock);
          expect(outcome.outcome).toBe('issued');
          const all = assess(checked!, facts, month, { reasons: true });
          const issued = (await given.stores.statements.latest(id, month))!.statement;
          expect(issued).toEqual((all as { statement: Statement }).statement);
          // Assessed again when everything is over, it says the same.
          expect(await issueOne(id, month, given.stores, publisher, clock)).toMatchObject({ outcome: 'unchanged' });
        }
      }),
      { numRuns: sampleOf(6, 15) },
    );
  });

  it('an outage that began months ago and is still open is read, and one that ends now is read with its beginning', async () => {
    const { id, vendor: of } = await contract();
    await record(of, [
      fact('service.down', '2026-06-20T00:00:00Z', { component: 'line-1' }),
      fact('ticket.opened', '2026-06-21T00:00:00Z', { component: 'line-2', body: { record: 'T-old' } }),
    ]);
    for (const month of MONTHS.slice(0, 4)) await issueOne(id, month, given.stores, publisher, clock);
    const september = (await given.stores.statements.latest(id, '2026-09'))!.statement;
    expect(september.open.map((open) => open.kind).sort()).toEqual(['outage', 'ticket']);
    await record(of, [
      fact('service.up', '2026-10-02T16:00:00Z', { component: 'line-1' }),
      fact('ticket.resolved', '2026-10-03T00:00:00Z', { component: 'line-2', body: { record: 'T-old' } }),
    ]);
    const prepared = await prepareStatement(id, '2026-10', given.stores, clock());
    if ('issues' in prepared) throw new Error('no statement');
    expect(prepared.statement.time.find((time) => time.index === 'line-1')!.down).toBe(String(2 * DAY));
    expect(prepared.statement.objectives.find((result) => result.index === 'T-old' && result.objective === 'recovery')!.outcome).toBe(
      'breached',
    );
  });

  it('a late fact about an earlier month is found although the previous statement was issued without it', async () => {
    const { id, vendor: of } = await contract();
    for (const month of MONTHS.slice(0, 4)) await issueOne(id, month, given.stores, publisher, () => at('2026-10-01T12:00:00Z'));
    await record(of, [fact('service.down', '2026-07-15T00:00:00Z', { component: 'line-1', receivedAt: at('2026-10-05T00:00:00Z') })]);
    const prepared = await prepareStatement(id, '2026-10', given.stores, clock());
    expect('statement' in prepared && prepared.statement.time.find((time) => time.index === 'line-1')!.down).toBe(String(31 * DAY));
  });

  it('a correction in a later month reaches the period that it corrects, a bridge explains the restatement, and each notification is published once', async () => {
    const { id, vendor: of } = await contract();
    const facts = outage(at('2026-09-10T00:00:00Z'), at('2026-09-10T05:00:00Z'), { component: 'line-1' });
    await record(of, facts);
    published.length = 0;
    expect(await issueOne(id, '2026-09', given.stores, publisher, clock)).toMatchObject({ outcome: 'issued', revision: 1 });
    expect(await issueOne(id, '2026-09', given.stores, publisher, clock)).toMatchObject({ outcome: 'unchanged', revision: 1 });
    await record(of, [
      fact('correction', '2026-11-20T00:00:00Z', { id: 'fix', body: { corrects: facts[0]!.id } }),
      fact('correction', '2026-11-20T00:00:00Z', { id: 'fix-2', body: { corrects: facts[1]!.id } }),
      fact('correction', '2026-11-20T00:00:00Z', { id: 'other', body: { corrects: 'of-another-contract' } }),
    ]);
    expect(await issueOne(id, '2026-09', given.stores, publisher, clock)).toMatchObject({ outcome: 'restated', revision: 2 });
    const second = (await given.stores.statements.latest(id, '2026-09'))!;
    expect([second.statement.total.amount, second.bridge?.difference.amount, second.bridge?.lines[0]?.kind]).toEqual([
      '0.00',
      '-6000.00',
      'reversal',
    ]);
    expect(second.statement.findings.map((finding) => finding.code)).not.toContain('corrects-nothing');
    expect((await given.stores.statements.revision(id, '2026-09', 1))!.statement.total.amount).toBe('6000.00');
    // The statement is issued after the last day to claim.
    expect(published.map((event) => event.type)).toEqual(['statement.issued.v1', 'claim.expired.v1', 'statement.restated.v1']);
  });

  it('later events that do not concern a month leave its statement unchanged', async () => {
    const { id, vendor: of } = await contract();
    await record(of, outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T05:00:00Z'), { component: 'line-1' }));
    await record(of, [fact('service.down', '2026-10-30T00:00:00Z', { component: 'line-2' })]);
    expect(await issueOne(id, '2026-10', given.stores, publisher, clock)).toMatchObject({ outcome: 'issued' });
    await record(of, [
      ...outage(at('2026-11-02T00:00:00Z'), at('2026-11-02T05:00:00Z'), { component: 'line-1' }),
      fact('service.up', '2026-11-03T00:00:00Z', { component: 'line-2' }),
      fact('ticket.opened', '2026-11-03T00:00:00Z', { component: 'line-2', body: { record: 'T-new' } }),
    ]);
    expect(await issueOne(id, '2026-10', given.stores, publisher, clock)).toMatchObject({ outcome: 'unchanged' });
  });

  it('maintenance that was announced two months ahead, and cancelled in the previous month, is read', async () => {
    const { id, vendor: of } = await contract();
    const work = (record: string): Fact[] => [
      fact('maintenance.scheduled', '2026-08-01T00:00:00Z', {
        component: 'line-1',
        body: { record, start: at('2026-10-10T00:00:00Z'), end: at('2026-10-10T02:00:00Z') },
      }),
      fact('maintenance.started', '2026-10-10T00:00:00Z', { component: 'line-1', body: { record } }),
      fact('maintenance.ended', '2026-10-10T02:00:00Z', { component: 'line-1', body: { record } }),
    ];
    await record(of, [...work('M'), ...outage(at('2026-10-10T00:00:00Z'), at('2026-10-10T03:00:00Z'), { component: 'line-1' })]);
    for (const month of MONTHS.slice(0, 4)) await issueOne(id, month, given.stores, publisher, clock);
    const prepared = await prepareStatement(id, '2026-10', given.stores, clock());
    expect('statement' in prepared && prepared.statement.time.find((time) => time.index === 'line-1')).toMatchObject({
      down: '3600000',
      excluded: '7200000',
    });
  });

  it('an id from months ago that occurs again with other content is found, and the event received first counts', async () => {
    const { id, vendor: of, document } = await contract();
    const facts = [
      fact('service.down', '2026-06-10T00:00:00Z', { component: 'line-1', id: 'twice' }),
      fact('service.up', '2026-06-10T01:00:00Z', { component: 'line-1', id: 'end' }),
      fact('service.down', '2026-10-10T00:00:00Z', { component: 'line-1', id: 'twice' }),
      fact('service.up', '2026-10-10T02:00:00Z', { component: 'line-1', id: 'end-2' }),
    ];
    await record(of, facts.slice(0, 2));
    for (const month of MONTHS.slice(0, 4)) await issueOne(id, month, given.stores, publisher, () => at('2026-10-01T12:00:00Z'));
    await record(of, facts.slice(2));
    const prepared = await prepareStatement(id, '2026-10', given.stores, clock());
    if ('issues' in prepared) throw new Error('no statement');
    expect(prepared.statement.findings.map((finding) => finding.code)).toContain('contradiction');
    expect(prepared.statement.time.find((time) => time.index === 'line-1')!.down).toBe('0');
    const all = assess(readContract(document).checked!, facts, '2026-10', { reasons: true });
    expect(prepared.statement).toEqual((all as { statement: Statement }).statement);
  });

  it('a ticket number that was used months ago, and a correction of a correction, give the same statements as all facts together', async () => {
    const { id, vendor: of, document } = await contract();
    const ticket = (type: Fact['type'], when: string): Fact => fact(type, when, { component: 'line-1', body: { record: 'T-7' } });
    const correction = (name: string, corrects: string, when: string): Fact =>
      fact('correction', when, { id: name, component: 'line-1', body: { corrects } });
    const before = [ticket('ticket.opened', '2026-06-10T00:00:00Z'), ticket('ticket.closed', '2026-06-11T00:00:00Z')];
    const after = [
      ticket('ticket.opened', '2026-10-10T00:00:00Z'),
      ticket('ticket.resolved', '2026-10-12T00:00:00Z'),
      fact('service.down', '2026-10-15T00:00:00Z', { component: 'line-1', id: 'd' }),
      fact('service.up', '2026-10-15T01:00:00Z', { component: 'line-1', id: 'u' }),
      correction('c-1', 'd', '2026-10-16T00:00:00Z'),
      correction('c-2', 'c-1', '2026-10-17T00:00:00Z'),
    ];
    await record(of, before);
    for (const month of MONTHS.slice(0, 4)) await issueOne(id, month, given.stores, publisher, () => at('2026-10-01T12:00:00Z'));
    await record(of, after);
    const prepared = await prepareStatement(id, '2026-10', given.stores, clock());
    if ('issues' in prepared) throw new Error('no statement');
    expect(prepared.statement.findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(['id-used-again', 'corrected']));
    const all = assess(readContract(document).checked!, [...before, ...after], '2026-10', { reasons: true });
    expect(prepared.statement).toEqual((all as { statement: Statement }).statement);
  });
});
