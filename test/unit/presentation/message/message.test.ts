/** What people read of each message: words, money and titles, in each language; bounded lists; names that cannot add a line or turn it round. */
import { describe, expect, it } from 'vitest';
import type { AuditDigest } from '../../../../lib/application/messages/audit-digest.ts';
import type { ClaimEntry } from '../../../../lib/application/ports/claims.ts';
import { MESSAGE_BOUNDS, MESSAGE_LANGUAGES, type MessageLanguage } from '../../../../lib/declarations/messages.ts';
import { UNMATCHED_CODES } from '../../../../lib/domain/claims/bill-credit.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { type ActionEvent, actionMessage } from '../../../../lib/presentation/message/action-message.ts';
import { auditMessage } from '../../../../lib/presentation/message/audit-message.ts';
import { apart, asHtml, asText, subjectLine } from '../../../../lib/presentation/message/message-model.ts';

const CONSOLE = 'https://sla.example/console/';
const eur = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });
const about = { contract: 'live', vendor: 'lumencast', period: '2026-10' };
const warning = {
  ...about,
  objective: 'line-uptime',
  for: 'line-1',
  titles: { objective: { en: 'Availability', zh: '可用率', de: 'Verfügbarkeit' }, for: 'Studio line' },
  projectedCredit: eur('6000.00'),
};
const claim = {
  ...about,
  claim: 'live.2026-10.lost-hours',
  credit: 'lost-hours',
  titles: { credit: { en: 'Compensation', zh: '补偿', de: 'Entschädigung' } },
  creditor: 'customer',
  owed: eur('16000.00'),
  reserved: eur('250.00'),
  open: eur('1000.00'),
  lastDay: '2026-11-30',
};
const DETAILS: Readonly<Record<ActionEvent, Record<string, unknown>>> = {
  'claim.deadline-near.v1': { ...claim, days: 1 },
  'claim.transitioned.v1': { ...claim, kind: 'submitted', state: 'submitted' },
  'budget.at-risk.v1': { ...warning, allowedSeconds: 2678, usedSeconds: 1500, remainingSeconds: -60, usedPercent: 56.4 },
  'ticket.deadline-near.v1': { ...warning, for: undefined, record: 'ticket/T-1', deadline: '2026-10-10T12:00:00.000Z' },
  'approval.requested.v1': {
    ...{ approval: 'approval-1', kind: 'credit-note', amount: '800.00', currency: 'EUR' },
    entry: { claim: 'live.2026-10.lost-hours', amount: '500.00', transitions: 2, revision: 1 },
    summary: 'credited 500.00 EUR: agreed\r\nBcc: all@example.com',
    requestedBy: 'fred',
  },
  'bill-credit.unmatched.v1': {
    ...{ row: 'billing|row-1', vendor: 'lumencast', reference: 'live.2026-09.x', amount: '-16.00', currency: 'EUR' },
    code: 'unknown-reference',
    ...{ problem: 'no claim has the id "live.2026-09.x"', remedy: 'correct the reference.' },
  },
  'endpoint.disabled.v1': { endpoint: 'erp', reason: 'failing', failingSince: '2026-11-01T00:00:00.000Z' },
};

const written = (type: ActionEvent, language: MessageLanguage) => actionMessage(type, DETAILS[type], language, CONSOLE);

