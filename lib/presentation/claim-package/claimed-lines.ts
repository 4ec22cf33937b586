/** The lines of a statement that a claim is about. */
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { Claim } from '../../domain/claims/claim.ts';

/** A credit and the credits that it includes, also for a contract that the rules refuse now. An unreadable contract includes nothing. */
function under(credit: string, contract: unknown): Set<string> {
  const { terms } = contract as { terms?: unknown };
  const versions = (Array.isArray(terms) ? terms : []) as { credits?: Record<string, { sum?: unknown; highest?: unknown } | null> }[];
  const listed = (names: unknown): string[] => (Array.isArray(names) ? names.map(String) : []);
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const version of versions) {
      const given = version?.credits?.[name];
      for (const inner of [...listed(given?.sum), ...listed(given?.highest)]) visit(inner);
    }
  };
  visit(credit);
  return found;
}

/** The statement with only the lines of the claim. */
export function claimedLines(
  { credit }: Pick<Claim, 'credit'>,
  issued: IssuedStatement,
  { contract }: Pick<EvidenceBundle, 'contract'>,
): IssuedStatement {
  const credits = under(credit, contract);
  return { ...issued, statement: { ...issued.statement, lines: issued.statement.lines.filter((line) => credits.has(line.credit)) } };
}
