/** A value of every type: each kind, in two units and two currencies, of the whole, of components, of records, as lists and by slot. */
import type { Kind, Part } from '../../lib/domain/operators/types/slots.ts';
import { namesIn } from '../../lib/domain/operators/operands.ts';

export type SlotSubject = 'whole' | 'region' | 'line' | 'site' | 'ticket' | 'outage';

/** `mbits` and `eur` are readings and money of another unit and currency than the contract's. */
export type ValueSort = Kind | 'mbits' | 'eur';

export interface SlotValue {
  readonly sort: ValueSort;
  readonly of: SlotSubject;
  readonly part?: Part;
}

/** Every sort of value. */
export const SORTS: readonly ValueSort[] = [
  'times',
  'ratio',
  'count',
  'duration',
  'span',
  'reading',
  'mbits',
  'date',
  'timer',
  'money',
  'eur',
  'flag',
  'table',
];

type Definition = string | Record<string, unknown>;

const UNITS: Partial<Record<ValueSort, string>> = {
  ratio: 'share',
  count: 'count',
  duration: 'min',
  reading: 'Gbit/s',
  mbits: 'Mbit/s',
  money: 'USD',
  eur: 'EUR',
  date: 'date',
};
export const OWNERS: readonly SlotSubject[] = ['whole', 'region', 'line', 'site', 'ticket', 'outage'];
const isRecord = (of: SlotSubject): boolean => of === 'ticket' || of === 'outage';

export const nameOf = ({ sort, of, part = 'value' }: SlotValue): string => `u-${sort}-${of}-${part}`;

/** Attributes that the values rest on: a number of every unit and a word, of every owner. */
export const ATTRIBUTES: Record<string, object> = {
  ...Object.fromEntries(
    OWNERS.flatMap((of) => {
      const owner = of === 'whole' ? 'customer' : of;
      const numbers = Object.entries(UNITS).map(([sort, unit]) => [`a-${sort}-${of}`, { of: owner, unit }]);
      return [...numbers, [`word-${of}`, { of: owner, values: ['one', 'other'] }]];
    }),
  ),
  affected: { of: 'maintenance', unit: 'count' },
  'named-by-maintenance': { of: 'maintenance', names: 'maintenance', default: 'itself' },
};

const chosen = (of: SlotSubject, one: string, other: string): Definition => ({ 'depending-on': `word-${of}`, cases: { one, other } });

/** The definition of a value, or undefined when the language has none of that type. */
export function definitionOf({ sort, of, part = 'value' }: SlotValue): Definition | undefined {
  const single = (kind: ValueSort): string => nameOf({ sort: kind, of });
  if (part === 'slot') {
    if (UNITS[sort] === undefined || sort === 'date' || isRecord(of)) return undefined;
    return { gauge: 'stream', unit: UNITS[sort], every: '5 min', several: 'mean', ...(of !== 'whole' && { each: of }) };
  }
  if (part === 'stretch') {
    const has = UNITS[sort] !== undefined && sort !== 'date';
    if (isRecord(of) || !(has || sort === 'flag')) return undefined;
    return { 'across-periods': single(sort), last: 2, ending: 'previous' };
  }
  if (UNITS[sort] !== undefined)
    return {
      'record-value': `a-${sort}-${of}`,
      ...(of === 'ticket' && { reached: 'opened' }),
      ...(of === 'outage' && { reached: 'started' }),
    };
  if (sort === 'flag') return { compare: single('count'), 'at-least': 1 };
  if (sort === 'times') {
    if (isRecord(of)) return chosen(of, 'always', 'never');
    return { intervals: 'outage', from: 'started', to: 'ended', ...(of !== 'whole' && { each: of }) };
  }
  if (sort === 'span') return chosen(of, '2 business days', '5 business days');
  if (sort === 'table') return of === 'whole' ? LADDER : chosen(of, nameOf({ sort, of: 'whole' }), OTHER_TABLE);
  if (sort === 'timer' && isRecord(of))
    return {
      timer: of,
      from: of === 'ticket' ? 'opened' : 'started',
      to: of === 'ticket' ? 'acknowledged' : 'ended',
      hours: 'always',
      paused: [],
      'counted-in': 'from',
    };
  return undefined;
}

const LADDER = {
  'band-table': [
    { 'at-least': '1 Gbit/s', gives: '0%' },
    { 'less-than': '1 Gbit/s', gives: '10%' },
  ],
};

/** A second table, so that a choice between tables is one. */
const OTHER_TABLE = 'other-table';

const PARSED = /^u-([a-z]+)-([a-z]+)-(value|stretch|slot)$/;

export function valueNamed(name: string): SlotValue | undefined {
  const match = PARSED.exec(name);
  return match ? { sort: match[1] as ValueSort, of: match[2] as SlotSubject, part: match[3] as Part } : undefined;
}

/** Cells with everything that they rest on. */
export function closed(definitions: Readonly<Record<string, Definition>>, names: readonly string[]): Record<string, Definition> {
  const found: Record<string, Definition> = { ...definitions };
  const open = [...names, ...Object.values(definitions).flatMap((cell) => (typeof cell === 'string' ? [cell] : namesIn(cell)))];
  for (const name of open) {
    const value = found[name] === undefined ? valueNamed(name) : undefined;
    const definition = name === OTHER_TABLE ? LADDER : value && definitionOf(value);
    if (definition === undefined) continue;
    found[name] = definition;
    if (typeof definition === 'object') open.push(...namesIn(definition));
  }
  return found;
}
