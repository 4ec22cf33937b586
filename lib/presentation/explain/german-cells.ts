/** The operators of a contract in plain German. Names of cells stay unchanged. */
import type { BandRow, Condition, Milestones } from '../../domain/contract/terms.ts';
import { parseLiteral } from '../../domain/contract/literal.ts';
import { type Cell, readsOwnWord } from '../../domain/operators/cell.ts';
import { LIMIT_KEYS } from '../../domain/operators/value.ts';
import { germanCharge, germanLength, germanOrOwn } from './german-words.ts';
import { germanList as list } from './german-order.ts';
import type { Phrases, Say } from './language.ts';

export const say: Say = (operand) => {
  if (operand === 'period') return 'dem Zeitraum';
  if (operand === 'always') return 'rund um die Uhr';
  if (operand === 'never') return 'nie';
  return parseLiteral(operand) || typeof operand === 'number' ? germanLength(String(operand)) : `„${String(operand)}“`;
};

const word = (text: unknown): string => germanOrOwn(String(text));
/** A record or milestone in quotes, because a noun would need an ending after a preposition. */
const mark = (text: unknown): string => `„${word(text)}“`;
export const names = (operands: unknown, joint?: string): string => list((operands as readonly unknown[]).map(say), joint);
const words = (given: unknown, joint?: string): string => list((given as readonly unknown[]).map(word), joint);

const EDGES = { 'at-least': 'mindestens', 'more-than': 'mehr als', 'at-most': 'höchstens', 'less-than': 'weniger als' } as const;
export const limits = (limit: Readonly<Record<string, unknown>>): string =>
  list(LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [`${EDGES[edge]} ${say(limit[edge])}`])));

const each = (cell: Cell): string => (cell.each === undefined ? '' : `, je ${word(cell.each)}`);
const counted = (hours: unknown): string => (hours === 'always' ? 'rund um die Uhr gezählt' : `in den Stunden von ${say(hours)} gezählt`);
const calendar = (hours: unknown): string => (hours === undefined ? '' : ` (Arbeitstage nach ${say(hours)})`);

const quoted = (milestones: Milestones): string =>
  list(
    [milestones].flat().map((milestone) => `„${word(milestone)}“`),
    'oder',
  );

const firstOf = (milestones: Milestones = []): string => list([milestones].flat().map(mark), 'oder');

function condition(one: Condition): string {
  return one.of === undefined ? own(one) : `bei dem Vorgang, den „${one.of}“ nennt, ${own(one)}`;
}

function own(one: Condition): string {
  if (one.attribute !== undefined)
    return one.is ? `${one.attribute} ist ${list(one.is, 'oder')}` : `${one.attribute} ist nicht ${list(one['is-not']!, 'oder')}`;
  const before = one.before === undefined ? '' : ` vor ${quoted(one.before)}`;
  if (one.reached !== undefined) return `${quoted(one.reached)}${before} erreicht wurde`;
  if (one.missing !== undefined) return `${quoted(one.missing)}${before} nicht erreicht wurde`;
  return `zwischen ${firstOf(one.from)} und ${firstOf(one.to)} ${limits(one as Record<string, unknown>)} lagen${one.hours === undefined ? '' : ` (in den Stunden von ${say(one.hours)})`}`;
}

const where = (cell: Cell): string => (cell.where === undefined ? '' : `, nur wenn ${list(cell.where.map(condition))}`);

const COUNTS = { first: 'zählt das erste Wort', last: 'zählt das letzte Wort', highest: 'zählt das höchste Wort, das galt' } as const;

/** The conditions of a cell, with the policy for attributes that change. */
function whereOnce(cell: Cell): string {
  if (cell.where?.some(readsOwnWord) !== true) return where(cell);
  const policy = cell['on-severity-change'];
  const milestone = cell.from ?? cell.reached;
  const at = milestone === undefined ? 'zählt das Wort der Beurteilung' : `zählt das Wort bei „${word(milestone)}“`;
  const counts = cell.timer !== undefined && policy !== undefined ? undefined : (COUNTS[policy as keyof typeof COUNTS] ?? at);
  return `${where(cell)}${counts === undefined ? '' : ` (ändert es sich, ${counts})`}`;
}

