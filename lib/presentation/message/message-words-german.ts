/** The words of messages in German. */
import type { ApprovalKind } from '../../domain/approvals/approval.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import { LABELS } from '../document/labels.ts';
import type { MessageWords } from './message-words-english.ts';
import { type UnmatchedWords, unmatchedIn } from './unmatched-words.ts';

const { between, orMore, upTo, notKnown } = LABELS.de;

const count = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

const AS_SUBJECT: Readonly<Record<PartyRole, string>> = { customer: 'Der Kunde', vendor: 'Der Anbieter' };
const AS_DATIVE: Readonly<Record<PartyRole, string>> = { customer: 'dem Kunden', vendor: 'dem Anbieter' };

const APPROVALS: Readonly<Record<ApprovalKind, string>> = {
  contract: 'Vertrag',
  correction: 'Korrektur von Nachweisen',
  'write-off': 'Ausbuchung',
  'over-receipt': 'Zahlungseingang über den offenen Betrag hinaus',
  'credit-note': 'Gutschrift',
  erasure: 'Löschung von Texten',
};

const UNMATCHED: UnmatchedWords = {
  'unknown-event': 'Sie ist keine bekannte Gutschriftszeile',
  'unknown-reference': 'Der Anbieter hat keine Forderung, Abrechnung oder Gutschrift mit diesem Beleg',
  'debtors-word': 'Sie stammt von der Partei, die den Betrag schuldet; deren Angabe gilt nicht als Zahlungseingang',
  'ambiguous-reference': 'Der Beleg passt zu mehreren Forderungen',
  'other-contract': 'Der Absender oder die Komponente gehört zu einem anderen Vertrag',
  'not-its-word': 'Nach dem Vertrag melden andere Absender die Rechnungen',
  'wrong-currency': 'Die Währung ist nicht die der Forderung',
  'reference-used': 'Unter diesem Beleg ist bereits ein Zahlungseingang erfasst',
  'bill-repeated': 'Eine andere Zeile bezahlt bereits dieselbe Zeitspanne',
  'beyond-open': 'Der Betrag ist höher als der offene Betrag',
  'not-claimed': 'Die Forderung ist noch nicht geltend gemacht',
};

