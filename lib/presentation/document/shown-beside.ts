/** The lists beside the tables of a document: bands, deadlines of timers, rates of 0, open records. */
import type { Statement } from '../../domain/statement/statement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { inWords } from './in-words.ts';
import type { Labels } from './labels.ts';
import { betweenShown } from './undecided.ts';
import { localText } from './local-time.ts';

type List = { readonly title: string; readonly items: readonly string[] };

const of = (index: string): string => (index === '' ? '' : ` (${index})`);

const localTime = (instant: string, { period }: Statement): string => localText(parseInstant(instant)!, period.zone);

/** The lists with items. */
export const listsBeside = (statement: Statement, labels: Labels): List[] => [
  { title: labels.bands, items: bandsOf(statement, labels) },
  {
    title: labels.zeroRates,
    items: (statement.zeroRates ?? []).map(({ credit, index, times }) => `${credit}${of(index)}: ${times.shown}`),
  },
  {
    title: labels.shutGates,
    items: (statement.shutGates ?? []).map(({ credit, index, gate }) => `${credit}${of(index)}: ${gate}`),
  },
  { title: labels.timers, items: timersOf(statement, labels) },
  {
    title: labels.open,
    items: statement.open.map(
      ({ kind, id, component, since }) => `${kind} ${id}${of(component ?? '')} ${labels.since} ${localTime(since, statement)}`,
    ),
  },
];

const bandsOf = ({ bands = [] }: Statement, labels: Labels): string[] =>
  bands.map(({ cell, index, value, row, edges, gives }) => {
    const limits = edges.map(({ edge, shown }) => `${labels.edges[edge as 'at-least'] ?? edge} ${inWords(shown, labels)}`).join(', ');
    const shown = (one: typeof value | typeof gives): string =>
      'bounds' in one ? betweenShown(one.bounds, labels) : inWords(one.shown, labels);
    const isOpen = 'bounds' in value || 'bounds' in gives;
    const where = row === undefined ? labels.inGap : `${labels.band} ${row}${limits && ` (${limits})`}`;
    return `${cell}${of(index)}: ${value.cell} ${shown(value)}, ${isOpen ? '' : `${where}, `}${labels.gives} ${shown(gives)}`;
  });

/** Timers that were breached or are still running; all met ones would fill pages. */
const timersOf = (statement: Statement, labels: Labels): string[] =>
  statement.objectives.flatMap(({ objective, index, outcome, timing }) => {
    if (!timing || outcome === 'met') return [];
    const { start, stop, deadline, due, hours, pauses = [], governing = {} } = timing;
    const local = (instant: string): string => localTime(instant, statement);
    const words = Object.entries(governing).map(([attribute, word]) => `${attribute} ${word}`);
    return [
      [
        `${objective}${of(index)}: ${local(start)} - ${stop === undefined ? labels.pending : local(stop)}`,
        ...(deadline === undefined ? [] : [`${labels.due} ${local(deadline)}`]),
        ...(due ? [`${labels.due} ${labels.between(local(due.earliest), local(due.latest))}`] : []),
        `${labels.hoursOf} ${hours ?? labels.notKnown}${words.length > 0 ? ` (${words.join(', ')})` : ''}`,
        ...pauses.map(
          (pause) =>
            `${labels.stoppedBy} ${pause.reason} ${local(pause.start)} - ${pause.end === undefined ? labels.notEnded : local(pause.end)}`,
        ),
      ].join(', '),
    ];
  });
