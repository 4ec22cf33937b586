/** Evidence for what a warning of the linter claims about amounts: one of those found on the way to what a promise is worth. */
import type { Terms } from '../contract/terms.ts';
import type { CheckedContract } from '../checker/check-contract.ts';
import { CLAIMS_AMOUNTS } from '../checker/lint/codes.ts';
import { creditsOf } from '../checker/lint/graph.ts';
import type { Issue } from '../issue.ts';
import { assess } from '../statement/assess.ts';
import type { Witness, Worth } from './objective-worth.ts';
import { behind } from '../checker/graph.ts';
import { withParts } from '../contract/gathering.ts';

/** Evidence that shows a warning; `text` when it claims nothing of amounts; `refuted` when all evidence of its promise says otherwise. */
export type Shown = Witness | 'text' | 'refuted' | 'not found';

/** The path of a warning within its text: "/credits/credit". */
const within = (path: string): string[] => path.replace(/^\/terms(\/\d+)?\//, '').split('/');

const isWhole = ({ notFound, rows }: Worth): boolean => notFound === undefined && rows.every((row) => !row.notFound);

/** Whether an issue is about one of the texts. */
const isOf = ({ path }: Issue, text: number): boolean => new RegExp(`^/terms/(${text}/|\\D)`).test(path);

/** What shows an issue, by each text that it is about. What all evidence contradicts (`refuted`) is not said. */
export const shownByTexts = (issue: Issue, found: readonly Worth[], checked: CheckedContract): Shown[] =>
  checked.checkedTexts.map(({ terms }, i) => (isOf(issue, i) ? shownBy(issue, terms, found, checked) : 'text'));

/** What shows a warning of one text, among what its promises are worth. */
export function shownBy(issue: Issue, terms: Terms, found: readonly Worth[], checked: CheckedContract): Shown {
  if (!CLAIMS_AMOUNTS.has(issue.code)) return 'text';
  const own = found.filter(({ version }) => version === terms.version);
  const [part, name = ''] = within(issue.path);
  const credit = part === 'credits' ? terms.credits[name] : undefined;
  const of = (promise: string | undefined): Worth[] => own.filter((worth) => worth.promise === promise);
  if (issue.code === 'promise-against-band')
    return among(of(credit?.for ?? credit?.['if-missed']), rowWitnesses, ({ outcome, owed }) => (outcome === 'kept') === owed.minor > 0n);
  if (issue.code === 'target-without-credit')
    return among(of(name), rowWitnesses, ({ outcome, owed }) => outcome === 'missed' && owed.minor === 0n);
  if (issue.code === 'unbounded-exclusion')
    return among(
      own,
      (worth) => excluded(worth, issue.message),
      () => true,
    );
  if (issue.code === 'unbounded-pause') {
    const waited = own.filter(({ promise }) => behind(terms, [promise]).has(name));
    return among(
      waited,
      ({ noFloor }) => noFloor.flatMap(({ cell, because, witness }) => (because === 'paused' && cell === name ? [witness] : [])),
      () => true,
    );
  }
  const capped = own.filter(({ promise }) => gathers(terms, name, creditsOf(terms, promise)));
  const shown = among(capped, mostWitness, (witness) => isCut(name, witness, checked));
  return shown === 'refuted' ? 'not found' : shown;
}

/** The first of some witnesses that shows it. When all numbers were found and none does, it is refuted. */
function among(worths: readonly Worth[], witnesses: (worth: Worth) => readonly Witness[], shows: (witness: Witness) => boolean): Shown {
  const shown = worths.flatMap(witnesses).find(shows);
  return shown ?? (worths.length > 0 && worths.every(isWhole) ? 'refuted' : 'not found');
}

const rowWitnesses = ({ rows }: Worth): Witness[] =>
  rows.flatMap(({ keptWitness, freeWitness }) => [keptWitness, freeWitness].filter((one) => one !== undefined));

const excluded = ({ noFloor }: Worth, message: string): Witness[] =>
  noFloor.flatMap(({ cell, because, witness }) => (because === 'excluded' && message.startsWith(`"${cell}"`) ? [witness] : []));

const mostWitness = ({ most }: Worth): Witness[] => (most && most !== 'not found' ? [most.witness] : []);

/** Whether a credit is one of some, or gathers one. */
const gathers = (terms: Terms, credit: string, some: readonly string[]): boolean =>
  [...withParts(terms.credits, credit)].some((part) => some.includes(part));

/** Whether a cap of a credit cuts what is owed. */
function isCut(credit: string, witness: Witness, checked: CheckedContract): boolean {
  const result = assess(checked, witness.facts(), witness.period);
  return !('issue' in result) && result.statement.credits.some(({ caps }) => caps.some((cap) => cap.credit === credit && cap.bound));
}
