/** Warns of clauses that are allowed and never have an effect: waits, witnesses, words and dated values. */
import { pointer } from '../../issue.ts';
import { parseDay, formatDay } from '../../time/instant.ts';
import { periodAt } from '../../time/period.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import { wordsOf } from '../../operators/attribute-values.ts';
import type { Cell } from '../../operators/cell.ts';
import type { Contract, Order, Terms } from '../../contract/terms.ts';
import { periodRule } from '../amendments.ts';
import { behind } from '../graph.ts';
import { readsEvidence } from './graph.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

/** A statement waits for silent senders, and the order expects none of its senders to report. */
export function* silenceOfNobody({ close }: Terms, { senders = [] }: Order): Generator<LintFinding> {
  if (close?.silence === 'wait' && senders.every((sender) => sender['expect-every'] === undefined))
    yield lintFinding('silence-of-nobody', pointer('close', 'silence'), { senders: senders.length });
}

/** Whether times are known wherever no sender says the opposite: each source of theirs is up where it has no report. */
function isAlwaysKnown(name: string, terms: Terms): boolean {
  const sources = [...behind(terms, [name]).values()].filter((cell) => readsEvidence(terms, cell));
  return sources.length > 0 && sources.every((cell) => cell.intervals !== undefined && cell['no-data-after'] === undefined);
}

/** Witnesses after one that always knows, of whom only the first who knows is believed. */
export function* witnessNeverAsked(terms: Terms): Generator<LintFinding> {
  if (terms.unreported !== 'up') return;
  for (const [name, cell] of Object.entries(terms.definitions)) {
    if (typeof cell !== 'object' || cell.decide !== 'first-known') continue;
    const names = cell.witnesses as readonly string[];
    const first = names.findIndex((witness) => isAlwaysKnown(witness, terms));
    if (first >= 0 && first < names.length - 1)
      yield lintFinding('witness-never-asked', `${pointer('definitions', name)}/witnesses/${first + 1}`, {
        first: names[first]!,
        later: names.slice(first + 1),
      });
  }
}

/** Words of one attribute that are the same but for the case of letters: events are read as they are written. */
export function* wordsAlikeInCase({ attributes }: Terms): Generator<LintFinding> {
  for (const [name, { values }] of Object.entries(attributes ?? {})) {
    const words = wordsOf(values);
    const pairs = words.flatMap((word, i) => {
      const before = words.slice(0, i).find((other) => other.toLowerCase() === word.toLowerCase());
      return before === undefined ? [] : [[before, word] as const];
    });
    for (const [one, other] of pairs) yield lintFinding('words-alike-in-case', pointer('attributes', name, 'values'), { name, one, other });
  }
}

/** Dated values of the term that another replaces before a period begins, so that they are in force at the start of none. */
export function* valueInNoPeriod(terms: Terms, order: Order, { terms: versions }: Contract): Generator<LintFinding> {
  const rule = periodRule(terms, order);
  const begins = [order.from, ...versions.map(({ from }) => from)];
  const startIn = (from: string, before: string): boolean => {
    if (begins.some((day) => from <= day && day < before)) return true;
    const start = startOfDay(rule.zone, parseDay(from)!);
    const period = periodAt(rule, start);
    return formatDay(localDay(rule.zone, period.start === start ? start : period.end)) < before;
  };
  for (const [name, cell] of datedByPeriod(terms)) {
    const days = Object.keys(cell.values as object).sort();
    for (const [i, day] of days.entries()) {
      const next = days[i + 1];
      if (next !== undefined && next > order.from && day < (order.through ?? '9999') && !startIn(day, next))
        yield lintFinding('value-in-no-period', `${pointer('definitions', name)}/values/${day}`, { cell: name, day, next });
    }
  }
}

const datedByPeriod = ({ definitions }: Terms): [string, Cell][] =>
  Object.entries(definitions).filter(
    (entry): entry is [string, Cell] => typeof entry[1] === 'object' && entry[1]['effective-dated'] === 'period',
  );
