/**
 * The control: an operator is made to ignore one of its parameters, and mutants of that parameter must be reported as unexplained. Where
 * others than the operator read the parameter too (the checker, operators that go by a cell's kind), all of them are made to ignore it.
 */
import type { Evaluator } from '../../../lib/domain/operators/context.ts';
import { OPERATORS, operatorOf } from '../../../lib/domain/operators/registry.ts';
import { LIMIT_KEYS } from '../../../lib/domain/operators/value.ts';
import { MutantBench } from './classify.ts';
import { type ContractDocument, type DocumentNode, at } from './documents.ts';
import { resultsOf } from './observe.ts';
import { type Mutation, mutationsOf } from './mutations.ts';
import type { Cell } from '../../../lib/domain/operators/cell.ts';
import type { Operator } from '../../../lib/domain/operators/define-operator.ts';
import { isPaper } from '../../../lib/domain/contract/paper.ts';

export interface Control {
  readonly operator: string;
  readonly param: string;
  /** Mutants that a history distinguishes, and of these the ones that none does once the parameter is ignored. */
  tried: number;
  reported: number;
  /** Of these the ones that others than the operator read too: they are reported only when all of them ignore it. */
  alsoRead: number;
  /** What distinguished the others all the same. */
  readonly others: string[];
}

/** Those that concern a place most, without months of all: what ignores a key is distinguished by none of them. */
const BENCH = { view: resultsOf, most: 200, months: false };
/** Mutants of one parameter that are tried in one contract until a history distinguishes one. */
const MAX_TRIALS = 4;

const METHODS = ['evaluate', 'type', 'reach', 'removes'] as const;

/** Makes an operator read one parameter as it stands in the document, whatever the mutant says; returns what undoes it. */
export function ignoring(operator: Operator, param: string, document: DocumentNode): () => void {
  const withoutIt = (cell: DocumentNode): string =>
    JSON.stringify(
      Object.entries(cell)
        .filter(([key]) => key !== param)
        .sort(),
    );
  const cells = (document.terms as DocumentNode[])
    .flatMap(({ definitions }) => Object.values<any>(definitions))
    .filter((cell) => typeof cell === 'object' && operatorOf(cell) === operator);
  const original = new Map(cells.map((cell: DocumentNode) => [withoutIt(cell), cell[param] as unknown]));
  // Cells that differ in it alone cannot be known apart once it is changed.
  const isAlone = (key: string): boolean => cells.filter((cell: DocumentNode) => withoutIt(cell) === key).length === 1;
  const asItWas = (cell: Cell): Cell => {
    const key = withoutIt(cell);
    if (!isAlone(key)) return cell;
    const { [param]: _, ...rest } = cell;
    return original.get(key) === undefined ? rest : { ...rest, [param]: original.get(key) };
  };
  const before = Object.values(OPERATORS).flatMap((each) =>
    METHODS.map((method) => [each, method, (each as unknown as Partial<Patchable>)[method]] as const),
  );
  for (const [each, method, own] of before) {
    if (own && (method === 'evaluate' || each === operator))
      (each as unknown as Patchable)[method] = patched(own, each === operator ? asItWas : same, (cell) =>
        operatorOf(cell) === operator ? asItWas(cell) : cell,
      );
  }
  return () => before.forEach(([each, method, own]) => own && Object.assign(each, { [method]: own }));
}

type Method = (this: void, cell: Cell, context?: { readonly evaluator?: Evaluator }) => unknown;
type Patchable = Record<(typeof METHODS)[number], Method>;
const same = (cell: Cell): Cell => cell;

/** A method that reads its own cell and, through the evaluator, those of others as they were. */
function patched(own: Method, mine: (cell: Cell) => Cell, others: (cell: Cell) => Cell): Method {
  return (cell, context) => {
    if (!context?.evaluator) return own(mine(cell), context);
    const { evaluator } = context;
    const found = (name: string): ReturnType<Evaluator['cell']> => {
      const inner = evaluator.cell(name);
      return inner && { ...inner, cell: others(inner.cell) };
    };
    const view = Object.create(context, { evaluator: { value: { ...evaluator, cell: found } } }) as typeof context;
    return own(mine(cell), view);
  };
}

