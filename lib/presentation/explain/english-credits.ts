/** Credits, claims, the close, delivery and other remedies in plain English. */
import type { DeliveryClause } from '../../domain/contract/terms.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { limits, list, names, say } from './english-conditions.ts';
import { type CreditPhrases, isOnce } from './language.ts';

const ANCHORS = {
  'outage-start': 'the outage began',
  'outage-end': 'the outage ended',
  aware: 'the customer became aware',
  'ticket-closed': 'the ticket was closed',
  'period-end': 'the end of the period',
  statement: 'the statement',
} as const;

const FORMS: Readonly<Record<DeliveryClause['as'], string>> = {
  'future-bill': 'off a future bill',
  voucher: 'as a voucher',
  refund: 'as a refund',
  'days-added': 'as days added',
  deduction: 'as a deduction',
};

/** The totals or cases that `highest` compares. */
const comparedFor = (each: string | undefined): string =>
  each === undefined || each === 'agreement' ? ', each taken with all its lines together' : `, found for each ${each} on its own`;

export const englishCredits: CreditPhrases = {
  credit(name, credit) {
    const when =
      credit.for !== undefined ? `for "${credit.for}"` : `once for each case in which "${String(credit['if-breached'])}" is breached`;
    const what = credit.sum
      ? `"${name}" is the sum of ${names(credit.sum)}.`
      : credit.highest
        ? `"${name}" is only the largest of ${names(credit.highest)}${comparedFor(credit.each)}; of equal ones the first counts.`
        : `"${name}" is ${say(credit.of)}${isOnce(credit.times) ? '' : ` times ${say(credit.times)}`}, ${when}.`;
    return [
      what,
      ...(credit.if ? [`It is owed only if ${names(credit.if)} ${credit.if.length === 1 ? 'holds' : 'hold'}.`] : []),
      ...(credit.cap ?? []).map(
        (cap) =>
          `It is at most ${say(cap['at-most'])}${cap.of === undefined ? '' : ` of ${say(cap.of)}`}${cap.over === undefined ? '' : `, together with what it paid in ${cap.over}`}.`,
      ),
      ...(credit['owed-to'] === undefined ? [] : ['It is owed to the vendor, and lowers the total.']),
      ...(credit.minimum ? [`It is paid only when it is ${limits(credit.minimum)}.`] : []),
    ];
  },
  automatic: (credit) => `"${credit}" is paid without a claim.`,
  claim: (credit, step, decidedBy) =>
    `"${credit}" needs a ${step.step}${step.opens === undefined ? '' : `, not before ${say(step.opens)}`} ${step.within === undefined ? `by the end of ${String(step['by-end-of'])}` : `within ${say(step.within)}`} after ${ANCHORS[step.after]}${step.hours === undefined ? '' : ` (business days by ${say(step.hours)})`}${step.per === 'outage' ? ', for each outage' : ''}; ${decidedBy === 'vendor-records' ? "under the contract the vendor's records decide it" : 'under the contract the records of both parties count for it'}.`,
  claimShows: (credit, shows) => `A claim for "${credit}" shows ${list(shows)}.`,
  report: (reported) => `The statement also shows ${list(reported.map(say))}.`,
  remedy: (name, { right, to, if: flag, within }) =>
    `"${name}": when ${say(flag)} holds, the ${to} may ${{ terminate: 'terminate', 'step-in': 'step in', 'rectification-plan': 'ask for a rectification plan', escalate: 'escalate', other: 'use its other remedies' }[right]}${within === undefined ? '' : ` within ${say(within)} after the period`}.`,
  close: ({ after, hours, disputes, quarantine, silence, undetermined, 'wait-at-most': most }) => {
    const waits = Object.entries({ 'an open dispute': disputes, 'evidence in quarantine': quarantine, 'a silent sender': silence });
    const [waited, warned] = (['wait', 'warn'] as const).map((policy) =>
      waits.filter(([, is]) => (is ?? 'warn') === policy).map(([what]) => what),
    );
    if (undetermined === 'wait') waited!.push('facts that leave open what is owed');
    return [
      after === undefined
        ? 'A period is closed once it ended.'
        : `A period is closed ${say(after)} after it ended${hours === undefined ? '' : ` (business days by ${say(hours)})`}, so that late facts still count.`,
      ...(waited!.length > 0
        ? [`Its statement waits for ${waited!.join(', ')}${most === undefined ? '' : `, at most ${say(most)} after the end`}.`]
        : []),
      ...(warned!.length > 0 ? [`It is issued with a warning when there is ${warned!.join(', ')}.`] : []),
    ];
  },
  delivery: (delivery) =>
    `Credits come ${FORMS[delivery.as]}${delivery.product === undefined ? '' : ' for the same product'}${delivery.within === undefined ? '' : `, within ${delivery.within}`}${lapse(delivery.expires)}.`,
};

/** When a credit lapses: with the term, after a day, or after a length of time. */
function lapse(expires: string | undefined): string {
  if (expires === undefined) return '';
  if (expires === 'term-end') return '; they lapse when the term ends';
  return parseDay(expires) === undefined ? `; they lapse ${expires} later` : `; they lapse after ${expires}`;
}
