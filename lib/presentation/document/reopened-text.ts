/** Why lines of a claim are open again, in a sentence: what was paid as a whole, what a revision added, and what the money covers now. */
import type { LineAmount } from '../../domain/claims/transition.ts';
import type { ReopenedLines } from '../../domain/claims/reopened-lines.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { ACCOUNT_WORDS } from './account-words.ts';
import { amountText } from './grouped.ts';

/** What the sentence needs of a claim, also as the API answers it. */
export interface ReopenedClaim {
  readonly owed: Amount;
  readonly reopened?: Omit<ReopenedLines, 'revisions'> & { readonly revisions: readonly number[] };
}

/** @param name of the claim. @returns undefined where no line is open again. */
export function reopenedText({ owed, reopened }: ReopenedClaim, name: string, language: DocumentLanguage): string | undefined {
  if (!reopened) return undefined;
  const words = ACCOUNT_WORDS[language];
  const { received, writtenOff, added, owedBefore, revisions } = reopened;
  const paid = [
    ...(minorOf(received) > 0n ? [words.wasReceived(amountText(received, language))] : []),
    ...(minorOf(writtenOff) > 0n ? [words.wasWrittenOff(amountText(writtenOff, language))] : []),
  ];
  const [more, now, before] = [added, owed, owedBefore].map((amount) => amountText(amount, language)) as [string, string, string];
  return words.reopened(name, words.sum(paid), revisions.join(', '), more, now, before);
}

/** What the money covers of each line that is open again. */
export const coveredTexts = (
  { owed: { currency }, reopened }: ReopenedClaim,
  nameOf: (line: Omit<LineAmount, 'amount'>) => string,
  language: DocumentLanguage,
): string[] =>
  (reopened?.lines ?? []).map(({ covered, owed, ...line }) =>
    ACCOUNT_WORDS[language].covers(
      nameOf(line),
      amountText({ amount: covered, currency }, language),
      amountText({ amount: owed, currency }, language),
    ),
  );

/** The sentence, and after it what the money covers. */
export const sentenceOf = (text: string, covered: readonly string[]): string =>
  covered.length === 0 ? text : `${text} (${covered.join('; ')})`;