/** Operator and parameter of a mutation, when it is of one value of a parameter. */
export function parameterOf({ path, what, kind }: Mutation, document: DocumentNode): { operator: Operator; param: string } | undefined {
  if (path[2] !== 'definitions' || path.length < 5 || (kind === 'altered' && LIMIT_KEYS.some((edge) => what.endsWith(`-> ${edge}`))))
    return undefined;
  const operator = operatorOf(at(document, path.slice(0, 4)) ?? {});
  const param = String(path[4]);
  return operator && !isPaper(param) ? { operator, param } : undefined;
}

/** Every parameter of every operator, with none tried yet. */
export const allControls = (): Map<string, Control> =>
  new Map(
    Object.values(OPERATORS).flatMap((operator) =>
      [operator.key, ...Object.keys(operator.params), ...(operator.limit === 'none' ? [] : LIMIT_KEYS)].map((param) => [
        `${operator.key}.${param}`,
        { operator: operator.key, param, tried: 0, reported: 0, alsoRead: 0, others: [] },
      ]),
    ),
  );

/** The parameters that mutants of a contract are of, by name. */
export const parametersIn = (contract: ContractDocument): Set<string> =>
  new Set(mutationsOf(contract, []).flatMap((mutation) => nameOf(parameterOf(mutation, contract.document)) ?? []));

const nameOf = (found: ReturnType<typeof parameterOf>): string | undefined => found && `${found.operator.key}.${found.param}`;

/** Tries the mutants of one contract, up to so many of each parameter that a history distinguishes. */
export async function control(contract: ContractDocument, controls: ReadonlyMap<string, Control>, most: number): Promise<void> {
  const { document } = contract;
  const trials = new Map<Control, number>();
  const open = (mutation: Mutation): { operator: Operator; param: string; control: Control } | undefined => {
    const found = parameterOf(mutation, document);
    const one = controls.get(nameOf(found) ?? '');
    return found && one && one.tried < most && (trials.get(one) ?? 0) < most * MAX_TRIALS ? { ...found, control: one } : undefined;
  };
  if (!mutationsOf(contract, []).some(open)) return;
  const bench = new MutantBench(contract, BENCH);
  for (const mutation of bench.mutations) {
    const found = open(mutation);
    if (!found) continue;
    const before = await bench.classify(mutation);
    // What is refused costs little, and says nothing of histories.
    if (before.class !== 'refused') trials.set(found.control, (trials.get(found.control) ?? 0) + 1);
    if (before.class === 'killed') await withoutParameter(bench, mutation, found, document);
  }
}

async function withoutParameter(
  bench: MutantBench,
  mutation: Mutation,
  { operator, param, control: one }: { operator: Operator; param: string; control: Control },
  document: DocumentNode,
): Promise<void> {
  const undo = ignoring(operator, param, document);
  try {
    let verdict = await bench.classify(mutation);
    const { class: found, by } = verdict;
    // Distinguished by others that read it: then none of them may. What is called equal or display stays so.
    if (found === 'killed' || found === 'refused') {
      undo();
      verdict = await bench.classify(mutation, () => document);
    }
    one.tried += 1;
    if (verdict.class === 'unexplained') {
      one.reported += 1;
      if (found !== 'unexplained') {
        one.alsoRead += 1;
        one.others.push(`${found} while the operator ignores it: ${placeOf(mutation)} (${by})`);
      }
    } else one.others.push(`${verdict.class} ${placeOf(mutation)} (${verdict.by})`);
  } finally {
    undo();
  }
}

const placeOf = ({ file, path, what }: Mutation): string => `${file} /${path.join('/')} ${what}`;
