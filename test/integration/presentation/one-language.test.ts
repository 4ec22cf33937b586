/** A text has the words of the language that is asked for alone, beside those of the contract and of senders. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import type { StatementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import type { DocumentLanguage } from '../../../lib/domain/contract/title.ts';
import { readBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { letterModel } from '../../../lib/presentation/claim-package/letter-model.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { bridgeSentences } from '../../../lib/presentation/reasons/bridge-reasons.ts';
import { lineReasons, reasonLines } from '../../../lib/presentation/reasons/line-reasons.ts';
import { Names } from '../../../lib/presentation/reasons/names.ts';
import { openReasonLines } from '../../../lib/presentation/reasons/open-reasons.ts';
import { showAccounts } from '../../../lib/presentation/text/show-accounts.ts';
import { namedLeftOut } from '../../../lib/presentation/text/show-statement.ts';
import { showDocument } from '../../../lib/presentation/text/show-document.ts';
import { TEXT_WORDS } from '../../../lib/presentation/text/text-words.ts';
import { watchWritten } from '../../../lib/presentation/written.ts';
import { foreignWords } from '../../support/catalogue-words.ts';
import { type DocumentCase, documentCases } from '../../support/document-cases.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';

const amount = (decimal: string) => ({ amount: decimal, currency: 'CNY' });
const CLAIM = 'live-streaming-network.2026-10.compensation';

/** Every account and every outcome of a dispute. */
const ACCOUNTS: StatementAccounts = {
  asOf: '2026-11-20T00:00:00.000Z',
  claims: [
    {
      id: CLAIM,
      credit: 'compensation',
      creditor: 'customer',
      debtor: 'vendor',
      automatic: false,
      state: 'partly-accepted',
      lastDay: '2026-11-30',
      owed: amount('16000.00'),
      reserved: 'unbounded',
      claimed: amount('16000.00'),
      accepted: amount('8000.00'),
      credited: amount('1.00'),
      received: amount('17000.00'),
      receivedByBills: [{ row: 'aws:1|row-7', on: '2026-11-20', ...amount('1.00') }],
      writtenOff: amount('1.00'),
      open: amount('0.00'),
      overCredited: amount('1000.00'),
      recordedByCreditor: { answer: true, accepted: amount('8000.00') },
    },
  ] as unknown as StatementAccounts['claims'],
  disputes: {
    open: 1,
    withdrawn: 1,
    decided: 4,
    outcomes: { upheld: 1, 'partly-upheld': 1, rejected: 1 },
    upheld: [
      { id: 'd-1', raisedBy: 'vendor', outcome: 'upheld', amount: amount('1.00'), disputed: amount('1.00') },
      { id: 'd-2', raisedBy: 'customer', outcome: 'partly-upheld', amount: amount('4.00'), disputed: amount('10.00') },
    ],
  },
  warnings: [{ code: 'open-dispute', severity: 'warning', path: '', message: 'a dispute about the period is open' }],
};

/** What a text in a language shows, without the words of the contract and of senders. */
function ownText(issued: IssuedStatement, texts: () => readonly string[]): string {
  const given = new Set<string>();
  const before = watchWritten({ given: (words) => void given.add(words), written: () => undefined });
  const text = texts().join('\n');
  watchWritten(before);
  const { contract, terms, period } = issued.statement;
  return [...given, contract.title, contract.id, contract.vendor.name, contract.vendor.id, contract.customer.name, contract.customer.id]
    .concat(terms.title, period.zone, CLAIM, `statement-${issued.id}-r${issued.revision}.pdf`, issued.id)
    .concat('intervals.csv', 'tickets.csv', 'events.csv', '.bundle.json')
    .filter((words) => words.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, words) => rest.replaceAll(words, '…'), text.replaceAll(/`[^`]*`/g, '…').replaceAll(/(?<=\d )[A-Z]{3}\b/g, ''));
}

const ofText = (issued: IssuedStatement, language: DocumentLanguage): readonly string[] => [
  TEXT_WORDS[language].head(issued.id, issued.revision, issued.issuedAt),
  TEXT_WORDS[language].firstRevision(issued.revision),
  showDocument(issued, language),
  showAccounts(ACCOUNTS, new Names(issued.statement, language), language),
  ...namedLeftOut(issued.statement, language),
  ...reasonLines(lineReasons(issued, language)),
  ...openReasonLines(issued, language),
  ...(issued.bridge ? bridgeSentences(issued.bridge, issued.statement, language).map(({ text }) => text) : []),
  `${LABELS[language].sealed}:`,
];

function ofDocument(issued: IssuedStatement, language: DocumentLanguage): readonly string[] {
  const model = documentModel(issued, LABELS[language], 20, ACCOUNTS);
  return [
    model.title,
    ...model.facts.flat(),
    ...model.tables.flatMap(({ title, columns, rows }) => [title, ...columns.map(({ name }) => name), ...rows.flat()]),
    ...model.lists.flatMap(({ title, items }) => [title, ...items]),
    ...model.digests.map(([label]) => label),
  ].filter((cell) => typeof cell === 'string');
}

let example: IssuedExample;
let cases: readonly Pick<DocumentCase, 'name' | 'issued'>[];

beforeAll(async () => {
  example = await issuedExample();
  const restated = { name: 'restated', issued: example.revisions[1] };
  cases = [restated, ...(await documentCases()).filter(({ name }) => ['undetermined', 'owed-back', 'clock-change', 'zero'].includes(name))];
});

describe.each(['de', 'zh'] as const)('given a text in %s is asked for', (language) => {
  const foreign = foreignWords(language);
  const faults = (issued: IssuedStatement, texts: () => readonly string[]): string[] =>
    ownText(issued, texts)
      .split('\n')
      .flatMap((line) => (foreign(line).length > 0 ? [`${foreign(line).join(' ')}: ${line}`] : []));

  it('the text of a statement, with its accounts, reasons and changes, has no word of an English literal', () => {
    expect(cases).toHaveLength(5);
    for (const { issued } of cases) expect(faults(issued, () => ofText(issued, language))).toEqual([]);
  });

  it('the document of a statement has no word of an English literal', () => {
    for (const { issued } of cases) expect(faults(issued, () => ofDocument(issued, language))).toEqual([]);
  });

  it('the letter of a claim has no word of an English literal', async () => {
    const { head, transitions } = (await example.stores.claims.get(CLAIM))!;
    const [, issued] = example.revisions;
    const evidence = readBundle((await example.stores.statements.bundle(issued))!);
    const texts = () => {
      const { subject, dated, parties, facts, parts } = letterModel(
        claimOf(head, transitions),
        evidence,
        issued,
        { on: '2026-11-05' },
        language,
      );
      const own = parts.flatMap((part) =>
        Object.entries(part).flatMap(([key, value]) =>
          ['text', 'heading', 'facts', 'rows'].includes(key)
            ? [value].flat(3)
            : key === 'columns'
              ? (value as { name: string }[]).map(({ name }) => name)
              : [],
        ),
      );
      return [subject, dated, ...parties.flatMap(({ role, lines }) => [role, ...lines]), ...facts.flat(), ...(own as string[])];
    };
    expect(faults(issued, texts)).toEqual([]);
  });
});

it('the check finds the English of each text', () => {
  for (const language of ['de', 'zh'] as const) {
    const foreign = foreignWords(language);
    for (const { issued } of cases) expect(foreign(ownText(issued, () => ofText(issued, 'en'))).length).toBeGreaterThan(30);
    expect(foreign('accounts as of 2026')).toContain('accounts');
  }
});