const rows = (table: unknown): string =>
  Array.isArray(table)
    ? (table as BandRow[]).map((row) => `${limits(row as unknown as Record<string, unknown>)} ergibt ${say(row.gives)}`).join('; ')
    : `die Tabelle ${say(table)}`;

const GAPS = {
  nothing: 'ein Wert zwischen den gedruckten Stufen ergibt nichts',
  'as-better': 'ein Wert zwischen den gedruckten Stufen zählt als die bessere',
  'as-worse': 'ein Wert zwischen den gedruckten Stufen zählt als die schlechtere',
} as const;

const DAYS: Readonly<Record<string, string>> = {
  daily: 'täglich',
  'mon-fri': 'Mo–Fr',
  'mon-sat': 'Mo–Sa',
  'sat-sun': 'Sa–So',
  mon: 'Mo',
  tue: 'Di',
  wed: 'Mi',
  thu: 'Do',
  fri: 'Fr',
  sat: 'Sa',
  sun: 'So',
};

const hours = (open: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(open)
    .map(([day, spans]) => `${DAYS[day] ?? germanLength(day)} ${spans.join(' und ') || 'geschlossen'}`)
    .join(', ');

function shut(days: Readonly<Record<string, readonly string[]>>): string {
  const [how, lists] = Object.entries(days)[0]!;
  if (lists.length === 1) return `geschlossen an den Tagen der Liste ${lists[0]}`;
  return how === 'all-of'
    ? `geschlossen nur an Tagen, die auf allen Listen ${list(lists)} sind`
    : `geschlossen an Tagen, die auf einer der Listen ${list(lists, 'oder')} sind`;
}

const DECIDE = {
  'first-known': () => 'der erste zählt, der den Zustand kennt',
  any: () => 'einer genügt, der es sagt',
  all: () => 'alle, die den Zustand kennen, müssen es sagen',
  quorum: (least: unknown) => `${String(least)} davon müssen es sagen`,
} as const;

/** The reporters, and the rules for silence and missing ends. */
const witnessed = (c: Cell): string =>
  [
    c['reported-by'] !== undefined && `, wie von ${words(partiesOf(c['reported-by']), 'oder')} gemeldet`,
    c['unended-after'] !== undefined &&
      `; ohne Ende ${c['unended-is'] === 'over' ? 'gilt sie als beendet' : 'ist sie unbekannt'} nach ${say(c['unended-after'])}`,
    c['no-data-after'] !== undefined && `; nach ${say(c['no-data-after'])} ohne Meldung ist die Zeit unbekannt`,
    c['recovery-without-failure'] === 'unknown' && '; die Zeit vor einer ersten Meldung „verfügbar“ ist unbekannt',
  ]
    .filter(Boolean)
    .join('');

const PARTIES: Readonly<Record<string, string>> = { vendor: 'Anbieter', customer: 'Kunde' };
export const party = (name: string): string => PARTIES[name] ?? name;
export const partiesOf = (given: unknown): string[] => (given as string[]).map(party);

const CHANGE = {
  first: 'es gilt die Priorität vom Beginn',
  last: 'die letzte Priorität gilt von Beginn an',
  highest: 'die höchste Priorität, die galt, gilt von Beginn an',
  restart: 'ändert sich die Priorität, beginnt die Zeit von vorn',
  weighted: 'jede Priorität verbraucht ihren Anteil am Ziel',
} as const;
const REOPEN = {
  resume: 'nach einer Wiedereröffnung läuft die Zeit weiter',
  anew: 'nach einer Wiedereröffnung wird neu beurteilt',
  ignore: 'eine Wiedereröffnung ändert nichts',
} as const;

function timer(cell: Cell): string {
  const paused = cell.paused as readonly string[];
  const parts = [
    `die Zeit von ${mark(cell.timer)} zwischen ${mark(cell.from)} und ${list([cell.to].flat().map(mark), 'oder')}, ${counted(cell.hours)}`,
    paused.length > 0 && `ohne die Zeit ${words(paused, 'oder')}`,
    `sie gehört zum Zeitraum, in dem sie ${cell['counted-in'] === 'from' ? 'begann' : 'endete'}`,
    cell['on-severity-change'] !== undefined && CHANGE[cell['on-severity-change'] as keyof typeof CHANGE],
    cell.needs !== undefined && `ein Bericht zählt nur mit ${list(cell.needs as string[])}`,
    cell['on-reopen'] !== undefined && REOPEN[cell['on-reopen'] as keyof typeof REOPEN],
  ];
  return parts.filter(Boolean).join('; ') + whereOnce(cell);
}

function probes(cell: Cell): string {
  const { quorum } = cell;
  const locations = cell.locations === 'all' ? ', von allen Orten gesehen' : '';
  const seen =
    quorum === undefined
      ? locations
      : `, von ${typeof quorum === 'number' ? `${quorum} Orten` : `${String(quorum)} der prüfenden Orte`} zugleich gesehen`;
  const control = cell.control === undefined ? '' : `, während die Kontrollprobe ${String(cell.control)} bestand`;
  return `die Zeit nach ${String(cell['in-a-row'])} fehlgeschlagenen Prüfungen in Folge von ${String(cell.probes)}${control}${seen}, ab ${cell.begins === 'first-failure' ? 'dem ersten Fehlschlag' : 'dem bestätigenden Fehlschlag'}${each(cell)}${cell['stands-for'] === undefined ? '' : `; eine einzelne Prüfung steht für ${say(cell['stands-for'])}`}${witnessed(cell)}`;
}

function requests(cell: Cell): string {
  const ignored = cell.ignored as readonly string[];
  return [
    `${cell.as === 'rate' ? 'der Anteil' : 'die Zahl'} der Anfragen ${String(cell.requests)}, die mit ${list(cell.failed as string[], 'oder')} endeten, je ${cell.every === 'period' ? 'Zeitraum' : germanLength(String(cell.every))} ${cell.aligned === 'clock' ? 'nach der Uhr' : 'ab Beginn des Zeitraums'}${each(cell)}`,
    ignored.length > 0 && `${list(ignored)} zählen nicht mit`,
    `ein Messintervall ohne Anfragen ist ${{ perfect: 'fehlerfrei', failed: 'fehlerhaft', 'left-out': 'ausgelassen' }[String(cell.empty)]}`,
    cell.minimum !== undefined &&
      `eines mit weniger als ${String(cell.minimum)} ist ${cell.thin === 'perfect' ? 'fehlerfrei' : 'ausgelassen'}`,
    cell.repeats !== undefined && 'wiederholte Fehler eines Kunden zählen einmal',
  ]
    .filter(Boolean)
    .join('; ');
}

const FOLDS: Readonly<Record<string, string>> = { sum: 'Summe', mean: 'Mittelwert', lowest: 'Kleinstwert', highest: 'Höchstwert' };
const HOW: Readonly<Record<string, string>> = {
  'half-up': 'kaufmännisch',
  'half-even': 'zur geraden Ziffer',
  down: 'immer ab',
  up: 'immer auf',
};
export const rounded = (how: unknown): string => HOW[String(how)] ?? String(how);

const day = (text: string): string => germanLength(text);

export const cell: Phrases['cell'] = {
  intervals: (c) =>
    `die Zeit jedes Vorgangs „${word(c.intervals)}“ von ${mark(c.from)} bis ${mark(c.to)}${each(c)}${where(c)}${c.weight === undefined ? '' : `, gewichtet mit ${String(c.weight)}${c['out-of'] === undefined ? '' : ` von ${say(c['out-of'])}`} (bei Überschneidung ${c.overlaps === 'add' ? 'zusammengezählt' : 'zählt die höchste'})`}${witnessed(c)}`,
  'business-hours': (c) =>
    `die Stunden ${hours(c.open as Record<string, string[]>)} nach der Uhr von ${String(c['business-hours'])}${
      c.shut === undefined ? '' : `, ${shut(c.shut as Record<string, string[]>)}`
    }${c['also-open'] === undefined ? '' : `; an besonderen Tagen ${hours(c['also-open'] as Record<string, string[]>)}`}`,
  probes,
  while: (c) => `die Zeit, in der ${say(c.while)} ${limits(c)} beträgt`,
  'any-of': (c) => `mindestens eines von ${names(c['any-of'], 'oder')}`,
  'all-of': (c) => `${names(c['all-of'])} zugleich`,
  except: (c) => `${say((c.except as unknown[])[0])} ohne ${names((c.except as unknown[]).slice(1))}`,
  concurrent: (c) =>
    `die Zeit, in der ${limits(c)} von ${say(c.concurrent)} zugleich gilt, ${c.in === 'agreement' ? 'im ganzen Vertrag' : `innerhalb von ${word(c.in)}`}`,
  continuous: (c) =>
    `die ununterbrochenen Abschnitte von ${say(c.continuous)} mit einer Länge von ${limits(c)}${c.whole === undefined ? '' : `, gezählt in ganzen Einheiten von ${germanLength(String(c.whole))}`}; über das Ende des Zeitraums hinaus zählt ${c['across-period-end'] === 'joined' ? 'der ganze Abschnitt' : 'der Teil im Zeitraum'}`,
  allowance: (c) => `die ersten ${say(c['at-most'])} von ${say(c.allowance)} je ${word(c['in-each'])}${calendar(c.hours)}`,
  weighted: (c) => `${say(c.weighted)}, angerechnet mit ${say(c.as)}`,
  witnesses: (c) =>
    `was ${names(c.witnesses)} sagen, und ${DECIDE[c.decide as keyof typeof DECIDE](c['at-least'])}; wer den Zustand nicht kennt, wird nicht gefragt, und wo ihn keiner kennt, ist die Zeit unbekannt`,
  downstream: (c) => `${say(c.downstream)} einer Komponente und von allem, wovon sie abhängt`,
  'within-window': (c) =>
    `${c.counts === 'window' ? `die ganze Zeit jedes Fensters von ${germanLength(String(c.within))}` : `die Teile von ${say(c['within-window'])} in jedem Fenster von ${germanLength(String(c.within))}`}, in dem ${say(c['within-window'])} zusammen ${limits(c)} dauert`,
  duration: (c) =>
    `${c.as === 'share' ? 'der Anteil' : 'die Dauer'} von ${say(c.duration)} in ${c.reckoned === undefined ? (c.each === undefined ? 'dem Zeitraum' : `jedem Stück (${/^\d/.test(String(c.each)) ? germanLength(String(c.each)) : word(c.each)})`) : 'den Tagen des Zeitraums zu je 24 Stunden'}${c.cut === undefined ? '' : '; ein Stück über Mitternacht zählt je Tag als eines'}`,
  uptime: (c) =>
    c.of === undefined ? `100 % abzüglich ${say(c.uptime)}` : `100 % abzüglich des Anteils von ${say(c.uptime)} an ${say(c.of)}`,
  requests,
  gauge: (c) =>
    `${String(c.gauge)}${c.unit === 'share' ? ' als Anteil' : c.unit === 'count' ? '' : ` in ${String(c.unit)}`}, alle ${germanLength(String(c.every))}${each(c)}; von mehreren Werten eines Messintervalls ${c.several === 'mean' ? 'der Mittelwert' : `der ${FOLDS[String(c.several)]}`}${c.during === undefined ? '' : `; nur Messintervalle innerhalb von ${say(c.during)}`}`,
  round: (c) => `${say(c.round)}, gerundet auf ${say(c.to)} (${rounded(c.how)})`,
  'effective-dated': (c) =>
    `${Object.entries(c.values as Record<string, unknown>)
      .map(([from, value]) => `${say(value)} ab ${day(from)}`)
      .join(
        ', ',
      )}, nach dem Stand ${c['as-of'] === undefined ? `am Beginn ${c['effective-dated'] === 'period' ? 'des Zeitraums' : `jedes Eintrags von ${say(c['effective-dated'])}`}` : `am Beginn des Abschnitts von ${say(c['as-of'])}`}`,
  age: (c) => `die ganzen ${word(c.in)} von ${String(c.age)} bis zum Beginn des Zeitraums`,
  deliverable: (c) =>
    `die Verspätung von ${String(c.deliverable)}, fällig je ${word(c.every)} ${say(c.due)} nach dessen Ende${calendar(c.hours)}${c.needs === undefined ? '' : `, mit ${list(c.needs as string[])}`}`,
  'across-periods': (c) =>
    c.last === 1
      ? `${say(c['across-periods'])} ${c.ending === 'this' ? 'allein dieses Zeitraums' : 'des Zeitraums davor'}`
      : `${say(c['across-periods'])} der letzten ${String(c.last)} Zeiträume, ${c.ending === 'this' ? 'dieser eingeschlossen' : 'dieser nicht eingeschlossen'}`,
  timer,
  cadence: (c) =>
    `${c.each === 'wait' ? 'jede' : 'die längste'} Zeit eines Vorgangs „${word(c.cadence)}“ ohne ${mark(c.update)}, von ${mark(c.from)} bis ${mark(c.until)}, ${counted(c.hours)}${(c.paused as string[]).length > 0 ? `, ohne die Zeit ${words(c.paused, 'oder')}` : ''}${whereOnce(c)}`,
  'record-value': (c) =>
    `der Wert ${word(c['record-value'])}${c.reached === undefined ? '' : ` jedes Vorgangs, der im Zeitraum „${word(c.reached)}“ erreichte, nach damaligem Stand`}`,
  count: (c) =>
    c.that !== undefined
      ? `die Zahl der Fälle von ${say(c.count)}, die ${{ met: 'eingehalten', breached: 'verfehlt', judged: 'beurteilt' }[String(c.that)]} wurden${whereOnce(c)}${c.each === undefined ? '' : `, je Vorgang, den „${String(c.each)}“ nennt`}`
      : `die Zahl ${c.reached === undefined ? `von ${say(c.count)}` : `der Vorgänge „${word(c.count)}“, die im Zeitraum „${word(c.reached)}“ erreichten`}${whereOnce(c)}${c.each === undefined ? '' : `, je Vorgang, den „${String(c.each)}“ nennt`}`,
  aggregate: (c) =>
    `${c.aggregate === 'percentile' ? `das Perzentil ${say(c.rank)} (${c.method === 'interpolated' ? 'interpoliert' : 'nächster Rang'})` : FOLDS[String(c.aggregate)]} von ${say(c.of)} über ${c.last === undefined ? { all: 'alle', stretch: 'die Einträge', slot: 'die Messintervalle' }[String(c.over)] : `die letzten ${String(c.last)} ${c.over === 'stretch' ? 'Einträge' : 'Messintervalle'}, für ${c.over === 'stretch' ? 'jeden Eintrag' : 'jedes Messintervall des Abrechnungszeitraums'}`}`,
  bands: (c) =>
    `was die Stufe von ${say(c.bands)} ergibt: ${rows(c.table)}${c.gaps === undefined ? '' : `; ${GAPS[c.gaps as keyof typeof GAPS]}`}`,
  'band-table': (c) => `eine Tabelle: ${rows(c['band-table'])}`,
  units: (c) =>
    `${{ completed: 'die vollendeten Einheiten', started: 'die begonnenen Einheiten', exact: 'die Einheiten mit Bruchteilen' }[String(c.counting)]} von ${say(c.of)} in ${say(c.units)}`,
  shortfall: (c) => `um wie viel ${say(c.shortfall)} unter ${say(c.below)} liegt`,
  add: (c) => `${say(c.add)} plus ${say(c.to)}`,
  subtract: (c) => `${say(c.from)} minus ${say(c.subtract)}`,
  excess: (c) => `um wie viel ${say(c.excess)} über ${say(c.above)} liegt`,
  multiply: (c) => `${say(c.multiply)} mal ${say(c.by)}`,
  divide: (c) => `${say((c.divide as unknown[])[0])} geteilt durch ${say((c.divide as unknown[])[1])}`,
  charges: (c) =>
    `${c['a-day'] === undefined ? '' : `ein Tagesanteil (${{ 'of-the-period': 'nach den Tagen des Zeitraums', 'of-30': 'von 30 Tagen', 'of-365': 'von 365 Tagen' }[String(c['a-day'])]}) `}die Entgelte ${c.charges === 'all' ? '' : `(${list((c.charges as string[]).map(germanCharge))}) `}${{ period: 'des Zeitraums', 'previous-period': 'des vorigen Zeitraums', 'next-period': 'des nächsten Zeitraums' }[String(c['taken-from'])]}${c.without === undefined ? '' : `, ohne ${list((c.without as string[]).map(germanCharge))}`}${each(c)}`,
  compare: (c) => `ob ${say(c.compare)} ${limits(c)} beträgt`,
  'attribute-is': (c) => `ob ${String(c['attribute-is'])} ${list(c.is as string[], 'oder')} ist`,
  'depending-on': (c) =>
    Object.entries(c.cases as Record<string, unknown>)
      .map(
        ([name, value]) =>
          `${say(value)}, wenn „${String(c['depending-on'])}“ ${name === 'holds' ? 'gilt' : name === 'fails' ? 'nicht gilt' : `${name} ist`}`,
      )
      .join('; '),
};
