/** Warnings about an order together with its terms: reporters without a sender, lists of holidays that end early, notes that cannot be drawn. */
import { pointer } from '../../issue.ts';
import { civilFromDays } from '../../time/civil-date.ts';
import { parseDay } from '../../time/instant.ts';
import type { Contract, Order, Terms } from '../../contract/terms.ts';
import { chargeKinds, chargesInNoBase, chargesOfNobody } from './charges.ts';
import { creditsOf, rolesOf } from './graph.ts';
import { capNeverCuts } from './idle-caps.ts';
import { silenceOfNobody, valueInNoPeriod } from './idle-clauses.ts';
import { minimumOutOfReach } from './reach-of-credits.ts';
import { notesNotDrawn } from './notes.ts';
import { pausedByTool } from './pauses.ts';
import { fixedInParts } from './fixed-in-parts.ts';
import { togetherOutOfReach } from './concurrent.ts';
import type { CheckedTerms } from '../checked-terms.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { withParts } from '../../contract/included-credits.ts';

type Rule = (terms: Terms, order: Order, contract: Contract, types: CheckedTerms['types']) => Iterable<LintFinding>;

const cells = (terms: Terms): [string, Readonly<Record<string, unknown>>][] =>
  Object.entries(terms.definitions).flatMap(([name, cell]) => (typeof cell === 'object' ? [[name, cell]] : []));

/** By word of `reported-by`: the party that the sender of that word reports for. */
const bearers = (order: Order): Map<string, 'vendor' | 'customer'> =>
  new Map([
    ['vendor', 'vendor'],
    ['customer', 'customer'],
    ...(order.senders ?? []).map((sender) => [String(sender.account ?? sender.webhook), sender.as] as const),
  ]);

function* reportedByNobody(terms: Terms, order: Order): Generator<LintFinding> {
  const known = bearers(order);
  for (const [path, words] of reporters(terms))
    for (const word of words) if (!known.has(word)) yield lintFinding('reported-by-nobody', path, { word, known: [...known.keys()] });
  for (const [name, cell] of cells(terms))
    for (const word of (cell['reported-by'] as string[] | undefined) ?? [])
      if (!known.has(word))
        yield lintFinding('reported-by-nobody', pointer('definitions', name, 'reported-by'), {
          word,
          known: [...known.keys()],
          cell: name,
        });
}

/** Every `reported-by`, with its place. */
function* reporters({ attributes, records, billing }: Terms): Generator<readonly [string, readonly string[]]> {
  for (const [part, specs] of [
    ['attributes', attributes],
    ['records', records],
  ] as const)
    for (const [name, { 'reported-by': words }] of Object.entries(specs ?? {}))
      if (words) yield [pointer(part, name, 'reported-by'), words];
  if (billing) yield [pointer('billing', 'reported-by'), billing['reported-by']];
}

/** Downtime that only the vendor reports, where the vendor owes the credit. The reports of witnesses count side by side. */
function* reportedByDebtor(terms: Terms, order: Order): Generator<LintFinding> {
  const sides = bearers(order);
  const witnesses = new Set(cells(terms).flatMap(([, cell]) => (cell.witnesses as string[] | undefined) ?? []));
  const found = new Set<string>();
  for (const objective of Object.keys(terms.objectives)) {
    if (creditsOf(terms, objective).every((credit) => terms.credits[credit]!['owed-to'] === 'vendor')) continue;
    for (const [name, cell] of rolesOf(terms, objective).counted) {
      const words = cell['reported-by'] as string[] | undefined;
      if (words === undefined || witnesses.has(name) || found.has(name) || !words.every((word) => sides.get(word) === 'vendor')) continue;
      found.add(name);
      yield lintFinding('reported-by-debtor', pointer('definitions', name, 'reported-by'), { objective, cell: name });
    }
  }
}

/** `decided-by` names whose records decide, and no clause enforces it: senders of the other party count as well. */
function* decidedByNothing(terms: Terms, order: Order): Generator<LintFinding> {
  const others = (order.senders ?? []).filter((sender) => sender.as === 'customer');
  if (others.length === 0) return;
  for (const [name, claim] of Object.entries(terms.claims)) {
    if (typeof claim === 'string' || 'automatic' in claim || claim['decided-by'] !== 'vendor-records') continue;
    const objectives = Object.keys(terms.objectives).filter((objective) =>
      creditsOf(terms, objective).some((credit) => isIn(credit, name, terms)),
    );
    const counted = objectives.flatMap((objective) => [...rolesOf(terms, objective).counted]);
    const sources = [...new Map(counted)].filter(([, cell]) => cell.intervals !== undefined || cell.probes !== undefined);
    const open = sources.filter(([, cell]) => cell['reported-by'] === undefined).map(([cell]) => cell);
    if (open.length > 0)
      yield lintFinding('decided-by-nothing', `${pointer('claims', name)}/decided-by`, {
        cells: open,
        senders: others.map((sender) => String(sender.account ?? sender.webhook)),
      });
  }
}

/** Whether a credit is the claimed one, or is included in it. */
const isIn = (credit: string, claimed: string, terms: Terms): boolean => withParts(terms.credits, claimed).has(credit);

const yearOf = (day: string): number => civilFromDays(parseDay(day)!).year;

/** Years of the term in which a calendar has none of its holidays. */
function* holidaysRunOut(terms: Terms, order: Order, contract: Contract): Generator<LintFinding> {
  const next = contract.terms.map((other) => other.from).filter((from) => from > terms.from);
  const from = yearOf([terms.from, order.from].sort()[1]!);
  const ends = [terms.through, order.through, ...next.sort().slice(0, 1)].filter((day) => day !== undefined).sort();
  const through = ends[0] === undefined ? undefined : yearOf(ends[0]);
  const seen = new Set<string>();
  for (const [name, cell] of cells(terms)) {
    const lists = Object.values((cell.shut ?? {}) as Record<string, string[]>).flat();
    if (lists.length === 0 || seen.has(lists.join())) continue;
    seen.add(lists.join());
    const years = new Set(lists.flatMap((list) => (terms.holidays?.[list] ?? []).map(yearOf)));
    const last = Math.max(from - 1, ...years);
    const until = Math.min(through ?? last, last);
    const missing = Array.from({ length: Math.max(0, until - from + 1) }, (_, i) => from + i).filter((year) => !years.has(year));
    if (last < (through ?? Infinity)) missing.push(last + 1);
    const users = cells(terms).filter(([, other]) => JSON.stringify(other.shut) === JSON.stringify(cell.shut));
    if (missing.length > 0)
      yield lintFinding('holidays-run-out', pointer('definitions', name, 'shut'), {
        lists,
        years: missing.map(String),
        orLater: last < (through ?? Infinity),
        withoutEnd: through === undefined,
        users: users.map(([user]) => user),
      });
  }
}

export const ORDER_RULES: readonly Rule[] = [
  chargeKinds,
  chargesOfNobody,
  chargesInNoBase,
  reportedByNobody,
  reportedByDebtor,
  (terms, order) => pausedByTool(terms, bearers(order)),
  decidedByNothing,
  holidaysRunOut,
  fixedInParts,
  togetherOutOfReach,
  capNeverCuts,
  notesNotDrawn,
  silenceOfNobody,
  valueInNoPeriod,
  minimumOutOfReach,
];