describe.each(MESSAGE_LANGUAGES)('a message of its own in %s', (language) => {
  it.each(Object.keys(DETAILS) as ActionEvent[])('of %s has a subject, what happened, what to do and a link', (type) => {
    const model = written(type, language);
    const text = asText(model);
    expect(model.subject).not.toMatch(/[\p{Cc}]|undefined|NaN|\[object/u);
    // An address has the id of a claim; the words have titles.
    expect(text.replaceAll(/https:\S+/g, '')).not.toMatch(/undefined|NaN|\[object|(?<!live\.2026-10\.)lost-hours|line-uptime/);
    expect(model.todo[1]).not.toBe('');
    expect(model.links.map(({ address }) => address)).toEqual([expect.stringMatching(/^https:\/\/sla\.example\/console\/([a-z]+|$)/)]);
    expect(text).toContain(model.links[0]!.address);
    expect(asHtml(model)).toContain(`href="${model.links[0]!.address}"`);
    // Without a console it names the command.
    expect(asText(actionMessage(type, DETAILS[type], language, undefined))).toMatch(/makegood (claim|outlook|approval|endpoint) /);
  });

  it('has only words of its language', () => {
    for (const type of Object.keys(DETAILS) as ActionEvent[]) {
      const { subject, summary, todo, footer } = written(type, language);
      const own = [subject, summary, ...todo, footer].join(' ');
      if (language !== 'zh') expect(own).not.toMatch(/\p{Script=Han}/u);
      if (language !== 'en') expect(own).not.toMatch(/\b(claim|is|the|left|deadline|owed|no|with|credited|agreed)\b/);
      if (language !== 'de') expect(own).not.toMatch(/\b(der|die|das|ist|und|Forderung)\b/);
      if (language === 'de') expect(own).not.toMatch(/\d,\d{3}\.\d\d|\d{4}-\d\d-\d\d/);
    }
  });
});

it('is written as people write: singular and plural, lengths, money, titles', () => {
  expect(written('claim.deadline-near.v1', 'en')).toMatchObject({
    subject: 'One day left to claim: Compensation (live, 2026-10)',
    summary:
      'One day is left for the claim Compensation (live, 2026-10). 16,000.00 EUR is owed to the customer, and missing facts may add at most 250.00 EUR; the last day to claim is 2026-11-30. What is not claimed by then expires.',
  });
  expect(written('budget.at-risk.v1', 'en').summary).toBe(
    'Availability of Studio line (live, 2026-10): 25 min of the allowed downtime of 44 min 38 s is used (56%), 1 min more than allowed. If nothing more happens in the period, 6,000.00 EUR is owed.',
  );
  expect(written('budget.at-risk.v1', 'zh').summary).toBe(
    'Studio line 的可用率（live，2026-10）：允许停机 44 分钟 38 秒，已用 25 分钟（56%），超出 1 分钟。若本周期不再发生其他事件，应付 6,000.00 EUR。',
  );
  expect(written('claim.transitioned.v1', 'zh').subject).toBe('有一项申领待您答复：补偿（live，2026-10）');
});

it('about an answered claim asks for no answer, and one about an approval names the claim', () => {
  const answered = { ...claim, kind: 'rejected' };
  expect(MESSAGE_LANGUAGES.map((language) => actionMessage('claim.transitioned.v1', answered, language, CONSOLE).subject)).toEqual([
    'The vendor rejected a claim: Compensation (live, 2026-10)',
    '供应商拒绝了一项申领：补偿（live，2026-10）',
    'Der Anbieter hat eine Forderung abgelehnt: Entschädigung (live, 2026-10)',
  ]);
  for (const language of MESSAGE_LANGUAGES) expect(written('approval.requested.v1', language).subject).toContain('live.2026-10.lost-hours');
});

const entry = (n: number): ClaimEntry => ({
  ...{ id: `live.2026-10.credit-${n}`, contract: 'live', vendor: 'lumencast', period: '2026-10', credit: 'lost-hours' },
  ...{ titles: { credit: 'Compensation' }, creditor: 'customer', state: 'due', currency: 'EUR', transitions: 1 },
  ...{ owed: '10.00', credited: '0.00', received: '0.00', writtenOff: '0.00', open: '10.00', lastDay: '2026-11-30' },
});
const digest = (given: Partial<AuditDigest> = {}): AuditDigest => ({
  month: '2026-10',
  issued: {
    shown: [{ statement: 'live.2026-10', revision: 1, contract: 'live', period: '2026-10', total: eur('16000.00') }],
    more: 0,
  },
  restated: { shown: [], more: 0 },
  due: { shown: [entry(1)], more: 0 },
  open: 0,
  totals: [eur('16000.00')],
  changes: [],
  unfinished: { failed: 0, held: 0, refused: 0 },
  titles: new Map([['live', 'Live streaming']]),
  ...given,
});

describe('the message about an audit', () => {
  it('sums up what was issued, restated and is due', () => {
    const restated = {
      shown: [
        { statement: 'live.2026-09', revision: 2, contract: 'live', period: '2026-09', total: eur('90.00'), difference: eur('-10.00') },
      ],
      more: 0,
    };
    const model = auditMessage(digest({ restated, changes: [eur('-10.00')] }), 'en', CONSOLE);
    expect(asText(model)).toBe(
      [
        'The audit of the month issued one statement, of 16,000.00 EUR. It restated one statement: a change of -10.00 EUR. One claim is due.\n',
        'Issued\n- Live streaming, 2026-10: 16,000.00 EUR\n',
        'Restated\n- Live streaming, 2026-09: revision 2 says 90.00 EUR, a difference of -10.00 EUR\n',
        'Claims that are due\n- Compensation (Live streaming, 2026-10): 10.00 EUR is owed to the customer; the last day to claim is 2026-11-30\n',
        'What to do\nMake the claims that are due before their last day.\nOpen it in the console: https://sla.example/console/claims\n',
        '-- \nYou get this mail because your address is subscribed to messages of the kind "audit". To change or end the subscription, write to the administrator of Makegood at the customer.\n',
      ].join('\n'),
    );
    expect(model.subject).toBe('Audit of 2026-10: one statement issued, one statement restated');
  });

  it.each(MESSAGE_LANGUAGES)(
    'asks in %s for each step: the claims that are due, and what keeps periods without a statement',
    (language) => {
      const step = (given: Partial<AuditDigest>): string => auditMessage(digest(given), language, CONSOLE).todo[1];
      const [due, unfinished] = [
        { shown: [], more: 0 },
        { failed: 0, held: 1, refused: 0 },
      ];
      const [toClaim, toCorrect] = [step({}), step({ due, unfinished })];
      expect(step({ unfinished })).toBe([toClaim, toCorrect].join(language === 'zh' ? '' : ' '));
      expect(new Set([toClaim, toCorrect, step({ due })]).size).toBe(3);
    },
  );

  it('says the same in Chinese', () => {
    const model = auditMessage(digest(), 'zh', CONSOLE);
    expect(model.subject).toBe('2026-10 月结：已出具结算单 1 份');
    expect(asText(model)).toContain('本次月结出具结算单 1 份，合计 16,000.00 EUR。有 1 项待申领。');
    expect(asText(model)).toContain('应付客户 10.00 EUR；申领截止日为 2026-11-30');
  });

  it('says the same in German, with German amounts and days', () => {
    const model = auditMessage(digest({ issued: { shown: digest().issued.shown, more: 1 } }), 'de', CONSOLE);
    expect(model.subject).toBe('Monatsabschluss 2026-10: 2 Abrechnungen ausgestellt');
    expect(asText(model)).toContain(
      'Der Monatsabschluss hat 2 Abrechnungen ausgestellt, zusammen über 16.000,00 EUR. Eine Forderung ist geltend zu machen.',
    );
    expect(asText(model)).toContain('10,00 EUR sind dem Kunden geschuldet; letzter Tag der Geltendmachung: 30.11.2026');
  });

  it.each([
    [
      'en',
      'Live streaming, 2026-10: 0.00 EUR to 9,000.00 EUR, and at least 5.00 EUR to the vendor',
      'leave the amounts of one statement open',
    ],
    ['zh', 'Live streaming，2026-10：0.00 EUR 至 9,000.00 EUR；应付供应商：不低于 5.00 EUR', '其中 1 份的金额因缺失事实尚未确定'],
    [
      'de',
      'Live streaming, 2026-10: 0,00 EUR bis 9.000,00 EUR; dem Anbieter mindestens 5,00 EUR',
      'Bei einer Abrechnung steht der Betrag nicht fest',
    ],
  ] as const)('shows the bounds of what missing facts leave open, in %s', (language, line, sentence) => {
    const bounds = { toCustomer: { least: eur('0.00'), most: eur('9000.00') }, toVendor: { least: eur('5.00') } };
    const shown = [{ ...digest().issued.shown[0]!, total: eur('0.00'), bounds }];
    const text = asText(auditMessage(digest({ issued: { shown, more: 0 }, open: 1 }), language, CONSOLE));
    expect(text).toContain(line);
    expect(text).toContain(sentence);
  });

  it.each([
    [
      'en',
      'Live streaming, 2026-10: 1,629.00 EUR to the vendor\n',
      'revision 2 says 1,629.00 EUR to the vendor, a difference of -1,629.00 EUR',
    ],
    ['zh', 'Live streaming，2026-10：客户应付 1,629.00 EUR\n', '版次 2：客户应付 1,629.00 EUR，差额 -1,629.00 EUR'],
    [
      'de',
      'Live streaming, 2026-10: der Kunde schuldet 1.629,00 EUR\n',
      'Fassung 2: der Kunde schuldet 1.629,00 EUR (Differenz -1.629,00 EUR)',
    ],
  ] as const)('names who owes what is below zero, in %s', (language, line, changed) => {
    const one = { ...digest().issued.shown[0]!, total: eur('-1629.00') };
    const again = { ...one, revision: 2, difference: eur('-1629.00') };
    const text = asText(
      auditMessage(digest({ issued: { shown: [one], more: 0 }, restated: { shown: [again], more: 0 } }), language, CONSOLE),
    );
    expect(text).toContain(line);
    expect(text).toContain(changed);
  });

  it('has the number of what it does not list', () => {
    const due = { shown: Array.from({ length: LIMITS.messageLines.value }, (_, n) => entry(n)), more: 31 };
    expect(asText(auditMessage(digest({ due }), 'en', CONSOLE))).toContain('51 claims are due.');
    expect(asText(auditMessage(digest({ due }), 'en', CONSOLE))).toContain('- 31 more\n');
    expect(asText(auditMessage(digest({ due: { ...due, more: 1 } }), 'zh', CONSOLE))).toContain('另有 1 项');
  });

  it('says what has no statement, and what to do about it', () => {
    const nothing = { shown: [], more: 0 };
    const unfinished = { failed: 1, held: 2, refused: 1 };
    const model = auditMessage(digest({ issued: nothing, due: nothing, totals: [], unfinished }), 'en', undefined);
    expect(model.subject).toBe('Audit of 2026-10: 3 periods stay without a statement, one contract is refused');
    const contracts = { failed: 0, held: 0, refused: 2 };
    const subjects = MESSAGE_LANGUAGES.map(
      (language) => auditMessage(digest({ issued: nothing, due: nothing, totals: [], unfinished: contracts }), language, undefined).subject,
    );
    expect(subjects).toEqual([
      'Audit of 2026-10: 2 contracts are refused',
      '2026-10 月结：2 份合同被拒',
      'Monatsabschluss 2026-10: 2 Verträge sind abgelehnt',
    ]);
    expect(asText(model)).toContain('one period failed');
    expect(asText(model)).toContain('2 periods are held');
    expect(asText(model)).toContain('Without the console: makegood audit 2026-10');
  });
});

it('is written in the languages of documents, with its own words for a ticket and for each reason of a bill row', () => {
  expect([...MESSAGE_LANGUAGES]).toEqual([...DOCUMENT_LANGUAGES]);
  expect(written('ticket.deadline-near.v1', 'de').subject).toBe('Frist läuft ab: Ticket T-1, Verfügbarkeit (live, 2026-10)');
  expect(written('ticket.deadline-near.v1', 'zh').subject).toBe('期限将至：工单 T-1 的可用率（live，2026-10）');
  for (const code of [...UNMATCHED_CODES, undefined, 'amount-too-large'])
    for (const language of ['zh', 'de'] as const) {
      const { summary } = actionMessage('bill-credit.unmatched.v1', { ...DETAILS['bill-credit.unmatched.v1'], code }, language, CONSOLE);
      expect(summary).not.toMatch(/no claim|undefined/);
    }
});

describe('words of others in a message', () => {
  it('stay on one line and direct nothing', () => {
    expect(apart('Line\r\nBcc: all@example.com\u2028\u202e1\u0000')).toBe('Line Bcc: all@example.com 1');
    expect(apart('قناة')).toBe('\u2068قناة\u2069');
    expect(subjectLine('a\nb')).toBe('a b');
  });

  it('do not make a subject long, and leave no direction open', () => {
    const line = subjectLine(`Waits: ${apart('א'.repeat(300))}`);
    expect([...line].length).toBe(MESSAGE_BOUNDS.subject + 1);
    expect(line.endsWith('…\u2069')).toBe(true);
  });

  it('are shown as text, and are no markup', () => {
    const html = asHtml(auditMessage(digest({ titles: new Map([['live', '<img src=x onerror="a()">']]) }), 'en', CONSOLE));
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt;');
  });
});
