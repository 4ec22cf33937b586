/**
 * The places of the slot matrix: every slot that an operator or a clause declares, with a contract that is right, and operands
 * that are wrong there in one respect.
 */
import { CLAUSES, type Clause, type Kind, type Part, type Slot, type Takes } from '../../lib/domain/operators/types/slots.ts';
import { type Use, usesIn } from '../../lib/domain/operators/operands.ts';
import type { Param } from '../../lib/domain/operators/params.ts';
import { OPERATORS } from '../../lib/domain/operators/registry.ts';
import { LIMIT_KEYS } from '../../lib/domain/operators/value.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { aContract } from './contracts.ts';
import type { Terms } from '../../lib/domain/contract/terms.ts';
import { CELLS, CLAUSE_CONTROLS, sampleCredit } from './slot-controls.ts';
import { ATTRIBUTES, type SlotSubject, type ValueSort, type SlotValue, closed, definitionOf, nameOf, valueNamed } from './slot-universe.ts';
import type { Cell } from '../../lib/domain/operators/cell.ts';
import type { Operator } from '../../lib/domain/operators/define-operator.ts';

export const RESPECTS = ['kind', 'unit', 'currency', 'subject', 'list'] as const;
export type Respect = (typeof RESPECTS)[number];

const slotCount = (takes: Takes): string[] =>
  'by' in takes ? Object.keys(takes.slots) : Array.isArray(takes) ? (takes as Slot[]).map((_, i) => String(i)) : [''];

/** The slots that a parameter declares. */
function declared(name: string, param: Param): string[] {
  const each = (group: string, takes: Takes): string[] => slotCount(takes).map((one) => `${name}${group} ${one}`.trim());
  if (param.is === 'rows')
    return [...each(' edges', param.edges), ...each(' gives', param.gives), ...(param.named ? each('', param.named) : [])];
  if (param.is === 'conditions')
    return ['hours', 'notice', 'hours of a named record', 'notice of a named record'].map((slot) => `${name} ${slot}`);
  return 'takes' in param ? each('', param.takes) : [];
}

const slotsOf = (operator: Operator): string[] => [
  ...[[operator.key, operator.subject] as const, ...Object.entries(operator.params)].flatMap(([name, param]) => declared(name, param)),
  ...(operator.limit === 'none' ? [] : (operator.edges ?? LIMIT_KEYS)),
];

const spread = (definitions: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(definitions).filter(([, value]) => value !== undefined));

const isSpread = (cell: unknown): boolean => typeof cell === 'object' && cell !== null && 'downstream' in cell;

/** A contract around cells and clauses, with everything that they name. */
function contractOf(cells: Record<string, unknown>, clauses: Record<string, unknown> = {}): unknown {
  const parts = { objectives: {}, credits: {}, claims: {}, ...clauses } as Record<string, Record<string, unknown>>;
  const named = JSON.stringify([cells, parts]).match(/u-[a-z]+-[a-z]+-(?:value|stretch|slot)/g) ?? [];
  const definitions = closed({ ...cells, ...(parts.definitions ?? {}) } as Record<string, string>, named);
  const terms = {
    from: '2026-01-01',
    unknown: 'left-out',
    components: { region: {}, line: { in: 'region', ...(isSpread(cells.tried) && { 'depends-on': 'line' }) }, site: {} },
    attributes: ATTRIBUTES,
    report: [
      ...Object.keys(definitions).filter((name) => name === 'tried' || name === 'sink'),
      ...Object.keys(parts.parameters ?? { notice: 0 }),
    ],
    parameters: { notice: { like: '72 h', default: '72 h' } },
    ...(JSON.parse(JSON.stringify({ ...parts, definitions })) as object),
  } as Partial<Terms>;
  return aContract({ order: { components: { r: { kind: 'region' }, l: { kind: 'line', in: 'r' }, s: { kind: 'site' } } }, terms });
}

