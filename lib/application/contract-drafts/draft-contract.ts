/** The text of a first contract from answers. Comments stand at the choices that the paper must answer, in the words of the language. */
import { type DeclaredChoice, choiceOfKey, choiceOfParameter, declared, oneOf } from './declared-choices.ts';
import { type DraftAnswers, isNone, listed, readClaim } from './questions.ts';
import { type Band, readBands, readHours, readTargets } from './read-answers.ts';

const quoted = (text: string): string => JSON.stringify(text);
const flow = (entries: Readonly<Record<string, string | undefined>>): string =>
  `{ ${Object.entries(entries)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
    .join(', ')} }`;
const list = (words: readonly string[]): string => `[${words.join(', ')}]`;

/** Characters of a line of a comment. */
const COMMENT_WIDTH = 120;

/** A comment about the line after it. */
function remark(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)!} ${word}`;
    if (line.length > COMMENT_WIDTH && lines.at(-1) !== '') lines.push(` ${word}`);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => `#${line}`);
}

const chosenFrom = (key: string, choice: DeclaredChoice | undefined): string[] => {
  const found = declared(choice);
  return remark(`${key}: ${found.meaning} ${oneOf(found)}`);
};

/** "The Vendor Ltd." as a name of the language. */
function idOf(name: string, otherwise: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return id === '' ? otherwise : id;
}

/** What the parts of the text need to know of the answers. */
interface Draft {
  readonly answers: DraftAnswers;
  /** The kind that is measured alone. */
  readonly kind: string | undefined;
  readonly components: readonly string[];
  readonly bands: readonly Band[];
  readonly targets: ReturnType<typeof readTargets>;
}

/** @param answers complete and without faults. @returns YAML. */
export function draftContract(answers: DraftAnswers): string {
  const kind = isNone(answers.kind) ? undefined : answers.kind;
  const draft: Draft = {
    answers,
    kind,
    components: kind === undefined ? [] : listed(answers.components),
    bands: isNone(answers.availability) ? [] : readBands(answers.bands!)!,
    targets: isNone(answers.response) ? undefined : readTargets(answers.response!),
  };
  return [
    '# A first contract, made from answers. Compare each line with the paper. The comments name choices that the paper must answer;',
    '# put the sentence of the paper under `quote` and its number under `clause`.',
    'makegood: 1',
    ...orderLines(draft),
    ...textLines(draft),
    ...indented(4, ['definitions:', ...indented(2, [...timeLines(draft), ...moneyLines(draft), ...ticketLines(draft)])]),
    ...indented(4, [...objectiveLines(draft), ...creditLines(draft), ...claimLines(draft)]),
    '',
  ].join('\n');
}

const indented = (spaces: number, lines: readonly string[]): string[] => lines.map((line) => `${' '.repeat(spaces)}${line}`);

function orderLines({ answers, kind, components }: Draft): string[] {
  const [vendor, customer] = [idOf(answers.vendor!, 'vendor'), idOf(answers.customer!, 'customer')];
  const charge = (component?: string): string =>
    `    - ${flow({ kind: 'recurring', component, amount: `${answers.fee} ${answers.currency}`, every: 'month', 'part-month': 'by-days' })}`;
  return [
    'order:',
    `  id: ${answers.id}`,
    `  title: ${quoted(answers.title!)}`,
    `  vendor: ${flow({ id: vendor, name: quoted(answers.vendor!) })}`,
    `  customer: ${flow({ id: customer === vendor ? `${customer}-customer` : customer, name: quoted(answers.customer!) })}`,
    `  from: ${answers.from}`,
    ...indented(2, chosenFrom('without-component', choiceOfKey('order', ['without-component']))),
    `  without-component: ${answers['without-component'] ?? 'count'}`,
    ...(kind === undefined ? [] : [`  components: ${flow(Object.fromEntries(components.map((id) => [id, flow({ kind })])))}`]),
    '  # The fees of the order. `every` may be a quarter, half-year or year too.',
    '  charges:',
    ...(kind === undefined ? [charge()] : components.map(charge)),
  ];
}

