/** The clauses behind a line are the same ones in the API, the text, the documents, the letter and the console. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readCaseFile } from '../../../lib/adapters/files/case-files.ts';
import { contractSaid } from '../../../lib/application/contract-cases/said-otherwise.ts';
import { runCases } from '../../../lib/application/contract-cases/run-case.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import type { EvidenceBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import type { Contract } from '../../../lib/domain/contract/terms.ts';
import type { ClauseBehind, CreditClauses } from '../../../lib/domain/statement/clauses-behind.ts';
import type { Statement, StatementLine } from '../../../lib/domain/statement/statement.ts';
import { StatementPapers } from '../../../lib/presentation/beside/papers-behind.ts';
import { letterModel } from '../../../lib/presentation/claim-package/letter-model.ts';
import { LETTER_WORDS } from '../../../lib/presentation/claim-package/letter-words.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { lineReasons } from '../../../lib/presentation/reasons/line-reasons.ts';
import { Names } from '../../../lib/presentation/reasons/names.ts';
import { REASON_WORDS } from '../../../lib/presentation/reasons/wording.ts';
import { anEntry, claimHead } from '../../support/claims/claim-head.ts';
import { exampleFile, termsFile } from '../../support/contract-files.ts';

const EXAMPLES = ['live-streaming-network', 'live-streaming-warranty'];
const TEXTS = ['aws-ec2-region', 'gcp-gce-multizone', 'lumen-edge-bm', 'ovh-dedicated-cloud', 'slack-2024', 'tencent-vod'];
const FILES = [
  ...EXAMPLES.map((name) => [name, exampleFile(name).replace(/\.yaml$/, '.cases.yaml')] as const),
  ...TEXTS.map((name) => [name, termsFile(name).replace(/terms\.yaml$/, 'cases.yaml')] as const),
];

interface Given {
  readonly contract: Contract;
  readonly statement: Statement;
  readonly clauses: readonly CreditClauses[];
}

/** The statements with lines of the cases of a file. */
async function givenOf(path: string): Promise<Given[]> {
  const { cases, document } = readCaseFile(path);
  const results = await runCases(document, cases!);
  const contract = contractSaid(document, [{ order: cases!.order }]) as unknown as Contract;
  return results.flatMap(({ statement, clauses }) =>
    statement && clauses && statement.lines.length > 0 ? [{ contract, statement, clauses }] : [],
  );
}

const issuedOf = ({ statement, clauses }: Given): IssuedStatement => ({
  id: 's',
  revision: 1,
  issuedAt: '2027-01-01T00:00:00.000Z',
  contractRevision: 1,
  statement,
  clauses,
  digests: { contract: '', evidence: '', statement: '', bundle: '' },
  earlier: [],
  warnings: [],
  run: 'r',
});

/** A clause as a reason has it. */
const inEnglish = ({ clause, quote }: { clause?: string | undefined; quote?: string | undefined }): string =>
  REASON_WORDS.en.clause(clause, quote);

/** What the API gives, each once. */
const ofApi = (given: Given, line: StatementLine): string[] => [...new Set(allOf(given, line).map(inEnglish))];

const allOf = ({ clauses }: Given, line: StatementLine): readonly ClauseBehind[] =>
  clauses.find(({ credit, part }) => credit === line.credit && part === line.part)!.clauses;

/** Of those, no number alone where its words are there too, and no words without the number that others have. */
function named(given: Given, line: StatementLine): string[] {
  const all = allOf(given, line);
  const kept = all.filter(({ clause, quote }) =>
    quote === undefined
      ? !all.some((other) => other.clause === clause && other.quote !== undefined)
      : clause !== undefined || !all.some((other) => other.quote === quote && other.clause !== undefined),
  );
  return [...new Set(kept.map(inEnglish))];
}

const ofConsole = (papers: StatementPapers, line: StatementLine): string[] =>
  papers.ofLine(line).clauses.map(({ paper }) => inEnglish(paper));

function ofLetter(given: Given, line: StatementLine): string[] {
  const { statement, contract } = given;
  const claim = claimOf(claimHead({ currency: line.amount.currency, credit: line.credit }), [anEntry('due', '1.00')]);
  const evidence = { contract } as unknown as EvidenceBundle;
  const { parts } = letterModel(claim, evidence, issuedOf(given), { on: '2027-01-01' }, 'en');
  const at = parts.findIndex((part) => 'heading' in part && part.heading === LETTER_WORDS.en.annexClauses);
  const table = at < 0 ? undefined : parts[at + 1]!;
  if (!table || !('rows' in table)) return [];
  const name = new Names(statement, 'en').credit(line.credit, line.part);
  return table.rows
    .filter(([credit]) => credit === name)
    .flatMap(([, clause = '', quote = '']) =>
      quote === LETTER_WORDS.en.numberAlone
        ? clause.split('; ').map((number) => inEnglish({ clause: number }))
        : [inEnglish({ clause: clause === '' ? undefined : clause, quote: quote.slice(1, -1) })],
    );
}

/** Those with words, and then the numbers that no words have. */
function inAnnex(given: Given, line: StatementLine): string[] {
  const isNumber = (text: string): boolean => allOf(given, line).some((one) => one.quote === undefined && inEnglish(one) === text);
  const all = named(given, line);
  return [...all.filter((text) => !isNumber(text)), ...all.filter(isNumber)];
}

const plain = (texts: readonly string[]): string[] => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());

describe.each(FILES)('for the cases of %s', (_, path) => {
  let all: Given[];
  beforeAll(async () => void (all = await givenOf(path)));

  it('some line has a clause of the paper', () => {
    expect(all.some((given) => given.statement.lines.some((line) => ofApi(given, line).length > 0))).toBe(true);
  });

  it('a line has the clauses of the API in the reasons of a text and of a document, none named twice', () => {
    for (const given of all) {
      const reasons = lineReasons(given, 'en');
      const table = documentModel(issuedOf(given), LABELS.en).tables.find(({ title }) => title === LABELS.en.why)!;
      const written = plain(table.rows.map(([, text]) => String(text)));
      given.statement.lines.forEach((line, i) => {
        const wanted = named(given, line);
        expect(reasons[i]!.sentences.filter(({ isOfPaper }) => isOfPaper).map(({ text }) => text)).toEqual(wanted);
        for (const text of plain(wanted)) expect(written).toContain(text);
      });
    }
  });

  it('a line has the clauses of the API in the console, whether they come from the API or from the contract', () => {
    for (const given of all) {
      const { statement, contract, clauses } = given;
      for (const papers of [new StatementPapers(statement, contract, 'en'), new StatementPapers(statement, contract, 'en', clauses)])
        for (const line of statement.lines) expect(ofConsole(papers, line)).toEqual(ofApi(given, line));
    }
  });

  it('a line has the clauses of the API in the annex of the letter of its claim, each once and those with words first', () => {
    for (const given of all)
      for (const line of given.statement.lines) expect(plain(ofLetter(given, line))).toEqual(plain(inAnnex(given, line)));
  });
});
