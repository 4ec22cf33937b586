/** Contracts in plain sentences: whole, in both languages, with nothing left unsaid. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../lib/adapters/contract-files.ts';
import { OPERATORS } from '../../lib/domain/operators/registry.ts';
import { LANGUAGES } from '../../lib/explain/language.ts';
import { chinese } from '../../lib/explain/chinese.ts';
import { english } from '../../lib/explain/english.ts';
import { explain, explainText } from '../../lib/explain/explain.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../../contracts/${name}/`, import.meta.url));
const files = ['published', 'examples'].flatMap((name) =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder(name), file)),
);

describe('explain', () => {
  it.each(LANGUAGES)('says plain-hosting as it stands in the fixture (%s)', (language) => {
    const { contract } = readContractFile(join(folder('published'), 'plain-hosting.yaml'));
    const golden = readFileSync(new URL(`../fixtures/explain-plain-hosting.${language}.txt`, import.meta.url), 'utf8');
    expect(explainText(contract!, language) + '\n').toBe(golden);
  });

  it.each(files.flatMap((file) => LANGUAGES.map((language) => [file, language] as const)))(
    '%s in %s: every definition once, after what it names; every promise, credit, claim',
    (file, language) => {
      const { contract } = readContractFile(file);
      const text = explainText(contract!, language);
      expect(text).not.toMatch(/undefined|\[object|NaN|null/);
      for (const terms of contract!.terms) {
        const quoted = (name: string): string => (language === 'en' ? `"${name}"` : `“${name}”`);
        const defined = explain(contract!, language).flatMap(({ sentences }) => sentences);
        for (const name of Object.keys(terms.definitions)) {
          const head = language === 'en' ? `${quoted(name)} is ` : `${quoted(name)}：`;
          expect(defined.filter((sentence) => sentence.startsWith(head)).length, name).toBeGreaterThanOrEqual(1);
        }
        for (const name of [...Object.keys(terms.promises), ...Object.keys(terms.credits), ...Object.keys(terms.claims)])
          expect(text).toContain(quoted(name));
        const spoken = [terms.period.zone, terms.money.currency, ...Object.values(terms.credits).flatMap((credit) => credit.says ?? [])];
        for (const word of spoken) expect(text).toContain(word);
      }
    },
  );

  it('has a phrase for every operator in both languages', () => {
    for (const phrases of [english, chinese]) expect(Object.keys(phrases.cell).sort()).toEqual(Object.keys(OPERATORS).sort());
  });

  it('a limit keeps its word: closed and open edges, elapsed and business time', () => {
    const { contract } = readContractFile(join(folder('published'), 'lumen-edge-bm.yaml'));
    expect(explainText(contract!, 'en')).toContain('at least 5 min and less than 30 min gives 10%');
    expect(explainText(contract!, 'zh')).toContain('不低于 5 分钟且低于 30 分钟 时为 10%');
    expect(chinese.say('5 business days')).toBe('5 个工作日');
  });
});
