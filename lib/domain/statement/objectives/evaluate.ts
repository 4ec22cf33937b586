/** Evaluates the cells and objectives of checked terms over folded evidence: on demand, each once. */
import { CALENDAR_MARGIN } from '../../operators/reach.ts';
import { definitionOf } from '../../contract/meaning.ts';
import { GIVEN_NAMES } from '../../checker/names.ts';
import type { ServicePeriod } from '../../checker/service-period.ts';
import type { Order, Terms } from '../../contract/terms.ts';
import { parseLiteral } from '../../contract/literal.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { earliestOf } from '../../evidence/fact-set.ts';
import type { Finding } from '../../evidence/findings/finding.ts';
import { DomainError } from '../../issue.ts';
import type { Verdict } from '../../operators/verdict.ts';
import type { Past } from '../../operators/earlier-periods.ts';
import { Context, type Evaluator } from '../../operators/context.ts';
import { evaluateWithin } from '../../operators/lift.ts';
import { type Completion, completionsOf } from '../../operators/missing.ts';
import { namesIn, usesIn } from '../../operators/operands.ts';
import { Splits, heldOperand } from '../../operators/splits.ts';
import { operatorOf } from '../../operators/registry.ts';
import { type CellType, type Column, LIMIT_KEYS, whole, recordOf } from '../../operators/value.ts';
import { inClause, spend } from '../../step-limit.ts';
import { DAY } from '../../time/instant.ts';
import { union } from '../../time/time-algebra.ts';
import { ALWAYS, NEVER, type TimeSet, span } from '../../time/times.ts';
import { joinVerdicts, judge } from './attainment.ts';
import { type Completed, hasOpenValue, joinOpen, sizeOf } from './columns.ts';
import { type NameDependencies, namesOf } from './names.ts';
import type { Cell } from '../../operators/cell.ts';
import { entryByEntry } from '../../operators/entry-by-entry.ts';
import { openWords, placeIn } from './missing-words.ts';
import { literalsOf } from './literal-columns.ts';
import type { AddedDowntime, Evaluation, OneWitness } from './evaluation.ts';
import { MissingByCell } from './missing-by-cell.ts';

/** The data that the evaluations of one period share. */
interface Setting {
  readonly given: ServicePeriod;
  readonly order: Order;
  readonly evidence: Evidence;
  readonly past: Past;
  readonly alone: OneWitness | undefined;
  readonly added: AddedDowntime | undefined;
  readonly horizon: Context['horizon'];
  readonly names: NameDependencies;
  readonly coverage: { isPartial: boolean };
  readonly findings: Finding[];
  readonly recordedFindings: Set<string>;
  readonly missing: MissingByCell;
  /** Cells that gave a value to time that no source reported. */
  readonly settled: Set<string>;
  readonly splits: Splits;
}

/** The differences of an evaluation from its base. */
interface Variant {
  readonly settles: boolean;
  readonly asksWitnesses?: boolean;
  readonly completion?: Completion;
  /** Where to take a cell that does not differ from. */
  readonly base?: { readonly evaluator: Evaluator; readonly differs: (name: string) => boolean };
}

/** What an evaluation assumes beside the evidence. */
export interface Assumed {
  readonly alone?: OneWitness | undefined;
  readonly added?: AddedDowntime | undefined;
}

export function evaluation(given: ServicePeriod, order: Order, evidence: Evidence, past: Past, assumed: Assumed = {}): Evaluation {
  const first = Math.min(given.period.start, earliestOf(evidence));
  const horizon = {
    start: Math.min(given.period.start - given.checkedTerms.reach.before, Math.max(first, given.period.start - CALENDAR_MARGIN)) - DAY,
    end: given.period.end + CALENDAR_MARGIN,
  };
  const names = namesOf(given.checkedTerms.terms, order);
  const setting = {
    given,
    order,
    evidence,
    past,
    alone: assumed.alone,
    added: assumed.added,
    horizon,
    names,
    coverage: { isPartial: false },
    findings: [],
    recordedFindings: new Set<string>(),
    missing: new MissingByCell(),
    settled: new Set<string>(),
    splits: new Splits(),
  };
  return evaluationOf(setting, { settles: true });
}

