/** A record without a number is named by its components and its local time, never by the key of an event. */
import { describe, expect, it } from 'vitest';
import { genitive } from '../../../../lib/domain/evidence/findings/german-cases.ts';
import type { CellReason } from '../../../../lib/domain/statement/reasons.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';
import { numberOf, recordIdOf } from '../../../../lib/presentation/reasons/record-names.ts';

const KEY = 'webhook:uptime-kuma|17|0|2026-10-12T12:01:00.000Z';
const ALARM = 'arn:aws:cloudwatch:ap-southeast-1:444455556666:alarm:line-1-5xx@aws:444455556666|eb:0c4b2d11';

const reason = (record: string, start: string): CellReason => ({
  cell: 'down',
  index: 'line-1',
  description: '',
  counted: [{ start, end: '2026-10-13T00:00:00.000Z', records: [{ record, component: 'line-1', events: [KEY] }] }],
});
const statement = {
  period: { label: '2026-10', zone: 'Asia/Shanghai', start: '2026-09-30T16:00:00.000Z', end: '2026-10-31T16:00:00.000Z' },
  legend: { cells: {}, credits: {}, components: { 'line-1': { en: 'Line 1', zh: '一号线', de: 'Leitung 1' } } },
  lines: [
    {
      reasons: [reason(`outage/uptime-kuma/17@${KEY}`, '2026-10-12T12:00:00.000Z'), reason(`outage/${ALARM}`, '2026-10-20T01:00:00.000Z')],
    },
  ],
  open: [{ kind: 'outage', id: `INC-7@${KEY}`, components: ['line-1'], since: '2026-10-30T00:00:00.000Z', group: '' }],
  findings: [{ code: 'id-used-again', severity: 'warning', path: '', message: '', parameters: { becomes: `INC-7@${KEY}` } }],
} as unknown as Statement;

