/**
 * Words about slots that have no effect where they stand: slots that are left out where all that is asked is whether one is bad enough,
 * and what is made of all slots of a series that has only one.
 */
import { pointer } from '../issue.ts';
import { namesIn } from '../operators/operands.ts';
import type { Cell } from '../operators/operator.ts';
import type { Checker } from './checker.ts';
import { parseLiteral } from './literal.ts';

export function checkSlots(checker: Checker): void {
  const cells = Object.entries(checker.terms.definitions).filter((entry): entry is [string, Cell] => typeof entry[1] === 'object');
  for (const [name, cell] of cells) {
    if (cell.requests === undefined) continue;
    const readers = cells.filter(([, reader]) => namesIn(reader).includes(name));
    const isReported = checker.terms.report?.includes(name) === true;
    if (!isReported && readers.length > 0 && readers.every(([, reader]) => asksForTooMuch(reader, name))) checkLeftOut(checker, name, cell);
    if (cell.every === 'period') checkOnly(checker, name, cell, readers);
  }
}

/** A slot that is left out is never too high, and neither is a perfect one. */
function checkLeftOut(checker: Checker, name: string, cell: Cell): void {
  for (const key of ['empty', 'thin'])
    if (cell[key] === 'left-out')
      checker.fail(
        'no-effect',
        pointer('definitions', name, key),
        `"${name}" is only asked when it is too high, and a slot that is left out is never; say \`${key}: perfect\``,
      );
}

/** Whether a cell asks when the values are above something that a slot without failures is not. */
function asksForTooMuch(reader: Cell, name: string): boolean {
  if (reader.while !== name) return false;
  const isAbove = (text: unknown, from: bigint): boolean => {
    const literal = parseLiteral(text);
    return literal !== undefined && literal.kind !== 'span' && literal.value.n >= from;
  };
  return isAbove(reader['at-least'], 1n) || isAbove(reader['more-than'], 0n);
}

/** One slot for all of the period begins with it, and is its own mean, sum, lowest and highest. */
function checkOnly(checker: Checker, name: string, cell: Cell, readers: readonly (readonly [string, Cell])[]): void {
  if (cell.aligned === 'clock')
    checker.fail(
      'no-effect',
      pointer('definitions', name, 'aligned'),
      'one slot for all of the period begins with it, whatever the clock says; say `aligned: period-start`',
    );
  for (const [reader, { take }] of readers)
    if (take !== undefined && take !== 'mean')
      checker.fail(
        'no-effect',
        pointer('definitions', reader, 'take'),
        `"${name}" has one slot for all of the period, which is its own ${String(take)}; say \`take: mean\``,
      );
}
