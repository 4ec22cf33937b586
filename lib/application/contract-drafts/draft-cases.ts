/**
 * The first cases of a contract that was made from answers. The figures follow from the answers by sums of their own, not from a statement,
 * so that a contract that does not say what was answered fails them.
 */
import { servicePeriod } from '../../domain/checker/service-period.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { parseElapsed, parseLiteral } from '../../domain/contract/literal.ts';
import { formatAmount, parseMoney, roundMoney, toRatio } from '../../domain/money/money.ts';
import { type Ratio, ONE, ZERO, compare, formatFraction, lesser, multiply, ratio, subtract, integer } from '../../domain/money/ratio.ts';
import { type RoundingMode, roundToInteger } from '../../domain/money/rounding.ts';
import { bareContext } from '../../domain/statement/objectives/deadlines.ts';
import { DAY, HOUR, type Instant, MINUTE, formatDay, formatInstant, parseDay } from '../../domain/time/instant.ts';
import { type TimeSet, stretches } from '../../domain/time/times.ts';
import { type DraftAnswers, isNone, listed } from './questions.ts';
import { type Band, type ResponseTarget, readBands, readTargets } from './read-answers.ts';

interface Month {
  readonly label: string;
  readonly start: Instant;
  readonly length: number;
}

/** The second whole month of the term: an announcement in the month before lies in the term. */
function monthOf(checked: CheckedContract, answers: DraftAnswers): Month {
  const second = formatDay(parseDay(answers.from!)! + 62).slice(0, 7);
  const found = servicePeriod(checked, second);
  if ('issue' in found) throw new Error(found.issue.message);
  const { start, end } = found.period;
  return { label: second, start, length: end - start };
}

/** @param checked the contract that was made from the answers. @returns YAML. */
export function draftCases(answers: DraftAnswers, checked: CheckedContract): string {
  const month = monthOf(checked, answers);
  const cases = [
    ...(isNone(answers.availability) ? [] : outageCases(answers, month)),
    ...(isNone(answers.response) ? [] : ticketCases(answers, month, checked)),
  ];
  return [
    '# First cases. Write one for each sentence of the paper: what is given, and the figures that must follow.',
    'makegood-cases: 1',
    'cases:',
    ...cases.map((one) => `  - ${one.split('\n').join('\n    ')}`),
    '',
  ].join('\n');
}

const shareOf = (text: string): Ratio => parseLiteral(text)!.value as Ratio;
const UNITS = [
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [1000, 's'],
] as const;
/** In the largest unit that it has a whole number of. */
function lengthText(length: number): string {
  const [unit, name] = UNITS.find(([size]) => length % size === 0) ?? [1, 'ms'];
  return `${length / unit} ${name}`;
}
const lengthOf = (text: string | undefined): number => (isNone(text) ? 0 : parseElapsed(text!)!);
const componentOf = (answers: DraftAnswers): string => (isNone(answers.kind) ? '' : `, component: ${listed(answers.components)[0]}`);
const ofFirst = (name: string, answers: DraftAnswers): string =>
  isNone(answers.kind) ? name : `${name} of ${listed(answers.components)[0]}`;

/** What the credit is after its cap. @param exact in major units. */
function paid(exact: Ratio, answers: DraftAnswers): string {
  const { currency, cap, rounding, fee } = answers as Record<'currency' | 'cap' | 'rounding' | 'fee', string>;
  const fees = multiply(parseMoney(`${fee} ${currency}`)!.exact, integer(Math.max(1, listed(answers.components).length)));
  const most = isNone(cap) ? exact : toRatio(roundMoney(multiply(fees, shareOf(cap)), currency, 'down'));
  return `${formatAmount(roundMoney(lesser(exact, most), currency, rounding as RoundingMode))} ${currency}`;
}

const nothing = (answers: DraftAnswers): string => paid(ZERO, answers);

interface Measured {
  readonly down: number;
  readonly measured: Ratio;
  readonly outcome: string;
  readonly total: string;
}

/** What follows from one outage of a length of which a part is excluded. */
function measure(answers: DraftAnswers, { length }: Month, outage: number, excluded = 0): Measured {
  const left = outage - Math.min(outage, excluded);
  const down = left < lengthOf(answers.least) ? 0 : left;
  const measured = subtract(ONE, ratio(BigInt(down), BigInt(length)));
  const band = (readBands(answers.bands!) as readonly Band[]).findLast(({ level }) => compare(measured, level) < 0);
  const fee = parseMoney(`${answers.fee} ${answers.currency}`)!.exact;
  return {
    down,
    measured,
    outcome: compare(measured, shareOf(answers.availability!)) >= 0 ? 'met' : 'breached',
    total: paid(band ? multiply(fee, band.share) : ZERO, answers),
  };
}

const expected = (answers: DraftAnswers, { down, measured, outcome, total }: Measured): string =>
  [
    'expect:',
    `  time: { ${ofFirst('downtime', answers)}: { down: ${lengthText(down)} } }`,
    `  objectives: { ${ofFirst('availability', answers)}: { measured: ${formatFraction(measured)}, outcome: ${outcome} } }`,
    `  total: ${total}`,
  ].join('\n');

