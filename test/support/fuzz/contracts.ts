/**
 * Random contracts that the language may take: one around each operand slot that an operator or a clause declares, and every contract file;
 * each as it is, and with a few places changed: to other values of the kind, to edges of it, or by a key put in or taken out.
 */
import { Dice, seedOf } from '../dice.ts';
import { places } from '../slot-places.ts';
import { type ContractDocument, type DocumentNode, type Path, at, contractDocuments, withChange } from '../mutants/documents.ts';
import { type Mutation, mutationsOf } from '../mutants/mutations.ts';

/** Days that mutants name: the ends of months, leap days, changes of the clock. */
const DAYS = ['2026-01-31', '2026-02-28', '2026-03-29', '2026-10-25', '2028-02-29', '9999-12-31'];

/** Values at the edges of what a literal may be. */
const EDGES: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^-?[\d.]+%$/, ['0%', '100%', '0.000000000000000001%', '99.9999999999999999%', '100000000%', '-1%']],
  [/^-?[\d.]+ (ms|s|min|h)$/, ['0 h', '1 ms', '1 s', '59 s', '744 h', '876600 h', '876601 h', '0.001 s', '-1 h']],
  [/^\d+ business days?$/, ['0 business days', '1 business day', '260 business days', '261 business days']],
  [/^\d+ (day|month|period)s?$/, ['0 days', '1 day', '36525 days', '1200 months', '1 period', '366 periods']],
  [/^-?[\d.]+ [A-Z]{3}$/, ['0.00 USD', '0.01 USD', '999999999999999.99 USD', '-1.00 USD', '1 JPY']],
  [/^\d{4}-\d\d-\d\d$/, ['0001-01-01', '1970-01-01', '2026-03-29', '2026-10-25', '2028-02-29', '9999-12-31']],
  [/^\d\d:\d\d-\d\d:\d\d$/, ['00:00-24:00', '02:00-03:00', '23:59-00:01', '00:00-00:01']],
  [/^[A-Z][a-z]+\/[A-Z]/, ['Pacific/Apia', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns']],
  [/^[a-z][a-z0-9-]*$/, ['period', 'always', 'never', 'constructor', 'x', '']],
];

export interface MadeContract {
  readonly name: string;
  readonly document: unknown;
}

const files = contractDocuments();
const slots = [...places.values()];
const mutations = new Map<string, readonly Mutation[]>();

const mutationsIn = (contract: ContractDocument): readonly Mutation[] => {
  const known = mutations.get(contract.file) ?? mutationsOf(contract, DAYS);
  mutations.set(contract.file, known);
  return known;
};

/** One for each slot, as the controls of the slot matrix have it: together they use every operator and every clause. */
export const slotContracts = (): MadeContract[] =>
  slots.map(({ slot, operand, at: around }) => ({ name: slot, document: around(operand) }));

/** The n-th random contract. */
export function contractOf(n: number): MadeContract {
  const dice = new Dice(seedOf('contract', n));
  const { name, document } = baseOf(dice);
  const changed = dice
    .times(0, 3, () => dice.pick(['edge', 'edge', 'moved', 'dropped'] as const))
    .reduce((made, how) => change(made, how, dice), document);
  return { name: `${name} (${n})`, document: changed };
}

function baseOf(dice: Dice): MadeContract {
  if (dice.chance(0.4)) {
    const { slot, operand, at: around } = dice.pick(slots);
    return { name: slot, document: around(operand) };
  }
  const file = dice.pick(files);
  if (dice.chance(0.3)) return { name: file.file, document: file.document };
  const mutant = dice.pick(mutationsIn(file));
  const [first = file.document] = mutant.documents();
  return { name: `${file.file} ${mutant.path.join('/')} ${mutant.kind}`, document: first };
}

/** Every place of a scalar. */
function scalarsIn(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, value]) => scalarsIn(value, [...path, Array.isArray(node) ? Number(key) : key]));
}

function change(document: unknown, how: 'edge' | 'moved' | 'dropped', dice: Dice): unknown {
  const all = scalarsIn(document).filter((path) => path.length > 2);
  const path = dice.pick(all);
  const value: unknown = at(document, path);
  if (how === 'dropped')
    return withChange(
      document,
      path,
      (parent: DocumentNode, key) => void (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]),
    );
  if (how === 'moved') {
    const other: unknown = at(document, dice.pick(all));
    return withChange(document, path, (parent: DocumentNode, key) => void (parent[key] = other));
  }
  const edges =
    typeof value === 'number' ? [0, 1, 1_000_000, 9_007_199_254_740_991, 0.5] : EDGES.find(([form]) => form.test(String(value)))?.[1];
  return edges ? withChange(document, path, (parent: DocumentNode, key) => void (parent[key] = dice.pick(edges))) : document;
}
