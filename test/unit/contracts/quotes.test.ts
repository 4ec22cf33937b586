/** Quotes of the contract files: a sentence or less, with the source and the day on which it was read; those of the example are in its paper. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import { readPaper } from '../../../lib/presentation/beside/paper-sentences.ts';
import { compareWithPaper } from '../../../lib/presentation/beside/quotes-in-paper.ts';
import { explain } from '../../../lib/presentation/explain/explain.ts';
import { TEXTS, exampleFile, termsFile } from '../../support/contract-files.ts';

const quotesOf = (file: string): { path: string; quote: string }[] =>
  explain(readContractFile(file).contract!, 'en').flatMap(({ clauses }) =>
    clauses.flatMap(({ path, paper: { quote } }) => (quote === undefined ? [] : [{ path, quote }])),
  );
const quoted = TEXTS.filter((id) => quotesOf(termsFile(id)).length > 0);

/** The longest quote: a long sentence of a contract. */
const MAX_LENGTH = 260;

describe('quotes of published texts', () => {
  it('are in ten texts at least', () => {
    expect(quoted.length).toBeGreaterThanOrEqual(10);
  });

  it.each(quoted)('of %s are a sentence or less, with a source and the day on which it was read', (id) => {
    const { source, 'source-read': read } = readContractFile(termsFile(id)).contract!.terms[0]!;
    expect([source, read]).toEqual([expect.any(String), expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    for (const { quote } of quotesOf(termsFile(id))) {
      expect(readPaper(quote).sentences, quote).toHaveLength(1);
      expect(quote.length, quote).toBeLessThanOrEqual(MAX_LENGTH);
    }
  });

  it('are named by the how-to page, and no other text is', () => {
    const page = readFileSync(new URL('../../../docs/how-to/write-a-contract.md', import.meta.url), 'utf8');
    const [, listed = ''] = /These published texts have quotes: ([^.]*)\./.exec(page) ?? [];
    expect([...listed.matchAll(/`([^`]+)`/g)].map(([, id]) => id).sort()).toEqual([...quoted].sort());
  });
});

describe('quotes of the example', () => {
  it('are all in its paper, each in one place', () => {
    const file = exampleFile('live-streaming-network');
    const paper = readPaper(readFileSync(file.replace('.yaml', '.paper.txt'), 'utf8'));
    const { lost, ambiguous } = compareWithPaper(quotesOf(file), paper);
    expect([lost, ambiguous]).toEqual([[], []]);
    expect(quotesOf(file).length).toBeGreaterThan(10);
  });
});
