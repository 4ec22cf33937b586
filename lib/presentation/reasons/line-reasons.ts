/** Why each line of a statement is owed, in sentences for the people who pay it and who book it. */
import { exponentOf } from '../../domain/money/money.ts';
import { parseDecimal } from '../../domain/money/decimal.ts';
import { compare, parseFraction } from '../../domain/money/ratio.ts';
import type { Language } from '../../domain/contract/title.ts';
import type { CellReason, ChargeReason } from '../../domain/statement/reasons.ts';
import type { BandResult } from '../../domain/statement/objectives/shown-bands.ts';
import type { ObjectiveResult, Statement, StatementLine } from '../../domain/statement/statement.ts';
import { amountsBetween } from '../document/undecided.ts';
import { grouped } from '../document/grouped.ts';
import { LABELS } from '../document/labels.ts';
import { ofContract, ofSender, written } from '../written.ts';
import { betweenShown, clockSentences, limitsShown, measuredShown, missedBy } from './clock-reasons.ts';
import { intervalSentences } from './interval-reasons.ts';
import { Results } from './results.ts';
import { type Sentence, Wording, eventOf } from './wording.ts';
import { distanceShown, moneyShown, valueShown } from './values.ts';

/** The most entries of a list in a text or in a PDF; the workbook and the JSON have all of them. */
export const MAX_ENTRIES = 20;

export interface LineReason {
  readonly number: number;
  readonly head: string;
  readonly sentences: readonly Sentence[];
}

/** @param most how many entries of a list are named. */
export function lineReasons(statement: Statement, language: Language, most = MAX_ENTRIES): LineReason[] {
  const wording = new Wording(statement, language, most);
  const results = new Results(statement);
  return statement.lines.map((line) => new LineSentences(line, wording, results, language).all());
}

/** The sentences of one line. */
class LineSentences {
  private readonly line: StatementLine;
  private readonly wording: Wording;
  private readonly results: Results;
  private readonly language: Language;
  /** Tickets that have their sentences. */
  private readonly done = new Set<string>();

  constructor(line: StatementLine, wording: Wording, results: Results, language: Language) {
    this.line = line;
    this.wording = wording;
    this.results = results;
    this.language = language;
  }

  all(): LineReason {
    const { number, credit, index, component, part, amount, costCentre, reasons = [] } = this.line;
    const { names, words } = this.wording;
    const where = component === undefined ? names.index(index, part) : `${names.index(index, part)} (${names.component(component, part)})`;
    const name = `${names.credit(credit, part)}${where === '' ? '' : `${words.comma}${where}`}`;
    const head = words.line({
      number,
      credit: name,
      amount: `${grouped(amount.amount)} ${amount.currency}`,
      centre: costCentre === undefined ? undefined : ofContract(costCentre),
    });
    const sentences = [
      ...this.clauses(),
      ...this.objective(reasons),
      ...this.bands(reasons),
      ...this.base(reasons),
      ...this.product(),
      ...reasons.flatMap((reason) => this.behind(reason)),
    ];
    return { number, head, sentences };
  }

  /** The clauses of the objective and of the credit, each once. */
  private clauses(): Sentence[] {
    const { credit, part } = this.line;
    const credits = this.wording.names.legend(part)?.credits ?? {};
    const own = credits[credit];
    const owner = own?.clause === undefined && own?.quote === undefined ? credits[own?.within ?? ''] : own;
    const objective = own?.objective === undefined ? undefined : this.results.first(own.objective, part);
    const said = [objective, owner].flatMap((paper) =>
      paper && (paper.clause !== undefined || paper.quote !== undefined)
        ? [this.wording.words.clause(paper.clause && ofContract(paper.clause), paper.quote && ofContract(paper.quote))]
        : [],
    );
    return [...new Set(said)].map((text) => ({ text, depth: 0 }));
  }

  /** What was measured against the limit, for an objective of the line's case; a ticket has its clock. */
  private objective(reasons: readonly CellReason[]): Sentence[] {
    const { credit, index, part } = this.line;
    const objective = this.wording.names.legend(part)?.credits[credit]?.objective;
    const result = objective === undefined ? undefined : this.results.of(objective, index, part);
    if (!result) return [];
    if (result.timing) return this.clock(result, reasons);
    return this.against(result);
  }

