/** The timer of a ticket in sentences: its start and stop, its hours, its pauses, its sum. */
import { add, ZERO } from '../../domain/money/ratio.ts';
import { LIMIT_KEYS } from '../../domain/operators/value.ts';
import type { ObjectiveResult, ObjectiveTarget } from '../../domain/statement/statement.ts';
import { endsInWords } from '../../domain/statement/credits/between.ts';
import type { ShownBounds } from '../../domain/statement/format-value.ts';
import type { TimerTiming } from '../../domain/statement/objectives/ticket-timing.ts';
import { ofContract } from '../written.ts';
import type { Sentence, Wording } from './wording.ts';
import { distanceShown, valueShown } from './values.ts';

export const betweenShown = ({ least, most }: ShownBounds, { words }: Wording): string =>
  endsInWords(least && valueShown(least, words), most && valueShown(most, words), words.ends);

/** The measured value, or its bounds. */
export function measuredShown({ measured, bounds }: ObjectiveResult, wording: Wording): string | undefined {
  if (bounds) return betweenShown(bounds, wording);
  return measured && valueShown(measured, wording.words);
}

/** "at least 99.9%" */
export const limitsShown = (targets: readonly ObjectiveTarget[], wording: Wording): string =>
  wording.words.and(
    targets.map(({ edge, bounds, ...limit }) =>
      wording.words.edge(edge, bounds ? betweenShown(bounds, wording) : valueShown(limit, wording.words)),
    ),
  );

/** By how much a breached result passes its limit: the one that it does not keep. */
export function missedBy({ outcome, measured: value, bounds, targets, timing }: ObjectiveResult, wording: Wording): string | undefined {
  // A clock that still runs has run at least so long.
  const measured = value ?? (timing && bounds?.least);
  if (outcome !== 'breached' || !measured) return undefined;
  const isLower = (edge: string): boolean => LIMIT_KEYS.indexOf(edge as (typeof LIMIT_KEYS)[number]) < 2;
  const passed = targets.filter(({ edge, exact }) => exact !== undefined && isPassed(measured.exact, exact, isLower(edge)));
  const [limit] = passed;
  const by = limit && distanceShown(measured, limit, wording.words);
  // A clock that still runs passes its limit by more.
  return by !== undefined && timing && timing.stop === undefined ? wording.words.ends.orMore(by) : by;
}

function isPassed(measured: string, limit: string, isLower: boolean): boolean {
  const [a, b] = [measured, limit].map((text) => text.split('/').map(BigInt)) as [bigint[], bigint[]];
  const order = a[0]! * (b[1] ?? 1n) - b[0]! * (a[1] ?? 1n);
  return isLower ? order <= 0n : order >= 0n;
}

/** @param events the keys of the events of the record. */
export function clockSentences(result: ObjectiveResult, record: string, events: readonly string[], wording: Wording): Sentence[] {
  const { words, names } = wording;
  const value = measuredShown(result, wording) ?? words.unknown;
  const head = words.ticket(record, value, limitsShown(result.targets, wording), missedBy(result, wording));
  const { timing, part } = result;
  const own = events.length > 0 ? [{ text: `${wording.events(events)}${words.stop}`, depth: 2 as const }] : [];
  if (!timing) return [{ text: head, depth: 1 }, ...own];
  const { start, stop, hours, deadline, due, governing = {}, pauses = [], sections = [], stretches = [] } = timing;
  const chosen = governingWords(governing, part, wording);
  const clock = [
    words.clock(wording.time(start), stop && wording.time(stop), hours === undefined ? words.unknown : names.cell(hours, part)),
    ...(chosen === '' ? [] : [chosen]),
    ...(deadline === undefined ? [] : [words.due(wording.time(deadline))]),
    ...(due ? [words.dueBetween(wording.time(due.earliest), wording.time(due.latest))] : []),
  ];
  const ran = sections.map(({ start: from, end }) => wording.span(from, end)).reduce(add, ZERO);
  const shown = wording.some(sections, 3, ({ start: from, end }) => [
    { text: words.section(wording.time(from), wording.time(end), wording.length(wording.span(from, end))), depth: 3 },
  ]);
  return [
    { text: head, depth: 1 },
    { text: `${clock.join(words.comma)}${words.stop}`, depth: 2 },
    ...wording.some(pauses, 2, ({ reason, start: from, end }) => [
      {
        text: words.pause(
          words.kind(ofContract(reason)),
          wording.time(from),
          end && wording.time(end),
          end && wording.length(wording.span(from, end)),
        ),
        depth: 2,
      },
    ]),
    ...wording.some(reopenedGaps(timing), 2, ([from, to]) => [
      { text: words.reopened(wording.time(from), wording.time(to), wording.length(wording.span(from, to))), depth: 2 },
    ]),
    ...(sections.length > 0 ? [{ text: words.sections(wording.length(ran)), depth: 2 as const }, ...shown] : []),
    ...wording.some(stretches, 2, (one) => [
      {
        text: words.stretch(
          wording.time(one.start),
          valueShown(one.elapsed, words),
          one.limit && valueShown(one.limit, words),
          one.share && valueShown(one.share, words),
          governingWords(one.governing, part, wording),
        ),
        depth: 2,
      },
    ]),
    ...own,
  ];
}

/** The times in which a timer that counts around the clock did not run and was not paused: from an end of the record until it was reopened. */
function reopenedGaps({ hours, sections = [], pauses = [] }: TimerTiming): (readonly [from: string, to: string])[] {
  if (hours !== 'always') return [];
  return sections.slice(1).flatMap(({ start: to }, i) => {
    const from = sections[i]!.end;
    const isPaused = pauses.some(({ start, end }) => start < to && (end === undefined || end > from));
    return isPaused || from === to ? [] : [[from, to] as const];
  });
}

const governingWords = (governing: Readonly<Record<string, string>>, part: number | undefined, { words, names }: Wording): string =>
  names.attributeValues(governing, part).join(words.comma);
