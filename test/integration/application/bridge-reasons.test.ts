/** What a revision changed, and why, in sentences: a late event, a correction with its reason, an amended contract. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { DAY, HOUR } from '../../../lib/domain/time/instant.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { bridgeSentences } from '../../../lib/presentation/reasons/bridge-reasons.ts';
import { statementForVendor } from '../../../lib/application/statements/vendor-view.ts';
import { Auditor } from '../../support/auditor.ts';
import { exampleDocument } from '../../support/harness.ts';
import { at, fact, outage } from '../../support/facts.ts';

const ID = 'live-streaming-network';
const SENDER = 'aws:444455556666';

let auditor: Auditor;
beforeEach(async () => {
  auditor = new Auditor('2026-09-01T00:00:00Z');
  await auditor.put(exampleDocument());
});

const down = async (from: string, hours: number, record: string): Promise<void> => {
  for (const [i, one] of outage(at(from), at(from) + hours * HOUR, { component: 'line-1', body: { record } }).entries()) {
    const receivedAt = Math.max(auditor.now, one.occurredAt);
    await auditor.stores.facts.record(
      'lumencast',
      { ...one, id: `${record}-${i}`, sender: SENDER, speaksFor: 'vendor', receivedAt },
      undefined,
      receivedAt,
    );
  }
};

const restated = async (): Promise<IssuedStatement> => {
  await auditor.audit('2026-10');
  return (await auditor.stores.statements.latest(ID, '2026-10'))!;
};

const said = ({ bridge, statement }: IssuedStatement, language: 'en' | 'zh'): string[] =>
  bridgeSentences(bridge!, statement, language).map(({ text, depth }) => `${'  '.repeat(depth)}${text}`);

describe('the bridge of a revision in sentences', () => {
  it('a late event is shown with its sender, its time, its receipt, and the changed line', async () => {
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.now += DAY;
    const issued = await restated();
    expect(said(issued, 'en')).toEqual([
      'Since revision 1 the total changed from 0.00 CNY to 6,000.00 CNY (+6,000.00 CNY).',
      '  Credit for availability, Line 1: added, 0.00 CNY before, 6,000.00 CNY now, difference +6,000.00 CNY, cost centre CC-4100.',
      `Late event: I-1-0 (service down on I-1, Line 1) of the vendor, sent by ${SENDER}, happened at 2026-10-05 08:00:00+08:00 and was received at 2026-11-02 20:00:00+08:00.`,
      `Late event: I-1-1 (service up again on I-1, Line 1) of the vendor, sent by ${SENDER}, happened at 2026-10-05 10:00:00+08:00 and was received at 2026-11-02 20:00:00+08:00.`,
    ]);
    expect(said(issued, 'zh')).toEqual([
      '自版次 1 以来，合计由 0.00 CNY 变为 6,000.00 CNY（+6,000.00 CNY）。',
      '  可用率赔付，一号线路：新增，原金额 0.00 CNY，现金额 6,000.00 CNY，差额 +6,000.00 CNY，成本中心 CC-4100。',
      `迟到事件：I-1-0（服务不可用，关于 I-1、一号线路），由供应商一方的 ${SENDER} 发送，发生于 2026-10-05 08:00:00+08:00，收到于 2026-11-02 20:00:00+08:00。`,
      `迟到事件：I-1-1（服务恢复，关于 I-1、一号线路），由供应商一方的 ${SENDER} 发送，发生于 2026-10-05 10:00:00+08:00，收到于 2026-11-02 20:00:00+08:00。`,
    ]);
  });

  it('names cost centres to the customer, and none to the vendor', async () => {
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.now += DAY;
    const issued = await restated();
    const model = (one: IssuedStatement): string => JSON.stringify(documentModel(one, LABELS.en).tables.map(({ rows }) => rows));
    expect(model(issued)).toContain('CC-4100');
    expect(model(statementForVendor(issued, { bundle: undefined, earlier: [] }))).not.toContain('CC-4100');
    expect(said(statementForVendor(issued, { bundle: undefined, earlier: [] }), 'en')[1]).toBe(
      '  Credit for availability, Line 1: added, 0.00 CNY before, 6,000.00 CNY now, difference +6,000.00 CNY.',
    );
  });

  it('a correction is shown with its target, and the reason that a person gave', async () => {
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    for (const end of [0, 1]) {
      const body = { corrects: `I-1-${end}`, reason: 'the probe was wrong' };
      await auditor.stores.facts.record(
        'lumencast',
        fact('correction', auditor.now, { id: `c-${end}`, sender: SENDER, component: 'line-1', body }),
        undefined,
        auditor.now,
      );
    }
    auditor.now += DAY;
    const issued = await restated();
    expect(said(issued, 'en')).toEqual([
      'Since revision 1 the total changed from 6,000.00 CNY to 0.00 CNY (-6,000.00 CNY).',
      '  Credit for availability, Line 1: reversed, 6,000.00 CNY before, 0.00 CNY now, difference -6,000.00 CNY, cost centre CC-4100.',
      ...[0, 1].flatMap((end) => [
        `Correction that withdraws I-1-${end}: c-${end} (correction on Line 1) of the vendor, sent by ${SENDER}, happened at 2026-11-02 20:00:00+08:00 and was received at 2026-11-02 20:00:00+08:00.`,
        '  The reason given: "the probe was wrong".',
      ]),
    ]);
    expect(said(issued, 'zh').slice(2)).toEqual(
      [0, 1].flatMap((end) => [
        `更正（撤回 I-1-${end}）：c-${end}（更正，关于一号线路），由供应商一方的 ${SENDER} 发送，发生于 2026-11-02 20:00:00+08:00，收到于 2026-11-02 20:00:00+08:00。`,
        '  所述理由：“the probe was wrong”。',
      ]),
    );
  });

  it('an amendment is shown with the revisions of the contract before and after it', async () => {
    await down('2026-10-05T00:00:00Z', 2, 'I-1');
    auditor.set('2026-11-02T12:00:00Z');
    await auditor.audit('2026-10');
    const amended = exampleDocument();
    amended.order.charges[0].amount = '70000.00 CNY';
    await auditor.put(amended);
    auditor.now += DAY;
    const issued = await restated();
    expect(said(issued, 'en')).toEqual([
      'Since revision 1 the total changed from 6,000.00 CNY to 7,000.00 CNY (+1,000.00 CNY).',
      '  Credit for availability, Line 1: changed, 6,000.00 CNY before, 7,000.00 CNY now, difference +1,000.00 CNY, cost centre CC-4100.',
      'The contract was amended (revision 1 to 2).',
    ]);
    expect(said(issued, 'zh').at(-1)).toBe('合同已变更（版次 1 至 2）。');
  });
});
