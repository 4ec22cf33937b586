/**
 * The package of a claim as one ZIP: a letter, the statement, the intervals, the events behind them, and a file from which the statement
 * can be assessed again. It depends only on the issued statement and the state of its claims, so that the same claim gives the same bytes.
 * It has no letter where nothing can be claimed.
 */
import { strToU8, zipSync } from 'fflate';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { type Spreadsheet, csvTable, decimalOr } from '../csv/csv-form.ts';
import type { DocumentLanguage } from '../document/labels.ts';
import { intervalsOf } from '../document/document-model.ts';
import { Names } from '../reasons/names.ts';
import { REASON_WORDS } from '../reasons/wording.ts';
import { percentShown } from '../reasons/values.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { claimedLines } from './claimed-lines.ts';
import { renderLetter } from './letter.ts';
import { isClaimed } from './letter-model.ts';
import { letterName } from './read-package.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { NamedSeal } from '../../application/signatures/seal-of-issue.ts';
import type { Signature } from '../../application/ports/signer.ts';
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
}

export async function claimPackage(input: PackageInput, language: DocumentLanguage): Promise<Uint8Array> {
  const { claim, issued, bundle } = input;
  const own = claimedLines(claim, issued, input.evidence);
  const name = `${issued.id}-r${issued.revision}`;
  // The package is sent to people; programs have the bundle.
  const spreadsheet = language === 'de' ? 'de' : 'en';
  const letter = isClaimed(claim) ? { [letterName(language)]: new Uint8Array(await renderLetter(input, own, language)) } : {};
  const files = {
    ...letter,
    [`statement-${name}.pdf`]: new Uint8Array(await renderPdf(issued, language, input)),
    'intervals.csv': strToU8(intervalsCsv(own, new Names(issued.statement, language), spreadsheet)),
    'events.csv': strToU8(eventsCsv(own, input.evidence, spreadsheet)),
    [`${name}.bundle.json`]: strToU8(bundle),
    'claim.json': strToU8(`${JSON.stringify(claim, null, 2)}\n`),
  };
  // Times in a ZIP begin in 1980 and have no zone: the instant of the statement in UTC is used.
  const mtime = new Date(parseInstant(issued.issuedAt)!);
  const local = new Date(mtime.getTime() + mtime.getTimezoneOffset() * 60_000);
  return zipSync(files, { mtime: local, level: 6 });
}

const intervalsCsv = (own: IssuedStatement, names: Names, spreadsheet: Spreadsheet): string =>
  csvTable(
    ['line', 'measure', 'kind', 'start', 'end', 'weight', 'excluded by', 'records', 'events'],
    (['counted', 'excluded'] as const).flatMap((kind) =>
      intervalsOf(own, kind).map(({ line, part, cell, interval }) => [
        line,
        names.cell(cell, part),
        kind,
        interval.start,
        interval.end,
        decimalOr(percentShown(interval.weight ?? '1', REASON_WORDS.en)),
        interval.by === undefined ? '' : names.cell(interval.by, part),
        interval.records.map(({ record }) => record).join(' '),
        interval.records.flatMap(({ events }) => events).join(' '),
      ]),
    ),
    spreadsheet,
  );

/** The events of the lines, in the received form. */
function eventsCsv(own: IssuedStatement, { facts }: EvidenceBundle, spreadsheet: Spreadsheet): string {
  const named = new Set<string>();
  JSON.stringify(own.statement.lines, (key, value: unknown) => {
    if (key === 'events') for (const event of value as string[]) named.add(event);
    return value;
  });
  return csvTable(
    ['id', 'type', 'occurred at', 'received at', 'sender', 'reports for', 'class', 'component', 'record'],
    facts
      .filter((fact) => named.has(`${fact.sender}|${fact.id}`))
      .map((fact) => [
        fact.id,
        fact.type,
        fact.occurredAt,
        fact.receivedAt,
        fact.sender,
        fact.speaksFor,
        fact.class,
        fact.component ?? '',
        fact.body.record ?? '',
      ]),
    spreadsheet,
  );
}