export const germanMessages: MessageWords = {
  ends: { between, orMore, upTo, notKnown },
  and: (parts) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)!}`),
  about: (contract, period) => `${contract}, ${period}`,
  beside: (text) => ` (${text})`,
  space: ' ',
  colon: ': ',
  todo: 'Was zu tun ist',
  open: 'In der Konsole öffnen',
  without: (command) => `Ohne die Konsole: ${command}`,
  footer: (kind) =>
    `Sie erhalten diese Nachricht, weil für Ihre Adresse Nachrichten der Art „${kind}“ abonniert sind. Um das Abonnement zu ändern oder zu beenden, schreiben Sie an die Person, die Makegood beim Kunden verwaltet.`,
  kinds: {
    audit: 'Monatsabschluss',
    'claim-deadline': 'Frist einer Forderung',
    'claim-answer': 'Antwort auf eine Forderung',
    budget: 'zulässige Ausfallzeit',
    'ticket-deadline': 'Frist eines Tickets',
    approval: 'Freigabe',
    'bill-row': 'Rechnungszeile',
    endpoint: 'Endpunkt deaktiviert',
  },
  audit: {
    subject: (month, issued, restated) =>
      `Monatsabschluss ${month}: ${[
        ...(issued > 0 ? [count(issued, 'eine Abrechnung ausgestellt', 'Abrechnungen ausgestellt')] : []),
        ...(restated > 0 ? [count(restated, 'eine Abrechnung neu gefasst', 'Abrechnungen neu gefasst')] : []),
      ].join(', ')}`,
    unfinishedSubject: (month, periods, contracts) =>
      `Monatsabschluss ${month}: ${[
        ...(periods > 0 ? [`${count(periods, 'ein Zeitraum bleibt', 'Zeiträume bleiben')} ohne Abrechnung`] : []),
        ...(contracts > 0 ? [count(contracts, 'ein Vertrag ist abgelehnt', 'Verträge sind abgelehnt')] : []),
      ].join(', ')}`,
    issuedSum: (n, sums) =>
      n === 1
        ? `Der Monatsabschluss hat eine Abrechnung ausgestellt, über ${sums}.`
        : `Der Monatsabschluss hat ${n} Abrechnungen ausgestellt, zusammen über ${sums}.`,
    restatedSum: (n, sums) => `Er hat ${count(n, 'eine Abrechnung', 'Abrechnungen')} neu gefasst: Änderung ${sums}.`,
    onlyRestated: (n, sums) => `Der Monatsabschluss hat ${count(n, 'eine Abrechnung', 'Abrechnungen')} neu gefasst: Änderung ${sums}.`,
    nothing: 'Der Monatsabschluss hat keine Abrechnung ausgestellt.',
    openSum: (n) =>
      n === 1
        ? 'Bei einer Abrechnung steht der Betrag nicht fest, weil Angaben fehlen.'
        : `Bei ${n} Abrechnungen steht der Betrag nicht fest, weil Angaben fehlen.`,
    toVendor: (amount) => `; dem Anbieter ${amount}`,
    byCustomer: (amount) => `der Kunde schuldet ${amount}`,
    dueSum: (n) => (n === 1 ? 'Eine Forderung ist geltend zu machen.' : `${n} Forderungen sind geltend zu machen.`),
    issued: 'Ausgestellt',
    restated: 'Neu gefasst',
    due: 'Forderungen, die geltend zu machen sind',
    unfinished: 'Ohne Abrechnung',
    line: (what, amount) => `${what}: ${amount}`,
    changed: (what, revision, amount, difference) => `${what}: Fassung ${revision}: ${amount} (Differenz ${difference})`,
    more: (n) => count(n, 'eine weitere', 'weitere'),
    counts: {
      failed: (n) =>
        count(n, 'ein Zeitraum fehlgeschlagen: Der Bericht nennt die Ursache', 'Zeiträume fehlgeschlagen: Der Bericht nennt die Ursachen'),
      held: (n) =>
        count(
          n,
          'ein Zeitraum angehalten: Der Bericht nennt, worauf er wartet',
          'Zeiträume angehalten: Der Bericht nennt, worauf sie warten',
        ),
      refused: (n) =>
        count(
          n,
          'ein Vertrag abgelehnt: Reichen Sie einen Text ein, der die Prüfung besteht',
          'Verträge abgelehnt: Reichen Sie Texte ein, die die Prüfung bestehen',
        ),
    },
    claimBefore: 'Machen Sie die Forderungen vor ihrem letzten Tag geltend.',
    read: 'Lesen Sie die Abrechnungen. Derzeit ist nichts geltend zu machen.',
    correct: 'Beheben Sie, was einer Abrechnung entgegensteht, und starten Sie den Monatsabschluss erneut.',
  },
  claim: {
    owed: (amount, to) => `${amount} sind ${AS_DATIVE[to]} geschuldet`,
    upTo: (amount) => `; durch fehlende Angaben können bis zu ${amount} hinzukommen`,
    unbounded: '; durch fehlende Angaben können weitere Beträge hinzukommen',
    lastDay: (day) => `letzter Tag der Geltendmachung: ${day}`,
    noLastDay: 'ein letzter Tag der Geltendmachung ist nicht bekannt',
    line: (claim, owed, day) => `${claim}: ${owed}; ${day}`,
    deadlineSubject: (days, claim) => `Noch ${count(days, 'ein Tag', 'Tage')} zur Geltendmachung: ${claim}`,
    deadline: (days, claim, owed, day) =>
      `Für die Forderung ${claim} ${days === 1 ? 'bleibt noch ein Tag' : `bleiben noch ${days} Tage`}. ${owed}; ${day}. Was bis dahin nicht geltend gemacht ist, verfällt.`,
    deadlineStep: 'Senden Sie die Forderung mit ihren Unterlagen ab und erfassen Sie sie als eingereicht.',
    answerSubject: (claim) => `Eine Forderung wartet auf Ihre Antwort: ${claim}`,
    answeredSubject: (claim, by, isRejected) =>
      `${AS_SUBJECT[by]} hat eine Forderung ${isRejected ? 'abgelehnt' : 'teilweise anerkannt'}: ${claim}`,
    submitted: (claim, by, owed, open) => `${AS_SUBJECT[by]} macht die Forderung ${claim} geltend. ${owed}; offen: ${open}.`,
    answered: (claim, by, isRejected, open) =>
      `${AS_SUBJECT[by]} hat die Forderung ${claim} ${isRejected ? 'abgelehnt' : 'teilweise anerkannt'}; offen: ${open}.`,
    answerStep: 'Erkennen Sie die Forderung ganz oder teilweise an, oder lehnen Sie sie mit einer Begründung ab.',
    contestStep: 'Widersprechen Sie der Antwort, ziehen Sie die Forderung zurück, oder buchen Sie den offenen Betrag aus.',
  },
  budget: {
    subject: (what, percent) => `${percent} % der zulässigen Ausfallzeit verbraucht: ${what}`,
    text: (what, used, allowed, percent, left) =>
      `${what}: Von der zulässigen Ausfallzeit von ${allowed} sind ${used} verbraucht (${percent} %), ${left}.`,
    left: (length) => `es verbleiben ${length}`,
    over: (length) => `${length} mehr als zulässig`,
    projected: (amount) => `Ereignet sich im Zeitraum nichts weiter, beträgt die Gutschrift ${amount}.`,
    step: 'Verschieben Sie geplante Arbeiten, die Ausfälle verursachen, und klären Sie die Ursache der bisherigen Ausfälle.',
  },
  ticket: {
    subject: (what, of) => `Frist läuft ab: ${of}, ${what}`,
    text: (what, of, due) => (due === undefined ? `Die Frist läuft ab: ${of}, ${what}.` : `${of}, ${what}: fällig am ${due}.`),
    step: 'Sorgen Sie dafür, dass das Ticket vor Ablauf der Frist beantwortet oder behoben wird.',
  },
  approval: {
    subject: (summary) => `Wartet auf Ihre Freigabe: ${summary}`,
    text: (summary, by) => `${by} hat dies beantragt, und es wartet auf eine zweite Person: ${summary}.`,
    what: ({ kind, amount, of }) => {
      const about = of === undefined ? APPROVALS[kind] : `${APPROVALS[kind]} ${of}`;
      return amount === undefined ? about : `${about}, ${amount}`;
    },
    step: 'Geben Sie es frei oder lehnen Sie es ab. Wer es beantragt hat, kann nicht darüber entscheiden.',
  },
  billRow: {
    subject: (amount, vendor) => `Rechnungszeile${amount} von ${vendor} passt zu keiner Forderung`,
    of: (amount) => ` über ${amount}`,
    text: (row, reference, vendor, why) =>
      `Die Zeile ${row}${reference} auf einer Rechnung von ${vendor} ließ sich keiner Forderung zuordnen${why}.`,
    why: ({ code }) => {
      const text = unmatchedIn(UNMATCHED, code);
      return text === undefined ? '' : `. ${text}`;
    },
    reference: (reference) => ` mit dem Beleg ${reference}`,
    step: 'Suchen Sie die Forderung, die die Zeile bezahlt, und erfassen Sie den Zahlungseingang darauf, oder berichtigen Sie die Zeile.',
  },
  endpoint: {
    subject: (name) => `Der Endpunkt ${name} ist deaktiviert`,
    gone: (name) =>
      `Der Endpunkt ${name} hat mit 410 geantwortet: Er nimmt keine Ereignisse mehr an. Makegood sendet ihm nichts, bis er wieder aktiviert ist.`,
    failing: (name, since) =>
      `Seit ${since} wurde dem Endpunkt ${name} kein Ereignis zugestellt. Makegood sendet ihm nichts, bis er wieder aktiviert ist.`,
    step: 'Stellen Sie den Empfänger wieder her, aktivieren Sie den Endpunkt und senden Sie erneut, was seither zurückgehalten wurde.',
  },
};
