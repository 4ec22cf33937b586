/** Evidence for a warning of the linter about amounts: one of the witnesses of an objective's worth. */
import type { Terms } from '../contract/terms.ts';
import type { CheckedContract } from '../checker/check-contract.ts';
import { CLAIMS_AMOUNTS } from '../checker/lint/codes.ts';
import { creditsOf } from '../checker/lint/graph.ts';
import type { Issue } from '../issue.ts';
import { assess } from '../statement/assess.ts';
import type { Witness, Worth } from './objective-worth.ts';
import { behind } from '../checker/graph.ts';
import { withParts } from '../contract/included-credits.ts';

/** Evidence that shows a warning; `text` when the warning is not about amounts; `refuted` when all evidence of its objective contradicts it. */
export type WarningEvidence = Witness | 'text' | 'refuted' | 'not found';

/** The path of a warning within its text: "/credits/credit". */
const within = (path: string): string[] => path.replace(/^\/terms(\/\d+)?\//, '').split('/');

const isWhole = ({ notFound, rows }: Worth): boolean => notFound === undefined && rows.every((row) => !row.notFound);

/** Whether an issue is about the version of the terms with this index. */
const isOf = ({ path }: Issue, text: number): boolean => new RegExp(`^/terms/(${text}/|\\D)`).test(path);

/** The evidence for an issue, for each version that it is about. */
export const shownByTexts = (issue: Issue, found: readonly Worth[], checked: CheckedContract): WarningEvidence[] =>
  checked.checkedTexts.map(({ terms }, i) => (isOf(issue, i) ? shownBy(issue, terms, found, checked) : 'text'));

/** The evidence for a warning about one version, among the witnesses of its objectives. */
export function shownBy(issue: Issue, terms: Terms, found: readonly Worth[], checked: CheckedContract): WarningEvidence {
  if (!CLAIMS_AMOUNTS.has(issue.code)) return 'text';
  const own = found.filter(({ version }) => version === terms.version);
  const [part, name = ''] = within(issue.path);
  const credit = part === 'credits' ? terms.credits[name] : undefined;
  const of = (objective: string | undefined): Worth[] => own.filter((worth) => worth.objective === objective);
  if (issue.code === 'objective-against-band')
    return among(of(credit?.for ?? credit?.['if-breached']), rowWitnesses, ({ outcome, owed }) => (outcome === 'met') === owed.minor > 0n);
  if (issue.code === 'target-without-credit')
    return among(of(name), rowWitnesses, ({ outcome, owed }) => outcome === 'breached' && owed.minor === 0n);
  if (issue.code === 'unbounded-exclusion')
    return among(
      own,
      (worth) => excluded(worth, issue.message),
      () => true,
    );
  if (issue.code === 'unbounded-pause') {
    const waited = own.filter(({ objective }) => behind(terms, [objective]).has(name));
    return among(
      waited,
      ({ noFloor }) => noFloor.flatMap(({ cell, because, witness }) => (because === 'paused' && cell === name ? [witness] : [])),
      () => true,
    );
  }
  const capped = own.filter(({ objective }) => includes(terms, name, creditsOf(terms, objective)));
  const shown = among(capped, mostWitness, (witness) => isCut(name, witness, checked));
  return shown === 'refuted' ? 'not found' : shown;
}

/** The first witness that shows the warning; `refuted` when all numbers were found and no witness does. */
function among(
  worths: readonly Worth[],
  witnesses: (worth: Worth) => readonly Witness[],
  shows: (witness: Witness) => boolean,
): WarningEvidence {
  const shown = worths.flatMap(witnesses).find(shows);
  return shown ?? (worths.length > 0 && worths.every(isWhole) ? 'refuted' : 'not found');
}

const rowWitnesses = ({ rows }: Worth): Witness[] =>
  rows.flatMap(({ metWitness, freeWitness }) => [metWitness, freeWitness].filter((one) => one !== undefined));

const excluded = ({ noFloor }: Worth, message: string): Witness[] =>
  noFloor.flatMap(({ cell, because, witness }) => (because === 'excluded' && message.startsWith(`"${cell}"`) ? [witness] : []));

const mostWitness = ({ most }: Worth): Witness[] => (most && most !== 'not found' ? [most.witness] : []);

/** Whether a credit is one of `some`, or includes one of them. */
const includes = (terms: Terms, credit: string, some: readonly string[]): boolean =>
  [...withParts(terms.credits, credit)].some((part) => some.includes(part));

/** Whether a cap of a credit cuts an amount in the witness. */
function isCut(credit: string, witness: Witness, checked: CheckedContract): boolean {
  const result = assess(checked, witness.facts(), witness.period);
  return !('issue' in result) && result.statement.credits.some(({ caps }) => caps.some((cap) => cap.credit === credit && cap.bound));
}