  private against(result: ObjectiveResult): Sentence[] {
    const { words, names } = this.wording;
    const { objective, index, part, outcome, targets } = result;
    const what = names.at(names.objective(objective, part), index, part);
    const value = measuredShown(result, this.wording);
    const state = outcome === 'met' || outcome === 'breached' ? outcome : 'open';
    return [
      { text: value === undefined ? words.notMeasured(what) : words.measured(what, value), depth: 0 },
      ...(targets.length > 0 && value !== undefined
        ? [{ text: words.limit(limitsShown(targets, this.wording), state, missedBy(result, this.wording)), depth: 0 as const }]
        : []),
    ];
  }

  private clock(result: ObjectiveResult, reasons: readonly CellReason[]): Sentence[] {
    const { objective, index } = result;
    const key = `${objective} ${index}`;
    if (this.done.has(key)) return [];
    this.done.add(key);
    const kind = this.wording.names.legend(result.part)?.cells[objective]?.of ?? 'ticket';
    const events = this.results.events(result, reasons);
    return clockSentences(result, this.wording.record(`${kind}/${index}`, events), events, this.wording);
  }

  /** The bands that gave the rate or the base. */
  private bands(reasons: readonly CellReason[]): Sentence[] {
    const { part } = this.line;
    return everyReason(reasons).flatMap(({ cell, index }) => {
      const band = this.results.band(cell, index, part);
      return band ? this.band(band) : [];
    });
  }

  private band({ value, row, edges, gives }: BandResult): Sentence[] {
    const { words, names } = this.wording;
    const shown = (one: BandResult['value'] | BandResult['gives']): string =>
      'bounds' in one ? betweenShown(one.bounds, this.wording) : valueShown(one, words);
    const what = words.bandValue(names.cell(value.cell, this.line.part), shown(value));
    if ('bounds' in value || 'bounds' in gives) return [{ text: words.openBand(what, shown(gives)), depth: 0 }];
    if (row === undefined) return [{ text: words.gap(what, shown(gives)), depth: 0 }];
    const limits = words.and(edges.map(({ edge, ...limit }) => words.edge(edge, valueShown(limit, words))));
    const far = (isUpper: boolean): string[] =>
      edges.flatMap(({ edge, ...limit }) => {
        const by = (edge === 'less-than' || edge === 'at-most') === isUpper ? distanceShown(value, limit, words) : undefined;
        return by === undefined ? [] : [(isUpper ? words.below : words.above)(by, valueShown(limit, words))];
      });
    const [below, above] = [far(true), far(false)];
    return [
      { text: words.band(what, row, limits, shown(gives)), depth: 0 },
      ...(below.length + above.length > 0 ? [{ text: words.apart(below, above), depth: 0 as const }] : []),
    ];
  }

  /** The base, with the charges that it is the sum of. */
  private base(reasons: readonly CellReason[]): Sentence[] {
    const { of, amount, part } = this.line;
    const { words, names } = this.wording;
    const charges = everyReason(reasons).filter(({ charges: some }) => some);
    const isLiteral = names.legend(part) !== undefined && !Object.hasOwn(names.legend(part)!.cells, of.cell);
    const what = isLiteral ? ofContract(of.cell) : names.cell(of.cell, part);
    const shown = moneyShown(of.exact, amount.currency, words);
    return [
      { text: words.base(shown, what), depth: 0 },
      ...charges.flatMap(({ charges: some = [] }) =>
        this.wording.some(some, 1, (charge) => [{ text: `${this.charge(charge)}${words.stop}`, depth: 1 }]),
      ),
    ];
  }

  private charge({ kind, component, exact, amount, every, spread, event }: ChargeReason): string {
    const { words, names } = this.wording;
    const { currency } = this.line.amount;
    const counted = moneyShown(exact, currency, words);
    const said = amount === undefined ? undefined : moneyText(amount, currency);
    const head = words.charge(kind, component === undefined ? undefined : names.component(component, this.line.part), counted);
    if (event !== undefined) return `${head}${words.comma}${words.billed(ofSender(eventOf(event)[1]))}`;
    return said === undefined || every === undefined ? head : `${head}${words.comma}${words.ofCharge(said, every, spread)}`;
  }

