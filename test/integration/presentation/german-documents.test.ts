/** Documents in German: no word of English in them, numbers and days as German writes them, the same amounts as in the other languages. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFile, readBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { type StatementAccounts, statementAccounts } from '../../../lib/application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../../lib/application/ports/statements.ts';
import { claimOf } from '../../../lib/domain/claims/claim.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../../lib/domain/contract/title.ts';
import { parseInstant } from '../../../lib/domain/time/instant.ts';
import { letterModel } from '../../../lib/presentation/claim-package/letter-model.ts';
import { documentModel } from '../../../lib/presentation/document/document-model.ts';
import { grouped } from '../../../lib/presentation/document/grouped.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { partiesOf } from '../../../lib/presentation/document/party-lines.ts';
import { renderPdf } from '../../../lib/presentation/pdf/render-pdf.ts';
import { watchWritten } from '../../../lib/presentation/written.ts';
import { englishWords } from '../../support/english-words.ts';
import { pdfText } from '../../support/file-text.ts';
import { type IssuedExample, issuedExample } from '../../support/issued.ts';

let example: IssuedExample;
let second: IssuedStatement;
let accounts: StatementAccounts;

beforeAll(async () => {
  example = await issuedExample();
  [, second] = example.revisions;
  accounts = await statementAccounts(second, example.stores, () => parseInstant('2026-11-20T00:00:00Z')!);
});

/** All texts of a statement's document, without the words of the contract and of senders. */
function ownTexts(language: DocumentLanguage): string[] {
  const given = new Set<string>();
  const before = watchWritten({ given: (words) => void given.add(words), written: () => undefined });
  const model = documentModel(second, LABELS[language], 5, accounts);
  watchWritten(before);
  const { contract, terms } = second.statement;
  const words = [...given, contract.title, contract.id, contract.vendor.name, contract.customer.name, terms.title, second.id]
    .filter((text) => text.trim() !== '')
    .sort((a, b) => b.length - a.length);
  const texts = [
    model.title,
    ...model.facts.flat(),
    ...model.tables.flatMap(({ title, columns, rows }) => [title, ...columns.map(({ name }) => name), ...rows.flat()]),
    ...model.lists.flatMap(({ title, items }) => [title, ...items]),
    ...model.digests.map(([label]) => label),
  ];
  return texts.filter((cell) => typeof cell === 'string').map((text) => words.reduce((rest, word) => rest.replaceAll(word, '…'), text));
}

/** The amounts of a text in order of their size. */
const amountsIn = (text: string, language: DocumentLanguage): string[] =>
  [...text.matchAll(/-?\d[\d.,]*(?= ?CNY)/g)]
    .map(([amount]) => (language === 'de' ? amount.replaceAll('.', '').replace(',', '.') : amount.replaceAll(',', '')))
    .sort();

describe('a statement in German', () => {
  it('has no English words except those of the contract and of senders', () => {
    const texts = ownTexts('de');
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.flatMap((text) => (englishWords(text).length > 0 ? [text] : []))).toEqual([]);
    expect(englishWords(ownTexts('en').join(' ')).length).toBeGreaterThan(200);
  });

  it('has no gaps, and no percentage, decimal or day of English', () => {
    const texts = ownTexts('de');
    const faults = texts.filter((text) => /undefined|null|NaN|\[object|\d%|\d{4}-\d\d-\d\d(?!T)|\(\s*\)| {2}/.test(text));
    expect(faults).toEqual([]);
    const decimals = texts
      .map((text) => text.replaceAll(/\d\d:\d\d:\d\d,\d+/g, ''))
      .filter((text) => /(?<![\d.])\d+\.\d{1,2}(?![\d.])|\d,\d{3}[.,]/.test(text));
    expect(decimals).toEqual([]);
  });

  it('has the amounts of the other languages', () => {
    const [en, ...others] = DOCUMENT_LANGUAGES.map((language) => amountsIn(ownTexts(language).join(' | '), language));
    expect(en!.length).toBeGreaterThan(20);
    for (const other of others) expect(other).toEqual(en);
  });

  it('its PDF has the amounts with points and a comma, and says its language', async () => {
    const bytes = await renderPdf(second, 'de', { accounts });
    expect(bytes.toString('latin1')).toContain('/Lang (de)');
    const { text } = await pdfText(bytes);
    for (const { amount } of [...second.statement.lines.map((line) => line.amount), second.statement.total])
      expect(text).toContain(grouped(amount, 'de'));
    for (const wanted of [
      'Gutschriftsabrechnung',
      'Abrechnungszeitraum',
      'Leistungsziele',
      'Bemessungsgrundlage',
      'ÜberleitungvonFassung1',
      'Seite1von',
      '01.10.202600:00:00',
    ])
      expect(text).toContain(wanted);
    expect(grouped(second.statement.total.amount, 'de')).toMatch(/^\d{1,3}(\.\d{3})+,\d\d$/);
  });
});

describe('the letter of a claim in German', () => {
  it('has no English words except those of the contract, and the amounts of the other languages', async () => {
    const { head, transitions } = (await example.stores.claims.get('live-streaming-network.2026-10.compensation'))!;
    const evidence = readBundle((await example.stores.statements.bundle(second))!);
    expect(await bundleFile(second, example.stores)).toBeDefined();
    const textsOf = (language: DocumentLanguage): string[] => {
      const given = new Set<string>();
      const before = watchWritten({ given: (words) => void given.add(words), written: () => undefined });
      const beside = { on: '2026-11-05', parties: partiesOf(example.contract.order) };
      const { subject, dated, parties, facts, parts } = letterModel(claimOf(head, transitions), evidence, second, beside, language);
      watchWritten(before);
      const { contract } = second.statement;
      const named = [contract.title, contract.vendor.name, contract.customer.name, second.id];
      const files = [`statement-${second.id}-r${second.revision}.pdf`, 'events.csv'];
      const words = [...given, ...named, ...files].filter((text) => text.trim() !== '');
      return [
        subject,
        dated,
        ...parties.flatMap(({ role, lines }) => [role, ...lines]),
        ...facts.flat(),
        ...parts.flatMap((part) =>
          'text' in part
            ? [part.text]
            : 'heading' in part
              ? [part.heading]
              : 'rows' in part
                ? [...part.columns.map(({ name }) => name), ...part.rows.flat()]
                : 'facts' in part
                  ? part.facts.flat()
                  : [],
        ),
      ].map((text) => words.sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, '…'), text));
    };
    expect(textsOf('de').flatMap((text) => (englishWords(text).length > 0 ? [text] : []))).toEqual([]);
    const [en, ...others] = DOCUMENT_LANGUAGES.map((language) => amountsIn(textsOf(language).join(' | '), language));
    expect(en!.length).toBeGreaterThan(5);
    for (const other of others) expect(other).toEqual(en);
  });
});
