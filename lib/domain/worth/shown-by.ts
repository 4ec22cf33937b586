/** Evidence for what a warning of the linter claims about amounts: one of those found on the way to what a promise is worth. */
import type { Terms } from '../agreement/agreement.ts';
import type { Issue } from '../issue.ts';
import type { Witness, Worth } from './worth.ts';

/** The path of a warning within its text: "/credits/credit". */
const within = (path: string): string[] => path.replace(/^\/terms(\/\d+)?\//, '').split('/');

/** Undefined when a warning claims nothing of amounts, or nothing that was found shows it. */
export function shownBy(issue: Issue, terms: Terms, found: readonly Worth[]): Witness | undefined {
  const own = found.filter(({ version }) => version === terms.version);
  const [part, name] = within(issue.path);
  const witnesses = (promise: string | undefined): Witness[] =>
    own
      .filter((worth) => worth.promise === promise)
      .flatMap(({ rows }) => rows.flatMap(({ keptWitness, freeWitness }) => [keptWitness, freeWitness].filter((one) => one !== undefined)));
  const credit = part === 'credits' ? terms.credits[name!] : undefined;
  if (issue.code === 'promise-against-band')
    return witnesses(credit?.for ?? credit?.['if-missed']).find(({ outcome, owed }) => (outcome === 'kept') === owed.minor > 0n);
  if (issue.code === 'target-without-credit') return witnesses(name).find(({ outcome, owed }) => outcome === 'missed' && owed.minor === 0n);
  if (issue.code === 'unbounded-exclusion') {
    const floors = own.flatMap(({ noFloor }) => noFloor);
    return floors.find(({ cell, because }) => because === 'excluded' && issue.message.startsWith(`"${cell}"`))?.witness;
  }
  return undefined;
}