describe('a record', () => {
  it.each([
    [
      'that a probe reported',
      `outage/uptime-kuma/17@${KEY}`,
      'outage of Line 1 at 2026-10-12 20:00:00+08:00',
      '一号线 2026-10-12 20:00:00+08:00 的故障',
      'Störung bei Leitung 1 vom 12.10.2026 20:00:00 +08:00',
    ],
    [
      'that an alarm reported',
      `outage/${ALARM}`,
      'outage of Line 1 at 2026-10-20 09:00:00+08:00',
      '一号线 2026-10-20 09:00:00+08:00 的故障',
      'Störung bei Leitung 1 vom 20.10.2026 09:00:00 +08:00',
    ],
    [
      'with a number that was used before',
      `outage/INC-7@${KEY}`,
      'outage INC-7 of Line 1 at 2026-10-30 08:00:00+08:00',
      '一号线 2026-10-30 08:00:00+08:00 的故障 INC-7',
      'Störung INC-7 bei Leitung 1 vom 30.10.2026 08:00:00 +08:00',
    ],
    [
      'without any time in the statement',
      'outage/line-1@vendor|e-9',
      'outage of Line 1 reported by event e-9 of vendor',
      '一号线的故障（由 vendor 的事件 e-9 报告）',
      'Störung bei Leitung 1 laut Ereignis e-9 von vendor',
    ],
    [
      'of the whole service',
      'outage/service@vendor|e-9',
      'outage reported by event e-9 of vendor',
      '故障（由 vendor 的事件 e-9 报告）',
      'Störung laut Ereignis e-9 von vendor',
    ],
    ['with a number', 'ticket/T-1', 'ticket T-1', '工单 T-1', 'Ticket T-1'],
    [
      'with a number that another sender has',
      `ticket/T-1@${KEY}`,
      'ticket T-1 reported by event 17|0|2026-10-12T12:01:00.000Z of webhook:uptime-kuma',
      '工单 T-1（由 webhook:uptime-kuma 的事件 17|0|2026-10-12T12:01:00.000Z 报告）',
      'Ticket T-1 laut Ereignis 17|0|2026-10-12T12:01:00.000Z von webhook:uptime-kuma',
    ],
  ])('%s is named for a person, also as the owner of a fact and as a place', (_, record, ...said) => {
    (['en', 'zh', 'de'] as const).forEach((language, i) => {
      const names = new Names(statement, language);
      for (const name of [names.record(record), names.owner(record), names.place(record)]) expect(name.trim()).toBe(said[i]);
      expect(names.fact(`${record}: cause`)).toContain(language === 'de' ? genitive(said[i]!) : said[i]!);
    });
  });

  it('beside its times has its kind and its number alone', () => {
    const names = new Names(statement, 'en');
    expect([`outage/uptime-kuma/17@${KEY}`, `outage/INC-7@${KEY}`, 'ticket/T-1'].map((one) => names.recordAlone(one))).toEqual([
      'outage',
      'outage INC-7',
      'ticket T-1',
    ]);
  });

  it('in a list of cases has its number, and its time where another one has the same number', () => {
    const objectives = [
      { objective: 'o', index: `T-1@${KEY}`, timing: { start: '2026-10-05T00:00:00.000Z' } },
    ] as unknown as Statement['objectives'];
    const names = new Names({ ...statement, objectives }, 'en');
    expect([names.index('T-1'), names.index(`T-1@${KEY}`), names.index('line-1')]).toEqual([
      'T-1',
      'T-1 (2026-10-05 08:00:00+08:00)',
      'Line 1',
    ]);
  });

  it('the id of one keeps an address that a sender gave as its number', () => {
    expect(recordIdOf('ticket/anna@example.com')).toEqual({ kind: 'ticket', own: 'anna@example.com' });
    expect(numberOf('anna@example.com@vendor|e-1')).toBe('anna@example.com');
  });

  it('of several with the same components and the same time each has its sender, and its event where another one has the same sender', () => {
    const START = '2026-10-12T12:00:00.000Z';
    const ids = ['line-1@a|1', 'line-1@b|1', 'line-1@b|2', 'line-1@c|3'].map((id) => `outage/${id}`);
    const starts = [START, START, START, '2026-10-12T13:00:00.000Z'];
    const own = { ...statement, lines: [{ reasons: ids.map((id, i) => reason(id, starts[i]!)) }] } as unknown as Statement;
    const known = 'outage of Line 1 at 2026-10-12 20:00:00+08:00 reported by';
    expect(ids.map((id) => new Names(own, 'en').record(id))).toEqual([
      `${known} a`,
      `${known} event 1 of b`,
      `${known} event 2 of b`,
      'outage of Line 1 at 2026-10-12 21:00:00+08:00',
    ]);
    for (const language of DOCUMENT_LANGUAGES) {
      const names = new Names(own, language);
      expect(new Set(ids.map((id) => names.fact(`${id}: cause`))).size).toBe(ids.length);
      expect(names.told('x', ids[0]!, ids.slice(0, 2))).toContain('a');
      expect(names.told('x', ids[0]!, ids.slice(0, 1))).toBe('x');
    }
  });

  it('in a list of cases has its sender where others with its number have its time', () => {
    const [start, other] = ['2026-10-05T00:00:00.000Z', '2026-10-06T00:00:00.000Z'];
    const timed = (index: string, at: string): unknown => ({ objective: 'o', index, timing: { start: at } });
    const objectives = [timed('T-1@a|1', start), timed('T-1@b|2', start), timed('T-1@b|3', other)];
    const names = new Names({ ...statement, objectives } as unknown as Statement, 'en');
    expect(['T-1@a|1', 'T-1@b|2', 'T-1@b|3'].map((index) => names.index(index))).toEqual([
      'T-1 (2026-10-05 08:00:00+08:00, reported by a)',
      'T-1 (2026-10-05 08:00:00+08:00, reported by b)',
      'T-1 (2026-10-06 08:00:00+08:00)',
    ]);
  });
});
