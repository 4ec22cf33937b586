/** Compares every operand of a cell with its slot, and finds what the result is of. */
import type { OperandTypes } from '../operators/type-context.ts';
import { type Use, usesIn } from '../operators/operands.ts';
import type { CellType, Subject } from '../operators/value.ts';
import type { Slot } from '../operators/types/slots.ts';
import { type Setting, type Unlike, meet, unify } from '../operators/types/unify.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';

export interface Complaint {
  /** Path within the cell. */
  readonly path: string;
  readonly code: Unlike['code'] | 'mixed-types';
  readonly message: string;
}

interface Fit {
  readonly use: Use;
  readonly type: CellType;
  readonly slot: Slot;
}

/** The context of a cell: its name, the subject that its parameters give, and whether its subject is read as a cell. */
export interface CellSetting extends Setting {
  readonly name: string;
  readonly own: Subject | undefined;
  readonly readsSubject: boolean;
}

/**
 * @param typeOf the type of one operand; undefined when it has none and an issue reports it already
 * @returns the types that fit, or undefined when one does not
 */
export function unifyCell(
  operator: Operator,
  cell: Cell,
  setting: CellSetting,
  typeOf: (use: Use) => CellType | undefined,
): { readonly given?: OperandTypes; readonly complaints: readonly Complaint[] } {
  const uses = usesIn(operator, cell).filter((use) => setting.readsSubject || use.param !== operator.key);
  const fits: Fit[] = [];
  const complaints: Complaint[] = [];
  for (const use of uses) {
    const type = typeOf(use);
    if (!type) continue;
    const like = likeOf(use, fits, operator);
    const found = unify(use.slots, type, use.operand, { ...setting, like });
    if ('slot' in found) fits.push({ use, type, slot: found.slot });
    else complaints.push(complaintAt(use, found.unlike, isAlikeGroup(use) && like !== undefined));
  }
  const known = fits.length === uses.length;
  const grain = grainOf(fits, setting);
  if ('complaint' in grain) return { complaints: [...complaints, grain.complaint] };
  complaints.push(...outside(fits, setting, grain));
  if (!known || complaints.length > 0) return { complaints };
  return { given: givenOf(setting.name, fits, grain), complaints };
}

const isAlikeGroup = (use: Use): boolean => use.slots.some(({ like }) => like === 'alike');

/** The type that an operand is compared with: that of the subject, or of the first value of its own group. */
function likeOf(use: Use, fits: readonly Fit[], operator: Operator): CellType | undefined {
  const group = isAlikeGroup(use) ? use.group : operator.key;
  const own = fits.filter((fit) => fit.use.group === group);
  return (own.find(({ type }) => type.kind === 'span') ?? own[0])?.type;
}

const complaintAt = ({ path }: Use, { code, message }: Unlike, mixed: boolean): Complaint =>
  mixed && code === 'wrong-type' ? { path, code: 'mixed-types', message: `all must be of one type; ${message}` } : { path, code, message };

const shapes = ({ slot }: Fit): boolean => slot.of === 'component' || slot.of === 'any';

/** The common grain of all operands that shape the result. */
function grainOf(fits: readonly Fit[], { own, kinds }: CellSetting): { complaint: Complaint } | OperandTypes['grain'] {
  const parts: Pick<CellType, 'subject' | 'list'>[] = own ? [{ subject: own }] : [];
  let grain: OperandTypes['grain'] = own ? { subject: own } : {};
  for (const fit of fits) {
    const { subject, list } = fit.type;
    parts.push({ ...(shapes(fit) && subject && { subject }), ...(list !== undefined && { list }) });
    const met = meet(parts, kinds);
    if ('unlike' in met) return { complaint: { path: fit.use.path, ...met.unlike } };
    grain = met.grain;
  }
  return grain;
}

/** Operands that have no value for a case of the result. */
function outside(fits: readonly Fit[], setting: CellSetting, grain: OperandTypes['grain']): Complaint[] {
  return fits.flatMap(({ use, type, slot }) => {
    if (slot.of !== 'around') return [];
    const found = unify([{ of: 'around', parts: ['value', 'stretch', 'slot'] }], type, use.operand, {
      ...setting,
      beside: { subject: grain.subject },
    });
    return 'unlike' in found ? [complaintAt(use, found.unlike, false)] : [];
  });
}

function givenOf(name: string, fits: readonly Fit[], grain: OperandTypes['grain']): OperandTypes {
  const all = (group: string): CellType[] => fits.filter(({ use }) => use.group === group).map(({ type }) => type);
  return {
    name,
    grain,
    all,
    of: (param) => all(param)[0]!,
  };
}
