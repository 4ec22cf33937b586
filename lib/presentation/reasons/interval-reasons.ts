/** The intervals behind a line in sentences: from, to, how long, with which weight, by which records and events. */
import { ONE, type Ratio, ZERO, add, multiply, parseFraction } from '../../domain/money/ratio.ts';
import type { CellReason, IntervalReason } from '../../domain/statement/reasons.ts';
import type { Sentence, Wording } from './wording.ts';
import { percentShown } from './values.ts';

/** How much of an interval counts. */
const weightOf = ({ weight, unknown }: IntervalReason): Ratio => (unknown ? ZERO : weight === undefined ? ONE : parseFraction(weight));

const countedLength = (interval: IntervalReason, wording: Wording): Ratio =>
  multiply(wording.span(interval.start, interval.end), weightOf(interval));

/** The intervals of a cell that count, and those that were taken out. */
export function intervalSentences(
  { cell, index, counted = [], excluded = [] }: CellReason,
  part: number | undefined,
  wording: Wording,
): Sentence[] {
  const { words, names } = wording;
  const total = counted.map((interval) => countedLength(interval, wording)).reduce(add, ZERO);
  const what = names.at(names.cell(cell, part), index, part);
  const causes = [...new Set(excluded.map(({ by }) => by ?? ''))];
  return [
    ...(counted.length > 0 ? [{ text: words.counted(wording.length(total), what, counted.length), depth: 0 as const }] : []),
    ...wording.some(counted, 1, (interval) => [intervalSentence(interval, wording)]),
    ...causes.flatMap((by): Sentence[] => {
      const taken = excluded.filter((interval) => (interval.by ?? '') === by);
      const length = taken.map(({ start, end }) => wording.span(start, end)).reduce(add, ZERO);
      return [
        { text: words.excluded(wording.length(length), names.cell(by, part)), depth: 0 },
        ...wording.some(taken, 1, (interval) => [intervalSentence(interval, wording)]),
      ];
    }),
  ];
}

function intervalSentence(interval: IntervalReason, wording: Wording): Sentence {
  const { start, end, weight, unknown, records } = interval;
  const { words } = wording;
  const parts = [
    words.interval(wording.time(start), wording.time(end), wording.length(wording.span(start, end))),
    ...(weight === undefined ? [] : [words.weighted(percentShown(weight, words), wording.length(countedLength(interval, wording)))]),
    ...(unknown ? [words.unknown] : []),
    ...(records.length > 0 ? [wording.records(records)] : []),
  ];
  return { text: `${parts.join(words.comma)}`, depth: 1 };
}
