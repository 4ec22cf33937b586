/** The one place that compares types: kind, unit, currency, subject, list. */
import { article } from '../../contract/article.ts';
import type { CellType, Grain, Subject } from '../value.ts';
import { parseLiteral } from '../../contract/literal.ts';
import type { Kind, Part, Slot } from './slots.ts';
import { type ComponentKinds, contains, finest, nameOf } from './subjects.ts';
import { sameInUnit } from './unit-prefixes.ts';

/** Why a value does not fit, with the remedy. */
export interface Unlike {
  readonly code: 'wrong-type' | 'wrong-unit' | 'wrong-currency' | 'wrong-grain';
  readonly message: string;
}

export interface Setting {
  /** The currency of the contract. */
  readonly currency: string;
  readonly kinds: ComponentKinds;
  /** For a slot with `like`: the type of the other value. */
  readonly like?: CellType | undefined;
  /** The subject of the result, once it is known. */
  readonly beside?: { readonly subject: Subject | undefined };
}

/** The slot that the value fits, or why it fits none. */
export function unify(
  slots: readonly Slot[],
  type: CellType,
  operand: unknown,
  setting: Setting,
): { readonly slot: Slot } | { readonly unlike: Unlike } {
  const ofKind = slots.filter((slot) => fitsKind(slot, type, operand, setting));
  if (ofKind.length === 0) return { unlike: wrongKind(slots, type, operand, setting) };
  const complaints = ofKind.map((slot) => complaint(slot, type, operand, setting));
  const fit = complaints.indexOf(undefined);
  return fit < 0 ? { unlike: complaints[0]! } : { slot: ofKind[fit]! };
}

function complaint(slot: Slot, type: CellType, operand: unknown, setting: Setting): Unlike | undefined {
  if (slot.or?.includes(String(operand))) return undefined;
  return wrongUnit(slot, type, operand, setting) ?? wrongList(slot, type, operand) ?? wrongSubject(slot, type, operand, setting);
}

function wanted(slot: Slot, { like }: Setting): readonly Kind[] | undefined {
  if (slot.like === undefined || like === undefined) return slot.kinds;
  if (slot.like === 'subject' && slot.kinds) return slot.kinds;
  if (like.kind === 'timer') return slot.like === 'alike' ? ['timer'] : ['duration', 'span'];
  const both = like.kind === 'span' || (slot.like === 'alike' && like.kind === 'duration');
  return both ? ['duration', 'span'] : [like.kind];
}

function fitsKind(slot: Slot, type: CellType, operand: unknown, setting: Setting): boolean {
  if (slot.or?.includes(String(operand))) return true;
  const kinds = wanted(slot, setting);
  return kinds === undefined || kinds.includes(type.kind) || (kinds.includes('ratio') && (operand === 0 || operand === 1));
}

const SHOWN: Partial<Record<Kind, string>> = {
  times: 'times',
  ratio: 'a percentage',
  duration: 'a length of time',
  span: 'a span of days',
  money: 'money',
  flag: 'a flag',
  table: 'a band table',
};

/** "a percentage", "a count". */
export const shownKind = (kind: Kind): string => SHOWN[kind] ?? article(kind);

function wrongKind(slots: readonly Slot[], type: CellType, operand: unknown, setting: Setting): Unlike {
  const kinds = [...new Set(slots.flatMap((slot) => wanted(slot, setting) ?? []))];
  return {
    code: 'wrong-type',
    message: `"${String(operand)}" is ${shownKind(type.kind)}; needed here: ${kinds.map(shownKind).join(' or ')}${remedyOf(type, operand, kinds, setting)}`,
  };
}

/** The remedy for a value of the wrong kind, where the right form is certain; else empty. */
function remedyOf(type: CellType, operand: unknown, kinds: readonly Kind[], { like }: Setting): string {
  if (type.kind === 'timer' && kinds.includes('duration'))
    return '; a timer has a length for each record: take its `excess` above a limit, or fold it with `aggregate`';
  if (like?.kind !== 'reading' || !kinds.includes('reading')) return '';
  const compared = `: the value that it is compared with is in ${like.unit}`;
  const bare = numberIn(type, operand, like.unit!);
  const inUnit = `${bare} ${like.unit!}`;
  return bare !== undefined && parseLiteral(inUnit)?.kind === 'reading' ? `${compared}, so write "${inUnit}"` : compared;
}

/**
 * The number of a literal to repeat with `unit`: a bare number, or a percentage for a reading in percent; undefined for any other literal.
 */
