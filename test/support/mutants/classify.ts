/** Puts each mutant into exactly one class, by what the program sees: no list by hand. */
import { AmendedReadings } from './amended-readings.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { type ContractDocument, type DocumentNode, at } from './documents.ts';
import { DAY } from '../../../lib/domain/time/instant.ts';
import { ShownBench, documentsShown, explained, figuresShown } from './documents-shown.ts';
import { type Sources, sourcesOf } from './histories.ts';
import { type Mutation, mutationsOf } from './mutations.ts';
import { Kills } from './kills.ts';
import { closedForm, figuresForm, normalForm } from './normal-form.ts';
import { type MutantReading, type Scenario, figuresOf, read } from './observe.ts';
import { inOrderFor, spread } from './relevance.ts';
import { serviceOf } from './service.ts';
import { type World, isoDays, worldOf } from './world.ts';

export type Class = 'refused' | 'equal' | 'display' | 'killed' | 'unexplained';

export interface MutantVerdict {
  readonly mutation: Mutation;
  readonly class: Class;
  /** The code that refused it, or the history that killed it. */
  readonly by: string;
  /** `explain` reads the same though the statement differs. */
  readonly unsaid: boolean;
}

/** Histories of nothing, of trouble and of long trouble come first. */
const FIRST = 3;
/**
 * Histories that are tried on a mutant, first those with most events about its place. A mutant that gives the same statement as the
 * text in all of them is reported. The number is far above what any mutant needed so far: a text of many cells has ten thousands of
 * histories, and the last are about other places. Of a text with few mutants more are tried, up to a sum over all mutants.
 */
const [MAX_HISTORIES, MAX_TRIALS] = [1000, 2_500_000];
/** Longer than business days of any text are counted. */
const MAX_WINDOW = 100 * DAY;
/** Keys of the cells that the closed form writes in another way. */
const CLOSED = ['business-hours', 'any-of', 'all-of', 'except', 'table', 'band-table'];
/** Accepted values of an inserted key that are tried. */
const MAX_VALUES = 3;

export interface BenchOptions {
  /** What of a statement is compared; its figures when absent. */
  readonly view?: (statement: Statement) => string;
  /** Histories that are tried on a mutant; by the size of the text when absent. */
  readonly most?: number;
  /** Whether months of all evidence together are tried at the end. */
  readonly months?: boolean;
}

/** A contract under test: what it makes of each history is computed once. */
export class MutantBench {
  readonly world: World;
  readonly sources: Sources;
  readonly mutations: readonly Mutation[];
  private readonly document: DocumentNode;
  private readonly base: CheckedContract;
  private readonly readings: AmendedReadings;
  private readonly normal: string;
  private readonly figures: string;
  private readonly closed: string;
  private readonly labels: readonly string[];
  private readonly said: string;
  private readonly shown: ShownBench;
  private readonly periods: readonly string[];
  private readonly service: Promise<string>;
  private readonly kills = new Kills();

  private readonly most: number;
  private readonly hasMonths: boolean;

  constructor(contract: ContractDocument, { view = figuresOf, most, months = true }: BenchOptions = {}) {
    this.hasMonths = months;
    const { document, file } = contract;
    const reading = read(document);
    if (!('checked' in reading)) throw new Error(`${file} is refused: ${reading.refused}`);
    this.document = document;
    this.base = reading.checked;
    this.world = worldOf(this.base, document);
    this.readings = new AmendedReadings(document, this.base, view);
    this.sources = sourcesOf(this.world, (scenario, statement) => this.readings.keep(scenario, statement));
    this.mutations = mutationsOf(contract, isoDays(this.world));
    this.most = most ?? Math.max(MAX_HISTORIES, Math.floor(MAX_TRIALS / this.mutations.length));
    this.normal = normalForm(document);
    this.figures = figuresForm(document);
    this.labels = labelsOf(this.world);
    this.closed = closedForm(document, this.base, this.labels);
    this.periods = [...new Set(this.sources.directed.flatMap(({ labels }) => labels))];
    this.service = serviceOf(this.base, this.periods);
    this.said = explained(this.base);
    const shownIn = this.sources.directed.slice(1, FIRST).flatMap(({ scenarios }) => scenarios());
    this.shown = new ShownBench(this.base, shownIn);
  }

