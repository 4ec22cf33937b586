/** A contract in plain English. */
import { article } from '../../domain/contract/article.ts';
import type { PartyRole, Condition, BandRow } from '../../domain/contract/terms.ts';
import { parseLiteral } from '../../domain/contract/literal.ts';
import { LIMIT_KEYS } from '../../domain/operators/value.ts';
import { englishOrder, list } from './english-order.ts';
import type { Phrases, Say } from './language.ts';
import type { Cell } from '../../domain/operators/cell.ts';

const say: Say = (operand) => {
  if (operand === 'period') return 'the period';
  if (operand === 'always' || operand === 'never') return operand;
  return parseLiteral(operand) || typeof operand === 'number' ? String(operand) : `"${String(operand)}"`;
};

const names = (operands: unknown, joint?: string): string => list((operands as readonly unknown[]).map(say), joint);

const EDGES = { 'at-least': 'at least', 'more-than': 'more than', 'at-most': 'at most', 'less-than': 'less than' } as const;
const limits = (limit: Readonly<Record<string, unknown>>): string =>
  list(LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGES[edge]} ${say(limit[edge])}`])));

/** The totals or cases that `highest` compares. */
const comparedFor = (each: string | undefined): string =>
  each === undefined || each === 'agreement' ? ', each taken with all its lines together' : `, found for each ${each} on its own`;

/** "counted around the clock", or the hours in which it is counted. */
const counted = (hours: unknown): string => (hours === 'always' ? 'counted around the clock' : `counted in the hours of ${say(hours)}`);

const each = (cell: Cell): string => (cell.each === undefined ? '' : `, for each ${String(cell.each)}`);
const mark = (word: unknown): string => String(word).replaceAll('-', ' ');

function condition(one: Condition): string {
  if (one.attribute !== undefined)
    return one.is ? `${one.attribute} is ${list(one.is, 'or')}` : `${one.attribute} is not ${list(one['is-not']!, 'or')}`;
  const before = one.before === undefined ? '' : ` before "${one.before}"`;
  if (one.reached !== undefined) return `it had reached "${one.reached}"${before}`;
  if (one.missing !== undefined) return `it had not reached "${one.missing}"${before}`;
  return `from ${mark(one.from)} to ${mark(one.to)} there were ${limits(one as Record<string, unknown>)}${one.hours === undefined ? '' : ` in the hours of ${say(one.hours)}`}`;
}

const where = (cell: Cell): string => (cell.where === undefined ? '' : `, only where ${list(cell.where.map(condition))}`);

const COUNTS = {
  first: 'its first word counts',
  last: 'its last word counts',
  highest: 'the highest word that it ever had counts',
} as const;

/** The conditions of a cell, with the policy for attributes that change. */
function whereOnce(cell: Cell): string {
  if (cell.where?.some(({ attribute }) => attribute !== undefined) !== true) return where(cell);
  const policy = cell['on-severity-change'];
  const milestone = cell.from ?? cell.reached;
  const at =
    milestone === undefined ? 'the word by which it was judged counts' : `the word that it had when it reached "${mark(milestone)}" counts`;
  const counts = cell.timer !== undefined && policy !== undefined ? undefined : (COUNTS[policy as keyof typeof COUNTS] ?? at);
  return `${where(cell)}${counts === undefined ? '' : ` (when that changes, ${counts})`}`;
}

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
      ? `, seen from ${String(cell.quorum)} places at once`
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

const cell: Phrases['cell'] = {
  intervals: (c) =>
    `the time of each ${String(c.intervals)} from ${mark(c.from)} to ${mark(c.to)}${each(c)}${where(c)}${c.weight === undefined ? '' : `, weighted by ${String(c.weight)} (${c.overlaps === 'add' ? 'added up' : 'the highest counts'} when they overlap)`}${witnessed(c)}`,
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
    `${c.as === 'share' ? 'what share' : 'how much'} of ${c.reckoned === undefined ? (c.each === undefined ? 'the period' : c.each === 'stretch' ? 'each stretch' : `each ${String(c.each)}`) : 'the days of the period, 24 hours each,'} is ${say(c.duration)}`,
  uptime: (c) => (c.of === undefined ? `100% less ${say(c.uptime)}` : `100% less the share of ${say(c.of)} that is ${say(c.uptime)}`),
  requests,
  gauge: (c) =>
    `${String(c.gauge)}${c.unit === 'share' ? ' as a share' : c.unit === 'count' ? '' : ` in ${String(c.unit)}`}, every ${String(c.every)}${each(c)}; of several samples in one slot ${c.several === 'mean' ? 'the mean' : `the ${String(c.several)}`}${c.during === undefined ? '' : `; only slots within ${say(c.during)}`}`,
  round: (c) => `${say(c.round)} rounded ${String(c.how)} to ${say(c.to)}`,
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
    `${say(c['across-periods'])} of the last ${String(c.last)} periods, ${c.ending === 'this' ? 'this one included' : 'this one not included'}`,
  timer,
  cadence: (c) =>
    `the longest time that ${article(String(c.cadence))} went without being ${mark(c.update)}, from ${mark(c.from)} until ${mark(c.until)}, ${counted(c.hours)}${(c.paused as string[]).length > 0 ? `, without the time ${list((c.paused as string[]).map(mark), 'or')}` : ''}${whereOnce(c)}`,
  'record-value': (c) =>
    `the ${mark(c['record-value'])}${c.reached === undefined ? '' : ` of each record that ${mark(c.reached)} in the period, as it was then`}`,
  count: (c) =>
    c.that !== undefined
      ? `how many cases of ${say(c.count)} were ${String(c.that)}${whereOnce(c)}`
      : `how many ${c.reached === undefined ? `of ${say(c.count)} hold or occur` : `${String(c.count)} records reached "${String(c.reached)}" in the period`}${whereOnce(c)}`,
  aggregate: (c) =>
    `the ${c.aggregate === 'percentile' ? `percentile ${say(c.rank)} (${mark(c.method)})` : String(c.aggregate)} of ${say(c.of)} over ${c.over === 'all' ? 'all of them' : `its ${c.over === 'stretch' ? 'entries' : 'slots'}`}`,
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

const ANCHORS = {
  'outage-start': 'the outage began',
  'outage-end': 'the outage ended',
  aware: 'the customer became aware',
  'ticket-closed': 'the ticket was closed',
  'period-end': 'the end of the period',
  statement: 'the statement',
} as const;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const FORMS: Readonly<Record<string, string>> = {
  'future-bill': 'off a future bill',
  voucher: 'as a voucher',
  refund: 'as a refund',
  'days-added': 'as days added',
  deduction: 'as a deduction',
};

/** The sentence about the accepted reporters. */
function reportedBy(reporters: readonly string[] | undefined, owing: readonly PartyRole[]): string {
  if (reporters) return `only what ${list(reporters, 'or')} says of it counts`;
  const sides = list(owing.map((side) => `the ${side}`));
  return owing.length === 0
    ? 'anybody may say it'
    : `anybody but ${sides} may say it, because what ${owing.length > 1 ? 'they owe' : 'it owes'} rests on it`;
}

export const english: Phrases = {
  ...englishOrder,
  say,
  cell,
  joint: ' ',
  headings: {
    contract: 'The contract',
    measuring: 'How it is measured',
    vocabulary: 'Words',
    charges: 'What is paid',
    definitions: 'Definitions',
    objectives: 'Objectives',
    credits: 'Credits',
    claims: 'Claims',
    remedies: 'Other remedies',
  },
  text: ({ id, title, provider, version, from, through, source, 'source-read': read, ...terms }) =>
    `The text is "${title}" (${id}) of ${provider}, version ${version}, in force from ${from}${through === undefined ? '' : ` through ${through}`}; for those under an older one it takes effect ${{ 'next-period': 'with the next period', 'next-renewal': 'with the next renewal', 'at-once-splitting-period': 'at once, and splits the period' }[terms['takes-effect']]}.${source === undefined ? '' : ` Source: ${source}.`}${read === undefined ? '' : ` The source was read on ${read}.`}`,
  period: ({ period }) =>
    `Every ${period.every}${period.every.endsWith(' days') ? ', counted from the first day of the term,' : ''} is measured on its own, in the zone ${period.zone}${period.starts === undefined || period.starts === 'calendar' ? '' : period.starts === 'term' ? ', starting with the day on which the term starts' : `, the year starting on ${period.starts}`}; one that lies only partly in the term ${{ clipped: 'is measured over its part', whole: 'counts whole', none: 'is not measured' }[period['part-period']]}.`,
  silence: ({ unreported, unknown }) =>
    `Time without a report is ${unreported === 'up' ? 'up' : 'unknown unless a source vouched that it watched'}; unknown time ${{ up: 'counts as up', down: 'counts as down', 'left-out': 'is left out of the reckoning' }[unknown]}.`,
  money: ({ money }) => `Money is in ${money.currency}; each line is rounded once, ${money.rounding}.`,
  attribute: (name, { of, values, unit, default: otherwise, 'reads-as': readsAs, 'reported-by': reporters }, owing) => {
    const words =
      values === undefined
        ? `a number (${unit})`
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
  credit(name, credit) {
    const when =
      credit.for !== undefined ? `for "${credit.for}"` : `once for each case in which "${String(credit['if-breached'])}" is breached`;
    const what = credit.sum
      ? `"${name}" is the sum of ${names(credit.sum)}.`
      : credit.highest
        ? `"${name}" is only the largest of ${names(credit.highest)}${comparedFor(credit.each)}; of equal ones the first counts.`
        : `"${name}" is ${say(credit.of)} times ${say(credit.times)}, ${when}.`;
    return [
      what,
      ...(credit.if ? [`It is owed only if ${names(credit.if)} ${credit.if.length === 1 ? 'holds' : 'hold'}.`] : []),
      ...(credit.cap ?? []).map(
        (cap) =>
          `It is at most ${say(cap['at-most'])}${cap.of === undefined ? '' : ` of ${say(cap.of)}`}${cap.over === undefined ? '' : `, together with what it paid in ${cap.over}`}.`,
      ),
      ...(credit['owed-to'] === undefined ? [] : ['It is owed to the vendor, and lowers the total.']),
      ...(credit.minimum ? [`It is paid only when it is ${limits(credit.minimum)}.`] : []),
    ];
  },
  automatic: (credit) => `"${credit}" is paid without a claim.`,
  claim: (credit, step, decidedBy) =>
    `"${credit}" needs a ${step.step}${step.opens === undefined ? '' : `, not before ${say(step.opens)}`} ${step.within === undefined ? `by the end of ${String(step['by-end-of'])}` : `within ${say(step.within)}`} after ${ANCHORS[step.after]}${step.hours === undefined ? '' : ` (business days by ${say(step.hours)})`}${step.per === 'outage' ? ', for each outage' : ''}; ${decidedBy === 'vendor-records' ? "by the paper the vendor's records decide the claim" : 'by the paper the records of both sides count for the claim'}.`,
  claimShows: (credit, shows) => `A claim for "${credit}" shows ${list(shows)}.`,
  report: (reported) => `The statement also shows ${list(reported.map(say))}.`,
  remedy: (name, { right, to, if: flag, within }) =>
    `"${name}": when ${say(flag)} holds, the ${to} may ${{ terminate: 'terminate', 'step-in': 'step in', 'rectification-plan': 'ask for a rectification plan', escalate: 'escalate', other: 'use its other remedies' }[right]}${within === undefined ? '' : ` within ${say(within)} after the period`}.`,
  close: ({ after, hours, disputes, quarantine, silence, undetermined, 'wait-at-most': most }) => {
    const waits = Object.entries({ 'an open dispute': disputes, 'evidence in quarantine': quarantine, 'a silent sender': silence });
    const [waited, warned] = (['wait', 'warn'] as const).map((policy) =>
      waits.filter(([, is]) => (is ?? 'warn') === policy).map(([what]) => what),
    );
    if (undetermined === 'wait') waited!.push('facts that leave open what is owed');
    return [
      after === undefined
        ? 'A period is closed once it ended.'
        : `A period is closed ${say(after)} after it ended${hours === undefined ? '' : ` (business days by ${say(hours)})`}, so that late facts still count.`,
      ...(waited!.length > 0
        ? [`Its statement waits for ${waited!.join(', ')}${most === undefined ? '' : `, at most ${say(most)} after the end`}.`]
        : []),
      ...(warned!.length > 0 ? [`It is issued with a warning when there is ${warned!.join(', ')}.`] : []),
    ];
  },
  delivery: (delivery) =>
    `Credits come ${FORMS[String(delivery.as)] ?? String(delivery.as)}${delivery.product === undefined ? '' : ' for the same product'}${delivery.within === undefined ? '' : `, within ${String(delivery.within)}`}${delivery.expires === undefined ? '' : `, until ${mark(delivery.expires)}`}.`,
  title: (texts) =>
    `Documents call it ${list(
      texts.map((text) => `"${text}"`),
      'or',
    )}.`,
  paper: ({ clause, quote, note }) =>
    [
      clause === undefined ? '' : `Clause ${clause}.`,
      quote === undefined ? '' : `The paper: "${quote}"`,
      note === undefined ? '' : `Note: ${note}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
};
