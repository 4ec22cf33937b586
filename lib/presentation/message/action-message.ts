/** Messages of their own: each asks one person for one step. */
import type { MessageEvent, MessageLanguage } from '../../declarations/messages.ts';
import { KIND_OF_EVENT } from '../../declarations/messages.ts';
import type { ApprovalKind, WaitingEntry } from '../../domain/approvals/approval.ts';
import { integer } from '../../domain/money/ratio.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { endsInWords } from '../../domain/statement/credits/between.ts';
import { formatLength } from '../../domain/statement/format-value.ts';
import { amountText } from '../document/grouped.ts';
import { inWords } from '../document/in-words.ts';
import { FORMATS } from '../document/formats.ts';
import { LABELS } from '../document/labels.ts';
import type { About, Details, OfClaim, Warning } from '../notification/notification-text.ts';
import { caseName, creditName, objectiveName } from '../reasons/line-names.ts';
import { numberOf } from '../reasons/record-names.ts';
import { NAME_WORDS } from '../reasons/name-words.ts';
import { ofContract, ofSender } from '../written.ts';
import { claimAddress, commandLine, linkTo } from './links.ts';
import { type MessageModel, apart, subjectLine } from './message-model.ts';
import { MESSAGE_WORDS, type MessageWords } from './message-words.ts';

export type ActionEvent = Exclude<MessageEvent, 'audit.closed.v1'>;

/** For each event, the members that its message uses. */
interface ActionDetails extends Pick<
  Details,
  Exclude<ActionEvent, 'claim.transitioned.v1' | 'claim.deadline-near.v1' | 'approval.requested.v1'>
> {
  readonly 'claim.deadline-near.v1': Details['claim.deadline-near.v1'] & { readonly claim: string };
  readonly 'claim.transitioned.v1': OfClaim & { readonly claim: string; readonly kind: string };
  readonly 'approval.requested.v1': Details['approval.requested.v1'] & {
    readonly approval: string;
    readonly kind: ApprovalKind;
    readonly currency?: string;
    readonly entry?: WaitingEntry;
    readonly contract?: string;
  };
}

/** What a message is made of, but for the parts that all have. */
interface Told {
  readonly subject: string;
  readonly summary: string;
  readonly step: string;
  /** In the console. */
  readonly path: string;
  /** Without the console. */
  readonly command: string;
}

interface Writing {
  readonly language: MessageLanguage;
  readonly words: MessageWords;
}

const length = (seconds: number, { language }: Writing): string =>
  inWords(formatLength(integer(Math.abs(seconds) * 1000)), LABELS[language]);
/** "2026-10-31 23:50 UTC", as the language writes it. */
const time = (instant: string, { language }: Writing): string =>
  `${FORMATS[language].time(instant.slice(0, 16).replace('T', ' '), '')} UTC`;
const money = (amount: Amount, { language }: Writing): string => amountText(amount, language);

const about = ({ contract, period }: About, { words }: Writing): string => words.about(apart(ofContract(contract)), period);

/** "Availability of Studio line (live, 2026-10)" */
function measured(warning: Warning, writing: Writing): string {
  const { objective, for: index = '', titles } = warning;
  const { language } = writing;
  const name = objectiveName(objective, titles, language);
  const of = caseName({ index, titles: { for: titles?.for } }, language);
  const both = of === '' ? apart(name) : NAME_WORDS[language].of(apart(name), apart(of));
  return both + writing.words.beside(about(warning, writing));
}

const projected = ({ projectedCredit, bounds }: Warning, writing: Writing): string => {
  const ends = bounds?.toCustomer;
  const { words } = writing;
  const amount = ends
    ? endsInWords(money(ends.least, writing), ends.most && money(ends.most, writing), words.ends)
    : money(projectedCredit, writing);
  return words.budget.projected(amount);
};

const claimName = (of: OfClaim, writing: Writing): string =>
  apart(creditName(of, writing.language)) + writing.words.beside(about(of, writing));

function owedText({ owed, reserved, creditor }: OfClaim, writing: Writing): string {
  const { claim } = writing.words;
  const more = reserved === undefined ? '' : reserved === 'unbounded' ? claim.unbounded : claim.upTo(money(reserved, writing));
  return claim.owed(money(owed, writing), creditor) + more;
}

const lastDay = ({ lastDay: day }: OfClaim, { language, words: { claim } }: Writing): string =>
  day === undefined ? claim.noLastDay : claim.lastDay(FORMATS[language].day(day));

const percent = (used: number): string => String(Math.floor(used));

/** A text of a sender without the sign that ends a sentence: the message ends it. */
const unended = (text: string): string => apart(ofSender(text)).replace(/[.!?]$/, '');

/** "ticket/T-1" as "Ticket T-1". */
function recordName(record: string, { language }: Writing): string {
  const slash = record.indexOf('/');
  return slash < 0
    ? apart(ofSender(record))
    : `${NAME_WORDS[language].kind(record.slice(0, slash))} ${apart(ofSender(numberOf(record.slice(slash + 1))))}`;
}

const outlook = ({ contract, period }: About): Pick<Told, 'path' | 'command'> => ({
  path: `contracts/${encodeURIComponent(contract)}/months/${encodeURIComponent(period)}`,
  command: `outlook ${contract}`,
});

