/** The words of published terms in plain English: how is measured, what is named, what is promised. */
import { article } from '../../domain/contract/article.ts';
import { type PartyRole, isLineRounding } from '../../domain/contract/terms.ts';
import { limits, list, mark, rounded, say } from './english-conditions.ts';
import type { TermsPhrases } from './language.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentence about the accepted reporters. */
function reportedBy(reporters: readonly string[] | undefined, owing: readonly PartyRole[]): string {
  if (reporters) return `only what ${list(reporters, 'or')} says of it counts`;
  const sides = list(owing.map((side) => `the ${side}`));
  return owing.length === 0
    ? 'anybody may say it'
    : `anybody but ${sides} may say it, because what ${owing.length > 1 ? 'they owe' : 'it owes'} rests on it`;
}

export const englishTerms: TermsPhrases = {
  text: ({ id, title, provider, version, from, through, source, 'source-read': read, ...terms }) =>
    `The text is "${title}" (${id}) of ${provider}, version ${version}, in force from ${from}${through === undefined ? '' : ` through ${through}`}; for those under an older one it takes effect ${{ 'next-period': 'with the next period', 'next-renewal': 'with the next renewal', 'at-once-splitting-period': 'at once, and splits the period' }[terms['takes-effect']]}.${source === undefined ? '' : ` Source: ${source}.`}${read === undefined ? '' : ` The source was read on ${read}.`}`,
  period: ({ period }) =>
    `Every ${period.every}${period.every.endsWith(' days') ? ', counted from the first day of the term,' : ''} is measured on its own, in the zone ${period.zone}${period.starts === undefined || period.starts === 'calendar' ? '' : period.starts === 'term' ? ', starting with the day on which the term starts' : `, the year starting on ${period.starts}`}; one that lies only partly in the term ${{ clipped: 'is measured over its part', whole: 'counts whole', none: 'is not measured' }[period['part-period']]}.`,
  silence: ({ unreported, unknown }) =>
    `Time without a report is ${unreported === 'up' ? 'up' : 'unknown unless a source vouched that it watched'}; unknown time ${{ up: 'counts as up', down: 'counts as down', 'left-out': 'is left out of the reckoning' }[unknown]}.`,
  money: ({ money }) =>
    `Money is in ${money.currency}; each line is rounded once (${isLineRounding(money.rounding) ? rounded(money.rounding) : `as "${money.rounding}" of the order says`}).`,
  attribute: (name, { of, values, unit, names, default: otherwise, 'reads-as': readsAs, 'reported-by': reporters }, owing) => {
    const words =
      values === undefined
        ? names === undefined
          ? `a number (${unit})`
          : `the id of ${article(names)}`
        : Array.isArray(values)
          ? list(values as string[], 'or')
          : Object.entries(values)
              .map(([word, meaning]) => `${word} (${meaning})`)
              .join('; ');
    return `"${name}" of ${of === 'customer' ? 'the customer' : `each ${of}`} is ${words}${otherwise === undefined ? '' : `; ${otherwise} by default`}${readsAs === undefined ? '' : `; ${list(Object.entries(readsAs).map(([sent, own]) => `${sent} is read as ${own}`))}`}; ${reportedBy(reporters, owing)}.`;
  },
  component: (kind, inside, dependsOn) =>
    `${capital(article(kind))} is a part of the service${inside === undefined ? '' : `, inside ${article(inside)}`}${dependsOn === undefined ? '' : `, and may depend on ${article(dependsOn)}`}.`,
  records: (kind, { milestones, 'reported-by': reporters }) =>
    `${capital(article(kind))} is a kind of record${milestones === undefined ? '' : ` with the milestones ${list(milestones.map(mark))}`}; ${reportedBy(reporters, [])}.`,
  level: 'An event with the state down or degraded sets the level of the outage, from any sender.',
  otherRecords: (kinds) => `Records of kind ${list(kinds, 'or')} may be reported by anybody, unless a definition says otherwise.`,
  billing: (reporters, owing) => `What was charged beside the charges of the contract is billed; ${reportedBy(reporters, owing)}.`,
  holidays: (name, days) => `Days on the list ${name}: ${days.join(', ')}.`,
  parameter: (name, value, like, otherwise) =>
    `"${name}" is filled in by the order, as a value such as ${say(like)}${otherwise === undefined ? '' : `, else ${say(otherwise)}`}: ${say(value)}.`,
  definition: (name, meaning) => `"${name}" is ${meaning}.`,
  objective: (name, objective) =>
    objective.holds
      ? `"${name}" holds.`
      : `"${name}" is ${limits(objective as Record<string, unknown>)}${objective.aim === undefined ? '' : ` (the aim is ${say(objective.aim)}, which is shown and not credited)`}.`,
};
