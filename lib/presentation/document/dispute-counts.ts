/** How many disputes of a period are open, and how the others ended: the one place for it, for statements, claims, documents and the console. */
import type { DisputeSummary } from '../../application/claims/statement-accounts.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { DISPUTE_OUTCOMES, type Dispute } from '../../domain/claims/dispute.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { ACCOUNT_WORDS, type DisputeEnd } from './account-words.ts';
import { amountText } from './grouped.ts';

export interface DisputeCount {
  readonly end: DisputeEnd;
  readonly count: number;
  /** In words: "1 partly upheld (4.00 CNY of 10.00 CNY)". */
  readonly text: string;
}

/** Those that there are: open, by outcome, withdrawn, and the decided ones of earlier versions, which stored no outcome. */
export function disputeCounts(disputes: DisputeSummary, language: DocumentLanguage): DisputeCount[] {
  const { open, withdrawn, decided, outcomes } = disputes;
  const words = ACCOUNT_WORDS[language];
  const rest = decided - DISPUTE_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const counts: readonly (readonly [DisputeEnd, number])[] = [
    ['open', open],
    ...DISPUTE_OUTCOMES.map((outcome) => [outcome, outcomes[outcome]] as const),
    ['withdrawn', withdrawn],
    ['decided', rest],
  ];
  return counts.flatMap(([end, count]) => {
    if (count === 0) return [];
    const amounts = end === 'upheld' || end === 'partly-upheld' ? sumsOf(disputes, end, language) : [];
    return [{ end, count, text: words.disputeCount(count, words.disputeEnds[end], amounts) }];
  });
}

/** What was upheld of the disputes with an outcome, by currency; of partly upheld ones beside what was disputed. */
function sumsOf({ upheld }: DisputeSummary, end: 'upheld' | 'partly-upheld', language: DocumentLanguage): string[] {
  const those = upheld.filter(({ outcome }) => outcome === end);
  return [...new Set(those.map(({ amount }) => amount.currency))].map((currency) => {
    const own = those.filter(({ amount }) => amount.currency === currency);
    const sum = (amounts: readonly Amount[]): string =>
      amountText(
        { amount: formatAmount({ minor: amounts.reduce((total, one) => total + minorOf(one), 0n), currency }), currency },
        language,
      );
    const part = sum(own.map(({ amount }) => amount));
    const disputed = own.flatMap(({ disputed: whole }) => whole ?? []);
    return end === 'partly-upheld' && disputed.length === own.length ? ACCOUNT_WORDS[language].ofDisputed(part, sum(disputed)) : part;
  });
}

/** How one dispute stands: "partly upheld: 4.00 CNY of 10.00 CNY". */
export function disputeStands(
  { status, outcome, upheld, amount, currency }: Pick<Dispute, 'status' | 'outcome' | 'upheld' | 'amount' | 'currency'>,
  language: DocumentLanguage,
): string {
  const words = ACCOUNT_WORDS[language];
  const shown = (decimal: string | undefined): string | undefined =>
    decimal === undefined || currency === undefined ? undefined : amountText({ amount: decimal, currency }, language);
  const [part, whole] = [shown(upheld), outcome === 'partly-upheld' ? shown(amount) : undefined];
  const of = part !== undefined && whole !== undefined ? words.ofDisputed(part, whole) : part;
  return words.endOf(words.disputeEnds[outcome ?? status], of);
}