function textLines({ answers, kind, targets }: Draft): string[] {
  const key = (...steps: string[]): string[] => indented(4, chosenFrom(steps.at(-1)!, choiceOfKey('terms', steps)));
  return [
    'terms:',
    `  - id: ${answers.id}`,
    `    title: ${quoted(answers.title!)}`,
    `    provider: ${quoted(answers.vendor!)}`,
    `    version: ${quoted(answers.from!)}`,
    `    from: ${answers.from}`,
    ...key('takes-effect'),
    `    takes-effect: ${answers['takes-effect']}`,
    ...key('money', 'rounding'),
    `    money: ${flow({ currency: answers.currency, rounding: answers.rounding })}`,
    ...key('period', 'part-period'),
    `    period: ${flow({ every: 'month', zone: answers.zone, 'part-period': answers['part-period'] })}`,
    ...key('unreported'),
    `    unreported: ${answers.unreported ?? 'up'}`,
    ...key('unknown'),
    `    unknown: ${answers.unknown ?? 'left-out'}`,
    ...(kind === undefined ? [] : [`    components: { ${kind}: {} }`]),
    ...attributeLines(answers, targets),
    ...(listed(answers.holidays).length === 0 ? [] : [`    holidays: { shut: ${list(listed(answers.holidays))} }`]),
  ];
}

function attributeLines(answers: DraftAnswers, targets: Draft['targets']): string[] {
  const causes = listed(answers.causes);
  const by = answers['cause-by'] === 'both' ? ['vendor', 'customer'] : [answers['cause-by']!];
  const severities = (targets ?? []).flatMap(({ severity }) => (severity === undefined ? [] : [severity]));
  if (causes.length + severities.length === 0) return [];
  return [
    '    attributes:',
    ...(causes.length === 0
      ? []
      : [
          '      # Who may say the cause, and what counts when no report has one.',
          `      cause: ${flow({ of: 'outage', values: list(['vendor', ...causes]), default: 'vendor', 'reported-by': list(by) })}`,
        ]),
    ...(severities.length === 0
      ? []
      : [
          '      # The highest first. Who may set it, and which one a ticket has that names none. A map gives each its definition.',
          `      severity: ${flow({ of: 'ticket', values: list(severities), default: severities.at(-1), 'reported-by': '[vendor, customer]' })}`,
        ]),
  ];
}

const ORDER_NOTE = 'What is excluded is taken away before the length is judged.';

function timeLines({ answers, kind }: Draft): string[] {
  if (isNone(answers.availability)) return [];
  const [hasNotice, hasCauses, hasLeast] = [!isNone(answers.notice), listed(answers.causes).length > 0, !isNone(answers.least)];
  const isLimited = hasNotice && !isNone(answers.allowance);
  const excluded = [...(hasNotice ? ['maintenance'] : []), ...(hasCauses ? ['not-ours'] : [])];
  const outages = excluded.length > 0 ? 'outages' : hasLeast ? 'counted' : 'downtime';
  const counted = hasLeast ? 'counted' : 'downtime';
  const span = { from: 'started', to: 'ended', each: kind };
  const notice = `[{ from: announced, to: began, at-least: ${answers.notice} }]`;
  return [
    '# Degraded time counts in full; an `attribute: level` in `where` would choose, and `weighted` would count a part.',
    `${outages}: ${flow({ intervals: 'outage', ...span })}`,
    ...(hasCauses
      ? [`not-ours: ${flow({ intervals: 'outage', ...span, where: `[{ attribute: cause, is: ${list(listed(answers.causes))} }]` })}`]
      : []),
    ...(hasNotice
      ? [
          '# Maintenance as it was done. Does the paper count the planned time instead (`planned-start`, `planned-end`)?',
          `${isLimited ? 'announced' : 'maintenance'}: ${flow({ intervals: 'maintenance', from: 'began', to: 'ended', each: kind, where: notice })}`,
        ]
      : []),
    ...(isLimited ? [`maintenance: ${flow({ allowance: 'announced', 'at-most': answers.allowance, 'in-each': 'month' })}`] : []),
    ...(excluded.length > 0 ? [`${counted}: { except: ${list([outages, ...excluded])} }`] : []),
    ...(hasLeast
      ? [
          ...chosenFrom('across-period-end', choiceOfParameter('continuous', 'across-period-end')),
          `downtime: ${flow({ continuous: 'counted', 'at-least': answers.least, 'across-period-end': answers['across-period-end'], note: quoted(ORDER_NOTE) })}`,
        ]
      : []),
    'availability: { uptime: downtime, of: period }',
  ];
}

