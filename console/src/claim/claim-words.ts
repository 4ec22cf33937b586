/** A claim as the API answers it, as the core takes it, and its words. */
import type { components } from '../../../client/api.ts';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import type { ClaimLine } from '../../../lib/domain/claims/claim-lines.ts';
import type { Dispute, TitledLine } from '../../../lib/domain/claims/dispute.ts';
import { type StatedKind, partyOf } from '../../../lib/domain/claims/transition.ts';
import type { PartyRole } from '../../../lib/domain/contract/terms.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { placed } from '../../../lib/presentation/document/undecided.ts';
import { type NamedStatement, Names } from '../../../lib/presentation/reasons/names.ts';
import { useStatement } from '../api.ts';
import { useSession } from '../session/session.tsx';
import type { Language } from '../text/catalogue.ts';
import type { MoneyTexts } from '../text/english-money.ts';

/** The description of the API and the types of the core are of the same shapes. */
export const coreClaim = (claim: components['schemas']['Claim']): ReadClaim => claim as unknown as ReadClaim;
export const coreDispute = (dispute: components['schemas']['Dispute']): Dispute => dispute as unknown as Dispute;

export const useParty = (): PartyRole => partyOf(useSession().session?.vendor);

/** The lines of the newest statement that belong to a claim, as the check of a transition takes them. */
export const linesOf = ({ lines, currency }: ReadClaim): ClaimLine[] =>
  lines.map(({ credit, index, component, owed }) => ({
    credit,
    index,
    ...(component !== undefined && { component }),
    owed: minorOf({ amount: owed, currency }),
  }));

/** What may still be claimed of a claim; undefined where all was, or its last day has passed. */
export const restOf = ({ notClaimed, expired }: Pick<ReadClaim, 'notClaimed' | 'expired'>): ReadClaim['notClaimed'] =>
  expired ? undefined : notClaimed;

/** What a step is called: to submit a part of a claim leaves the rest to be claimed. */
export const stepName = (kind: StatedKind, { claimed }: Pick<ReadClaim, 'claimed'>, texts: MoneyTexts): string =>
  kind === 'submitted' && claimed ? texts.submitRest : texts.actions[kind];

export type LineName = (line: Pick<TitledLine, 'credit' | 'index' | 'component'>) => string;

/** Names of a statement for people; readable words until the statement is there, or where the caller may not read it. */
export function useNames(statement: string, language: Language): { readonly names: Names; readonly nameOf: LineName } {
  const { data } = useStatement(statement, undefined);
  const names = new Names((data?.statement ?? {}) as NamedStatement, language);
  return { names, nameOf: (line) => [names.credit(line.credit), placed(line, names)].filter(Boolean).join(', ') };
}
