/** The lists beside the tables of a document: bands, deadlines of timers, rates of 0, open records. */
import { inNaturalOrder, objectivesInOrder } from './natural-order.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Labels } from './labels.ts';
import { betweenShown } from './undecided.ts';
import { offsetText } from './local-time.ts';
import type { Wording } from '../reasons/wording.ts';
import { valueShown } from '../reasons/values.ts';
import { ofSender } from '../written.ts';

type List = { readonly title: string; readonly items: readonly string[] };

const localTime = (instant: string, { period: { zone } }: Statement, { language }: Labels): string =>
  offsetText(parseInstant(instant)!, zone, language);

/** The lists with items. */
export const listsBeside = (statement: Statement, wording: Wording, labels: Labels): List[] => [
  { title: labels.bands, items: bandsInWords(statement, wording, labels) },
  {
    title: labels.zeroRates,
    items: (statement.zeroRates ?? []).map(
      ({ credit, index, part, times }) =>
        `${wording.names.credit(credit, part)}${labels.beside(wording.names.index(index, part))}${labels.colon}${valueShown(times, wording.words)}`,
    ),
  },
  {
    title: labels.shutGates,
    items: (statement.shutGates ?? []).map(
      ({ credit, index, part, gate }) =>
        `${wording.names.credit(credit, part)}${labels.beside(wording.names.index(index, part))}${labels.colon}${wording.names.cell(gate, part)}`,
    ),
  },
  { title: labels.timers, items: timersOf(statement, wording, labels) },
  {
    title: labels.open,
    items: inNaturalOrder(
      statement.open,
      ({ id }) => id,
      ({ kind }) => kind,
    ).map(
      ({ kind, id, component, components = [], since }) =>
        `${wording.names.recordAlone(`${kind}/${id}`)}${labels.beside((component === undefined ? components : [component]).map((one) => wording.names.component(one)).join(labels.comma))} ${labels.since} ${localTime(since, statement, labels)}`,
    ),
  },
];

/** The band of each value, in words. */
export const bandsInWords = ({ bands = [] }: Statement, { names, words }: Wording, labels: Labels): string[] =>
  bands.map(({ cell, index, part, value, row, edges, gives }) => {
    const limits = edges.map(({ edge, ...limit }) => `${labels.edges[edge] ?? edge} ${valueShown(limit, words)}`).join(labels.comma);
    const shown = (one: typeof value | typeof gives): string =>
      'bounds' in one ? betweenShown(one.bounds, labels) : valueShown(one, words);
    const isOpen = 'bounds' in value || 'bounds' in gives;
    const where = row === undefined ? labels.inGap : labels.band(row) + labels.beside(limits);
    const parts = [`${names.cell(value.cell, part)} ${shown(value)}`, ...(isOpen ? [] : [where]), `${labels.gives} ${shown(gives)}`];
    return `${names.cell(cell, part)}${labels.beside(names.index(index, part))}${labels.colon}${parts.join(labels.comma)}`;
  });

/** Timers that were breached or are still running; all met ones would fill pages. */
const timersOf = (statement: Statement, { names, words }: Wording, labels: Labels): string[] =>
  objectivesInOrder(statement.objectives).flatMap(({ objective, index, part, outcome, timing }) => {
    if (!timing || outcome === 'met') return [];
    const { start, stop, deadline, due, hours, pauses = [], governing = {} } = timing;
    const local = (instant: string): string => localTime(instant, statement, labels);
    const chosen = names.attributeValues(governing, part);
    return [
      [
        `${names.objective(objective, part)}${labels.beside(ofSender(index))}${labels.colon}${local(start)}${labels.dash}${stop === undefined ? labels.pending : local(stop)}`,
        ...(deadline === undefined ? [] : [`${labels.due} ${local(deadline)}`]),
        ...(due ? [`${labels.due} ${labels.between(local(due.earliest), local(due.latest))}`] : []),
        `${labels.hoursOf(hours === undefined ? labels.notKnown : names.cell(hours, part))}${labels.beside(chosen.join(labels.comma))}`,
        ...pauses.map(
          (pause) =>
            `${labels.stoppedBy} ${words.kind(ofSender(pause.reason))} ${local(pause.start)}${labels.dash}${pause.end === undefined ? labels.notEnded : local(pause.end)}`,
        ),
      ].join(labels.comma),
    ];
  });