function outageCases(answers: DraftAnswers, month: Month): string[] {
  const allowed = roundToInteger(multiply(integer(month.length), subtract(ONE, shareOf(answers.availability!))), 'down');
  const longest = Number(allowed);
  const longer = Math.min(longest + Math.max(MINUTE, lengthOf(answers.least)), month.length);
  const watched = answers.unreported === 'unknown' ? watchLines(answers, month) : [];
  const down = (length: number, more = ''): string =>
    `- { down: { from: ${formatInstant(month.start)}, for: ${lengthText(length)}${componentOf(answers)}${more} } }`;
  const events = (...lines: readonly string[]): string[] =>
    watched.length + lines.length === 0 ? ['events: []'] : ['events:', ...[...watched, ...lines].map((line) => `  ${line}`)];
  const one = (name: string, lines: readonly string[], result: Measured, more: readonly string[] = []): string =>
    [`name: ${name}`, `period: ${month.label}`, ...events(...lines), expected(answers, result), ...more].join('\n');
  return [
    one('A month without an outage owes nothing', [], measure(answers, month, 0)),
    ...(longest > 0 ? [one('The longest outage that keeps the promise', [down(longest)], measure(answers, month, longest))] : []),
    one(
      'A longer outage breaks the promise',
      [down(longer)],
      measure(answers, month, longer),
      contrasts(answers, month, longer, down, events),
    ),
  ];
}

function contrasts(
  answers: DraftAnswers,
  month: Month,
  outage: number,
  down: (length: number, more?: string) => string,
  events: (...lines: readonly string[]) => string[],
): string[] {
  const shown: string[] = [];
  const add = (name: string, lines: readonly string[], result: Measured): void => {
    if (result.down === measure(answers, month, outage).down) return;
    shown.push(
      ...[
        `- name: ${name}`,
        ...events(...lines).map((line) => `  ${line}`),
        ...expected(answers, result)
          .split('\n')
          .map((line) => `  ${line}`),
      ].map((line) => `  ${line}`),
    );
  };
  const [cause] = listed(answers.causes);
  if (cause !== undefined)
    add(
      `The same outage with the cause ${cause}`,
      [down(outage, `, attributes: { cause: ${cause} }`)],
      measure(answers, month, outage, outage),
    );
  if (!isNone(answers.notice)) {
    const begins = formatInstant(month.start);
    const announced = formatInstant(month.start - lengthOf(answers.notice));
    const allowed = isNone(answers.allowance) ? outage : lengthOf(answers.allowance);
    const planned = `- { maintenance: { announced: ${announced}, from: ${begins}, for: ${lengthText(outage)}${componentOf(answers)} } }`;
    add('The same outage within announced maintenance', [down(outage), planned], measure(answers, month, outage, allowed));
  }
  return shown.length === 0 ? [] : ['contrasts:', ...shown];
}

/** Time without a report is not known unless a source watched. */
function watchLines(answers: DraftAnswers, { start, length }: Month): string[] {
  const parts = isNone(answers.kind) ? [''] : listed(answers.components).map((id) => `, component: ${id}`);
  const [from, to] = [formatInstant(start), formatInstant(start + length)];
  return parts.map(
    (part, i) => `- { event: { type: service.watched.v1, id: watch-${i + 1}, occurredAt: ${to}, start: ${from}, end: ${to}${part} } }`,
  );
}

/** Later than every limit in any hours of a week. */
const LATE = 300 * DAY;

function ticketCases(answers: DraftAnswers, month: Month, checked: CheckedContract): string[] {
  const opened = firstOpen(month, checked, answers);
  const [{ severity }] = readTargets(answers.response!)! as readonly [ResponseTarget];
  const fee = parseMoney(`${answers.fee} ${answers.currency}`)!.exact;
  const fees = multiply(fee, integer(Math.max(1, listed(answers.components).length)));
  const ticket = (acknowledged: Instant): string =>
    `- { ticket: { reached: { opened: ${formatInstant(opened)}, acknowledged: ${formatInstant(acknowledged)} }${severity === undefined ? '' : `, severity: ${severity}`} } }`;
  const owed = (total: string, late: number): string[] => ['expect:', `  cells: { late-answers: ${late} }`, `  total: ${total}`];
  const watched = answers.unreported === 'unknown' ? watchLines(answers, month) : [];
  const events = (line: string): string[] => ['events:', ...[...watched, line].map((one) => `  ${one}`)];
  const late = [...events(ticket(opened + LATE)), ...owed(paid(multiply(fees, shareOf(answers['late-credit']!)), answers), 1)];
  return [
    [
      'name: A ticket that is answered at once owes nothing',
      `period: ${month.label}`,
      ...events(ticket(opened + 1)),
      ...owed(nothing(answers), 0),
      'contrasts:',
      '  - name: The same ticket, answered after 300 days',
      ...late.map((line) => `    ${line}`),
    ].join('\n'),
  ];
}

/** The first instant of the month at which the hours are open. */
function firstOpen({ label, start, length }: Month, checked: CheckedContract, { hours }: DraftAnswers): Instant {
  if (hours === 'always') return start + HOUR;
  const found = servicePeriod(checked, label);
  if ('issue' in found) throw new Error(found.issue.message);
  const times = bareContext(checked, found).column<TimeSet>('office').values().next().value!;
  const open = stretches(times, 'certain').find(({ start: from }) => from >= start && from < start + length);
  return open?.start ?? start + HOUR;
}
