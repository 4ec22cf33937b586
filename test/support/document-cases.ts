/** Issued statements for documents: long, empty, taken back, undetermined, in several scripts and currencies, over a change of the clock. */
import { readFileSync } from 'node:fs';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';
import { digestText } from '../../lib/application/evidence/digest.ts';
import type { DocumentLanguage } from '../../lib/domain/contract/title.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { exponentOf } from '../../lib/domain/money/money.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import { minorOf } from '../../lib/domain/statement/restatement.ts';
import { type StatementLine, canonicalJson } from '../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../lib/domain/time/instant.ts';
import type { DrawnBeside } from '../../lib/presentation/pdf/render-pdf.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { exampleFile } from './contract-files.ts';
import { at, fact } from './facts.ts';
import { read } from './mutants/observe.ts';

const PATH = exampleFile('live-streaming-network');

export interface DocumentCase {
  readonly name: string;
  readonly language: DocumentLanguage;
  readonly issued: IssuedStatement;
  readonly beside: DrawnBeside;
}

/** The statement with other lines, and the total that they add up to. */
export function withLines(
  issued: IssuedStatement,
  amounts: readonly string[],
  currency = 'CNY',
  more: Partial<StatementLine> = {},
): IssuedStatement {
  const base = issued.statement.lines;
  const lines = amounts.map((amount, i) => ({
    ...base[i < amounts.length / 2 ? 0 : 2]!,
    number: i + 1,
    index: `line-${i + 1}`,
    amount: { amount, currency },
    reasons: [],
    ...more,
  }));
  const decimals = exponentOf(currency);
  const minor = lines.reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
  const amount = `${minor < 0n ? '-' : ''}${decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`}`;
  const credits = issued.statement.credits.map((credit) => ({ ...credit, amount: { amount, currency } }));
  return { ...issued, statement: { ...issued.statement, lines, credits, total: { amount, currency } } };
}

export const cents = (i: number): string => `${1000 + ((i * 7919) % 90_000)}.${String((i * 37) % 100).padStart(2, '0')}`;

/** So many tickets on both lines over a month of 2026, each answered after 5 min to 2 h and recovered after 1 h to 13 h. */
export const ticketFacts = (count: number): Fact[] =>
  Array.from({ length: count }, (_, i) => {
    const opened = at('2026-10-01T00:30:00Z') + i * 2 * HOUR;
    const given = (severity?: string) => ({
      component: `line-${(i % 2) + 1}`,
      body: { record: `t-${i + 1}`, ...(severity !== undefined && { attributes: { severity } }) },
    });
    return [
      fact('ticket.opened', opened, given(['urgent', 'medium', 'minor'][i % 3])),
      fact('ticket.acknowledged', opened + (5 + ((i * 13) % 115)) * MINUTE, given()),
      fact('ticket.recovered', opened + (1 + (i % 13)) * HOUR, given()),
    ];
  }).flat();

/** Revision 1 of the example for October 2026. @param change made to the contract. @param more facts. */
export async function issuedCase(change: (document: any) => void = () => undefined, more: readonly Fact[] = []): Promise<IssuedStatement> {
  const { document } = readYaml(readFileSync(PATH, 'utf8')) as { document: any };
  change(document);
  const reading = read(document);
  if (!('checked' in reading)) throw new Error(reading.refused);
  const { facts } = await readEventLines(readFileSync(PATH.replace('.yaml', '.events.jsonl'), 'utf8'));
  const assessed = assess(reading.checked, [...facts, ...more], '2026-10', { reasons: true });
  if ('issue' in assessed) throw new Error(assessed.issue.message);
  const { statement } = assessed;
  const digest = digestText(canonicalJson(statement));
  return {
    id: `${statement.contract.id}.2026-10`,
    revision: 1,
    issuedAt: '2026-11-03T00:00:00.000Z',
    contractRevision: 1,
    statement,
    digests: { statement: digest, evidence: digest, contract: digest },
    earlier: [],
    warnings: [],
    run: 'cases',
  };
}

const withoutCause = (document: any): void => void delete document.terms[0].attributes.cause.default;

/** In Berlin, where the clock is put back on 2026-10-25. */
export const inBerlin = (document: any): void => void (document.terms[0].period.zone = 'Europe/Berlin');

function inScripts(document: any): void {
  document.order.customer.name = 'شركة النور للاتصالات';
  document.order.vendor.name = 'Việt Nam 放送株式会社 Łódź';
  document.order.title = 'עסק 1,234.50 EUR';
}

function owedBack(document: any): void {
  withoutCause(document);
  const { credits, claims } = document.terms[0];
  credits.compensation = { ...credits.compensation, sum: ['response-credit', 'recovery-credit'] };
  credits['availability-credit']['owed-to'] = 'vendor';
  claims['availability-credit'] = 'automatic';
}

export async function documentCases(): Promise<DocumentCase[]> {
  const plain = await issuedCase();
  const one = (name: string, language: DocumentLanguage, issued: IssuedStatement, beside: DrawnBeside = {}): DocumentCase => ({
    name,
    language,
    issued,
    beside,
  });
  const many = Array.from({ length: 300 }, (_, i) => cents(i));
  return [
    one('long', 'en', withLines(plain, many)),
    one('zero', 'en', withLines(plain, [])),
    one('taken-back', 'de', withLines(plain, ['-16000.00', '-250.00'])),
    one('undetermined', 'en', await issuedCase(withoutCause)),
    one('owed-back', 'de', await issuedCase(owedBack), { isVendors: (credit) => credit === 'availability-credit' }),
    one('chinese', 'zh', plain),
    one('scripts', 'en', await issuedCase(inScripts)),
    one('clock-change', 'de', await issuedCase(inBerlin)),
    one('tickets', 'de', await issuedCase(undefined, ticketFacts(300))),
    one('yen', 'en', withLines(plain, ['1500', '123456'], 'JPY')),
    one('dinars', 'zh', withLines(plain, ['1500.125', '0.875'], 'KWD')),
    one('euros', 'de', withLines(plain, ['1500.12', '0.88'], 'EUR')),
  ];
}
