/**
 * The package of a claim as one ZIP: a letter, the statement, the intervals, the events behind them, and a file from which the statement can
 * be assessed again. It is made from an issued statement alone, so that the same claim gives the same bytes.
 */
import { strToU8, zipSync } from 'fflate';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import type { StatementLine } from '../../domain/statement/statement.ts';
import { phrasesOf } from '../explain/explain.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { csvTable } from '../csv/render-csv.ts';
import { termsIn } from '../../application/registry/stored-contract.ts';
import { type DocumentLanguage, LABELS, type Labels } from '../document/labels.ts';
import { clearText } from '../document/local-time.ts';
import { grouped } from '../document/grouped.ts';
import { intervalsOf } from '../document/document-model.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import { REASON_WORDS, Wording } from '../reasons/wording.ts';
import { percentShown, valueShown } from '../reasons/values.ts';
import { PageWriter } from '../pdf/page-writer.ts';
import { measuredOf, targetsOf } from '../document/objectives-table.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { amountsBetween, decidedBy, placed, provisionalName } from '../document/undecided.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

export interface PackageInput {
  readonly claim: Claim;
  readonly issued: IssuedStatement;
  readonly evidence: EvidenceBundle;
  /** The bundle in the form for `makegood verify`. */
  readonly bundle: string;
}

/** A credit and the credits that it includes, also for a contract that is refused now; an unreadable one includes nothing. */
function under(credit: string, contract: unknown): Set<string> {
  const { terms } = contract as { terms?: unknown };
  const versions = (Array.isArray(terms) ? terms : []) as { credits?: Record<string, { sum?: unknown; highest?: unknown } | null> }[];
  const listed = (names: unknown): string[] => (Array.isArray(names) ? names.map(String) : []);
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const version of versions) {
      const given = version?.credits?.[name];
      for (const inner of [...listed(given?.sum), ...listed(given?.highest)]) visit(inner);
    }
  };
  visit(credit);
  return found;
}

/** The statement with the lines that a claim is for. */
function claimed({ claim, issued, evidence }: PackageInput): IssuedStatement {
  const credits = under(claim.credit, evidence.contract);
  return { ...issued, statement: { ...issued.statement, lines: issued.statement.lines.filter(({ credit }) => credits.has(credit)) } };
}

export async function claimPackage(input: PackageInput, language: DocumentLanguage): Promise<Uint8Array> {
  const { claim, issued, bundle } = input;
  const own = claimed(input);
  const name = `${issued.id}-r${issued.revision}`;
  const files = {
    [`letter-${language}.pdf`]: new Uint8Array(await renderLetter(input, own, language)),
    [`statement-${name}.pdf`]: new Uint8Array(await renderPdf(issued, language)),
    'intervals.csv': strToU8(intervalsCsv(own)),
    'events.csv': strToU8(eventsCsv(own, input.evidence)),
    [`${name}.bundle.json`]: strToU8(bundle),
    'claim.json': strToU8(`${JSON.stringify(claim, null, 2)}\n`),
  };
  // Times in a ZIP begin in 1980 and have no zone: the instant of the statement in UTC is used.
  const mtime = new Date(parseInstant(issued.issuedAt)!);
  const local = new Date(mtime.getTime() + mtime.getTimezoneOffset() * 60_000);
  return zipSync(files, { mtime: local, level: 6 });
}

