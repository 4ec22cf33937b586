/** Checks clauses that count time from something: claims, the close of a period, remedies. */
import { pointer } from '../issue.ts';
import { DAY } from '../time/instant.ts';
import { stepsOf } from '../contract/claim-clause.ts';
import type { ClaimStep } from '../contract/terms.ts';
import { checkAnchors } from './claim-anchors.ts';
import type { Checker } from './checker.ts';
import { parseLiteral, withoutClose } from '../contract/literal.ts';
import { compare } from '../money/ratio.ts';
import { roundToInteger } from '../money/rounding.ts';

const isBusinessDays = (text: string | undefined): boolean => {
  const literal = parseLiteral(text);
  return literal?.kind === 'span' && literal.value.unit === 'business day';
};

/** Checks lengths ("30 days", "3 business days", "72 h", "1 period") and their calendar, which only business days need. */
function checkWindows(
  checker: Checker,
  texts: Readonly<Record<string, string | undefined>>,
  hours: string | undefined,
  path: string,
): void {
  for (const [key, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    const literal = parseLiteral(text);
    if (literal?.kind !== 'span' && literal?.kind !== 'duration')
      checker.fail(
        'wrong-type',
        `${path}/${key}`,
        'a window is a length of time such as "72 h", or days such as "30 days" or "3 business days"',
      );
    else if (withoutClose(text) !== undefined)
      checker.fail('no-effect', `${path}/${key}`, `business days are whole days here; write "${withoutClose(text)}"`);
    else if (literal.kind === 'duration' && literal.value.n < 0n)
      checker.fail('wrong-type', `${path}/${key}`, 'a window cannot be negative');
  }
  const needed = Object.values(texts).some(isBusinessDays);
  if (needed && hours === undefined) checker.fail('missing', `${path}/hours`, 'business days need a calendar: add `hours`');
  if (!needed && hours !== undefined)
    checker.fail('no-effect', `${path}/hours`, '`hours` are for business days, and no window is in business days; remove it');
}

export function checkClose(checker: Checker): void {
  const { close } = checker.terms;
  if (!close) return;
  const path = pointer('close');
  checkWindows(checker, { after: close.after, 'wait-at-most': close['wait-at-most'] }, close.hours, path);
  if (close.hours !== undefined) checker.clause('close/hours', `${path}/hours`, close.hours);
  const waits = [close.disputes, close.quarantine, close.silence, close.undetermined].includes('wait');
  if (close['wait-at-most'] !== undefined && !waits)
    checker.fail(
      'no-effect',
      `${path}/wait-at-most`,
      'it has no effect without `wait`: add `wait` with disputes, quarantine, silence or undetermined, or remove it',
    );
  else if (isOverAt(close['wait-at-most'], close.after))
    checker.fail(
      'no-effect',
      `${path}/wait-at-most`,
      `both lengths count from the end of the period, and \`after\` is ${close.after ?? 'not there'}: when the statement can be issued, the wait of ${String(close['wait-at-most'])} is over, so that it never waits; write a longer one, or remove it`,
    );
}

/** Whether a wait is certainly over at the earliest instant of a statement. Lengths of one unit are compared exactly, others by their days. */
function isOverAt(most: string | undefined, after: string | undefined): boolean {
  const [wait, grace] = [parseLiteral(most), parseLiteral(after ?? '0 h')];
  if (wait?.kind === 'span' && grace?.kind === 'span' && wait.value.unit === grace.value.unit) return wait.value.count <= grace.value.count;
  if (wait?.kind === 'duration' && grace?.kind === 'duration') return compare(wait.value, grace.value) <= 0;
  const [last, first] = [daysOf(most), daysOf(after)];
  return last !== undefined && first !== undefined && last.most + 1 < first.least;
}

/** Checks how soon credits are paid and when they lapse. Both are shown, and no date is computed from them, so that no calendar is needed. */
export function checkDelivery(checker: Checker): void {
  const { within, expires } = checker.terms.delivery ?? {};
  const isLength = (text: string): boolean => {
    const literal = parseLiteral(text);
    if (literal?.kind === 'span') return literal.value.count > 0 && withoutClose(text) === undefined;
    return literal?.kind === 'duration' && literal.value.n > 0n;
  };
  if (within !== undefined && !isLength(within))
    checker.fail(
      'wrong-type',
      pointer('delivery', 'within'),
      `"${within}" is no length of time such as "30 days", "10 business days" or "1 period"; write other words in \`note\``,
    );
  if (expires !== undefined && expires !== 'term-end' && parseLiteral(expires)?.kind !== 'date' && !isLength(expires))
    checker.fail(
      'wrong-type',
      pointer('delivery', 'expires'),
      `"${expires}" is neither term-end, a date such as "2027-12-31" nor a length of time such as "12 months"; write other words in \`note\``,
    );
}

export function checkRemedies(checker: Checker): void {
  for (const [name, remedy] of Object.entries(checker.terms.remedies ?? {})) {
    const path = pointer('remedies', name);
    checker.clause('remedies/*/if', `${path}/if`, remedy.if);
    const within = remedy.within === undefined ? undefined : parseLiteral(remedy.within);
    if (remedy.within !== undefined && (within?.kind !== 'span' || within.value.unit === 'business day'))
      checker.fail('wrong-type', `${path}/within`, 'write the time for a right as "30 days", "2 months" or "1 period"');
    else if (within?.kind === 'span' && within.value.count === 0)
      checker.fail(
        'never-holds',
        `${path}/within`,
        'a right with a time of 0 can never be exercised; write how long, or leave `within` out',
      );
  }
}

export function checkClaim(checker: Checker, name: string): void {
  const claim = checker.terms.claims[name];
  const steps = stepsOf(claim);
  steps.forEach((step, i) => checkStep(checker, step, `${pointer('claims', name)}/do/${i}`));
  checkAnchors(checker, name, steps);
}

/**
 * The least and most days of a length; undefined for periods. There is no upper limit for a business day, because a calendar may be closed
 * for any time.
 */
function daysOf(text: string | undefined): { readonly least: number; readonly most: number } | undefined {
  const literal = parseLiteral(text);
  if (literal?.kind === 'duration') {
    const elapsed = Number(roundToInteger(literal.value, 'floor'));
    return { least: Math.floor(elapsed / DAY), most: Math.ceil(elapsed / DAY) };
  }
  if (literal?.kind !== 'span') return undefined;
  const { count, unit } = literal.value;
  if (unit === 'day') return { least: count, most: count };
  if (unit === 'business day') return { least: count, most: Infinity };
  return unit === 'month' ? { least: count * 28, most: count * 31 } : undefined;
}

/** Whether a step opens after its own end, with a tolerance of a day for clock changes. */
function opensLate({ opens, within }: ClaimStep): boolean {
  const [first, last] = [daysOf(opens), daysOf(within)];
  return first !== undefined && last !== undefined && first.least > last.most + 1;
}

function checkStep(checker: Checker, step: ClaimStep, path: string): void {
  checkWindows(checker, { opens: step.opens, within: step.within, 'by-end-of': step['by-end-of'] }, step.hours, path);
  if (opensLate(step))
    checker.fail(
      'never-holds',
      `${path}/opens`,
      `it opens ${String(step.opens)} after, when ${String(step.within)} are over, so that it can never be taken; name the lengths that are meant`,
    );
  const end = parseLiteral(step['by-end-of']);
  if (end?.kind === 'duration' || (end?.kind === 'span' && end.value.unit !== 'period'))
    checker.fail('wrong-type', `${path}/by-end-of`, '`by-end-of` counts periods, such as "2 periods"; for another length write `within`');
  const within = parseLiteral(step.within);
  if (within?.kind === 'span' && within.value.unit === 'period')
    checker.fail('wrong-type', `${path}/within`, 'for a number of periods write `by-end-of`: such a step ends with a period');
  if (step.within === undefined && step['by-end-of'] === undefined)
    checker.fail('missing', path, 'a step needs an end: `within` or `by-end-of`');
  if (step.within !== undefined && step['by-end-of'] !== undefined)
    checker.fail('one-of', `${path}/by-end-of`, 'write either `within` or `by-end-of`; a step has one end');
  if (step.hours !== undefined) checker.clause('claims/*/hours', `${path}/hours`, step.hours);
  if (step.per === 'outage' && (step.after === 'period-end' || step.after === 'statement'))
    checker.fail(
      'no-effect',
      `${path}/per`,
      `time that counts from the ${step.after.replace('-', ' ')} is the same for all outages; remove \`per: outage\``,
    );
}
