/** A measured month with the names and words of a language. */
import type { Language } from '../../../lib/domain/contract/title.ts';
import { formatLength } from '../../../lib/domain/statement/format-value.ts';
import { integer } from '../../../lib/domain/money/ratio.ts';
import type { ObjectiveResult, Statement } from '../../../lib/domain/statement/statement.ts';
import { downByHour } from '../../../lib/domain/statement/timeline/hour-of-week.ts';
import type { MeasuredMonth } from '../../../lib/domain/statement/timeline/month.ts';
import type { MonthRow } from '../../../lib/domain/statement/timeline/month-rows.ts';
import type { MonthTimer } from '../../../lib/domain/statement/timeline/month-timers.ts';
import { TIME_STATES } from '../../../lib/domain/statement/timeline/stretches.ts';
import { MINUTE, parseInstant } from '../../../lib/domain/time/instant.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { measuredOf, targetsOf } from '../../../lib/presentation/document/objectives-table.ts';
import { bandsInWords } from '../../../lib/presentation/document/shown-beside.ts';
import type { Names } from '../../../lib/presentation/reasons/names.ts';
import { REASON_WORDS, Wording } from '../../../lib/presentation/reasons/wording.ts';
import { ofSender } from '../../../lib/presentation/written.ts';
import type { ShownMonth, ShownObjective, ShownRow, ShownTimer, Span } from './shown-month.ts';

/** @param until what happens from here on (epoch ms) is not known yet. */
export function inWords(month: MeasuredMonth, statement: Statement, until: number, language: Language): ShownMonth {
  const wording = new Wording(statement, language, Infinity);
  const { names } = wording;
  const { total, bounds, contract } = statement;
  return {
    title: contract.title,
    vendor: contract.vendor.id,
    period: month.period,
    until,
    owing: { total, ...(bounds && { bounds: bounds.toCustomer }) },
    rows: month.rows.map((row) => rowShown(row, until, month.period.zone, names)),
    plans: month.planned.map(({ record, start, end, began, components }) => ({
      record,
      start,
      end,
      began,
      name: [names.recordAlone(record), ...components.map((one) => names.component(one))].join(' · '),
    })),
    timers: month.timers.map((timer) => timerShown(timer, until, wording)).sort((a, b) => a.start - b.start || (a.name < b.name ? -1 : 1)),
    calendars: month.calendars,
    objectives: objectivesShown(statement, month, names, language),
    bands: bandsInWords(statement, wording, LABELS[language]),
  };
}

function rowShown(row: MonthRow, until: number, zone: string, names: Names): ShownRow {
  const { cell, index, part, objectives } = row;
  const known = row.stretches.filter(({ start }) => start < until).map((one) => (one.end > until ? { ...one, end: until } : one));
  const causes = [''];
  const by = Uint8Array.from(known, (stretch) => {
    const text = stretch.by.map((name) => names.cell(name, part)).join(', ');
    if (!causes.includes(text)) causes.push(text);
    return causes.indexOf(text);
  });
  const [objective] = objectives;
  const what = objectives.length === 1 && objective !== undefined ? names.objective(objective, part) : names.cell(cell, part);
  return {
    name: [what, names.index(index, part), ...(part === undefined ? [] : [String(part)])].filter((one) => one !== '').join(' · '),
    starts: Float64Array.from(known, ({ start }) => start),
    ends: Float64Array.from(known, ({ end }) => end),
    states: Uint8Array.from(known, ({ state }) => TIME_STATES.indexOf(state)),
    by,
    causes,
    byHour: downByHour(known, zone).map((hours) => hours.map(({ n, d }) => Number(n) / Number(d) / MINUTE)),
  };
}

function timerShown(
  { record, index, objective, part, outcome, timing, calendar }: MonthTimer,
  until: number,
  wording: Wording,
): ShownTimer {
  const at = (instant: string | undefined): number | undefined => (instant === undefined ? undefined : parseInstant(instant)!);
  const [start, stop] = [at(timing.start)!, at(timing.stop)];
  const end = Math.max(start, stop ?? until);
  const within = (one: { readonly start: string; readonly end?: string }): Span => ({
    start: at(one.start)!,
    end: Math.min(at(one.end) ?? end, end),
  });
  const sections = (timing.sections ?? [timing]).map((one) => within({ start: one.start, ...('end' in one && { end: one.end }) }));
  const deadline = at(timing.deadline);
  return {
    record,
    name: ofSender(index),
    objective: wording.names.objective(objective, part),
    outcome,
    start,
    end,
    stopped: stop !== undefined,
    ...(deadline !== undefined && { deadline }),
    ...(calendar !== undefined && { calendar }),
    sections: sections.filter((one) => one.start < one.end),
    pauses: (timing.pauses ?? []).map((pause) => ({ ...within(pause), reason: wording.words.kind(ofSender(pause.reason)) })),
  };
}

/** One entry for each result; those of timers are counted by outcome. */
function objectivesShown({ objectives }: Statement, { timers }: MeasuredMonth, names: Names, language: Language): ShownObjective[] {
  const labels = LABELS[language];
  const timed = new Set(timers.map(({ objective, part }) => `${part} ${objective}`));
  const counted = new Map<string, ShownObjective>();
  const nameOf = ({ objective, index, part }: ObjectiveResult): string => names.at(names.objective(objective, part), index, part);
  return [
    ...objectives.flatMap((result): ShownObjective[] => {
      const { objective, part, outcome } = result;
      if (!timed.has(`${part} ${objective}`))
        return [{ name: nameOf(result), measured: measuredOf(result, labels), target: targetsOf(result, labels), outcome }];
      const key = `${part} ${objective} ${outcome}`;
      const count = (counted.get(key)?.count ?? 0) + 1;
      counted.set(key, { name: names.objective(objective, part), measured: '', target: '', outcome, count });
      return [];
    }),
    ...counted.values(),
  ];
}

/** A length of time in a language: "1 h 5 min 3 s". */
export const lengthShown = (ms: number, language: Language): string => REASON_WORDS[language].length(formatLength(integer(Math.round(ms))));
