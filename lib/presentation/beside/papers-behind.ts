/** The words of the paper behind a line or an objective of a statement, with the names and the notes that a page shows beside them. */
import { type Paper, paperOf, paperText } from '../../domain/contract/paper.ts';
import type { Contract } from '../../domain/contract/terms.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { type ClauseBehind, type CreditClauses, clausesBehind } from '../../domain/statement/clauses-behind.ts';
import type { ObjectiveResult, Statement, StatementLine } from '../../domain/statement/statement.ts';
import { Names } from '../reasons/names.ts';
import { papersBehind } from '../reasons/papers-behind.ts';
import { Results } from '../reasons/results.ts';
import { type TermsSource, sourceOf } from './terms-source.ts';
import { indexOfTerms } from './values-of-period.ts';

export type ClauseKind = ClauseBehind['at'];

/** The words of one clause. */
export interface ClausePaper {
  readonly kind: ClauseKind;
  /** For readers. */
  readonly name: string;
  readonly paper: Paper;
}

export interface PapersBehind {
  /** Clauses with words of the paper alone; each once, the nearest first. */
  readonly clauses: readonly ClausePaper[];
  /** Absent where the contract is not known: a statement has no source of its terms. */
  readonly source?: TermsSource;
}

/** What is known of the text by which a part of a period was assessed: its clauses by kind and name. */
interface KnownTerms {
  readonly papers: Partial<Readonly<Record<ClauseKind, Readonly<Record<string, unknown>>>>>;
  readonly source?: TermsSource;
}

export class StatementPapers {
  /** As `papersBehind` takes them: those of the contract; undefined where it is not known. */
  readonly clauses: readonly CreditClauses[] | undefined;
  private readonly statement: Statement;
  private readonly contract: Contract | undefined;
  private readonly language: DocumentLanguage;
  private readonly names: Names;
  private readonly results: Results;
  private readonly known = new Map<number | undefined, KnownTerms>();

  /**
   * @param contract by which the statement was assessed; without it, only the words that the statement itself has.
   * @param clauses as the API gives them with the statement; absent: those of the contract.
   */
  constructor(
    statement: Statement,
    contract: Contract | undefined,
    language: DocumentLanguage,
    clauses: readonly CreditClauses[] | undefined = contract && clausesBehind(statement, contract.terms),
  ) {
    this.clauses = clauses;
    this.statement = statement;
    this.contract = contract;
    this.language = language;
    this.names = new Names(statement, language);
    this.results = new Results(statement);
  }

  /** Of the versions by which the period was assessed, in order; none where the contract is not known. */
  get sources(): readonly TermsSource[] {
    const parts = this.statement.parts?.map(({ part }) => part) ?? [undefined];
    return parts.flatMap((part) => this.termsOf(part).source ?? []);
  }

  /** The same clauses as in the reasons of the line. */
  ofLine(line: Pick<StatementLine, 'credit' | 'part'>): PapersBehind {
    return this.behind(line.part, this.behindLine(line));
  }

  /** For a table: of those, the clauses of the objective, of the credit itself, and of the cells that say what a breach gives. */
  nearLine(line: Pick<StatementLine, 'credit' | 'part' | 'times'>): PapersBehind {
    const cells = [this.names.legend(line.part)?.credits[line.credit]?.objective, line.times.cell];
    const near = this.behindLine(line).filter(
      ({ at, name }) => (at === 'credit' && name === line.credit) || (at !== 'credit' && at !== 'claim' && cells.includes(name)),
    );
    return this.behind(line.part, near);
  }

  /** The objective and its cell. */
  ofObjective({ objective, part }: Pick<ObjectiveResult, 'objective' | 'part'>): PapersBehind {
    return this.behind(part, [
      { at: 'objective', name: objective },
      { at: 'definition', name: objective },
    ]);
  }

  private behindLine(line: Pick<StatementLine, 'credit' | 'part'>): ClauseBehind[] {
    return papersBehind(line, this.clauses, this.names.legend(line.part)?.credits ?? {}, this.results);
  }

  /** With the words and the notes of the contract, where it is known. */
  private behind(part: number | undefined, found: readonly ClauseBehind[]): PapersBehind {
    const { papers, source } = this.termsOf(part);
    const clauses = found.flatMap(({ at, name, ...own }): ClausePaper[] => {
      const all = papers[at] ?? {};
      const given = Object.hasOwn(all, name) ? all[name] : undefined;
      const paper = { ...own, ...(typeof given === 'object' && given !== null && paperOf(given)) };
      return paperText(paper) === undefined ? [] : [{ kind: at, name: this.nameOf(at, name, part), paper }];
    });
    return { clauses: once(clauses), ...(source && { source }) };
  }

  /** The terms of a part; undefined: of the whole period. */
  private termsOf(part: number | undefined): KnownTerms {
    const found = this.known.get(part) ?? (this.contract ? this.ofContract(this.contract, part) : this.ofStatement(part));
    this.known.set(part, found);
    return found;
  }

  private ofContract({ terms }: Contract, part: number | undefined): KnownTerms {
    const own = terms[indexOfTerms(part, this.statement, terms)]!;
    return {
      papers: { objective: own.objectives, credit: own.credits, claim: own.claims, definition: own.definitions },
      source: sourceOf(own, this.language),
    };
  }

  private ofStatement(part: number | undefined): KnownTerms {
    const results = this.statement.objectives.filter((result) => result.part === part);
    return { papers: { objective: Object.fromEntries(results.map((result) => [result.objective, paperOf(result)])) } };
  }

  private nameOf(kind: ClauseKind, name: string, part: number | undefined): string {
    if (kind === 'objective') return this.names.objective(name, part);
    return kind === 'definition' ? this.names.cell(name, part) : this.names.credit(name, part);
  }
}

/** An objective and its cell may quote the same sentence. */
function once(clauses: readonly ClausePaper[]): ClausePaper[] {
  const seen = new Set<string>();
  return clauses.filter(({ paper }) => {
    const text = paperText(paper)!;
    return !seen.has(text) && seen.add(text);
  });
}
