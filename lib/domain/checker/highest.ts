/** Checks `highest`: the contract chooses whether it compares the total of each credit, or their totals for each component or record. */
import { pointer } from '../issue.ts';
import type { Subject } from '../operators/value.ts';
import type { Credit } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { contains, nameOf } from '../operators/types/subjects.ts';

/** The word for a comparison of totals. */
export const AGREEMENT = 'agreement';

/** The subject of the lines of a credit, and of the components that they are credited for. */
export interface Lines {
  readonly credit: string;
  readonly subject: Subject | undefined;
  /** The subject of base and rate: a breached ticket may be credited for each of its components. */
  readonly at: Subject | undefined;
}

/** Whether each line belongs to one case of the subject. A record may concern several components, so it belongs to one only when it is credited for one. */
const liesInOne = (of: Subject, { subject, at }: Lines, { kinds }: Checker['setting']): boolean =>
  'record' in of
    ? contains(of, subject, kinds)
    : [at, subject].some((one) => one !== undefined && 'component' in one && contains(of, one, kinds));

/** @param lines the lines of the included credits. */
export function checkHighest(checker: Checker, name: string, credit: Credit, lines: readonly Lines[]): void {
  const path = pointer('credits', name);
  if (credit.highest === undefined) {
    if (credit.each !== undefined)
      checker.fail('no-effect', `${path}/each`, '`each` chooses what `highest` compares; remove it, or write `highest`');
    return;
  }
  if (credit.highest.length === 1) {
    checker.fail('no-effect', `${path}/highest`, 'the highest of one credit is that credit; name the others, or write `sum`');
    return;
  }
  const { each } = credit;
  const finer = lines.filter(({ subject }) => subject !== undefined);
  if (each === undefined && finer.length > 0) {
    const choices = [...new Set(finer.map(({ subject }) => nameOf(subject)))].map((kind) => `\`each: ${kind}\``);
    checker.fail(
      'choice-missing',
      `${path}/each`,
      `these credits have a line for each ${nameOf(finer[0]!.subject)}: choose whether the highest is found for each of them, or among the totals: ${[...choices, `\`each: ${AGREEMENT}\``].join(' or ')}`,
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
    checker.fail(
      'unknown-name',
      `${path}/each`,
      `"${each}" is no component kind and no record kind; name one, or write \`each: ${AGREEMENT}\``,
    );
  else
    for (const one of lines)
      if (!liesInOne(of, one, checker.setting))
        checker.fail(
          'wrong-grain',
          `${path}/each`,
          `"${one.credit}" has a line for ${one.subject ? `each ${nameOf(one.subject)}` : 'the whole'}, which does not lie in one ${each}; say \`each: ${AGREEMENT}\``,
        );
}

/** The subject of a comparison for each case of a kind. */
export const comparedFor = (each: string, components: Readonly<Record<string, unknown>> | undefined): Subject =>
  components !== undefined && Object.hasOwn(components, each) ? { component: each } : { record: each };
