/** docs/reference/taxonomy.md maps every row, and what it names as proof is there. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import data from '../../fixtures/sla-cases.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rows = readFileSync(`${root}docs/reference/taxonomy.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| T\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('has every row of the taxonomy, each with a proof or a gap', () => {
  const letters = (from: string, to: string): string[] =>
    Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) => String.fromCharCode(from.charCodeAt(0) + i));
  const wanted = [
    ...letters('a', 'u').map((letter) => `T1${letter}`),
    ...letters('a', 'q').map((letter) => `T8${letter}`),
    ...[2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((n) => `T${n}`),
  ];
  expect([...new Set(rows.map((row) => row[1]))].sort()).toEqual(wanted.sort());
  for (const row of rows) expect(row[4], row.join(' | ')).toMatch(/case `|test `|\*\*gap\*\*|the clause|shown, not computed|errors and/);
});

it('names cases and test files that exist', () => {
  const ids = new Set(data.cases.map(({ id }) => id));
  const tests = new Set(
    execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'test'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .map((file) => /([a-z-]+)\.test\.ts$/.exec(file)?.[1]),
  );
  const named = rows.flatMap((row) => [...row[4]!.matchAll(/`([a-z0-9-]+(?:\/[A-Za-z0-9._-]+)?)`/g)].map((match) => match[1]!));
  for (const name of named.filter((one) => one.includes('/'))) expect(ids, name).toContain(name);
  for (const row of rows)
    for (const match of row[4]!.matchAll(/test ((?:`[a-z-]+`(?:, )?)+)/g))
      for (const name of match[1]!.matchAll(/`([a-z-]+)`/g)) expect(tests, name[1]).toContain(name[1]);
  expect(named.length).toBeGreaterThan(60);
});