function evaluationOf(setting: Setting, variant: Variant): Evaluation {
  const { given, order, evidence, names, missing } = setting;
  const { terms, types } = given.checkedTerms;
  const literalOf = literalsOf(given.checkedTerms);
  const columns = new Map<unknown, Column<unknown>>();
  const operandTypes = new Map<unknown, CellType>();
  const objectives = new Map<string, readonly Verdict[]>();
  const openOperands = new Set<unknown>();
  const cells = new Map<string, ReturnType<Evaluator['cell']>>();
  /** Cells in whose evaluation a fact was missing. */
  const unstated = new Set<string>();
  const evaluating: string[] = [];
  /** Attributes for which the word of every record is known. */
  const complete = new Set<string>();
  let open: Context | undefined;
  let asking: Context | undefined;
  const readType = (operand: unknown): CellType => {
    const literal = literalOf(operand);
    if (literal) return literal.type;
    if (isGiven(operand)) return { kind: 'times' };
    const type = types.get(String(operand));
    if (!type) throw new DomainError('unchecked-name', `"${String(operand)}" has no type; the terms were not checked`);
    return type;
  };
  /** The cell that is being evaluated. */
  const current = (): string => evaluating.at(-1) ?? '';
  const evaluator: Evaluator = {
    isOpen: (operand) => {
      if (typeof operand !== 'string' || !types.has(operand)) return false;
      evaluator.column(operand);
      return openOperands.has(operand);
    },
    restsOnMissing: (name) =>
      [...names.behind(name)].some((behind) =>
        variant.base && !variant.base.differs(behind) ? variant.base.evaluator.restsOnMissing(behind) : unstated.has(behind),
      ),
    miss(fact) {
      unstated.add(current());
      missing.add(current(), fact);
    },
    meetNumber: (number) => setting.splits.meetNumber(number),
    meetEnd(end) {
      missing.meetEnd(current(), end);
      setting.splits.meetEnd(end, given.period.end);
    },
    meetTest: (test) => missing.meetTest(current(), test),
    noteEnd: (end, at) => setting.splits.noteEnd(end, at),
    missEarlier(facts = []) {
      if (facts.length > 0) unstated.add(current());
      missing.addEarlier(current(), facts);
    },
    meetEarlier: (table, facts) => missing.addTable(current(), table, facts),
    isApart: (name) => void missing.apart.add(name),
    missTime: () => void setting.settled.add(current()),
    partitions() {
      const all = [...(variant.base?.evaluator.partitions() ?? []), ...context.partitions];
      return [...new Map(all.map((part) => [JSON.stringify([part.cell, part.index]), part])).values()];
    },
    unsettled: () => (open ??= variant.settles ? evaluationOf(setting, unobservedOf(setting, variant, self)).context : context),
    askingWitnesses: () =>
      (asking ??= variant.asksWitnesses
        ? context
        : mayFallSilent(terms)
          ? evaluationOf(setting, { ...unobservedOf(setting, variant, self), asksWitnesses: true }).context
          : evaluator.unsettled()),
    typeOf(operand): CellType {
      const seen = operandTypes.get(operand);
      if (seen) return seen;
      const type = readType(operand);
      operandTypes.set(operand, type);
      return type;
    },
    column(operand) {
      const known = columns.get(operand);
      if (known) return known;
      const literal = literalOf(operand);
      const column = literal ? literal.column : columnOf(String(operand));
      columns.set(operand, column);
      if (!literal && hasOpenValue(column)) openOperands.add(operand);
      return column;
    },
    verdicts(name) {
      const known = objectives.get(name);
      if (known) return known;
      const verdicts = verdictsOf(name);
      objectives.set(name, verdicts);
      return verdicts;
    },
    knows: (name) => types.has(name),
    definition: (name) => definitionOf(terms, order, name),
    operands: namesIn,
    cell(name) {
      const known = cells.get(name);
      if (known || cells.has(name)) return known;
      cells.set(name, undefined);
      const definition = definitionOf(terms, order, name);
      const found = isCell(definition)
        ? foundCell(name, definition, setting.alone)
        : types.has(name)
          ? evaluator.cell(String(definition))
          : undefined;
      cells.set(name, found);
      return found;
    },
  };
  const context = new Context({
    period: given.period,
    fullPeriod: given.full,
    whole: given.whole ?? given.period,
    rule: given.rule,
    terms,
    order,
    awaitsRenewal: given.awaitsRenewal,
    evidence,
    horizon: setting.horizon,
    evaluator,
    ...setting.past,
    settles: variant.settles,
    asksWitnesses: variant.asksWitnesses ?? false,
    completion: variant.completion,
    coverage: setting.coverage,
    findings: setting.findings,
    recordedFindings: setting.recordedFindings,
  });
  const columnOf = (name: string): Column<unknown> => withAdded(name, evaluatedColumn(name), setting.added);
  const evaluatedColumn = (name: string): Column<unknown> => {
    if (variant.base && !variant.base.differs(name)) return variant.base.evaluator.column(name);
    // A missing fact is recorded for the cell that reads it: this cell is evaluated again once a completion assumes the fact.
    evaluating.push(name);
    const words = wordsByRecord(name);
    const column = words ? joinOpen(words, (one) => one.column(name), evaluator.typeOf(name)) : inClause(name, () => evaluateName(name));
    spend(sizeOf(column));
    evaluating.pop();
    return column;
  };
  const evaluateName = (name: string): Column<unknown> => {
    if (name === 'period') return whole(span(context.period.start, context.period.end));
    if (name === 'always') return whole(ALWAYS);
    if (name === 'never') return whole(NEVER);
    const definition = evaluator.definition(name);
    if (!isCell(definition)) return evaluator.column(definition);
    const { operator, cell } = evaluator.cell(name)!;
    const column =
      operator.pointwise && evaluator.typeOf(name).part === 'stretch'
        ? entryByEntry(operator, cell, context, evaluator.typeOf(name))
        : evaluateWithin(operator, cell, context, evaluator.typeOf(name));
    noteHeld(() => usesIn(operator, cell).map(({ operand }) => operand));
    return column;
  };
  /** Records the missing numbers among operands, and the numbers that they are compared with. */
  const noteHeld = (named: () => readonly unknown[]): void => {
    if (variant.completion || openOperands.size === 0) return;
    const operands = named();
    if (!operands.some((operand) => openOperands.has(operand))) return;
    const known = operands.filter((operand) => columns.has(operand) || parseLiteral(operand));
    setting.splits.noteAll(known.map((operand) => heldOperand(operand, readType, columns.get(operand))));
  };
  const verdictsOf = (name: string): readonly Verdict[] => {
    if (variant.base && !variant.base.differs(name)) return variant.base.evaluator.verdicts(name);
    evaluating.push(name);
    const verdicts = verdictsByWord(name, wordsByRecord(name));
    const objective = terms.objectives[name]!;
    noteHeld(() => [name, ...LIMIT_KEYS.flatMap((edge) => objective[edge] ?? [])]);
    evaluating.pop();
    return verdicts;
  };
  const verdictsByWord = (name: string, words: Completed | undefined): readonly Verdict[] => {
    if (!words) return judge(name, terms.objectives[name]!, context);
    const isOpenCase = ({ index }: Verdict): boolean => words.records.has(recordOf(index));
    const [first] = words.each;
    const joined = joinVerdicts(words.each.map((one) => one.verdicts(name).filter(isOpenCase)));
    return [...first!.verdicts(name).filter((verdict) => !isOpenCase(verdict)), ...joined].sort((a, b) => (a.index < b.index ? -1 : 1));
  };
  /** For cells about records: one evaluation for each possible word of a missing attribute, with the same word for all records. */
  const wordsByRecord = (name: string): Completed | undefined => {
    const subject = types.get(name)?.subject;
    // The value of one record may depend on the words of another one that it names: each column is then joined by itself.
    if (!subject || !('record' in subject) || names.readsLinks(name)) return undefined;
    const { facts, records, places } = openWords(subject.record, names.attributesBehind(name), complete, context);
    const completions = facts.length === 0 ? undefined : completionsOf(facts);
    const byAttribute =
      (completion: Completion): Completion =>
      (fact) =>
        fact.owner.startsWith(`${subject.record}/`) ? completion({ ...fact, fact: placeIn(fact, places) }) : undefined;
    const named = new Set(facts.map((fact) => fact.name));
    return completions && { records, each: completions.map((completion) => self.completedBy(byAttribute(completion), named)) };
  };
  const self: Evaluation = {
    ...evaluator,
    context,
    splits: setting.splits,
    missing: missing.facts,
    tests: missing.tests,
    earlier: missing.earlier,
    apart: missing.apart,
    missingBehind: (name) => missing.metBy([...names.behind(name)]),
    missingInWhole: (name) => {
      const wholes = [...names.behind(name)].filter((behind) => types.has(behind) && types.get(behind)!.subject === undefined);
      return missing.metBy([...new Set(wholes.flatMap((whole) => [...names.behind(whole)]))]);
    },
    completedBy(completion, facts) {
      const outer = variant.completion;
      const differs = (name: string): boolean =>
        [...names.behind(name)].some((behind) => missing.meetsAny(behind, facts)) ||
        [...names.attributesBehind(name)].some((attribute) => facts.has(attribute));
      return evaluationOf(setting, {
        settles: variant.settles,
        ...(variant.asksWitnesses && { asksWitnesses: true }),
        completion: (fact) => outer?.(fact) ?? completion(fact),
        base: { evaluator, differs },
      });
    },
  };
  return self;
}

