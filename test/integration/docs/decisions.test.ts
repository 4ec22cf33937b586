/** Decisions: each has a status and a date, and stands in the index. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../../docs/decisions/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const files = readdirSync(folder).filter((file) => file !== 'README.md');

it.each(files)('%s has a status and a date, and is in the index', (file) => {
  const [title, , status] = read(file).split('\n');
  const [, number, name] = /^# (\d+)\. (.+)$/.exec(title!) ?? [];
  const [, word, date] = /^Status: (accepted|superseded)[^,]*, (\d{4}-\d{2}-\d{2})$/.exec(status!) ?? [];
  expect([number, word, date]).toEqual([String(Number(file.slice(0, 4))), expect.any(String), expect.any(String)]);
  const row = read('README.md')
    .split('\n')
    .find((line) => line.includes(`](${file})`) && line.startsWith(`| ${number} |`));
  expect(row).toContain(`[${name}]`);
  expect(row).toMatch(new RegExp(`\\| ${word}.* \\| ${date} \\|$`));
});
