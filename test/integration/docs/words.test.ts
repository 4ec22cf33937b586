/** The words of documents in the glossary are those of the catalogues, in each language. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../../lib/domain/contract/title.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { NAME_WORDS } from '../../../lib/presentation/reasons/name-words.ts';

/** Every word of a language by its place in the catalogues. */
function wordsOf(language: DocumentLanguage): Record<string, string> {
  const words: Record<string, string> = {};
  const collect = (value: unknown, path: string): void => {
    if (typeof value === 'string') words[path] = value;
    else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) collect(one, `${path}/${name}`);
  };
  const { cell, downtime } = NAME_WORDS[language];
  collect({ labels: LABELS[language], accounts: ACCOUNT_WORDS[language], downtime }, '');
  return {
    ...words,
    uptime: cell({ is: 'uptime', kind: 'ratio' }, undefined)!,
    hours: cell({ is: 'business-hours', kind: 'times' }, undefined)!,
  };
}

const table = readFileSync(new URL('../../../docs/reference/glossary.md', import.meta.url), 'utf8').split('## Words of documents')[1]!;
const rows = [...table.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)].map(([, ...cells]) => cells).filter(([first]) => first !== 'English');

it.each(rows)('%s, %s, %s are the words of one place', (...row) => {
  const [english, ...others] = DOCUMENT_LANGUAGES.map(wordsOf);
  const places = Object.keys(english!).filter((place) => english![place] === row[0]);
  expect(places.some((place) => others.every((words, i) => words[place] === row[i + 1]))).toBe(true);
});

it('the table has many words', () => expect(rows.length).toBeGreaterThan(30));
