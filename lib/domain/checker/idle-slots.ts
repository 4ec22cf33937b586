/**
 * Checks `share-of`, `during`, `unknown` and the aggregation of slots: refuses them where they have no effect, and requires `share-of`
 * where it decides a value.
 */
import { pointer } from '../issue.ts';
import { namesIn } from '../operators/operands.ts';
import { parseHours } from '../operators/times/business-hours.ts';
import { MINUTE } from '../time/instant.ts';
import type { Checker } from './checker.ts';
import { parseElapsed, parseLiteral } from '../contract/literal.ts';
import { meaningOf } from '../contract/meaning.ts';
import type { Terms } from '../contract/terms.ts';
import { sameMeaning } from './same-meaning.ts';
import { sharesBehind } from './share-of.ts';
import type { Cell } from '../operators/cell.ts';

export function checkSlots(checker: Checker): void {
  const cells = Object.entries(checker.terms.definitions).filter((entry): entry is [string, Cell] => typeof entry[1] === 'object');
  // `uptime` takes 1 less these shares, which is an availability only for a share of failures.
  const turned = new Set(
    cells.flatMap(([, cell]) => (cell.uptime !== undefined && cell.of === undefined ? [...sharesBehind(checker.terms, cell.uptime)] : [])),
  );
  for (const [name, cell] of cells) {
    if (cell.gauge !== undefined) checkShare(checker, name, cell, isTaken(name, cells), turned.has(cell));
    if (cell.gauge !== undefined && cell.during !== undefined) checkDuring(checker, name, cell, cells);
    if (cell.requests === undefined) continue;
    if (cell.as === 'failures' && checker.terms.unknown === 'down' && isTaken(name, cells)) failUncounted(checker, name);
    const readers = cells.filter(([, reader]) => namesIn(reader).includes(name));
    const isReported = checker.terms.report?.includes(name) === true;
    if (!isReported && readers.length > 0 && readers.every(([, reader]) => asksForTooMuch(reader, name))) checkLeftOut(checker, name, cell);
    if (cell.every === 'period') checkOnly(checker, name, cell, readers);
  }
}

type Cells = readonly (readonly [string, Cell])[];

/** Whether a cell aggregates the slots of a series, directly or through a choice. */
const isTaken = (name: string, cells: Cells): boolean =>
  cells.some(
    ([reader, cell]) =>
      namesIn(cell).includes(name) && (cell.aggregate !== undefined || (cell['depending-on'] !== undefined && isTaken(reader, cells))),
  );

/** Requires `share-of` where it decides a value: for slots without a sample ("up" is 0 of a loss, and 1 of an availability), and for `uptime`. */
function checkShare(checker: Checker, name: string, cell: Cell, taken: boolean, turned: boolean): void {
  const path = pointer('definitions', name, 'share-of');
  const { unknown } = checker.terms;
  const why =
    taken && unknown !== 'left-out'
      ? `slots without a sample count as ${unknown}`
      : turned
        ? '`uptime` takes 1 less it for an availability'
        : '';
  const isAsked = cell.unit === 'share' && why !== '';
  if (isAsked && cell['share-of'] === undefined)
    checker.fail(
      'choice-missing',
      path,
      `${why}: say \`share-of: failures\` (1 is all bad, such as loss) or \`share-of: successes\` (1 is all good, such as an availability)`,
    );
  if (!isAsked && cell['share-of'] !== undefined)
    checker.fail(
      'no-effect',
      path,
      'it says what slots of a share without a sample are worth where something is taken over them and `unknown` is up or down, and of what `uptime` is one less; remove it',
    );
}

/** The unit of clock changes, in ms: daylight saving moves clocks by multiples of it. */
const CLOCK_CHANGE = 30 * MINUTE;

