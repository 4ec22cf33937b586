/**
 * The words of the paper behind the lines of a statement. They are read from its contract when it is shown, and are not part of the issued
 * statement: its bytes and digests stay.
 */
import { above } from '../contract/included-credits.ts';
import { type Paper, hasWords } from '../contract/paper.ts';
import type { Name, Terms } from '../contract/terms.ts';
import { behind } from './evidence-account/rested-on.ts';
import type { Statement } from './statement.ts';

/** Where the words stand in the contract. */
export const CLAUSE_PLACES = ['objective', 'credit', 'definition', 'claim'] as const;

export interface ClauseBehind {
  readonly at: (typeof CLAUSE_PLACES)[number];
  readonly name: Name;
  readonly clause?: string;
  readonly quote?: string;
}

/** The clauses behind the lines of a credit, those that are nearest to it first. */
export interface CreditClauses {
  readonly credit: Name;
  /** The part of the period, where it has several. */
  readonly part?: number;
  readonly clauses: readonly ClauseBehind[];
}

/** @param terms the versions of the contract that the statement rests on, at least. */
export function clausesBehind(
  statement: Pick<Statement, 'lines' | 'openLines' | 'parts' | 'terms'>,
  terms: readonly Terms[],
): CreditClauses[] {
  const { lines, openLines = [], parts = [], terms: whole } = statement;
  const found = new Map<string, CreditClauses>();
  for (const { credit, part } of [...lines, ...openLines]) {
    const key = `${part ?? ''} ${credit}`;
    const version = parts.find((one) => one.part === part)?.version ?? whole.version;
    const own = found.has(key) ? undefined : terms.find((one) => one.version === version);
    if (own) found.set(key, { credit, ...(part !== undefined && { part }), clauses: clausesOfCredit(credit, own) });
  }
  return [...found.values()];
}

function clausesOfCredit(name: Name, { objectives, credits, definitions, claims }: Terms): ClauseBehind[] {
  const including = [name, ...above(credits, name)];
  const { title: _, clause: __, quote: ___, note: ____, sum: _____, highest: ______, ...own } = entry(credits, name) ?? {};
  const cells = [...behind([own], (cell) => entry(definitions, cell))];
  const first = own.for ?? own['if-breached'];
  const others = cells.filter((cell) => cell !== first);
  const worded = (at: ClauseBehind['at'], names: readonly (Name | undefined)[], all: Readonly<Record<Name, unknown>>): ClauseBehind[] =>
    names.flatMap((one) => {
      const paper = one === undefined ? undefined : entry(all, one);
      return typeof paper === 'object' && paper !== null && hasWords(paper) ? [{ at, name: one!, ...wordsOf(paper) }] : [];
    });
  return [
    ...worded('objective', [first], objectives),
    ...worded('credit', including, credits).slice(0, 1),
    ...worded('objective', others, objectives),
    ...worded('definition', cells, definitions),
    ...worded('claim', including, claims).slice(0, 1),
  ];
}

/** The entry of a name that a contract chose: "constructor" is a name too. */
const entry = <T>(all: Readonly<Record<Name, T>>, name: Name): T | undefined => (Object.hasOwn(all, name) ? all[name] : undefined);

const wordsOf = ({ clause, quote }: Paper): Paper => ({
  ...(clause !== undefined && { clause }),
  ...(quote !== undefined && { quote }),
});
