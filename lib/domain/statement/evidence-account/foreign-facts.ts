/** Facts of other contracts, in evidence that has them. No correction of this contract has an effect on them: it is as if they were not known. */
import type { Evidence } from '../../evidence/evidence.ts';
import type { Fact } from '../../evidence/fact.ts';

export const foreignFacts = ({ leftOut }: Pick<Evidence, 'leftOut'>): ReadonlySet<Fact> =>
  new Set(leftOut.flatMap(({ fact, reason }) => (reason === 'unknown-component' ? [fact] : [])));
