/** The words of the paper behind a line or an objective of a statement: those of each clause that it rests on. */
import { type Paper, paperOf, paperText } from '../../domain/contract/paper.ts';
import type { Contract } from '../../domain/contract/terms.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { ObjectiveResult, Statement, StatementLine } from '../../domain/statement/statement.ts';
import { everyReason } from '../document/document-model.ts';
import { creditsAround } from '../reasons/credits-around.ts';
import { Names } from '../reasons/names.ts';
import { type TermsSource, sourceOf } from './terms-source.ts';
import { indexOfTerms } from './values-of-period.ts';

export const CLAUSE_KINDS = ['objective', 'credit', 'claim', 'definition'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** The words of one clause. */
export interface ClausePaper {
  readonly kind: ClauseKind;
  /** For readers. */
  readonly name: string;
  readonly paper: Paper;
}

export interface PapersBehind {
  /** Clauses with words of the paper alone; each once, from the objective to the definitions. */
  readonly clauses: readonly ClausePaper[];
  /** Absent where the contract is not known: a statement has no source of its terms. */
  readonly source?: TermsSource;
}

type ByName = Readonly<Record<string, unknown>>;

/** What is known of the text by which a part of a period was assessed. */
type KnownTerms = Readonly<Record<ClauseKind, ByName>> & { readonly source?: TermsSource };

export class StatementPapers {
  private readonly statement: Statement;
  private readonly names: Names;
  private readonly known = new Map<number | undefined, KnownTerms>();
  private readonly terms: (part: number | undefined) => KnownTerms;

  /** @param contract by which the statement was assessed; without it, only the words that the statement itself has. */
  constructor(statement: Statement, contract: Contract | undefined, language: DocumentLanguage) {
    this.statement = statement;
    this.names = new Names(statement, language);
    this.terms = (part) => (contract ? ofContract(statement, contract, part, language) : this.ofStatement(part));
  }

  /** Of the versions by which the period was assessed, in order; none where the contract is not known. */
  get sources(): readonly TermsSource[] {
    const parts = this.statement.parts?.map(({ part }) => part) ?? [undefined];
    return parts.flatMap((part) => this.termsOf(part).source ?? []);
  }

  /** The terms of a part; undefined: of the whole period. */
  private termsOf(part: number | undefined): KnownTerms {
    const found = this.known.get(part) ?? this.terms(part);
    this.known.set(part, found);
    return found;
  }

  private ofStatement(part: number | undefined): KnownTerms {
    const results = this.statement.objectives.filter((result) => result.part === part);
    return {
      objective: Object.fromEntries(results.map((result) => [result.objective, paperOf(result)])),
      credit: this.names.legend(part)?.credits ?? {},
      claim: {},
      definition: {},
    };
  }

  /** The objective of a line, its credit with the sums that it is in, their claim, and the cells behind it. */
  ofLine(line: Pick<StatementLine, 'credit' | 'part' | 'of' | 'times' | 'reasons'>): PapersBehind {
    const [credits, objectives] = [this.creditsAround(line), this.objectiveOf(line)];
    const cells = [...objectives, line.times.cell, ...everyReason(line.reasons ?? []).map(({ cell }) => cell), line.of.cell];
    return this.behind(line.part, { objective: objectives, credit: credits, claim: credits, definition: cells });
  }

  /** For a table: the objective of a line, its credit, and the cells that say what is promised and what a breach gives. */
  nearLine(line: Pick<StatementLine, 'credit' | 'part' | 'times'>): PapersBehind {
    const objectives = this.objectiveOf(line);
    return this.behind(line.part, {
      objective: objectives,
      credit: [line.credit],
      claim: [],
      definition: [...objectives, line.times.cell],
    });
  }

  /** The objective and its cell. */
  ofObjective({ objective, part }: Pick<ObjectiveResult, 'objective' | 'part'>): PapersBehind {
    return this.behind(part, { objective: [objective], credit: [], claim: [], definition: [objective] });
  }

  private objectiveOf({ credit, part }: Pick<StatementLine, 'credit' | 'part'>): string[] {
    const objective = this.names.legend(part)?.credits[credit]?.objective;
    return objective === undefined ? [] : [objective];
  }

  /** A credit and the sums in which it is, from within. */
  private creditsAround({ credit, part }: Pick<StatementLine, 'credit' | 'part'>): string[] {
    return creditsAround(credit, this.names.legend(part)?.credits ?? {});
  }

  private behind(part: number | undefined, names: Readonly<Record<ClauseKind, readonly string[]>>): PapersBehind {
    const terms = this.termsOf(part);
    const clauses = CLAUSE_KINDS.flatMap((kind) =>
      [...new Set(names[kind])].flatMap((name): ClausePaper[] => {
        const given = Object.hasOwn(terms[kind], name) ? terms[kind][name] : undefined;
        if (typeof given !== 'object' || given === null) return [];
        const paper = paperOf(given);
        return paperText(paper) === undefined ? [] : [{ kind, name: this.nameOf(kind, name, part), paper }];
      }),
    );
    return { clauses: once(clauses), ...(terms.source && { source: terms.source }) };
  }

  private nameOf(kind: ClauseKind, name: string, part: number | undefined): string {
    if (kind === 'objective') return this.names.objective(name, part);
    return kind === 'definition' ? this.names.cell(name, part) : this.names.credit(name, part);
  }
}

function ofContract(statement: Statement, { terms }: Contract, part: number | undefined, language: DocumentLanguage): KnownTerms {
  const own = terms[indexOfTerms(part, statement, terms)]!;
  return {
    objective: own.objectives,
    credit: own.credits,
    claim: own.claims,
    definition: own.definitions,
    source: sourceOf(own, language),
  };
}

/** An objective and its cell, or a credit and its claim, may quote the same sentence. */
function once(clauses: readonly ClausePaper[]): ClausePaper[] {
  const seen = new Set<string>();
  return clauses.filter(({ paper }) => {
    const text = paperText(paper)!;
    return !seen.has(text) && seen.add(text);
  });
}
