/** The intervals behind a line in sentences: from, to, how long, with which weight, by which records and events. */
import { ONE, type Ratio, ZERO, add, multiply, parseFraction } from '../../domain/money/ratio.ts';
import type { CellReason, IntervalReason } from '../../domain/statement/reasons.ts';
import type { Sentence, Told } from './told.ts';
import { percentShown } from './values.ts';

/** How much of an interval counts. */
const weightOf = ({ weight, unknown }: IntervalReason): Ratio => (unknown ? ZERO : weight === undefined ? ONE : parseFraction(weight));

const countedLength = (interval: IntervalReason, told: Told): Ratio => multiply(told.span(interval.start, interval.end), weightOf(interval));

/** The intervals of a cell that count, and those that were taken out. */
export function intervalSentences({ cell, index, counted = [], excluded = [] }: CellReason, part: number | undefined, told: Told): Sentence[] {
  const { words, names } = told;
  const total = counted.map((interval) => countedLength(interval, told)).reduce(add, ZERO);
  const what = names.at(names.cell(cell, part), index, part);
  const causes = [...new Set(excluded.map(({ by }) => by ?? ''))];
  return [
    ...(counted.length > 0 ? [{ text: words.counted(told.length(total), what, counted.length), depth: 0 as const }] : []),
    ...told.some(counted, 1, (interval) => [intervalSentence(interval, told)]),
    ...causes.flatMap((by): Sentence[] => {
      const taken = excluded.filter((interval) => (interval.by ?? '') === by);
      const length = taken.map(({ start, end }) => told.span(start, end)).reduce(add, ZERO);
      return [
        { text: words.excluded(told.length(length), names.cell(by, part)), depth: 0 },
        ...told.some(taken, 1, (interval) => [intervalSentence(interval, told)]),
      ];
    }),
  ];
}

function intervalSentence(interval: IntervalReason, told: Told): Sentence {
  const { start, end, weight, unknown, records } = interval;
  const { words } = told;
  const parts = [
    words.interval(told.time(start), told.time(end), told.length(told.span(start, end))),
    ...(weight === undefined ? [] : [words.weighted(percentShown(weight, words), told.length(countedLength(interval, told)))]),
    ...(unknown ? [words.unknown] : []),
    ...(records.length > 0 ? [told.records(records)] : []),
  ];
  return { text: `${parts.join(words.comma)}`, depth: 1 };
}
