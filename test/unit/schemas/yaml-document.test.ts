/** Nothing of a text is passed over: what is not read is refused, with its line. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Composer, Parser } from 'yaml';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';

const said = (text: string): [string, string][] => readYaml(text).issues.map(({ code, message }) => [code, message]);

describe('a YAML text', () => {
  it.each([
    ['a second document', 'a: 1\n---\nb: 2\n', 'several-documents', 'line 2:1'],
    ['a document after the end mark', 'a: 1\n...\nb: 2\n', 'several-documents', 'line 3:1'],
    ['a directive that would change how it is read', '# old\n%YAML 1.1\n---\na: yes\n', 'no-directives', 'line 2:1'],
    ['a directive that YAML does not have', '%FOO bar\n---\na: 1\n', 'no-directives', 'line 1:1'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'not-yaml', 'line 3:1: the key "a" occurs twice'],
    ['a key twice, as JSON', '{"a": 1, "a": 2}', 'not-yaml', 'the key "a" occurs twice'],
    ['text behind JSON', '{"a": 1} and more', 'not-yaml', 'line 1:10'],
    ['a tag of YAML itself', 'a: 1\nb: !!str 5\n', 'no-tags', 'line 2:'],
    ['a tag that would run code elsewhere', 'a: !!js/function x\n', 'no-tags', 'line 1:'],
    ['a tag without a name', 'a: ! x\n', 'no-tags', 'line 1:'],
    ['a tag of a map', '!!map {a: 1}\n', 'no-tags', 'line 1:'],
    ['brackets behind brackets in a text', `a: "${']'.repeat(1600)}"\nb: ${'['.repeat(800)}${']'.repeat(800)}`, 'too-deep', '24 levels'],
    ['brackets between texts of brackets', `a: ${'["]", '.repeat(30)}1${']'.repeat(30)}`, 'too-deep', '24 levels'],
    ['199 levels by single spaces', Array.from({ length: 199 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'too-deep', '24 levels'],
    ['a key that would be dropped', 'a: {__proto__: 1}\n', 'bad-name', '"__proto__"'],
    ['JSON lines', '{"id": 1}\n\n{"id": 2}\n{"id": 3}\n', 'json-lines', 'these are JSON lines'],
  ])('a YAML text is refused with %s', (_, text, code, message) => {
    const issues = said(text);
    expect(issues.length).toBe(1);
    expect(issues[0]![0]).toBe(code);
    expect(issues[0]![1]).toContain(message);
  });

  it.each([
    ['marks around one document', '---\na: 1\n...\n'],
    ['its version', '%YAML 1.2\n---\na: 1\n'],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['lines of JSON that are one value', '{"a":\n1}'],
  ])('a YAML text is read with %s', (_, text) => {
    expect(readYaml(text)).toMatchObject({ document: { a: 1 }, issues: [] });
  });

  it('with 24 levels is read, however they are written', () => {
    expect(readYaml(Array.from({ length: 24 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')).issues).toEqual([]);
    expect(readYaml(`${'['.repeat(24)}${']'.repeat(24)}`).issues).toEqual([]);
  });

  it.each(['- '.repeat(100_000), '? '.repeat(100_000)])('of 100,000 levels in one line is refused (%#)', (text) => {
    expect(readYaml(text).document).toBeUndefined();
  });

  it('of 250 KB of marks gives issues of a few KB', () => {
    for (const mark of ['!', '&', '%']) expect(JSON.stringify(readYaml(mark.repeat(250_000)).issues).length).toBeLessThan(10_000);
  });
});

describe('the package that reads YAML', () => {
  it('has the version of which private members are used, and it has them', () => {
    const { devDependencies } = JSON.parse(readFileSync(fileURLToPath(new URL('../../../package.json', import.meta.url)), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const { version } = createRequire(import.meta.url)('yaml/package.json') as { version: string };
    expect(devDependencies.yaml).toBe(version);
    expect(new Composer()).toMatchObject({ onError: expect.any(Function), errors: [] });
  });

  it('reports every error of a document by way of that member, and keeps it in that list', () => {
    const seen: number[] = [];
    class Watched extends Composer {
      constructor() {
        super();
        const note = this['onError'] as (...given: unknown[]) => void;
        this['onError'] = (...given: unknown[]): void => {
          note(...given);
          seen.push((this['errors'] as unknown[]).length);
        };
      }
    }
    const [document] = new Watched().compose(new Parser().parse('a: "\\q\\q"\na: 1\n'), true, 13);
    expect([seen, document!.errors.length]).toEqual([[1, 2, 3], 3]);
  });
});

describe('a text that is made to take memory', () => {
  const long = (piece: string): string => piece.repeat(Math.floor(250_000 / piece.length));

  it.each([
    ['quotes', long('"'), 'too-large'],
    ['entries without end', `[${long('1,')}`, 'too-large'],
    ['keys in keys', long('?  '), 'too-deep'],
    ['lists in lists, in odd gaps', `  ${long('-  ')}`, 'too-deep'],
  ])('%s: is refused before it is read to its end', (_, text, code) => {
    expect(readYaml(text).issues.map((issue) => issue.code)).toEqual([code]);
  });

  it.each([
    ['commas', `[${long(',')}`],
    ['brackets', long(']')],
    ['anchors', long('&a ')],
    ['escapes', `a: "${long('\\q')}"`],
  ])('%s: the last error that is shown says that reading ends there', (_, text) => {
    const { issues } = readYaml(text);
    expect(issues).toHaveLength(100);
    expect(issues.at(-1)!.message).toContain('reading ends here, after 100 errors');
  });
});
