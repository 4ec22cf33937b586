import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { LINE_WIDTH, formatContract } from '../../../../lib/presentation/contract-text/format.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { caseFilesIn } from '../../../../lib/adapters/files/case-files.ts';
import { ALL_FILES, CONTRACTS_FOLDER, inProject } from '../../../support/contract-files.ts';
import { readFileSync } from 'node:fs';

const texts = ALL_FILES.map((path) => ({ name: inProject(path), text: readFileSync(path, 'utf8') }));
const formatted = (text: string): string => {
  const result = formatContract(text);
  expect(result.issues).toEqual([]);
  return result.text;
};
const said = (text: string): string => JSON.stringify(readYaml(text).document);
/** Comments without the blanks around them, in order. */
const commentsOf = (text: string): string[] => [...text.matchAll(/(?:^|\s)#+ *(.*?) *$/gm)].map(([, words]) => words!);

describe('writing contracts in the common form', () => {
  it('leaves every contract, text and file of cases of this project as it is', () => {
    for (const path of caseFilesIn(CONTRACTS_FOLDER)) expect(formatted(readFileSync(path, 'utf8')), path).toBe(readFileSync(path, 'utf8'));
    for (const { name, text } of texts) expect(formatted(text), name).toBe(text);
  });

  it('gives the same form whatever layout a contract was written in', () => {
    for (const { name, text } of texts) {
      const document = parseDocument(text);
      const wide = document.toString({ lineWidth: 0, flowCollectionPadding: false, indent: 4, singleQuote: true });
      const roomy = text.replaceAll(/\n/g, '  \r\n').replaceAll(/^( *)([\w-]+): \{/gm, '$1$2:     {');
      for (const other of [wide, roomy]) expect(formatted(other), name).toBe(text);
    }
  });

  it('writes a contract that is JSON as lines, and says the same', () => {
    for (const { name, text } of texts) {
      const json = JSON.stringify(readYaml(text).document);
      const once = formatted(json);
      expect(said(once), name).toBe(said(json));
      expect(formatted(once), name).toBe(once);
      expect(once.split('\n').filter((line) => line.length > LINE_WIDTH && /: [{[]/.test(line))).toEqual([]);
    }
  });

  it('keeps each comment, also those that are put at any place of a contract', () => {
    for (const { name, text } of texts.slice(0, 12)) {
      const lines = text.split('\n');
      const commented = lines.flatMap((line, i) =>
        i % 3 === 0 ? [`# note ${i}`, line] : i % 3 === 1 && line !== '' ? [`${line} # at ${i}`] : [line],
      );
      const given = commented.join('\n');
      if (readYaml(given).issues.length > 0) continue;
      const once = formatted(given);
      expect(commentsOf(once).sort(), name).toEqual(commentsOf(given).sort());
      expect(formatted(once), name).toBe(once);
    }
  });

  it('keeps the lines of a block of text, its blank lines and the blanks at their ends', () => {
    const text = 'makegood: 1\nnote: |\n  first  \n\n\n\n  last\nother: >-\n  a\n  b\n\n\n  c\n';
    expect(said(formatted(text))).toBe(said(text));
    expect(formatted(formatted(text))).toBe(formatted(text));
  });

  it('says the same of any generated document, and the second time changes nothing', () => {
    const layout = fc.record({
      indent: fc.integer({ min: 1, max: 6 }),
      lineWidth: fc.constantFrom(0, 20, 40, 80),
      collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
      flowCollectionPadding: fc.boolean(),
      singleQuote: fc.boolean(),
      blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
      defaultKeyType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const),
    });
    fc.assert(
      fc.property(fc.dictionary(keys, tree, { minKeys: 1, maxKeys: 5 }), layout, comments, (value, options, notes) => {
        const document = parseDocument(JSON.stringify(value));
        spread(document.contents, notes);
        const given = document.toString({ ...options });
        const read = readYaml(given);
        // What the reader refuses is left as it is.
        if (read.issues.length > 0) return void expect(formatContract(given)).toEqual({ text: given, issues: read.issues });
        const once = formatted(given);
        expect(said(once)).toBe(said(given));
        expect(formatted(once)).toBe(once);
      }),
      { numRuns: 150, seed: 20_261_129 },
    );
  });

  it('refuses what is no map, and gives the text back as it was', () => {
    for (const text of ['', 'word\n', 'a: [1\n', 'a: &x 1\nb: *x\n']) {
      const result = formatContract(text);
      expect(result.text).toBe(text);
      expect(result.issues.length).toBeGreaterThan(0);
    }
  });
});

const keys = fc
  .oneof(fc.constantFrom('a', 'outage', '99', 'yes', '- x', 'k: v', '#k', ''), fc.string({ maxLength: 8 }))
  .filter((key) => key !== '__proto__');
const leaf = fc.oneof(
  fc.constantFrom(
    '99.9%',
    '48 h',
    'x # y',
    '- z',
    'two\nlines\n',
    'gap\n\n\n\nend  \n',
    "it's",
    '"q"',
    '{ a }',
    'null',
    '1.50',
    ' blank '.repeat(30),
    null,
    true,
  ),
  fc.string({ maxLength: 60 }),
  fc.integer(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 4 }),
  ),
}));
const comments = fc.array(fc.constantFrom('', ' a note', ' two\n lines', ' far\n\n\n\n apart', ' long '.repeat(30)), { maxLength: 12 });

/** Comments before and behind some nodes, in the order of the document. */
function spread(contents: unknown, notes: readonly string[]): void {
  const left = [...notes];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { items, key, value } = node as { items?: unknown[]; key?: { commentBefore?: string }; value?: { comment?: string } };
    const [before, behind] = [left.shift(), left.shift()];
    if (key && before) key.commentBefore = before;
    if (typeof value === 'object' && value !== null && behind && !('items' in value)) value.comment = behind;
    walk(value);
    items?.forEach(walk);
  };
  walk(contents);
}
