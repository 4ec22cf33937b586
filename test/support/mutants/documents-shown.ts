/** What people read of a contract: `explain`, the statement as text, as JSON and as the model of its PDF, the e-invoice. */
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { renderUbl } from '../../../lib/presentation/ubl/render-e-invoice.ts';
import { showStatement } from '../../../lib/presentation/text/show-statement.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { type Statement, canonicalJson } from '../../../lib/domain/statement/statement.ts';
import { explainText } from '../../../lib/presentation/explain/explain.ts';
import { type Scenario, statementOf } from './observe.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';

export const explained = (checked: CheckedContract): string => explainText(checked.contract, 'en');

export const documentsOf = (checked: CheckedContract, scenarios: readonly Scenario[]): string =>
  JSON.stringify([explained(checked), statementsOf(checked, scenarios)]);

/** Figures and dates as people read them: without what the contract says, and the legend, which repeats it. */
export const figuresShown = (checked: CheckedContract, scenarios: readonly Scenario[]): string =>
  statementsOf(checked, scenarios, ({ legend: _, parts, ...statement }) => ({
    ...statement,
    ...(parts && { parts: parts.map(({ legend: __, ...part }) => part) }),
  }));

function statementsOf(
  checked: CheckedContract,
  scenarios: readonly Scenario[],
  view = (statement: Statement): Statement => statement,
): string {
  const issued = scenarios.map((scenario) => {
    const found = statementOf(checked, scenario);
    if (typeof found === 'string') return found;
    const statement = view(found);
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
    return [
      canonicalJson(statement),
      showStatement(statement),
      documentModel(asIssued, LABELS.en),
      renderUbl(asIssued, checked.contract.order),
    ];
  });
  return JSON.stringify(issued);
}
