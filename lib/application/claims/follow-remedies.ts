/** Lists the remedies of issued statements, such as a right to terminate. Every step may be repeated. */
import { remedyTitle } from '../../domain/statement/line-titles.ts';
import type { RemedyResult } from '../../domain/statement/statement.ts';
import type { OpenRemedy } from '../ports/claims.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';

/** Remedies that a revision no longer gives are ended where they were listed. */
export async function followRemedies(issued: IssuedStatement, before: IssuedStatement | undefined, stores: Stores): Promise<void> {
  const { id: statement, revision } = issued;
  const { contract, period } = issued.statement;
  const about = { statement, revision, contract: contract.id, vendor: contract.vendor.id, period: period.label };
  const openIn = (from: IssuedStatement | undefined): RemedyResult[] => (from?.statement.remedies ?? []).filter(({ open }) => open);
  const place = ({ remedy, index, lastDay }: RemedyResult): string => JSON.stringify([remedy, index, lastDay]);
  const now = new Map(openIn(issued).map((remedy) => [place(remedy), remedy]));
  for (const remedy of openIn(before))
    if (!now.has(place(remedy))) await stores.claims.putRemedy({ ...toOpenRemedy(remedy), ...about, open: false });
  for (const remedy of now.values()) {
    const title = remedyTitle(issued.statement, remedy);
    await stores.claims.putRemedy({ ...toOpenRemedy(remedy), ...(title !== undefined && { title }), ...about, open: true });
  }
}

const toOpenRemedy = ({
  open: _,
  part: __,
  ...remedy
}: RemedyResult): Omit<OpenRemedy, 'statement' | 'contract' | 'vendor' | 'period' | 'revision' | 'open' | 'title'> => remedy;