function moneyLines({ answers, kind, bands, targets }: Draft): string[] {
  const rows = [
    `{ at-least: ${bands[0]?.below}, gives: 0% }`,
    ...bands.map(({ below, gives }, i) =>
      bands[i + 1]
        ? `{ at-least: ${bands[i + 1]!.below}, less-than: ${below}, gives: ${gives} }`
        : `{ less-than: ${below}, gives: ${gives} }`,
    ),
  ];
  const needsAll = kind === undefined || targets !== undefined || !isNone(answers.cap);
  return [
    '# The base: which charges count, and of which month (`taken-from`)?',
    ...(needsAll ? ['fee: { charges: [recurring], taken-from: period }'] : []),
    ...(bands.length > 0 && kind !== undefined ? [`own-fee: { charges: [recurring], each: ${kind}, taken-from: period }`] : []),
    ...(bands.length > 0
      ? [
          '# Is an edge itself met or missed? `at-least` has it, `more-than` has not.',
          'credit-rate:',
          '  bands: availability',
          '  table:',
          ...rows.map((row) => `    - ${row}`),
        ]
      : []),
  ];
}

function ticketLines({ answers, targets }: Draft): string[] {
  if (!targets) return [];
  const hasSeverity = targets[0]!.severity !== undefined;
  const shut = listed(answers.holidays).length > 0 ? '{ any-of: [shut] }' : undefined;
  const open = answers.hours === 'always' ? undefined : readHours(answers.hours!)!;
  const week = open && flow(Object.fromEntries(Object.entries(open).map(([day, hours]) => [day, list(hours.map(quoted))])));
  return [
    ...(week === undefined ? [] : [`office: ${flow({ 'business-hours': answers.zone, open: week, shut })}`]),
    ...(hasSeverity ? [...chosenFrom('on-severity-change', choiceOfParameter('timer', 'on-severity-change'))] : []),
    'response:',
    '  timer: ticket',
    '  from: opened',
    '  to: acknowledged',
    `  hours: ${open ? 'office' : 'always'}`,
    `  paused: ${list(listed(answers.paused))}`,
    '  counted-in: from',
    ...(hasSeverity ? [`  on-severity-change: ${answers['on-severity-change']}`] : []),
    ...(hasSeverity
      ? [
          `response-limit: ${flow({ 'depending-on': 'severity', cases: flow(Object.fromEntries(targets.map((target) => [target.severity!, target.within]))) })}`,
        ]
      : []),
    'late-answers: { count: response, that: breached }',
    `late-rate: { multiply: late-answers, by: ${answers['late-credit']} }`,
  ];
}

function objectiveLines({ answers, targets }: Draft): string[] {
  const response = targets && (targets[0]!.severity === undefined ? targets[0]!.within : 'response-limit');
  return [
    'objectives:',
    ...(isNone(answers.availability) ? [] : [`  availability: { at-least: ${answers.availability} }`]),
    ...(response === undefined ? [] : [`  response: { at-most: ${response} }`]),
  ];
}

/** The name of the credit that is claimed. */
export const PAID = 'service-credit';

function creditLines({ answers, kind, bands, targets }: Draft): string[] {
  const cap = isNone(answers.cap) ? undefined : `[{ at-most: ${answers.cap}, of: fee }]`;
  const base = kind === undefined ? 'fee' : 'own-fee';
  const [hasBands, hasTickets] = [bands.length > 0, targets !== undefined];
  const both = hasBands && hasTickets;
  return [
    ...(cap === undefined
      ? ['# Without a cap the credit can be more than the fee.']
      : ['# A cap over several months has `over: 12 months`. A smallest amount that is paid is `minimum`.']),
    'credits:',
    ...(hasBands
      ? [
          `  ${both ? 'availability-credit' : PAID}: ${flow({ of: base, times: 'credit-rate', for: 'availability', cap: both ? undefined : cap })}`,
        ]
      : []),
    ...(hasTickets
      ? [`  ${both ? 'response-credit' : PAID}: ${flow({ of: 'fee', times: 'late-rate', for: 'response', cap: both ? undefined : cap })}`]
      : []),
    ...(both ? [`  ${PAID}: ${flow({ sum: '[availability-credit, response-credit]', cap })}`] : []),
  ];
}

function claimLines({ answers }: Draft): string[] {
  const delivery = [...chosenFrom('delivery', choiceOfKey('terms', ['delivery', 'as'])), `delivery: { as: ${answers.delivery} }`];
  if (answers.claim === 'automatic') return [`claims: { ${PAID}: automatic }`, ...delivery];
  const { within, after } = readClaim(answers.claim!)!;
  return [
    ...chosenFrom('after', choiceOfKey('terms', ['claims', '*', 'do', '[]', 'after'])),
    `claims: { ${PAID}: { do: [{ step: claim, after: ${after}, within: ${within} }], decided-by: ${answers['decided-by']} } }`,
    ...delivery,
  ];
}
