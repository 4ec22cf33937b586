/** Codes are stable and documented: every code in the sources stands in docs/reference/errors.md, and docs/reference/errors.md names no others. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { LINTS } from '../../../lib/domain/checker/lint/codes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sourceOf = (...folders: readonly string[]): string =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.startsWith('lib/infra'))
    .map((file) => readFileSync(root + file, 'utf8'))
    .join('\n');

// 'known-as' is a key of the contract.
const CODE =
  /(?:errorIssue|warningIssue|finding|fail|failOf|warn|note|none|HttpProblem|Refusal)\(\s*(?:this,\s*|fact,\s*|\d{3},\s*|target,\s*|\[[^\]]*\]*\],\s*)*'([a-z]+(?:-[a-z]+)+|missing|internal|cycle|unreadable|contradiction|corrected|reprocessed)'/g;

it('every code is documented, and no other', () => {
  const [source, commands] = [sourceOf('lib', 'lambdas'), sourceOf('cli')];
  const used = new Set([...source.matchAll(CODE)].map((match) => match[1]!));
  for (const match of source.matchAll(/errorIssue\([^']*\?\s*'([a-z-]+)'\s*:\s*'([a-z-]+)'/g))
    [match[1]!, match[2]!].forEach((code) => used.add(code));
  for (const match of source.matchAll(/failure === '[a-z]+' \? '([a-z-]+)' : '([a-z-]+)'/g))
    [match[1]!, match[2]!].forEach((code) => used.add(code));
  for (const match of source.matchAll(/code: '((?:band|unknown|wrong)-[a-z-]+)'/g)) used.add(match[1]!);
  for (const code of Object.keys(LINTS)) used.add(code);
  for (const match of source.matchAll(/problem\(\s*\d{3},\s*'([a-z-]+)'/g)) used.add(match[1]!);
  // The command line prints those of files beside a contract.
  for (const match of commands.matchAll(/ (?:error|warning) ([a-z]+(?:-[a-z]+)+): /g)) used.add(match[1]!);
  const documented = new Set(
    [...readFileSync(`${root}docs/reference/errors.md`, 'utf8').matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((match) => match[1]!),
  );
  for (const word of ['code', 'quote', 'issues', 'senders', 'components', 'known-as']) documented.delete(word);
  expect([...used].filter((code) => !documented.has(code)).sort()).toEqual([]);
  expect([...documented].filter((code) => !used.has(code)).sort()).toEqual([]);
  expect(used.size).toBeGreaterThan(60);
});
