/** What `highest` compares: the sums of the credits, or what they add up to for each component or record; the contract says which. */
import { pointer } from '../issue.ts';
import type { Subject } from '../operators/value.ts';
import type { Credit } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { contains, nameOf } from '../operators/types/subjects.ts';

/** The word for a comparison of whole sums. */
export const AGREEMENT = 'agreement';

/** What the lines of a credit are of: each line, and the component that it is credited for. */
export interface Lines {
  readonly credit: string;
  readonly subject: Subject | undefined;
  /** Of base and rate alone: a breached ticket may be credited for each of its components. */
  readonly at: Subject | undefined;
}

/** Whether each line lies in one case of the subject: a record may concern several components, so it lies in none unless it is credited for one. */
const liesInOne = (of: Subject, { subject, at }: Lines, { kinds }: Checker['setting']): boolean =>
  'record' in of
    ? contains(of, subject, kinds)
    : [at, subject].some((one) => one !== undefined && 'component' in one && contains(of, one, kinds));

/** @param lines what the gathered credits pay. */
export function checkHighest(checker: Checker, name: string, credit: Credit, lines: readonly Lines[]): void {
  const path = pointer('credits', name);
  if (credit.highest === undefined) {
    if (credit.each !== undefined)
      checker.fail('no-effect', `${path}/each`, '`each` says what `highest` compares; remove it, or say `highest`');
    return;
  }
  if (credit.highest.length === 1) {
    checker.fail('no-effect', `${path}/highest`, 'the highest of one credit is that credit; name the others, or say `sum`');
    return;
  }
  const { each } = credit;
  const finer = lines.filter(({ subject }) => subject !== undefined);
  if (each === undefined && finer.length > 0) {
    const choices = [...new Set(finer.map(({ subject }) => nameOf(subject)))].map((kind) => `\`each: ${kind}\``);
    checker.fail(
      'choice-missing',
      `${path}/each`,
      `these credits have a line for each ${nameOf(finer[0]!.subject)}: say whether the highest is found for each, or of the sums of all: ${[...choices, `\`each: ${AGREEMENT}\``].join(' or ')}`,
    );
  }
  if (each === undefined || (each === AGREEMENT && finer.length > 0)) return;
  const of = checker.names.is('component kind', each)
    ? { component: each }
    : checker.names.is('record kind', each)
      ? { record: each }
      : undefined;
  if (lines.length > 0 && finer.length === 0)
    checker.fail('no-effect', `${path}/each`, 'these credits have one line for the whole, so there is one comparison; remove `each`');
  else if (!of)
    checker.fail('unknown-name', `${path}/each`, `"${each}" is no component kind and no record kind; or say \`each: ${AGREEMENT}\``);
  else
    for (const one of lines)
      if (!liesInOne(of, one, checker.setting))
        checker.fail(
          'wrong-grain',
          `${path}/each`,
          `"${one.credit}" has a line for ${one.subject ? `each ${nameOf(one.subject)}` : 'the whole'}, which does not lie in one ${each}; say \`each: ${AGREEMENT}\``,
        );
}

/** What the lines of a credit lie in when it is compared for each case of a kind. */
export const comparedFor = (each: string, components: Readonly<Record<string, unknown>> | undefined): Subject =>
  components !== undefined && Object.hasOwn(components, each) ? { component: each } : { record: each };
