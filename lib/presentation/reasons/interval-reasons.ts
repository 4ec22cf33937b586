/** The intervals behind a line in sentences: start, end, length, weight, records and events. */
import { ONE, type Ratio, ZERO, add, multiply, parseFraction } from '../../domain/money/ratio.ts';
import type { CellReason, IntervalReason } from '../../domain/statement/reasons.ts';
import type { Sentence, Wording } from './wording.ts';
import { percentShown } from './values.ts';

/** The weight of an interval. */
const weightOf = ({ weight }: IntervalReason): Ratio => (weight === undefined ? ONE : parseFraction(weight));

const countedLength = (interval: IntervalReason, wording: Wording): Ratio =>
  multiply(wording.span(interval.start, interval.end), weightOf(interval));

/** The intervals of a cell that count, and those that were removed. */
export function intervalSentences(
  { cell, index, counted = [], excluded = [] }: CellReason,
  part: number | undefined,
  wording: Wording,
): Sentence[] {
  const { words, names } = wording;
  const sumOf = (intervals: readonly IntervalReason[], lengthOf: (interval: IntervalReason) => Ratio): string =>
    wording.length(intervals.map(lengthOf).reduce(add, ZERO));
  const known = counted.filter(({ unknown }) => !unknown);
  const open = counted.filter(({ unknown }) => unknown);
  const what = names.at(names.cell(cell, part), index, part);
  const causes = [...new Set(excluded.map(({ by }) => by ?? ''))];
  return [
    ...(known.length > 0
      ? [
          {
            text: words.counted(
              sumOf(known, (interval) => countedLength(interval, wording)),
              what,
              known.length,
            ),
            depth: 0 as const,
          },
        ]
      : []),
    ...wording.some(known, 1, (interval) => [intervalSentence(interval, wording)]),
    ...(open.length > 0
      ? [
          {
            text: words.notReported(
              sumOf(open, ({ start, end }) => wording.span(start, end)),
              what,
              open.length,
            ),
            depth: 0 as const,
          },
        ]
      : []),
    ...wording.some(open, 1, (interval) => [intervalSentence(interval, wording)]),
    ...causes.flatMap((by): Sentence[] => {
      const taken = excluded.filter((interval) => (interval.by ?? '') === by);
      return [
        {
          text: words.excluded(
            sumOf(taken, ({ start, end }) => wording.span(start, end)),
            names.cell(by, part),
          ),
          depth: 0,
        },
        ...wording.some(taken, 1, (interval) => [intervalSentence(interval, wording)]),
      ];
    }),
  ];
}

function intervalSentence(interval: IntervalReason, wording: Wording): Sentence {
  const { start, end, weight, records } = interval;
  const { words } = wording;
  const parts = [
    words.interval(wording.time(start), wording.time(end), wording.length(wording.span(start, end))),
    ...(weight === undefined ? [] : [words.weighted(percentShown(weight, words), wording.length(countedLength(interval, wording)))]),
    ...(records.length > 0 ? [wording.records(records)] : []),
  ];
  return { text: `${parts.join(words.comma)}`, depth: 1 };
}