  /** Base times rate, and what became of the product. */
  private product(): Sentence[] {
    const { of, times, exact, due, amount, isLower, provisional, bounds } = this.line;
    const { words } = this.wording;
    const money = (text: string): string => moneyShown(text, amount.currency, words);
    const size = amount.amount.replace(/^-/, '');
    const isRounded = compare(parseFraction(due), parseDecimal(size)!) !== 0 && due !== '0';
    const parts = [
      words.product(money(of.exact), valueShown(times, words), money(exact)),
      ...(due !== exact && !isLower ? [words.reduced(money(due))] : []),
      ...(isRounded && !isLower ? [words.rounded(`${grouped(size)} ${amount.currency}`)] : []),
    ];
    return [
      { text: `${parts.join(words.semicolon)}${words.stop}`, depth: 0 },
      ...(isLower ? [{ text: words.isLower, depth: 0 as const }] : []),
      ...(provisional ? [{ text: words.provisional(bounds && amountsBetween(bounds, LABELS[this.language])), depth: 0 as const }] : []),
    ];
  }

  /** The values, cases and intervals behind a rate or a base. */
  private behind(reason: CellReason): Sentence[] {
    const { cell, index, value, bounds, cases, from = [] } = reason;
    const { part, times, of } = this.line;
    const { words, names } = this.wording;
    const isKnown = cell === times.cell || cell === of.cell || reason.charges !== undefined || this.isMeasured(reason);
    const what = names.at(names.cell(cell, part), index, part);
    const money = names.legend(part)?.cells[cell]?.kind === 'money';
    const shown =
      bounds && !money
        ? betweenShown(bounds, this.wording)
        : value && 'exact' in value
          ? money
            ? moneyShown(value.exact, this.line.amount.currency, words)
            : valueShown(value, words)
          : undefined;
    const own: Sentence[] = cases
      ? this.cases(reason, what)
      : isKnown || shown === undefined
        ? []
        : [{ text: words.value(what, shown), depth: 0 }];
    return [...own, ...intervalSentences(reason, part, this.wording), ...from.flatMap((inner) => this.behind(inner))];
  }

  /** Whether the value of a cell is in the sentences of the objective or of a band. */
  private isMeasured({ cell, index }: CellReason): boolean {
    const { credit, part } = this.line;
    const isObjective = this.wording.names.legend(part)?.credits[credit]?.objective === cell;
    return (isObjective && this.results.of(cell, this.line.index, part) !== undefined) || this.results.isLookedUp(cell, index, part);
  }

  /** The cases that count: tickets with their clocks, others with what was measured. */
  private cases({ cases = [], from = [] }: CellReason, what: string): Sentence[] {
    const { words } = this.wording;
    const { part } = this.line;
    const objectives = from.map(({ cell }) => cell);
    return [
      { text: words.cases(cases.length, what), depth: 0 },
      ...this.wording.some(cases, 1, (index) => {
        const result = objectives.map((name) => this.results.of(name, index, part)).find((one) => one !== undefined);
        if (!result) return [{ text: ofSender(index), depth: 1 }];
        return result.timing ? this.clock(result, from) : this.against(result).map(({ text }) => ({ text, depth: 1 as const }));
      }),
    ];
  }
}

const everyReason = (reasons: readonly CellReason[]): CellReason[] =>
  reasons.flatMap((reason) => [reason, ...everyReason(reason.from ?? [])]);

/** "60000.00 CNY" as "60,000.00 CNY", with the decimals of the currency. */
function moneyText(text: string, currency: string): string {
  const [amount = '', own = currency] = text.split(' ');
  const [whole = '', decimals = ''] = amount.split('.');
  const places = exponentOf(own);
  return `${grouped(places === 0 ? whole : `${whole}.${decimals.padEnd(places, '0')}`)} ${own}`;
}

/** The reasons as lines of a text. */
export const reasonLines = (reasons: readonly LineReason[]): string[] =>
  reasons.flatMap(({ head, sentences }) => [
    '',
    written(head),
    ...sentences.map(({ text, depth }) => `${'  '.repeat(depth + 1)}${written(text)}`),
  ]);
