/** The lines of a statement that a claim is about. */
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { lineKey } from '../../domain/claims/balances.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import type { LineAmount } from '../../domain/claims/transition.ts';
import { allocate } from '../../domain/money/allocation.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { abs } from '../../domain/money/ratio.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Amount } from '../../domain/statement/statement.ts';

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

/**
 * The statement with only the lines of the claim. @param asked the lines that are asked for, where the letter is not about all of them: a
 * line that is not among them is left out.
 */
export function claimedLines(
  { credit }: Pick<Claim, 'credit'>,
  { statement, ...issued }: IssuedStatement,
  { contract }: Pick<EvidenceBundle, 'contract'>,
  asked?: readonly LineAmount[],
): IssuedStatement {
  const credits = under(credit, contract);
  const isAsked = asked && new Set(asked.map(lineKey));
  const lines = statement.lines.filter((line) => credits.has(line.credit) && (isAsked?.has(lineKey(line)) ?? true));
  const openLines = statement.openLines?.filter((line) => credits.has(line.credit));
  return { ...issued, statement: { ...statement, lines, ...(openLines && { openLines }) } };
}

/** What is asked for by the number of a line. Lines of one case, such as those of the parts of a period, share what is asked for it. */
export function askedByNumber({ statement: { lines } }: IssuedStatement, asked: readonly LineAmount[]): ReadonlyMap<number, Amount> {
  return new Map(
    asked.flatMap(({ amount, ...line }): [number, Amount][] => {
      const own = lines.filter((one) => lineKey(one) === lineKey(line));
      const [first] = own;
      if (!first) return [];
      const { currency } = first.amount;
      const minor = minorOf({ amount, currency });
      const owed = own.map((one) => abs(minorOf(one.amount)));
      const parts = owed.reduce((sum, part) => sum + part, 0n) === minor ? owed : sharesOf(minor, owed);
      return own.map((one, i) => [one.number, { amount: formatAmount({ minor: parts[i]!, currency }), currency }]);
    }),
  );
}

const sharesOf = (minor: bigint, weights: readonly bigint[]): bigint[] =>
  allocate(
    { minor, currency: '' },
    weights.map((n) => ({ n, d: 1n })),
  ).map((share) => share.minor);