/** Refuses `during` where only these times are measured anyway and slots begin and end with them. */
function checkDuring(checker: Checker, name: string, cell: Cell, cells: Cells): void {
  const { terms } = checker;
  const path = pointer('definitions', name, 'during');
  if (cell.during === 'always') checker.fail('no-effect', path, 'all slots lie in `always`; remove it');
  const readersOf = (one: string): Cells => cells.filter(([, reader]) => namesIn(reader).includes(one));
  const whiles = readersOf(name);
  const all = whiles.flatMap(([one]) => readersOf(one));
  // A cell with another name, or in the report, has other readers.
  const isNamed = (one: string): boolean => terms.report?.includes(one) === true || Object.values(terms.definitions).includes(one);
  const shown = [name, ...whiles.map(([one]) => one)].some(isNamed);
  const measures = ([, reader]: Cells[number]): boolean =>
    reader.uptime !== undefined && sameMeaning(terms, reader.of) === sameMeaning(terms, cell.during);
  const isOnly = !shown && all.length > 0 && whiles.every(([, reader]) => reader.while === name) && all.every(measures);
  if (isOnly && slotsFit(terms, cell))
    checker.fail(
      'no-effect',
      path,
      `"${all[0]![0]}" measures no other time than "${String(cell.during)}", and slots begin and end with it; remove it`,
    );
}

/** Whether slots always begin and end with opening hours, clock changes included: the hours are in the zone of the period, and slots divide them. */
function slotsFit(terms: Terms, { during, every }: Cell): boolean {
  const slot = parseElapsed(every);
  const hours = meaningOf(terms, during) as Cell | undefined;
  if (slot === undefined || CLOCK_CHANGE % slot !== 0 || hours?.['business-hours'] !== terms.period.zone) return false;
  const texts = [hours.open, hours['also-open'] ?? {}].flatMap((days) => Object.values(days as Readonly<Record<string, string[]>>).flat());
  return texts.every((text) => {
    const open = parseHours(text);
    return open !== undefined && [open.from, open.to].every((minute) => (minute * MINUTE) % slot === 0);
  });
}

/** Refuses counts of failures with `unknown: down`: a slot that was not counted has no number of failures. */
const failUncounted = (checker: Checker, name: string): void =>
  checker.fail(
    'bad-value',
    pointer('definitions', name, 'as'),
    'a slot that was not counted has no number of failures when it is down (`unknown: down`); write `as: rate`, or `unknown: up` or `left-out`',
  );

/** Refuses `left-out` where readers only test for high values: a slot that is left out has the same effect as a perfect one. */
function checkLeftOut(checker: Checker, name: string, cell: Cell): void {
  for (const key of ['empty', 'thin'])
    if (cell[key] === 'left-out')
      checker.fail(
        'no-effect',
        pointer('definitions', name, key),
        `"${name}" is only tested for high values, and a slot that is left out never has one; write \`${key}: perfect\``,
      );
}

/** Whether a cell tests for values above a limit that a slot without failures does not exceed. */
function asksForTooMuch(reader: Cell, name: string): boolean {
  if (reader.while !== name) return false;
  const isAbove = (text: unknown, from: bigint): boolean => {
    const literal = parseLiteral(text);
    return literal !== undefined && literal.kind !== 'span' && literal.value.n >= from;
  };
  return isAbove(reader['at-least'], 1n) || isAbove(reader['more-than'], 0n);
}

/** Checks a series with one slot for the whole period: it begins with the period and is its own mean, sum, lowest and highest. */
function checkOnly(checker: Checker, name: string, cell: Cell, readers: readonly (readonly [string, Cell])[]): void {
  if (cell.aligned === 'clock')
    checker.fail(
      'no-effect',
      pointer('definitions', name, 'aligned'),
      'one slot for the whole period begins with it; write `aligned: period-start`',
    );
  for (const [reader, { aggregate }] of readers)
    if (aggregate !== undefined && aggregate !== 'mean')
      checker.fail(
        'no-effect',
        pointer('definitions', reader, 'aggregate'),
        `"${name}" has one slot for the whole period, which is its own ${String(aggregate)}; write \`aggregate: mean\``,
      );
}