async function renderLetter({ claim, evidence }: PackageInput, own: IssuedStatement, language: DocumentLanguage): Promise<Buffer> {
  const labels = LABELS[language];
  const { letter } = labels;
  const { statement } = own;
  const { contract, period } = statement;
  const wording = new Wording(statement, language, MAX_ENTRIES);
  const { names, words } = wording;
  const sum = `${grouped(claim.owed.amount)} ${claim.owed.currency}`;
  const writer = new PageWriter({
    title: `${letter.subject} ${claim.id}`,
    author: contract.customer.name,
    created: new Date(parseInstant(own.issuedAt)!),
    language: language === 'zh' ? 'zh-CN' : 'en',
  });
  writer.text(letter.subject, 16, 700);
  writer.space(8);
  writer.facts([
    [letter.dear, contract.vendor.name],
    [labels.customer, contract.customer.name],
    [labels.contract, `${contract.title} (${contract.id})`],
    [
      labels.period,
      `${period.label} (${clearText(parseInstant(period.start)!, period.zone)} – ${clearText(parseInstant(period.end)!, period.zone)}, ${period.zone})`,
    ],
    [labels.number, `${own.id}, ${labels.revision} ${own.revision}`],
    [letter.sum, sum],
    ...openSum(own, claim, labels),
  ]);
  writer.space(10);
  writer.text(letter.intro, 10);
  writer.space(6);
  const clause = termsIn(evidence.contract)
    .map(({ claims }) => claims[claim.credit])
    .findLast((one) => typeof one === 'object');
  if (typeof clause === 'object')
    for (const step of clause.do) writer.text(phrasesOf(language).claim(claim.credit, step, clause['decided-by']), 10);
  if (claim.lastDay !== undefined) writer.text(`${letter.by} ${claim.lastDay}${language === 'zh' ? '。' : '.'}`, 10);
  writer.heading(letter.because);
  const amount = (line: StatementLine): string => `${grouped(line.amount.amount)} ${line.amount.currency}`;
  writer.table(
    [
      { name: labels.credit, width: 30 },
      { name: labels.for, width: 26 },
      { name: labels.rate, width: 14, right: true },
      { name: labels.amount, width: 20, right: true },
    ],
    [
      ...statement.lines.map((line) => [
        provisionalName(line, names, labels),
        placed(line, names),
        valueShown(line.times, words),
        amount(line),
      ]),
      [labels.total, '', '', sum],
    ],
    true,
  );
  const breached = statement.objectives.filter(({ outcome }) => outcome === 'breached');
  writer.space(8);
  if (breached.length > 0)
    writer.table(
      [
        { name: labels.objective, width: 24 },
        { name: labels.for, width: 30 },
        { name: labels.measured, width: 20, right: true },
        { name: labels.target, width: 26, right: true },
      ],
      breached.map((result) => [
        names.objective(result.objective, result.part),
        names.index(result.index, result.part),
        measuredOf(result, labels),
        targetsOf(result, labels),
      ]),
    );
  writer.heading(letter.intervals);
  writer.table(
    [
      { name: labels.cell, width: 18 },
      { name: labels.from, width: 22 },
      { name: labels.to, width: 22 },
      { name: labels.duration, width: 14, right: true },
      { name: labels.weight, width: 8, right: true },
      { name: labels.record, width: 24 },
    ],
    intervalsOf(own, 'counted').map(({ part, cell, interval }) => [
      names.cell(cell, part),
      clearText(parseInstant(interval.start)!, period.zone),
      clearText(parseInstant(interval.end)!, period.zone),
      wording.length(wording.span(interval.start, interval.end)),
      interval.weight === undefined ? '100%' : percentShown(interval.weight, words),
      interval.records.map(({ record, events }) => wording.record(record, events)).join(', '),
    ]),
  );
  if (typeof clause === 'object' && clause.show) {
    writer.heading(letter.shows);
    for (const item of clause.show) writer.text(item, 9, 400, 8);
  }
  writer.space(10);
  for (const text of [letter.enclosed, letter.please]) writer.text(text, 10);
  writer.space(16);
  writer.text(`${letter.regards} ${contract.customer.name}`, 10);
  return writer.end((page, pages) => `${claim.id} · ${labels.pageOf(page, pages)}`);
}

/** Rows for a credit that missing facts leave open: the sum is its lower bound, and the letter names the possible rest and the facts that decide it. */
function openSum({ statement }: IssuedStatement, { credit }: Claim, labels: Labels): (readonly [string, string])[] {
  const found = statement.credits.find((one) => one.credit === credit);
  if (!found?.bounds) return [];
  return [[labels.undecided, `${labels.isOwed(amountsBetween(found.bounds, labels))}${decidedBy(labels, found.missing)}`]];
}

const intervalsCsv = (own: IssuedStatement): string =>
  csvTable(
    ['line', 'cell', 'kind', 'start', 'end', 'weight', 'excluded by', 'records', 'events'],
    (['counted', 'excluded'] as const).flatMap((kind) =>
      intervalsOf(own, kind).map(({ line, cell, interval }) => [
        line,
        cell,
        kind,
        interval.start,
        interval.end,
        percentShown(interval.weight ?? '1', REASON_WORDS.en),
        interval.by ?? '',
        interval.records.map(({ record }) => record).join(' '),
        interval.records.flatMap(({ events }) => events).join(' '),
      ]),
    ),
  );

/** The events of the lines, in the received form. */
function eventsCsv(own: IssuedStatement, { facts }: EvidenceBundle): string {
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
  );
}