function numberIn(type: CellType, operand: unknown, unit: string): string | undefined {
  if (type.kind === 'count') return String(operand);
  return unit === '%' || unit === 'percent' ? /^([\d.]+) ?%$/.exec(String(operand))?.[1] : undefined;
}

function wrongUnit(slot: Slot, type: CellType, operand: unknown, { like, currency }: Setting): Unlike | undefined {
  if (type.kind === 'money' && type.currency !== currency)
    return { code: 'wrong-currency', message: `"${String(operand)}" is in ${type.currency}, not in ${currency}, the contract's currency` };
  if (slot.like === undefined || like?.kind !== 'reading' || type.kind !== 'reading' || type.unit === like.unit) return undefined;
  const literal = parseLiteral(operand);
  const same = literal?.kind === 'reading' ? sameInUnit(literal.value, literal.unit, like.unit!) : undefined;
  const remedy = same === undefined ? `write it in ${like.unit}` : `write ${String(operand)} as ${same}`;
  return {
    code: 'wrong-unit',
    message: `"${String(operand)}" is in ${type.unit}, and the value that it is compared with in ${like.unit}; units are not converted: ${remedy}`,
  };
}

function wrongList(slot: Slot, type: CellType, operand: unknown): Unlike | undefined {
  const part: Part = type.part ?? 'value';
  const parts = slot.parts ?? ['value'];
  if (parts.includes(part)) return undefined;
  const message =
    part === 'value'
      ? `"${String(operand)}" has no ${parts.map((one) => LISTS[one]).join(' and no ')}`
      : `"${String(operand)}" has a value for each ${part}; fold it first with \`aggregate\` or \`count\``;
  return { code: 'wrong-grain', message };
}

const LISTS: Readonly<Record<Part, string>> = {
  value: 'single value',
  stretch: 'entries: name a cell made with `each`',
  slot: 'value for each slot: name a cell made by `requests` or `gauge`',
};

function wrongSubject(slot: Slot, type: CellType, operand: unknown, { kinds, beside }: Setting): Unlike | undefined {
  const wrong = (message: string): Unlike => ({ code: 'wrong-grain', message: `"${String(operand)}" ${message}` });
  const { subject } = type;
  if (slot.of === 'whole' && subject)
    return wrong(`has a value for each ${nameOf(subject)}; needed here: one for the whole. Fold it first with \`aggregate\` or \`count\``);
  if (slot.of === 'each' && !subject) return wrong('is one value for the whole; needed here: one for each component or record');
  if (slot.of === 'component' && subject && 'record' in subject)
    return wrong(`has a value for each ${subject.record}; needed here: one for the whole or for each component`);
  if (slot.of === 'around' && beside && !contains(subject, beside.subject, kinds))
    return wrong(
      beside.subject
        ? `has a value for each ${nameOf(subject)}, and the value beside it one for each ${nameOf(beside.subject)}, which is not inside a ${nameOf(subject)}`
        : `has a value for each ${nameOf(subject)}, and the value beside it is one for the whole. Fold it first with \`aggregate\` or \`count\``,
    );
  return undefined;
}

/** The subject and list of a result of several values: the finest subject, and the list that they share; or why they have none. */
export function meet(types: readonly Pick<CellType, 'subject' | 'list'>[], kinds: ComponentKinds): { grain: Grain } | { unlike: Unlike } {
  const lists = [...new Set(types.flatMap(({ list }) => list ?? []))];
  if (lists.length > 1)
    return {
      unlike: {
        code: 'wrong-grain',
        message: `one list comes from "${lists[0]}", another from "${lists[1]}"; their entries do not belong together`,
      },
    };
  const found = finest(
    types.map(({ subject }) => subject),
    kinds,
  );
  if ('apart' in found)
    return {
      unlike: {
        code: 'wrong-grain',
        message: `one value is per ${nameOf(found.apart[0])}, another per ${nameOf(found.apart[1])}, and neither is inside the other`,
      },
    };
  const [list] = lists;
  return { grain: { ...(found.subject && { subject: found.subject }), ...(list !== undefined && { part: 'stretch' as const, list }) } };
}

/** The type of a value without its subject. */
export const valueType = ({ kind, unit, currency }: CellType): Pick<CellType, 'kind' | 'unit' | 'currency'> => ({
  kind,
  ...(unit !== undefined && { unit }),
  ...(currency !== undefined && { currency }),
});

export const isAlike = (a: CellType, b: CellType): boolean => a.kind === b.kind && a.unit === b.unit && a.currency === b.currency;
