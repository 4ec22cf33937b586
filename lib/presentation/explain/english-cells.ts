/** What each operator makes of its operands, in plain English. */
import { article } from '../../domain/contract/article.ts';
import type { BandRow } from '../../domain/contract/terms.ts';
import type { Cell } from '../../domain/operators/cell.ts';
import { each, limits, list, mark, names, rounded, say, where, whereOnce } from './english-conditions.ts';
import type { Phrases } from './language.ts';

/** "counted around the clock", or the hours in which it is counted. */
const counted = (hours: unknown): string => (hours === 'always' ? 'counted around the clock' : `counted in the hours of ${say(hours)}`);

const rows = (table: unknown): string =>
  Array.isArray(table)
    ? (table as BandRow[]).map((row) => `${limits(row as unknown as Record<string, unknown>)} gives ${say(row.gives)}`).join('; ')
    : `the table ${say(table)}`;

const GAPS = {
  nothing: 'a value between the printed bands gives nothing',
  'as-better': 'a value between the printed bands counts as the better one',
  'as-worse': 'a value between the printed bands counts as the worse one',
} as const;

const hours = (open: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(open)
    .map(([day, spans]) => `${day} ${spans.join(' and ') || 'shut'}`)
    .join(', ');

function shut(days: Readonly<Record<string, readonly string[]>>): string {
  const [how, lists] = Object.entries(days)[0]!;
  if (lists.length === 1) return `shut on the days of the list ${lists[0]}`;
  return how === 'all-of'
    ? `shut only on days that are on all of the lists ${list(lists)}`
    : `shut on days that are on any of the lists ${list(lists, 'or')}`;
}

const DECIDE = {
  'first-known': () => 'the first with a known state is believed',
  any: () => 'one who says so is enough',
  all: () => 'all with a known state must say so',
  quorum: (least: unknown) => `${String(least)} of them must say so`,
} as const;

/** The reporters, and the rules for silence and missing ends. */
const witnessed = (c: Cell): string =>
  [
    c['reported-by'] !== undefined && `, as said by ${list(c['reported-by'] as string[], 'or')}`,
    c['unended-after'] !== undefined &&
      `; one without an end is ${c['unended-is'] === 'over' ? 'over' : 'unknown'} after ${say(c['unended-after'])}`,
    c['no-data-after'] !== undefined && `; time is unknown after ${say(c['no-data-after'])} of silence`,
    c['recovery-without-failure'] === 'unknown' && '; the time before a first word that is "up" is unknown',
  ]
    .filter(Boolean)
    .join('');

const CHANGE = {
  first: 'the severity it began with governs',
  last: 'its last severity governs from the beginning',
  highest: 'the highest severity it ever had governs from the beginning',
  restart: 'a change of severity starts the timer again',
  weighted: 'each severity uses up its own share of the target',
} as const;
const REOPEN = {
  resume: 'when it is opened again the timer goes on',
  anew: 'when it is opened again it is judged anew',
  ignore: 'opening it again changes nothing',
} as const;

function timer(cell: Cell): string {
  const paused = cell.paused as readonly string[];
  const parts = [
    `how long each ${String(cell.timer)} took from ${mark(cell.from)} to ${list([cell.to].flat().map(mark), 'or')}, ${counted(cell.hours)}`,
    paused.length > 0 && `without the time ${list(paused.map(mark), 'or')}`,
    `it belongs to the period in which it ${cell['counted-in'] === 'from' ? 'began' : 'ended'}`,
    cell['on-severity-change'] !== undefined && CHANGE[cell['on-severity-change'] as keyof typeof CHANGE],
    cell.needs !== undefined && `a report counts only with ${list(cell.needs as string[])}`,
    cell['on-reopen'] !== undefined && REOPEN[cell['on-reopen'] as keyof typeof REOPEN],
  ];
  return parts.filter(Boolean).join('; ') + whereOnce(cell);
}

function probes(cell: Cell): string {
  const locations =
    cell.quorum !== undefined
      ? `, seen from ${typeof cell.quorum === 'number' ? `${cell.quorum} places` : `${String(cell.quorum)} of the places that check it`} at once`
      : cell.locations === 'all'
        ? ', seen from all places'
        : '';
  const control = cell.control === undefined ? '' : `, while the control probe ${String(cell.control)} passed`;
  return `the time after ${String(cell['in-a-row'])} failed checks in a row of probe ${String(cell.probes)}${control}${locations}, from the ${cell.begins === 'first-failure' ? 'first failure' : 'failure that confirmed it'}${each(cell)}${cell['stands-for'] === undefined ? '' : `; a check that came alone stands for ${say(cell['stands-for'])}`}${witnessed(cell)}`;
}

function requests(cell: Cell): string {
  const ignored = cell.ignored as readonly string[];
  return [
    `${cell.as === 'rate' ? 'the share' : 'the number'} of ${String(cell.requests)} requests that ended in ${list(cell.failed as string[], 'or')}, in every ${cell.every === 'period' ? 'period' : String(cell.every)} ${cell.aligned === 'clock' ? 'by the clock' : 'from the start of the period'}${each(cell)}`,
    ignored.length > 0 && `${list(ignored)} count neither way`,
    `a slot without requests is ${{ perfect: 'without failures', failed: 'failed', 'left-out': 'left out' }[String(cell.empty)]}`,
    cell.minimum !== undefined &&
      `one with fewer than ${String(cell.minimum)} is ${cell.thin === 'perfect' ? 'without failures' : 'left out'}`,
    cell.repeats !== undefined && 'repeated failures of one client count once',
  ]
    .filter(Boolean)
    .join('; ');
}

export const englishCells: Phrases['cell'] = {
  intervals: (c) =>
    `the time of each ${String(c.intervals)} from ${mark(c.from)} to ${mark(c.to)}${each(c)}${where(c)}${c.weight === undefined ? '' : `, weighted by ${String(c.weight)}${c['out-of'] === undefined ? '' : ` out of ${say(c['out-of'])}`} (${c.overlaps === 'add' ? 'added up' : 'the highest counts'} when they overlap)`}${witnessed(c)}`,
  'business-hours': (c) =>
    `the hours ${hours(c.open as Record<string, string[]>)} on the clock of ${String(c['business-hours'])}${
      c.shut === undefined ? '' : `, ${shut(c.shut as Record<string, string[]>)}`
    }${c['also-open'] === undefined ? '' : `; on special days ${hours(c['also-open'] as Record<string, string[]>)}`}`,
  probes,
  while: (c) => `the time while ${say(c.while)} is ${limits(c)}`,
  'any-of': (c) => `any of ${names(c['any-of'], 'or')}`,
  'all-of': (c) => `all of ${names(c['all-of'])} at once`,
  except: (c) => `${say((c.except as unknown[])[0])} without ${names((c.except as unknown[]).slice(1))}`,
  concurrent: (c) =>
    `the time while ${limits(c)} of ${say(c.concurrent)} are so at the same time in ${c.in === 'agreement' ? 'the whole agreement' : `one ${String(c.in)}`}`,
  continuous: (c) =>
    `the unbroken stretches of ${say(c.continuous)} that are ${limits(c)} long${c.whole === undefined ? '' : `, counted in whole units of ${String(c.whole)}`}; a stretch across the end of the period is judged ${c['across-period-end'] === 'joined' ? 'as it ran' : 'by its part in the period'}`,
  allowance: (c) =>
    `the first ${say(c['at-most'])} of ${say(c.allowance)} in each ${String(c['in-each'])}${c.hours === undefined ? '' : `, business days by ${say(c.hours)}`}`,
  weighted: (c) => `${say(c.weighted)}, counted at ${say(c.as)}`,
  witnesses: (c) =>
    `what ${list((c.witnesses as string[]).map(say))} say, where ${DECIDE[c.decide as keyof typeof DECIDE](c['at-least'])}; a witness without a known state is not asked, and where no witness has one the time is unknown`,
  downstream: (c) => `${say(c.downstream)} of a component and of everything it depends on`,
  'within-window': (c) =>
    `${c.counts === 'window' ? `all of any ${String(c.within)}` : `the parts of ${say(c['within-window'])} in any ${String(c.within)}`} in which ${say(c['within-window'])} adds up to ${limits(c)}`,
  duration: (c) =>
    `${c.as === 'share' ? 'what share' : 'how much'} of ${c.reckoned === undefined ? (c.each === undefined ? 'the period' : c.each === 'stretch' ? 'each stretch' : `each ${String(c.each)}`) : 'the days of the period, 24 hours each,'} is ${say(c.duration)}${c.cut === undefined ? '' : '; a stretch over midnight is one for each day'}`,
  uptime: (c) => (c.of === undefined ? `100% less ${say(c.uptime)}` : `100% less the share of ${say(c.of)} that is ${say(c.uptime)}`),
  requests,
  gauge: (c) =>
    `${String(c.gauge)}${c.unit === 'share' ? ' as a share' : c.unit === 'count' ? '' : ` in ${String(c.unit)}`}, every ${String(c.every)}${each(c)}; of several samples in one slot ${c.several === 'mean' ? 'the mean' : `the ${String(c.several)}`}${c.during === undefined ? '' : `; only slots within ${say(c.during)}`}`,
  round: (c) => `${say(c.round)} rounded to ${say(c.to)} (${rounded(c.how)})`,
  'effective-dated': (c) =>
    `${Object.entries(c.values as Record<string, unknown>)
      .map(([day, value]) => `${say(value)} from ${day}`)
      .join(
        ', ',
      )}, as in force ${c['as-of'] === undefined ? `at the start of ${c['effective-dated'] === 'period' ? 'the period' : `each entry of ${say(c['effective-dated'])}`}` : `when the stretch of ${say(c['as-of'])} began`}`,
  age: (c) => `the whole ${String(c.in)} from ${String(c.age)} to the start of the period`,
  deliverable: (c) =>
    `how late ${String(c.deliverable)} was, which is due for each ${String(c.every)} ${say(c.due)} after its end${c.hours === undefined ? '' : ` (business days by ${say(c.hours)})`}${c.needs === undefined ? '' : `, with ${list(c.needs as string[])}`}`,
  'across-periods': (c) =>
    c.last === 1
      ? `${say(c['across-periods'])} of ${c.ending === 'this' ? 'this period alone' : 'the period before'}`
      : `${say(c['across-periods'])} of the last ${String(c.last)} periods, ${c.ending === 'this' ? 'this one included' : 'this one not included'}`,
  timer,
  cadence: (c) =>
    `${c.each === 'wait' ? 'each' : 'the longest'} time that ${article(String(c.cadence))} went without being ${mark(c.update)}, from ${mark(c.from)} until ${mark(c.until)}, ${counted(c.hours)}${(c.paused as string[]).length > 0 ? `, without the time ${list((c.paused as string[]).map(mark), 'or')}` : ''}${whereOnce(c)}`,
  'record-value': (c) =>
    `the ${mark(c['record-value'])}${c.reached === undefined ? '' : ` of each record that ${mark(c.reached)} in the period, as it was then`}`,
  count: (c) =>
    c.that !== undefined
      ? `how many cases of ${say(c.count)} were ${String(c.that)}${whereOnce(c)}${c.each === undefined ? '' : `, for each record that "${String(c.each)}" names`}`
      : `how many ${c.reached === undefined ? `of ${say(c.count)} hold or occur` : `${String(c.count)} records reached "${String(c.reached)}" in the period`}${whereOnce(c)}${c.each === undefined ? '' : `, for each record that "${String(c.each)}" names`}`,
  aggregate: (c) =>
    `the ${c.aggregate === 'percentile' ? `percentile ${say(c.rank)} (${mark(c.method)})` : String(c.aggregate)} of ${say(c.of)} over ${c.last === undefined ? (c.over === 'all' ? 'all of them' : `its ${c.over === 'stretch' ? 'entries' : 'slots'}`) : `the last ${String(c.last)} ${c.over === 'stretch' ? 'entries' : 'slots'}, for each ${c.over === 'stretch' ? 'entry' : 'slot of the period'}`}`,
  bands: (c) =>
    `what the band of ${say(c.bands)} gives: ${rows(c.table)}${c.gaps === undefined ? '' : `; ${GAPS[c.gaps as keyof typeof GAPS]}`}`,
  'band-table': (c) => `a table: ${rows(c['band-table'])}`,
  units: (c) =>
    `${{ completed: 'the completed units', started: 'the started units', exact: 'the units, with fractions,' }[String(c.counting)]} of ${say(c.of)} in ${say(c.units)}`,
  shortfall: (c) => `how far ${say(c.shortfall)} is below ${say(c.below)}`,
  add: (c) => `${say(c.add)} plus ${say(c.to)}`,
  subtract: (c) => `${say(c.from)} less ${say(c.subtract)}`,
  excess: (c) => `how far ${say(c.excess)} is above ${say(c.above)}`,
  multiply: (c) => `${say(c.multiply)} times ${say(c.by)}`,
  divide: (c) => `${say((c.divide as unknown[])[0])} divided by ${say((c.divide as unknown[])[1])}`,
  charges: (c) =>
    `${c['a-day'] === undefined ? '' : `a day's part (${mark(c['a-day'])}) of `}the ${c.charges === 'all' ? '' : `${list(c.charges as string[])} `}charges of ${{ period: 'the period', 'previous-period': 'the period before', 'next-period': 'the next period' }[String(c['taken-from'])]}${c.without === undefined ? '' : `, without ${list(c.without as string[])}`}${each(c)}`,
  compare: (c) => `whether ${say(c.compare)} is ${limits(c)}`,
  'attribute-is': (c) => `whether ${mark(c['attribute-is'])} is ${list(c.is as string[], 'or')}`,
  'depending-on': (c) =>
    `${Object.entries(c.cases as Record<string, unknown>)
      .map(
        ([word, value]) =>
          `${say(value)} when "${String(c['depending-on'])}" ${word === 'holds' || word === 'fails' ? word : `is ${word}`}`,
      )
      .join(', ')}`,
};