const ofClaim = (id: string): Pick<Told, 'path' | 'command'> => ({ path: claimAddress(id), command: `claim show ${id}` });

const TOLD: { readonly [T in ActionEvent]: (detail: ActionDetails[T], writing: Writing) => Told } = {
  'claim.deadline-near.v1': (detail, writing) => {
    const { claim } = writing.words;
    const name = claimName(detail, writing);
    return {
      subject: claim.deadlineSubject(detail.days, name),
      summary: claim.deadline(detail.days, name, owedText(detail, writing), lastDay(detail, writing)),
      step: claim.deadlineStep,
      ...ofClaim(detail.claim),
    };
  },
  'claim.transitioned.v1': (detail, writing) => {
    const { claim } = writing.words;
    const name = claimName(detail, writing);
    const open = money(detail.open, writing);
    const isClaimed = !['rejected', 'accepted'].includes(detail.kind);
    const debtor = detail.creditor === 'customer' ? 'vendor' : 'customer';
    return {
      subject: isClaimed ? claim.answerSubject(name) : claim.answeredSubject(name, debtor, detail.kind === 'rejected'),
      summary: isClaimed
        ? claim.submitted(name, detail.creditor, owedText(detail, writing), open)
        : claim.answered(name, debtor, detail.kind === 'rejected', open),
      step: isClaimed ? claim.answerStep : claim.contestStep,
      ...ofClaim(detail.claim),
    };
  },
  'budget.at-risk.v1': (detail, writing) => {
    const { budget } = writing.words;
    const what = measured(detail, writing);
    const { allowedSeconds, usedSeconds, remainingSeconds, usedPercent } = detail;
    const left = (remainingSeconds < 0 ? budget.over : budget.left)(length(remainingSeconds, writing));
    const [used, allowed] = [length(usedSeconds, writing), length(allowedSeconds, writing)];
    return {
      subject: budget.subject(what, percent(usedPercent)),
      summary: joined([budget.text(what, used, allowed, percent(usedPercent), left), projected(detail, writing)], writing),
      step: budget.step,
      ...outlook(detail),
    };
  },
  'ticket.deadline-near.v1': (detail, writing) => {
    const { ticket } = writing.words;
    const what = measured(detail, writing);
    const of = recordName(detail.record, writing);
    return {
      subject: ticket.subject(what, of),
      summary: joined([ticket.text(what, of, detail.deadline && time(detail.deadline, writing)), projected(detail, writing)], writing),
      step: ticket.step,
      ...outlook(detail),
    };
  },
  'approval.requested.v1': ({ approval: id, requestedBy, kind, entry, currency, contract, ...asked }, writing) => {
    const { approval } = writing.words;
    const amount = entry && currency !== undefined ? money({ amount: entry.amount, currency }, writing) : undefined;
    const of = entry?.claim ?? contract;
    const summary = unended(approval.what({ kind, summary: asked.summary, amount, of: of === undefined ? of : ofContract(of) }));
    return {
      subject: approval.subject(summary),
      summary: approval.text(summary, apart(requestedBy)),
      step: approval.step,
      path: `approvals/${encodeURIComponent(id)}`,
      command: `approval show ${id}`,
    };
  },
  'endpoint.disabled.v1': ({ endpoint: name, reason, failingSince }, writing) => {
    const { endpoint } = writing.words;
    return {
      subject: endpoint.subject(name),
      summary: reason === 'gone' ? endpoint.gone(name) : endpoint.failing(name, time(failingSince, writing)),
      step: endpoint.step,
      // The console has no page of endpoints.
      path: '',
      command: `endpoint enable ${name}`,
    };
  },
  'bill-credit.unmatched.v1': (detail, writing) => {
    const { billRow } = writing.words;
    const { row, vendor, reference, amount, currency, problem, remedy, code } = detail;
    const paid = amount === undefined || currency === undefined ? '' : billRow.of(money({ amount, currency }, writing));
    const to = reference === undefined ? '' : billRow.reference(apart(ofSender(reference)));
    const why = billRow.why({ problem: unended(problem), remedy: remedy === undefined ? remedy : unended(remedy), code });
    return {
      subject: billRow.subject(paid, apart(vendor)),
      summary: billRow.text(apart(ofSender(row)), to, apart(vendor), why),
      step: billRow.step,
      path: 'claims',
      command: 'claim list --state submitted',
    };
  },
};

const joined = (sentences: readonly string[], { words }: Writing): string => sentences.join(words.space);

/** @param consoleUrl where the console is; absent where there is none. */
export function actionMessage(
  type: ActionEvent,
  detail: Readonly<Record<string, unknown>>,
  language: MessageLanguage,
  consoleUrl: string | undefined,
): MessageModel {
  const words = MESSAGE_WORDS[language];
  const told = (TOLD[type] as (detail: unknown, writing: Writing) => Told)(detail, { language, words });
  return {
    language,
    subject: subjectLine(told.subject),
    summary: told.summary,
    sections: [],
    todo: [words.todo, told.step],
    links: linkTo(consoleUrl, told.path, words.open),
    colon: words.colon,
    footer: [
      ...(consoleUrl === undefined ? [words.without(commandLine(told.command))] : []),
      words.footer(words.kinds[KIND_OF_EVENT[type]]),
    ].join('\n'),
  };
}
