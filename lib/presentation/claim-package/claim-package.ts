/**
 * The package of a claim as one ZIP: a letter, the statement, the intervals, the events behind them, and a file from which the statement
 * can be assessed again. It depends only on the issued statement, the state of its claims, and what the letter has beside them, so that
 * the same claim gives the same bytes.
 */
import { strToU8, zipSync } from 'fflate';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import { whyNotClaimed } from '../../domain/claims/claimable.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { type CsvCell, csvTable, decimalOr } from '../csv/csv-form.ts';
import { csvWords } from '../csv/csv-words.ts';
import { type DocumentLanguage, LABELS } from '../document/labels.ts';
import { betweenShown } from '../document/undecided.ts';
import { intervalsOf } from '../document/document-model.ts';
import { Names } from '../reasons/names.ts';
import type { ReasonWords } from '../reasons/reason-words.ts';
import { REASON_WORDS } from '../reasons/wording.ts';
import { percentShown, valueShown } from '../reasons/values.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { claimedLines } from './claimed-lines.ts';
import { claimedTickets } from './claimed-tickets.ts';
import { renderLetter } from './letter.ts';
import type { LetterBeside } from './letter-model.ts';
import { LETTER_FILE, letterName } from './read-package.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { NamedSeal } from '../../application/signatures/seal-of-issue.ts';
import type { Signature } from '../../application/ports/signer.ts';
import { withClauses } from '../../application/statements/with-clauses.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

export interface PackageInput {
  readonly claim: Claim;
  readonly issued: IssuedStatement;
  readonly evidence: EvidenceBundle;
  /** The bundle in the form for `makegood verify`. */
  readonly bundle: string;
  /** The state of the statement's claims and disputes at an instant, for the statement's document. */
  readonly accounts?: StatementAccounts;
  /** The signature of the statement as the vendor reads it. */
  readonly signature?: Signature | undefined;
  /** The newest when the statement was issued. */
  readonly seal?: NamedSeal | undefined;
  readonly letter: LetterBeside;
  /** The note of the revision, for the statement's document. */
  readonly note?: StatementNote | undefined;
  /** Whether a credit is owed to the vendor by the contract, for the statement's document. */
  readonly isVendors?: ((credit: string) => boolean) | undefined;
}

/** @throws where nothing is claimed: such a claim has no letter. */
export async function claimPackage(input: PackageInput, language: DocumentLanguage): Promise<Uint8Array> {
  const { claim, issued, bundle, letter } = input;
  const why = whyNotClaimed(claim);
  if (why !== undefined) throw new Error(`claim ${claim.id} has no letter: ${why}`);
  const own = claimedLines(claim, issued, input.evidence, letter.lines);
  const name = `${issued.id}-r${issued.revision}`;
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const names = new Names(issued.statement, language);
  // The tables of the package are for people, and in their language; programs have the bundle.
  const files = {
    [letterName(language)]: new Uint8Array(await renderLetter(input, own, language)),
    [`statement-${name}.pdf`]: new Uint8Array(
      await renderPdf(withClauses(issued, input.evidence.contract), language, { ...input, parties: letter.parties }),
    ),
    'intervals.csv': strToU8(intervalsCsv(own, names, language)),
    'tickets.csv': strToU8(ticketsCsv(own, names, language)),
    'events.csv': strToU8(eventsCsv(own, input.evidence, language)),
    [`${name}.bundle.json`]: strToU8(bundle),
    'claim.json': json(claim),
    [LETTER_FILE]: json(letter),
  };
  // Times in a ZIP begin in 1980 and have no zone: the instant of the statement in UTC is used.
  const mtime = new Date(parseInstant(issued.issuedAt)!);
  const local = new Date(mtime.getTime() + mtime.getTimezoneOffset() * 60_000);
  return zipSync(files, { mtime: local, level: 6 });
}

/** A number, or a value in words of the language. */
function valued(shown: (words: ReasonWords) => string, language: DocumentLanguage): CsvCell {
  const cell = decimalOr(shown(REASON_WORDS.en));
  return typeof cell === 'string' ? shown(REASON_WORDS[language]) : cell;
}

function intervalsCsv(own: IssuedStatement, names: Names, language: DocumentLanguage): string {
  const words = csvWords(language, language);
  return csvTable(
    words.heads(['line', 'measure', 'kind', 'start', 'end', 'weight', 'excluded by', 'records', 'events']),
    (['counted', 'excluded'] as const).flatMap((kind) =>
      intervalsOf(own, kind).map(({ line, part, cell, interval }) => [
        line,
        names.cell(cell, part),
        words.mark(kind),
        interval.start,
        interval.end,
        valued((one) => percentShown(interval.weight ?? '1', one), language),
        interval.by === undefined ? '' : names.cell(interval.by, part),
        interval.records.map(({ record }) => record).join(' '),
        interval.records.flatMap(({ events }) => events).join(' '),
      ]),
    ),
    language,
  );
}

function ticketsCsv(own: IssuedStatement, names: Names, language: DocumentLanguage): string {
  const words = csvWords(language, language);
  return csvTable(
    words.heads(['line', 'objective', 'ticket', 'start', 'stop', 'deadline', 'measured', 'outcome', 'ran', 'pauses', 'events']),
    claimedTickets(own).map(({ line, result: { objective, index, part, outcome, measured, bounds, timing }, events }): CsvCell[] => [
      line,
      names.objective(objective, part),
      index,
      timing.start,
      timing.stop ?? '',
      timing.deadline ?? '',
      bounds ? betweenShown(bounds, LABELS[language]) : measured ? valued((one) => valueShown(measured, one), language) : '',
      words.outcome(outcome),
      (timing.sections ?? []).map(({ start, end }) => `${start}/${end}`).join(' '),
      (timing.pauses ?? []).map(({ reason, start, end = '' }) => `${reason}:${start}/${end}`).join(' '),
      events.join(' '),
    ]),
    language,
  );
}

/** The events of the lines and of their tickets, in the received form. */
function eventsCsv(own: IssuedStatement, { facts }: EvidenceBundle, language: DocumentLanguage): string {
  const words = csvWords(language, language);
  const named = new Set(claimedTickets(own).flatMap(({ events }) => events));
  JSON.stringify(own.statement.lines, (key, value: unknown) => {
    if (key === 'events') for (const event of value as string[]) named.add(event);
    return value;
  });
  return csvTable(
    words.heads(['id', 'type', 'occurred at', 'received at', 'sender', 'reports for', 'class', 'component', 'record']),
    facts
      .filter((fact) => named.has(`${fact.sender}|${fact.id}`))
      .map((fact) => [
        fact.id,
        fact.type,
        fact.occurredAt,
        fact.receivedAt,
        fact.sender,
        words.party(fact.speaksFor),
        words.class(fact.class),
        fact.component ?? '',
        fact.body.record ?? '',
      ]),
    language,
  );
}