export const errorsOf = (document: unknown): string[] =>
  readContract(document)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${code} ${path} ${message}`);

/** What a cell is used for, so that a unit or a subject that does not fit shows where it is used. */
function sinkFor(cell: Cell): Record<string, unknown> {
  const read = readContract(contractOf({ tried: cell }));
  const type = read.checked?.checkedTexts[0]!.types.get('tried');
  if (!type) throw new Error(JSON.stringify([cell, read.issues], null, 1));
  const of: SlotSubject = !type.subject
    ? 'whole'
    : 'record' in type.subject
      ? (type.subject.record as SlotSubject)
      : (type.subject.component as SlotSubject);
  const like = (sort: ValueSort): string => nameOf({ sort, of });
  if (type.kind === 'times') return { sink: { witnesses: ['tried', like('times')], decide: 'any' } };
  if (type.kind === 'flag' && type.part === undefined) return { sink: { 'all-of': ['tried', like('flag')] } };
  if (type.kind === 'table') return { sink: { bands: nameOf({ sort: 'reading', of: 'line' }), table: 'tried' } };
  if (type.part === 'slot') return { sink: { while: 'tried', 'at-least': like(type.kind) } };
  if (type.kind === 'timer' || of === ('maintenance' as SlotSubject)) return {};
  return { sink: { excess: 'tried', above: like(type.kind) } };
}

/** What is wrong in one respect, as like the right operand in the others as the language has it. */
export function wrong(respect: Respect, { right, slots, fit, ofRecords }: SlotPlace): string {
  const { sort, of, part = 'value' } = right;
  const parts: readonly Part[] = slots.flatMap((slot) => slot.parts ?? ['value']);
  const pick = (...values: SlotValue[]): string => {
    const found = values.find((value) => definitionOf(value) !== undefined);
    if (!found) throw new Error(`nothing is ${respect} beside ${nameOf(right)}`);
    return nameOf(found);
  };
  // Where every kind of list is gone through, no unit and no kind of an entry can be wrong; a single value of it is.
  const single =
    fit.kinds === undefined && fit.like === undefined ? ({ kind: 'times', unit: 'mbits', currency: 'eur' } as const) : undefined;
  if (single && (respect === 'kind' || respect === 'unit' || respect === 'currency')) return pick({ sort: single[respect], of });
  if (respect === 'kind') {
    const kinds = new Set(slots.flatMap((slot) => slot.kinds ?? []));
    const others = (['date', 'table', 'times', 'duration'] as const).filter((kind) => kind !== sort && !kinds.has(kind));
    return pick(...others.map((kind): SlotValue => ({ sort: kind, of, part })), ...others.map((kind): SlotValue => ({ sort: kind, of })));
  }
  if (respect === 'unit') return pick({ sort: 'mbits', of, part }, { sort: 'mbits', of });
  if (respect === 'currency') return pick({ sort: 'eur', of, part }, { sort: 'eur', of });
  if (respect === 'list') {
    const other: Part = part !== 'value' || parts.includes('slot') ? 'value' : parts.includes('stretch') ? 'slot' : 'stretch';
    if (other === part) return pick({ sort: 'duration', of });
    return pick({ sort, of, part: other }, { sort: 'duration', of, part: other }, { sort: 'duration', of: 'whole', part: other });
  }
  if (fit.of === 'whole') return pick({ sort, of: 'line', part });
  if (fit.of === 'each') return pick({ sort, of: 'whole', part });
  const record: SlotValue = { sort, of: 'ticket', part };
  return fit.of === 'component' || ofRecords ? pick(record, { sort, of: 'site', part }) : pick({ sort, of: 'site', part });
}

export interface SlotPlace {
  readonly slot: string;
  readonly operand: string;
  /** What the operand is a value of. */
  readonly right: SlotValue;
  readonly slots: readonly Slot[];
  /** The one of them that the right operand fits. */
  readonly fit: Slot;
  /** Whether the result is of records: every component then holds some of them. */
  readonly ofRecords?: boolean;
  /** The contract with an operand at the slot. */
  readonly at: (operand: string) => unknown;
}

const replaced = (cell: Cell, use: Use, operand: string): Cell => {
  const copy = JSON.parse(JSON.stringify(cell)) as Record<string, unknown>;
  const steps = use.path.split('/');
  const parent = steps.slice(0, -1).reduce<Record<string, unknown>>((node, step) => node[step] as Record<string, unknown>, copy);
  parent[steps.at(-1)!] = operand;
  return copy;
};

/** A cell once for each limit that its operator takes. */
function byEdge(operator: Operator, cell: Cell): Cell[] {
  if (operator.limit === 'none') return [cell];
  const given = LIMIT_KEYS.find((edge) => cell[edge] !== undefined)!;
  const { [given]: limit, ...rest } = cell as Record<string, unknown>;
  return (operator.edges ?? LIMIT_KEYS).map((edge) => ({ ...rest, [edge]: limit }));
}

function placesOf(operator: Operator): SlotPlace[] {
  return CELLS[operator.key]
    .flatMap((control) => byEdge(operator, control))
    .flatMap((cell) => {
      const sink = sinkFor(cell);
      return usesIn(operator, cell).flatMap((use): SlotPlace[] => {
        const notice = use.operand === 'notice' ? { sort: 'duration' as const, of: 'whole' as const } : undefined;
        const right = typeof use.operand === 'string' ? (valueNamed(use.operand) ?? notice) : undefined;
        if (!right) return [];
        const spec: Param = use.param === operator.key ? operator.subject : (operator.params[use.param] ?? { is: 'word' });
        return [
          {
            slot: `${operator.key}: ${use.group}${alternative(spec, cell, right)}${ofNamed(spec, cell)}`,
            operand: String(use.operand),
            right,
            slots: use.slots,
            fit: use.slots.find((slot) => fits(slot, right)) ?? use.slots[0]!,
            ofRecords: operator.subject.is === 'record-kind',
            at: (operand) => contractOf({ tried: replaced(cell, use, operand), ...sink }),
          },
        ];
      });
    });
}

const fits = (slot: Slot, { sort, part = 'value' }: SlotValue): boolean =>
  (slot.kinds?.includes(sort as Kind) ?? true) && (slot.parts ?? ['value']).includes(part);

/** Whether a condition is one on the record that another names: its operands are slots of their own. */
const ofNamed = (param: Param, cell: Cell): string =>
  param.is === 'conditions' && (cell.where ?? []).some(({ of }) => of !== undefined) ? ' of a named record' : '';

/** Which of several slots of a parameter the control fits. */
function alternative(param: Param, cell: Cell, right: SlotValue): string {
  const takes = 'takes' in param ? param.takes : undefined;
  if (!takes) return '';
  if ('by' in takes) return ` ${String(cell[takes.by])}`;
  if (!Array.isArray(takes)) return '';
  return ` ${(takes as Slot[]).findIndex((slot) => fits(slot, right))}`;
}

const clausePlace = (clause: Clause): SlotPlace => {
  const { right, at } = CLAUSE_CONTROLS[clause];
  const base = {
    definitions: { objective: nameOf({ sort: 'reading', of: 'line' }) },
    objectives: { objective: { 'at-least': nameOf({ sort: 'reading', of: 'region' }) } },
    credits: { credit: sampleCredit() },
    claims: { credit: 'automatic' },
  };
  return {
    slot: clause,
    operand: right,
    right: valueNamed(right)!,
    slots: [CLAUSES[clause]],
    fit: CLAUSES[clause],
    at: (operand) => contractOf({}, spread({ ...base, ...at(operand) })),
  };
};

/** A parameter takes a literal like its own: what is wrong in subject or list can only be a name. */
export const LITERALS: Readonly<Record<Respect, string>> = {
  kind: '5 h',
  unit: '5 Mbit/s',
  currency: '5.00 EUR',
  subject: nameOf({ sort: 'reading', of: 'line' }),
  list: nameOf({ sort: 'reading', of: 'line', part: 'stretch' }),
};

export const parameterPlaces: Record<string, (operand: string) => unknown> = {
  'parameters/*/default': (operand) => contractOf({}, { parameters: { speed: { like: '1 Gbit/s', default: operand } } }),
  'order/parameters/*': (operand) => {
    const document = contractOf({}, { parameters: { speed: { like: '1 Gbit/s' } } }) as { order: Record<string, unknown> };
    return { ...document, order: { ...document.order, parameters: { speed: operand } } };
  },
};

export const expected = [
  ...Object.values(OPERATORS).flatMap((operator) => slotsOf(operator).map((slot) => `${operator.key}: ${slot}`)),
  ...Object.keys(CLAUSES),
];

export const places = new Map<string, SlotPlace>();
for (const place of [...Object.values(OPERATORS).flatMap(placesOf), ...(Object.keys(CLAUSES) as Clause[]).map(clausePlace)])
  if (!places.has(place.slot)) places.set(place.slot, place);
