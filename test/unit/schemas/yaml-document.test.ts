/** Nothing of a text is passed over: what is not read is refused, with its line. */
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';

const said = (text: string): [string, string][] => readYaml(text).issues.map(({ code, message }) => [code, message]);

describe('a YAML text', () => {
  it.each([
    ['a second document', 'a: 1\n---\nb: 2\n', 'several-documents', 'line 2:1'],
    ['a document after the end mark', 'a: 1\n...\nb: 2\n', 'several-documents', 'line 3:1'],
    ['a directive that would change how it is read', '# old\n%YAML 1.1\n---\na: yes\n', 'no-directives', 'line 2:1'],
    ['a directive that nobody knows', '%FOO bar\n---\na: 1\n', 'no-directives', 'line 1:1'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'not-yaml', 'line 3:1: the key "a" occurs twice'],
    ['a key twice, as JSON', '{"a": 1, "a": 2}', 'not-yaml', 'the key "a" occurs twice'],
    ['text behind JSON', '{"a": 1} and more', 'not-yaml', 'line 1:10'],
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
});
