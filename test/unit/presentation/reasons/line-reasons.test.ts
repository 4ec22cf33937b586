/** Reasons of lines as people read them, in each language. */
import { describe, expect, it } from 'vitest';
import { parseFraction } from '../../../../lib/domain/money/ratio.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import { namedOnce } from '../../../../lib/presentation/reasons/papers-behind.ts';
import type { ClauseBehind } from '../../../../lib/domain/statement/clauses-behind.ts';
import { unroundedShown } from '../../../../lib/presentation/reasons/values.ts';
import type { Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { REASON_WORDS } from '../../../../lib/presentation/reasons/wording.ts';
import { lineReasons, reasonLines } from '../../../../lib/presentation/reasons/line-reasons.ts';
import { renderCsv } from '../../../../lib/presentation/csv/render-csv.ts';
import { aContract, statementOf, termsWith } from '../../../support/contracts.ts';
import { at, fact, outage } from '../../../support/facts.ts';

const charges = [{ kind: 'recurring', amount: '1000.00 EUR', every: 'month' as const, 'part-month': 'whole' as const }];
const berlin = { every: 'month', zone: 'Europe/Berlin', 'part-period': 'clipped' } as const;

const availability = {
  money: { currency: 'EUR', rounding: 'half-up' },
  period: berlin,
  definitions: {
    down: { intervals: 'outage', from: 'started', to: 'ended', title: { en: 'Downtime', zh: '停机时间' } },
    works: { intervals: 'maintenance', from: 'began', to: 'ended', title: { en: 'Maintenance', zh: '维护' } },
    counted: { except: ['down', 'works'] },
    availability: { uptime: 'counted', of: 'period' },
    rate: {
      bands: 'availability',
      table: [
        { 'less-than': '99.9%', gives: '10%' },
        { 'at-least': '99.9%', gives: '0%' },
      ],
    },
    fee: { charges: 'all', 'taken-from': 'period', title: { en: 'Monthly fee', zh: '月费' } },
  },
  objectives: {
    availability: {
      'at-least': '99.9%',
      clause: '4.2',
      quote: 'Available 99.9% of the month',
      title: { en: 'Availability', zh: '可用率' },
    },
  },
  credits: { credit: { of: 'fee', times: 'rate', for: 'availability', title: { en: 'Service credit', zh: '服务赔付' } } },
  claims: { credit: 'automatic' },
} satisfies Partial<Terms>;

const stated = (terms: Partial<Terms>, facts: readonly Fact[], order: Partial<Order> = {}): Statement =>
  statementOf(aContract({ order: { charges, ...order }, terms: termsWith(terms) }), facts, '2026-10', { reasons: true });

const textOf = (statement: Statement, language: 'en' | 'zh' = 'en', most?: number): string =>
  reasonLines(lineReasons({ statement }, language, most)).join('\n');

/** The night in which summer time ends: 02:30 comes twice, an hour apart. */
const autumn = stated(availability, outage(at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')));

describe('the reason of a line', () => {
  it('has in English the clause, the measured value, the limit, the band, and the base with its charge', () => {
    const text = textOf(autumn);
    for (const sentence of [
      'Line 1: Service credit, 100.00 EUR',
      'Clause 4.2: "Available 99.9% of the month".',
      'Measured: Availability was about 99.8657%.',
      'The limit is at least 99.9%; it was missed by about 0.0342 percentage points.',
      'is in band 1 (less than 99.9%), which gives 10%.',
      'Base: Monthly fee, 1,000.00 EUR.',
      'recurring charge, 1,000.00 EUR, of 1,000.00 EUR a month.',
      '1,000.00 EUR × 10% = 100.00 EUR.',
    ])
      expect(text).toContain(sentence);
  });

  it('given only a credit far above the line names its clause, the line has this clause', () => {
    const { availability: objective } = availability.objectives;
    const { clause: _, quote: __, ...bare } = objective;
    const credits = {
      ...availability.credits,
      middle: { sum: ['credit'] },
      outer: { sum: ['middle'], clause: '7.1', quote: 'All credits of a month' },
    };
    const nested = { ...availability, objectives: { availability: bare }, credits, claims: { outer: 'automatic' as const } };
    const night = outage(at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z'));
    expect(textOf(stated(nested, night))).toContain('Clause 7.1: "All credits of a month".');
  });

  it('given words of the contract that end with a mark, the sentence ends once; without a clause it names the terms', () => {
    const { availability: objective } = availability.objectives;
    const night = outage(at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z'));
    const saying = (paper: object): Statement => {
      const { clause: _, quote: __, ...rest } = objective;
      return stated({ ...availability, objectives: { availability: { ...rest, ...paper } } }, night);
    };
    const ended = saying({ clause: '4.2', quote: 'It is available.' });
    expect(DOCUMENT_LANGUAGES.map((language) => lineReasons({ statement: ended }, language)[0]!.sentences[0]!.text)).toEqual([
      'Clause 4.2: "It is available."',
      '条款 4.2：“It is available.”',
      'Klausel 4.2: „It is available.“',
    ]);
    const bare = saying({});
    const terms = `${bare.terms.title} ${bare.terms.version}`;
    expect(DOCUMENT_LANGUAGES.map((language) => lineReasons({ statement: bare }, language)[0]!.sentences[0]!.text)).toEqual([
      `By ${terms}; the contract names no clause.`,
      `依据 ${terms}；合同未注明条款。`,
      `Nach ${terms}; der Vertrag nennt keine Klausel.`,
    ]);
  });

  it('has the same in Chinese', () => {
    const text = textOf(autumn, 'zh');
    for (const sentence of [
      '第 1 行：服务赔付，100.00 EUR',
      '条款 4.2：“Available 99.9% of the month”。',
      '实测：可用率：约 99.8657%。',
      '限值为不低于 99.9%；未达标，相差约 0.0342 个百分点。',
      '基数：月费，1,000.00 EUR。',
      '1,000.00 EUR × 10% = 100.00 EUR。',
    ])
      expect(text).toContain(sentence);
  });

  it('has local times with the offset, so that the repeated hour at the end of summer time adds up', () => {
    expect(textOf(autumn)).toContain('from 2026-10-25 02:30:00+02:00 to 2026-10-25 02:30:00+01:00 (1 h)');
    expect(textOf(autumn, 'zh')).toContain('自 2026-10-25 02:30:00+02:00 至 2026-10-25 02:30:00+01:00（1 小时）');
  });

  it('names the events with their senders, and the time that an exclusion removed', () => {
    const facts = [
      fact('service.down', '2026-10-05T00:00:00Z', { id: 'd-1', sender: 'aws:1', body: { record: 'I-1' } }),
      fact('service.up', '2026-10-05T10:00:00Z', { id: 'u-1', sender: 'aws:1', body: { record: 'I-1' } }),
      fact('maintenance.started', '2026-10-05T08:00:00Z', { id: 'm-1', sender: 'aws:1', body: { record: 'M' } }),
      fact('maintenance.ended', '2026-10-05T09:00:00Z', { id: 'm-2', sender: 'aws:1', body: { record: 'M' } }),
    ];
    const text = textOf(stated(availability, facts));
    expect(text).toContain('outage I-1: events d-1, u-1 from aws:1');
    expect(text).toContain('9 h counted in 2 intervals.');
    expect(text).toContain('Excluded by Maintenance: 1 h.');
  });

  it('shows a weight as a percentage with the length that counts', () => {
    const weighted = { ...availability, definitions: { ...availability.definitions, counted: { weighted: 'down', as: '12.5%' } } };
    const text = textOf(stated(weighted, outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T16:00:00Z'))));
    expect(text).toContain('(16 h), counted at 12.5%, which is 2 h');
  });

  it('names intervals up to a bound and counts the rest; without a bound it names all', () => {
    const facts = Array.from({ length: 50 }, (_, i) => {
      const start = at('2026-10-02T00:00:00Z') + i * 3_600_000;
      return outage(start, start + 300_000);
    }).flat();
    const statement = stated(availability, facts);
    expect(textOf(statement)).toContain('and 30 more');
    expect(textOf(statement, 'zh')).toContain('另有 30 项');
    expect(textOf(statement, 'en', Infinity).match(/\(5 min\)/g)).toHaveLength(50);
  });

  it('marks amounts that the currency cannot express', () => {
    const fee = { charges: 'all', 'taken-from': 'period', 'a-day': 'of-30' };
    const thirds = { ...availability, definitions: { ...availability.definitions, fee } };
    const text = textOf(stated(thirds, outage(at('2026-10-05T00:00:00Z'), at('2026-10-06T00:00:00Z'))));
    expect(text).toContain('Base: Charges, about 33.33 EUR.');
    expect(text).toContain(
      'about 33.33 EUR × 10% = about 3.33 EUR.\n  Before rounding that is 3.333…, between 3.33 EUR and 3.34 EUR, nearer to 3.33 EUR, and is rounded down to 3.33 EUR.',
    );
  });
});

describe('a sum that is rounded', () => {
  it.each([
    ['half-up', '99.99', ' nearer to 10.00 EUR, and is rounded up to 10.00 EUR.'],
    ['up', '99.99', ' nearer to 10.00 EUR, and is rounded up to 10.00 EUR.'],
    ['down', '99.99', '9.999, between 9.99 EUR and 10.00 EUR, and is rounded down to 9.99 EUR.'],
    ['up', '99.91', '9.991, between 9.99 EUR and 10.00 EUR, and is rounded up to 10.00 EUR.'],
    ['half-up', '99.95', ' exactly in the middle, and is rounded up to 10.00 EUR.'],
    ['down', '99.95', ' exactly in the middle, and is rounded down to 9.99 EUR.'],
  ] as const)('%s of a tenth of %s EUR names the nearer amount only where it is the one that is owed', (rounding, fee, text) => {
    const own = [{ ...charges[0]!, amount: `${fee} EUR` }];
    const down = outage(at('2026-10-05T00:00:00Z'), at('2026-10-06T00:00:00Z'));
    expect(textOf(stated({ ...availability, money: { currency: 'EUR', rounding } }, down, { charges: own }))).toContain(text);
  });
});

describe('a sum before its rounding', () => {
  it.each([
    ['2469/200', 'EUR', '12.345'],
    ['1234567891/1000000', 'EUR', '1,234.567891'],
    ['10/3', 'EUR', '3.333…'],
    ['1234/99', 'EUR', '12.464…'],
    ['37035001/3000000', 'EUR', '12.3450003…'],
    ['100/3', 'JPY', '33.3…'],
    ['1000001/3000000', 'KWD', '0.3333…'],
    ['1/30000', 'EUR', '0.00003…'],
  ])('ends where it ends, else shows its side of the middle: %s %s', (exact, currency, shown) => {
    expect(unroundedShown(parseFraction(exact), currency, REASON_WORDS.en)).toBe(shown);
  });
});

describe('the way from base and rate to the amount', () => {
  const hours = (count: number): readonly Fact[] => outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T00:00:00Z') + count * 3_600_000);

  it('names the counted part of a month of a charge', () => {
    const monthly = [{ ...charges[0]!, amount: '60000.00 EUR', 'part-month': 'by-days' as const, from: '2026-10-08' }];
    const statement = stated(availability, hours(10), { charges: monthly });
    expect(textOf(statement)).toContain('about 46,451.61 EUR, 24 of 31 days of 60,000.00 EUR a month.');
    expect(textOf(statement, 'zh')).toContain('约 46,451.61 EUR，合同费用为每月 60,000.00 EUR，计入其中 24 天（该月 31 天）。');
  });

  it("has amounts with the currency's decimals in CSV too, with the columns that are rounded", () => {
    const monthly = [{ ...charges[0]!, amount: '60000.00 EUR', 'part-month': 'by-days' as const, from: '2026-10-08' }];
    const statement = stated(availability, hours(10), { charges: monthly });
    const [head, row, total] = renderCsv('s', 1, statement)
      .split('\r\n')
      .map((line) => line.split(','));
    const of = (one: string[] | undefined, column: string): string | undefined => one?.[head!.indexOf(column)];
    expect(['base', 'due', 'amount', 'title', 'rounded'].map((column) => of(row, column))).toEqual([
      '46451.61',
      '4645.16',
      '4645.16',
      'Service credit',
      'base due',
    ]);
    expect(of(total, 'title')).toBe('Total');
    const chinese = renderCsv('s', 1, statement, 'zh')
      .split('\r\n')
      .map((line) => line.split(','));
    expect(chinese.slice(1, 3).map((one) => of(one, 'title'))).toEqual(['服务赔付', '合计']);
    expect(chinese[0]).toEqual(head);
  });

  it('names the cap that cut the line, with the amounts before and after', () => {
    const capped = { ...availability, credits: { credit: { ...availability.credits.credit, cap: [{ 'at-most': '30.00 EUR' }] } } };
    const statement = stated(capped, hours(10));
    expect(textOf(statement)).toContain('The cap on "Service credit" leaves 30.00 EUR of 100.00 EUR.');
    expect(textOf(statement, 'zh')).toContain('受“服务赔付”的上限所限，100.00 EUR 减至 30.00 EUR。');
  });

  it('states that a sum does not reach the minimum', () => {
    const least = { ...availability, credits: { credit: { ...availability.credits.credit, minimum: { 'more-than': '100.00 EUR' } } } };
    const statement = stated(least, hours(10));
    expect(textOf(statement)).toContain('The sum, 100.00 EUR, does not reach the minimum, so nothing is owed.');
    expect(textOf(statement, 'zh')).toContain('合计 100.00 EUR 未达到最低金额，不予赔付。');
  });

  it('writes a distance between shares in percentage points', () => {
    expect(textOf(autumn)).toContain('That is about 0.0342 percentage points below 99.9%.');
    expect(textOf(autumn, 'zh')).toContain('即比 99.9% 低约 0.0342 个百分点。');
  });
});

const tickets: Partial<Terms> = {
  money: { currency: 'EUR', rounding: 'half-up' },
  period: berlin,
  attributes: { severity: { of: 'ticket', values: ['urgent', 'minor'], default: 'minor', 'reported-by': ['vendor', 'customer'] } },
  definitions: {
    office: { 'business-hours': 'Europe/Berlin', open: { 'mon-fri': ['09:00-17:00'] }, title: { en: 'office hours', zh: '办公时间' } },
    fix: {
      timer: 'ticket',
      from: 'opened',
      to: 'resolved',
      hours: 'office',
      paused: ['waiting-on-customer'],
      'counted-in': 'from',
      'on-reopen': 'ignore',
      'on-severity-change': 'first',
    },
    limit: { 'depending-on': 'severity', cases: { urgent: '4 h', minor: '40 h' } },
    late: { count: 'fix', that: 'breached' },
    rate: { multiply: 'late', by: '5%' },
    fee: { charges: 'all', 'taken-from': 'period' },
  },
  objectives: { fix: { 'at-most': 'limit', clause: 'T7' } },
  credits: { credit: { of: 'fee', times: 'rate', for: 'fix' } },
  claims: { credit: 'automatic' },
};

const ticket = (type: Fact['type'], when: string, more: object = {}): Fact =>
  fact(type, when, { id: `${type}-${when}`, sender: 'tool', body: { record: 'T-1', ...more } });
const late = stated(tickets, [
  ticket('ticket.opened', '2026-10-23T13:00:00Z', { attributes: { severity: 'urgent' } }),
  ticket('ticket.paused', '2026-10-23T14:00:00Z', { reason: 'waiting-on-customer' }),
  ticket('ticket.resumed', '2026-10-26T09:00:00Z'),
  ticket('ticket.resolved', '2026-10-26T13:00:00Z'),
]);

describe('the reason of a line for a ticket whose clock still runs', () => {
  it('says that it missed its limit by at least so much', () => {
    const running = stated(tickets, [ticket('ticket.opened', '2026-10-23T07:00:00Z', { attributes: { severity: 'urgent' } })]);
    expect(textOf(running)).toMatch(/ticket T-1: at least .*, limit at most 4 h, missed by at least .* h/);
    expect(textOf(running, 'zh')).toMatch(/超出.*不低于|不低于.*超出/);
  });
});

describe('the reason of a line for tickets of which one is open', () => {
  const open: Partial<Terms> = {
    ...tickets,
    attributes: { severity: { of: 'ticket', values: ['urgent', 'minor'], 'reported-by': ['vendor', 'customer'] } },
  };
  const of = (record: string, type: Fact['type'], when: string, more: object = {}): Fact =>
    fact(type, when, { id: `${record} ${type}`, sender: 'tool', body: { record, ...more } });
  const one = stated(open, [
    of('T-1', 'ticket.opened', '2026-10-21T07:00:00Z', { attributes: { severity: 'urgent' } }),
    of('T-1', 'ticket.resolved', '2026-10-21T13:00:00Z'),
    of('T-2', 'ticket.opened', '2026-10-22T07:00:00Z'),
    of('T-2', 'ticket.resolved', '2026-10-22T13:00:00Z'),
  ]);

  it('counts what is certain, and names the open ticket as open', () => {
    const sentences = textOf(one)
      .split('\n')
      .map((text) => text.trim());
    const at = (text: string): number => sentences.findIndex((sentence) => sentence.startsWith(text));
    expect(sentences).toContain('Number of cases (Time from opened to resolved, by ticket): 1 for certain, 2 at most.');
    expect(sentences.filter((text) => text === 'Open: missing facts decide whether it counts.')).toHaveLength(1);
    expect(sentences[at('ticket T-2: 6 h, limit at most 4 h to 40 h.') + 1]).toBe('Open: missing facts decide whether it counts.');
    expect(textOf(one, 'zh')).toContain('：确定 1 件，至多 2 件。');
    expect(reasonLines(lineReasons({ statement: one }, 'de')).join('\n')).toContain(': sicher 1, höchstens 2.');
  });
});

describe('the reason of a line for tickets', () => {
  it('has the timer of each case: start, stop, hours, severity, deadline, pauses, and the stretches that add up', () => {
    const text = textOf(late);
    for (const sentence of [
      'Line 1: Credit for: Time from opened to resolved, by ticket, 50.00 EUR',
      'Clause T7.',
      'Number of cases (Time from opened to resolved, by ticket): 1.',
      'ticket T-1: 5 h, limit at most 4 h, missed by 1 h.',
      'Clock: from 2026-10-23 15:00:00+02:00 to 2026-10-26 14:00:00+01:00, in office hours, severity urgent, due 2026-10-26 13:00:00+01:00.',
      'Stopped (waiting on customer) from 2026-10-23 16:00:00+02:00 to 2026-10-26 10:00:00+01:00 (67 h).',
      'Rate: Number of cases (Time from opened to resolved, by ticket), 1, × 5% each = 5%.',
      'Time counted on the clock: 5 h.',
      'ran from 2026-10-23 15:00:00+02:00 to 2026-10-23 16:00:00+02:00 (1 h)',
      'ran from 2026-10-26 10:00:00+01:00 to 2026-10-26 14:00:00+01:00 (4 h)',
      'from tool.',
    ])
      expect(text).toContain(sentence);
    expect(text).not.toMatch(/\b(fix|late|rate|fee)\b/);
  });

  it('has the same in Chinese', () => {
    const text = textOf(late, 'zh');
    for (const sentence of [
      '工单 T-1：5 小时，限值不超过 4 小时，超出 1 小时。',
      '按办公时间计',
      '计入的用时：5 小时。',
      '（来自 tool）。',
    ])
      expect(text).toContain(sentence);
  });

  it('has stretches of the timer that add up to the measured value', () => {
    const [{ timing, measured }] = late.objectives as [Statement['objectives'][number]];
    const sum = timing!.sections!.reduce((total, { start, end }) => total + Date.parse(end) - Date.parse(start), 0);
    expect(String(sum)).toBe(measured!.exact);
  });
});

describe('a definition without a title', () => {
  it('has words for what it measures; where several are alike, the readable form of the name, or in Chinese a number', () => {
    const two: Partial<Terms> = {
      ...availability,
      definitions: { ...availability.definitions, again: { uptime: 'down', of: 'period' } },
      objectives: { availability: { 'at-least': '99.9%' }, again: { 'at-least': '99%' } },
      credits: { credit: { of: 'fee', times: 'rate', for: 'availability' } },
    };
    const statement = stated(two, outage(at('2026-10-05T00:00:00Z'), at('2026-10-05T10:00:00Z')));
    expect(textOf(statement)).toContain('Line 1: Credit for: Availability, 100.00 EUR');
    expect(
      lineReasons({ statement: { ...statement, lines: statement.lines.map((line) => ({ ...line, credit: 'again-paid' })) } }, 'en')[0]!
        .head,
    ).toBe('Line 1: Again paid, 100.00 EUR');
    expect(textOf(statement, 'zh')).toContain('第 1 行：可用率 (2)的赔付，100.00 EUR');
  });

  it('has the readable form of its name in a statement that was issued without a legend', () => {
    const { legend: _, ...old } = autumn;
    expect(textOf(old)).toContain('Line 1: Credit, 100.00 EUR');
  });
});

describe('clauses in a list', () => {
  const own = (clause?: string, quote?: string): ClauseBehind => ({
    at: 'credit',
    name: 'c',
    ...(clause !== undefined && { clause }),
    ...(quote !== undefined && { quote }),
  });

  it.each([
    ['a number and its words', [own('W15'), own('W15', 'q')], [own('W15', 'q')]],
    ['words and those with their number', [own(undefined, 'q'), own('W1', 'q')], [own('W1', 'q')]],
    ['two sentences of a clause', [own('W15', 'q'), own('W15', 'r')], [own('W15', 'q'), own('W15', 'r')]],
    ['numbers alone and other words', [own('W5'), own(undefined, 'q')], [own('W5'), own(undefined, 'q')]],
  ])('are each named once where the list has %s', (_, given, wanted) => {
    expect(namedOnce(given)).toEqual(wanted);
  });
});
