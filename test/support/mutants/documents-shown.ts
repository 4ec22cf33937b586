/** What people read of a contract: `explain`, the statement as text, as JSON and as the model of its PDF, the e-invoice. */
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { renderUbl } from '../../../lib/presentation/ubl/render-e-invoice.ts';
import { showStatement } from '../../../lib/presentation/text/show-statement.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { type Statement, canonicalJson } from '../../../lib/domain/statement/statement.ts';
import { explainText } from '../../../lib/presentation/explain/explain.ts';
import { type Scenario, judgedOf, statementOf } from './observe.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';

export const explained = (checked: CheckedContract): string => explainText(checked.contract, 'en');

/** What people read, in parts: the first that differs is enough. */
export type Shown = (checked: CheckedContract, statements: readonly (Statement | string)[]) => Iterable<string>;

export function* documentsShown(...[checked, statements]: Parameters<Shown>): Iterable<string> {
  yield explained(checked);
  for (const statement of statements) yield shownOf(checked, statement);
}

/** Figures and dates as people read them: without what the contract says, and the legend, which repeats it. */
export function* figuresShown(...[checked, statements]: Parameters<Shown>): Iterable<string> {
  for (const found of statements) {
    if (typeof found === 'string') yield found;
    else {
      const { legend: _, parts, ...statement } = found;
      yield shownOf(checked, { ...statement, ...(parts && { parts: parts.map(({ legend: __, ...part }) => part) }) });
    }
  }
}

/** What is declared as for readers alone must be shown, and must change nothing else. What a contract itself shows is computed once. */
export class ShownBench {
  private readonly base: CheckedContract;
  private readonly scenarios: readonly Scenario[];
  private readonly statements: readonly (Statement | string)[];
  private readonly judged: readonly string[];
  private readonly known = new Map<Shown, string[]>();

  constructor(base: CheckedContract, scenarios: readonly Scenario[]) {
    this.base = base;
    this.scenarios = scenarios;
    this.statements = scenarios.map((scenario) => statementOf(base, scenario));
    this.judged = this.statements.map(judgedIn);
  }

  of(accepted: readonly { readonly checked: CheckedContract }[], shown: Shown): ['display' | 'unexplained', string] {
    const own = this.known.get(shown) ?? [...shown(this.base, this.statements)];
    this.known.set(shown, own);
    const results = accepted.map(({ checked }) => ({
      checked,
      statements: this.scenarios.map((scenario) => statementOf(checked, scenario)),
    }));
    for (const { statements } of results) {
      const changed = this.scenarios.find((_, i) => judgedIn(statements[i]!) !== this.judged[i]);
      if (changed) return ['unexplained', `declared for readers, and it changes ${changed.name}`];
    }
    for (const { checked, statements } of results) {
      let i = 0;
      for (const text of shown(checked, statements)) if (text !== own[i++]) return ['display', 'a document'];
    }
    return ['unexplained', 'declared for readers, and shown nowhere'];
  }
}

const judgedIn = (found: Statement | string): string => (typeof found === 'string' ? found : judgedOf(found));

function shownOf(checked: CheckedContract, statement: Statement | string): string {
  if (typeof statement === 'string') return statement;
  const digests = { statement: 'd', evidence: 'd', contract: 'd' } as unknown as IssuedStatement['digests'];
  const asIssued: IssuedStatement = {
    id: 's',
    revision: 1,
    issuedAt: '2026-01-01T00:00:00.000Z',
    contractRevision: 1,
    statement,
    digests,
    earlier: [],
    warnings: [],
    run: 'r',
  };
  return JSON.stringify([
    canonicalJson(statement),
    showStatement(statement),
    documentModel(asIssued, LABELS.en),
    renderUbl(asIssued, checked.contract.order),
  ]);
}