  /** @param asRead what is read in place of a mutant: of a program that ignores the key, the contract itself. */
  async classify(mutation: Mutation, asRead: (mutant: DocumentNode) => DocumentNode = same): Promise<MutantVerdict> {
    const verdict = (found: Class, by: string, unsaid = false): MutantVerdict => ({ mutation, class: found, by, unsaid });
    const accepted: { readonly document: DocumentNode; readonly checked: CheckedContract }[] = [];
    let refused = 'nothing fits';
    let equal = false;
    for (const document of mutation.documents()) {
      const reading = read(asRead(document));
      if ('refused' in reading && reading.crash) return verdict('unexplained', reading.refused);
      if (!('checked' in reading)) refused = reading.refused;
      else if (
        normalForm(document) === this.normal ||
        (this.isClosed(mutation) && closedForm(document, reading.checked, this.labels) === this.closed)
      )
        equal = true;
      else accepted.push({ document, checked: reading.checked });
      if (accepted.length >= MAX_VALUES) break;
    }
    if (accepted.length === 0) return equal ? verdict('equal', 'defaults') : verdict('refused', refused);
    const isForReaders = ({ document }: { readonly document: DocumentNode }): boolean =>
      figuresForm(document, this.document) === this.figures;
    // Text under a word may go without trace; the word may not.
    if (mutation.display && accepted.every(isForReaders)) return verdict(...this.shown.of(accepted, documentsShown));
    for (const { document, checked } of accepted) {
      const killer = await this.killer(mutation, asRead(document), checked);
      if (killer !== undefined) return verdict('killed', killer, explained(checked) === this.said);
    }
    const forReaders = accepted.filter(isForReaders);
    // A name that `explain` repeats shows nothing: what is measured must read differently.
    if (forReaders.length > 0)
      return verdict(...this.shown.of(forReaders, this.namesCell(mutation, forReaders) ? figuresShown : documentsShown));
    return verdict('unexplained', `nothing${values(accepted, mutation)}`);
  }

  /** Whether a mutant is of what the closed form is about: bands, calendars, days. */
  private isClosed({ kind, path }: Mutation): boolean {
    const cell: unknown = path[2] === 'definitions' ? at(this.document, path.slice(0, 4)) : undefined;
    const isOf = typeof cell === 'object' && cell !== null && CLOSED.some((key) => key in cell);
    return kind !== 'inserted' && (isOf || path[2] === 'holidays');
  }

  /** Whether a mutant reads another cell in place of one. */
  private namesCell({ path }: Mutation, mutants: readonly { readonly document: DocumentNode }[]): boolean {
    const names = new Set((this.document.terms as DocumentNode[]).flatMap(({ definitions }) => Object.keys(definitions as DocumentNode)));
    return [this.document, ...mutants.map(({ document }) => document)].some((document) => names.has(String(at(document, path))));
  }

  /** What separates the mutant from the contract: a history, likely ones first, or what the service does by it. */
  private async killer(mutation: Mutation, document: DocumentNode, checked: CheckedContract): Promise<string | undefined> {
    const amended = new Map<string, MutantReading>();
    const place = mutation.path.slice(0, 4).join('/');
    const done = new Set<Scenario>();
    const firstOf = (scenarios: Iterable<Scenario>): Scenario | undefined => {
      for (const scenario of scenarios) {
        if (done.has(scenario)) continue;
        done.add(scenario);
        if (this.readings.seen(scenario, document, checked, amended) !== this.readings.of(scenario)) return scenario;
      }
      return undefined;
    };
    let found = firstOf(this.first(place));
    if (!found && (await serviceOf(checked, this.periods)) !== (await this.service)) return 'what the service does';
    found ??= firstOf(this.inOrder(mutation, document, done));
    if (found) this.kills.add(place, found);
    return found?.name;
  }

  /** Histories that killed mutants of the same clause, then nothing, trouble and long trouble, then those that killed most. */
  private *first(place: string): Iterable<Scenario> {
    yield* this.kills.of(place);
    for (const { scenarios } of this.sources.directed.slice(0, FIRST)) yield* scenarios();
    yield* this.kills.most();
  }

  /** Histories by how much they are about the place, up to so many; then months of all. @param done what was tried. */
  private *inOrder(mutation: Mutation, mutant: DocumentNode, done: ReadonlySet<Scenario>): Iterable<Scenario> {
    const { directed, months } = this.sources;
    for (const { scenarios } of inOrderFor(this.world, directed, mutation, mutant)) {
      if (done.size >= this.most) break;
      yield* spread(scenarios());
    }
    if (this.hasMonths) for (const { scenarios } of months) yield* scenarios();
  }
}

/** The periods that hold the days that a text names, those before them, whose deadlines lie there, and the main one. */
function labelsOf({ main, days, periods }: World): string[] {
  const near = periods.filter(({ start, end }) => days.some((day) => end > day - MAX_WINDOW && start <= day));
  return [...new Set([main.label, ...near.map(({ label }) => label)])];
}

/** The verdicts on every n-th mutant of a contract. @param first the place of the first. */
export async function classifyAll(contract: ContractDocument, every = 1, first = 0): Promise<MutantVerdict[]> {
  const bench = new MutantBench(contract);
  const verdicts: MutantVerdict[] = [];
  for (const [i, mutation] of bench.mutations.entries()) if (i % every === first) verdicts.push(await bench.classify(mutation));
  return verdicts;
}

const values = (accepted: readonly { readonly document: DocumentNode }[], { path, kind }: Mutation): string =>
  kind === 'inserted' ? `, with ${accepted.map(({ document }) => JSON.stringify(at(document, path))).join(', ')}` : '';

const same = (document: DocumentNode): DocumentNode => document;
