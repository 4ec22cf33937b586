/** Contracts in plain sentences: whole, in every language, with nothing left unsaid. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import { OPERATORS } from '../../../../lib/domain/operators/registry.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import { chinese } from '../../../../lib/presentation/explain/chinese.ts';
import { english } from '../../../../lib/presentation/explain/english.ts';
import { german } from '../../../../lib/presentation/explain/german.ts';
import { explain, explainText } from '../../../../lib/presentation/explain/explain.ts';
import { ALL_FILES, termsFile } from '../../../support/contract-files.ts';
import { paperOf } from '../../../../lib/domain/contract/paper.ts';

const files = ALL_FILES;

const LANGUAGE_WORDS =
  'recurring usage one-time upfront voucher-paid tax outage ticket maintenance upgrade drill share count period always never day days hour month quarter year min ms business daily mon-fri half-up first last highest completed started exact announced began ended opened resolved'.split(
    ' ',
  );

const QUOTED = { en: (name: string) => `"${name}"`, zh: (name: string) => `“${name}”`, de: (name: string) => `„${name}“` } as const;

describe('explain', () => {
  it.each(DOCUMENT_LANGUAGES)('explains plain-hosting as in the fixture (%s)', (language) => {
    const { contract } = readContractFile(termsFile('plain-hosting'));
    const golden = readFileSync(new URL(`../../../fixtures/explain-plain-hosting.${language}.txt`, import.meta.url), 'utf8');
    expect(explainText(contract!, language) + '\n').toBe(golden);
  });

  it.each(files.flatMap((file) => DOCUMENT_LANGUAGES.map((language) => [file, language] as const)))(
    '%s in %s: explains every definition once, after the ones that it names, and every objective, credit and claim',
    (file, language) => {
      const { contract } = readContractFile(file);
      const text = explainText(contract!, language);
      expect(text).not.toMatch(/undefined|\[object|NaN|null/);
      for (const terms of contract!.terms) {
        const quoted = (name: string): string => QUOTED[language](name);
        const defined = explain(contract!, language).flatMap(({ sentences }) => sentences);
        for (const name of Object.keys(terms.definitions)) {
          const head = `${quoted(name)}${{ en: ' is ', zh: '：', de: ': ' }[language]}`;
          expect(defined.filter((sentence) => sentence.startsWith(head)).length, name).toBeGreaterThanOrEqual(1);
        }
        for (const name of [...Object.keys(terms.objectives), ...Object.keys(terms.credits), ...Object.keys(terms.claims)])
          expect(text).toContain(quoted(name));
        const expected = [
          terms.period.zone,
          terms.money.currency,
          ...Object.values(terms.credits).flatMap((credit) => Object.values(paperOf(credit))),
        ];
        for (const word of expected) expect(text).toContain(word);
      }
    },
  );

  it.each(files)('%s in Chinese: has no English word of the language, and no space where Chinese has none', (file) => {
    const { contract } = readContractFile(file);
    // What authors wrote stays as it is: quoted names and notes, the meanings of words, and words of their own.
    const papers = explain(contract!, 'zh').flatMap(({ clauses }) => clauses.flatMap(({ paper }) => Object.values(paper)));
    const read = papers.reduce<string>((whole, words) => whole.replaceAll(words, '_'), explainText(contract!, 'zh'));
    const text = read.replaceAll(/“[^”]*”|（[^（）]*）|《[^》]*》/g, '_');
    const own = new Set(
      contract!.terms.flatMap(({ attributes = {}, components = {} }) => [
        ...Object.keys(components),
        ...Object.values(attributes).flatMap(({ values = [] }) => (Array.isArray(values) ? values : Object.keys(values)) as string[]),
      ]),
    );
    const left = LANGUAGE_WORDS.filter((word) => !own.has(word) && new RegExp(`(?<![\\w/-])${word}(?![\\w/-])`).test(text));
    expect(left).toEqual([]);
    expect(text.match(/[\u4e00-\u9fff] [\u4e00-\u9fff]|[，。；：、] | [，。；：、]/g) ?? []).toEqual([]);
  });

  it('has a phrase for every operator in every language', () => {
    for (const phrases of [english, chinese, german]) expect(Object.keys(phrases.cell).sort()).toEqual(Object.keys(OPERATORS).sort());
  });

  it('keeps the word of a limit: closed and open edges, elapsed and business time', () => {
    const { contract } = readContractFile(termsFile('lumen-edge-bm'));
    expect(explainText(contract!, 'en')).toContain('at least 5 min and less than 30 min gives 10%');
    expect(explainText(contract!, 'zh')).toContain('不低于 5 分钟且低于 30 分钟时为 10%');
    expect(chinese.say('5 business days')).toBe('5 个工作日');
  });
});