/** The times of a cell with downtime that is assumed. */
function withAdded(name: string, column: Column<unknown>, added: AddedDowntime | undefined): Column<unknown> {
  const indexes = added?.at.get(name);
  if (!added || !indexes) return column;
  const more = span(added.during.start, added.during.end);
  return new Map([...column].map(([index, times]) => [index, indexes.has(index) ? union(times as TimeSet, more) : times]));
}

function foundCell(name: string, cell: Cell, alone: OneWitness | undefined): ReturnType<Evaluator['cell']> {
  const single = alone?.cell === name ? { ...cell, witnesses: [alone.witness], decide: 'first-known' } : cell;
  return { operator: operatorOf(cell)!, cell: single };
}

const isCell = (definition: unknown): definition is Cell => typeof definition === 'object' && definition !== null;

const mayFallSilent = ({ definitions }: Terms): boolean =>
  Object.values(definitions).some((cell) => (cell as Cell)['no-data-after'] !== undefined);

/** The variant in which unobserved time stays unknown. Cells are reused where no cell behind them gave a value to such time. */
function unobservedOf({ names, settled }: Setting, { completion }: Variant, evaluator: Evaluator): Variant {
  const hasSettled = (name: string): boolean => {
    evaluator.column(name);
    return settled.has(name);
  };
  return {
    settles: false,
    ...(completion && { completion }),
    base: { evaluator, differs: (name) => names.observing(name).some(hasSettled) },
  };
}

const isGiven = (operand: unknown): boolean => (GIVEN_NAMES as readonly unknown[]).includes(operand);
