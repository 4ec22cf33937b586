/** The message about an audit: one for each recipient, with what was issued, restated and is due. */
import type { AuditDigest, DigestStatement, DigestPart } from '../../application/messages/audit-digest.ts';
import type { ClaimEntry } from '../../application/ports/claims.ts';
import type { MessageLanguage } from '../../declarations/messages.ts';
import { endsInWords } from '../../domain/statement/credits/between.ts';
import type { Amount, AmountBounds } from '../../domain/statement/statement.ts';
import { FORMATS } from '../document/formats.ts';
import { amountText } from '../document/grouped.ts';
import { creditName } from '../reasons/line-names.ts';
import { ofContract } from '../written.ts';
import { commandLine, linkTo } from './links.ts';
import { type MessageModel, type MessageSection, apart, subjectLine } from './message-model.ts';
import { MESSAGE_WORDS, type MessageWords } from './message-words.ts';

/** @param consoleUrl where the console is; absent where there is none. */
export function auditMessage(digest: AuditDigest, language: MessageLanguage, consoleUrl: string | undefined): MessageModel {
  const words = MESSAGE_WORDS[language];
  const { month, issued, restated, due } = digest;
  const [ofIssued, ofRestated] = [all(issued), all(restated)];
  const [open, refused] = [unfinishedOf(digest), digest.unfinished?.refused ?? 0];
  const path = ofIssued + ofRestated === 0 ? `audits/${month}` : all(due) > 0 ? 'claims' : 'statements';
  const command = commandLine(
    path === 'claims' ? 'claim list --state due' : path === 'statements' ? `statement list --period ${month}` : `audit ${month}`,
  );
  return {
    language,
    subject: subjectLine(
      ofIssued + ofRestated > 0
        ? words.audit.subject(month, ofIssued, ofRestated)
        : words.audit.unfinishedSubject(month, open - refused, refused),
    ),
    summary: summaryOf(digest, language),
    sections: sectionsOf(digest, language, words),
    todo: [words.todo, stepOf(all(due), open, words).join(words.space)],
    links: linkTo(consoleUrl, path, words.open),
    colon: words.colon,
    footer: [...(consoleUrl === undefined ? [words.without(command)] : []), words.footer(words.kinds.audit)].join('\n'),
  };
}

const isNegative = ({ amount }: Amount): boolean => amount.startsWith('-');

const all = (part: DigestPart<unknown>): number => part.shown.length + part.more;

const unfinishedOf = ({ unfinished }: AuditDigest): number => (unfinished ? unfinished.failed + unfinished.held + unfinished.refused : 0);

function summaryOf({ issued, restated, due, open, totals, changes }: AuditDigest, language: MessageLanguage): string {
  const { audit, and, space } = MESSAGE_WORDS[language];
  const sums = (amounts: readonly Amount[]): string => and(amounts.map((amount) => amountText(amount, language)));
  const [ofIssued, ofRestated] = [all(issued), all(restated)];
  return [
    ...(ofIssued > 0 ? [audit.issuedSum(ofIssued, sums(totals))] : []),
    ...(ofRestated > 0 ? [(ofIssued > 0 ? audit.restatedSum : audit.onlyRestated)(ofRestated, sums(changes))] : []),
    ...(open > 0 ? [audit.openSum(open)] : []),
    ...(ofIssued + ofRestated === 0 ? [audit.nothing] : []),
    ...(all(due) > 0 ? [audit.dueSum(all(due))] : []),
  ].join(space);
}

function stepOf(due: number, open: number, { audit }: MessageWords): string[] {
  const steps = [...(due > 0 ? [audit.claimBefore] : []), ...(open > 0 ? [audit.correct] : [])];
  return steps.length > 0 ? steps : [audit.read];
}

function sectionsOf(digest: AuditDigest, language: MessageLanguage, words: MessageWords): MessageSection[] {
  const { audit } = words;
  const place = ({ contract, period }: { readonly contract: string; readonly period: string }): string =>
    words.about(apart(ofContract(digest.titles.get(contract) ?? contract)), period);
  const money = (amount: Amount): string => amountText(amount, language);
  const ends = ({ least, most }: AmountBounds): string => endsInWords(money(least), most && money(most), words.ends);
  const total = ({ total: certain, bounds }: DigestStatement): string =>
    bounds ? ends(bounds.toCustomer) + (bounds.toVendor ? audit.toVendor(ends(bounds.toVendor)) : '') : owed(certain);
  const owed = (amount: Amount): string =>
    isNegative(amount) ? audit.byCustomer(money({ ...amount, amount: amount.amount.slice(1) })) : money(amount);
  const issued = (one: DigestStatement): string => audit.line(place(one), total(one));
  const restated = (one: DigestStatement): string =>
    one.difference ? audit.changed(place(one), one.revision, total(one), money(one.difference)) : audit.line(place(one), total(one));
  const due = (one: ClaimEntry): string => {
    const { open: amount, currency, creditor, lastDay, reserved } = one;
    const more =
      reserved === undefined
        ? ''
        : reserved === 'unbounded'
          ? words.claim.unbounded
          : words.claim.upTo(money({ amount: reserved, currency }));
    const name = apart(creditName(one, language)) + words.beside(place(one));
    const owed = words.claim.owed(money({ amount, currency }), creditor) + more;
    return words.claim.line(
      name,
      owed,
      lastDay === undefined ? words.claim.noLastDay : words.claim.lastDay(FORMATS[language].day(lastDay)),
    );
  };
  const section = <T>(heading: string, part: DigestPart<T>, line: (one: T) => string): MessageSection[] =>
    all(part) === 0 ? [] : [{ heading, items: [...part.shown.map(line), ...(part.more > 0 ? [audit.more(part.more)] : [])] }];
  const counts = Object.entries(digest.unfinished ?? {}).flatMap(([what, n]) =>
    n > 0 ? [audit.counts[what as keyof typeof audit.counts](n)] : [],
  );
  return [
    ...section(audit.issued, digest.issued, issued),
    ...section(audit.restated, digest.restated, restated),
    ...section(audit.due, digest.due, due),
    ...(counts.length > 0 ? [{ heading: audit.unfinished, items: counts }] : []),
  ];
}
