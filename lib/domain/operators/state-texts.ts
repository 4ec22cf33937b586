/** The text of values and amounts in the state of a period. */
import { parseDecimal } from '../money/decimal.ts';
import { type Ratio, UNBOUNDED, ZERO, formatFraction, parseFraction } from '../money/ratio.ts';
import { Range } from './range.ts';

/** A value in the form of the state: a fraction, a flag as 1 or 0, or a range "least..most". Null when there is no value. */
export function writeValue(value: Ratio | Range | undefined): string | null {
  if (value === undefined) return null;
  if (!(value instanceof Range)) return formatFraction(value);
  return `${formatFraction(value.least)}..${formatFraction(value.most)}${value.mayLack ? ' or none' : ''}`;
}

/** Whether a text of the state is a range, or a value that may not exist. */
export const isOpenText = (text: string): boolean => text.includes('..') || text.endsWith(' or none');

export function readValue(text: string): Ratio | Range {
  const [ends, none] = text.split(' or ');
  const [least, most] = ends!.split('..').map(parseFraction);
  return most ? new Range(least!, most, none !== undefined) : least!;
}

/** Reads what a credit paid from the text of a state: "12.50", "0.00..12.50", or "0.00.." without an upper end. */
export function readPaid(text: string): Ratio | Range {
  const [least, most] = text.split('..');
  if (most === undefined) return parseDecimal(text) ?? ZERO;
  return new Range(parseDecimal(least!) ?? ZERO, most === '' ? UNBOUNDED : (parseDecimal(most) ?? ZERO));
}
