/** Every bound is used by the code that it bounds, and says what happens past it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Bound, LIMITS } from '../../../lib/declarations/limits.ts';
import { MAX_IN_RING } from '../../../lib/domain/evidence/holding-corrections.ts';
import { firstIssues } from '../../../lib/schemas/first-issues.ts';
import { errorIssue, warningIssue } from '../../../lib/domain/issue.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib', 'lambdas', 'local'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && file !== 'lib/declarations/limits.ts')
  .map((file) => readFileSync(root + file, 'utf8'))
  .join('\n');
/** The domain imports no declarations: its bounds are compared. */
const OF_DOMAIN: Readonly<Record<string, number>> = { correctionRing: MAX_IN_RING };
const page = readFileSync(`${root}docs/reference/limits.md`, 'utf8');

describe('the bounds', () => {
  it.each(Object.entries(LIMITS) as [string, Bound][])(
    '%s: the code reads its value from the table, and the page describes what happens above it',
    (name, { value, unit, of, past }) => {
      expect(Number.isInteger(value) && value > 0).toBe(true);
      if (name in OF_DOMAIN) expect(value).toBe(OF_DOMAIN[name]);
      else expect(sources.split(`LIMITS.${name}.value`).length).toBeGreaterThan(1);
      expect(page).toContain(`| ${of} | ${value.toLocaleString('en')} ${unit} | ${past} |`);
      expect(past).toMatch(/refused|quarantined|answered|shown|count|wait|cursor|queue/);
    },
  );
});

describe('the first issues', () => {
  const issues = [
    ...Array.from({ length: 150 }, (_, i) => warningIssue('w', '', String(i))),
    ...Array.from({ length: 3 }, () => errorIssue('e', '', '')),
  ];

  it('are errors before warnings, and the last has the number of the others', () => {
    const first = firstIssues(issues);
    expect([first.length, first.slice(0, 3).map(({ code }) => code), first.at(-1)]).toEqual([
      101,
      ['e', 'e', 'e'],
      warningIssue('more-issues', '', '53 more are not shown, 0 of them errors; correct these and send it again'),
    ]);
  });

  it('are all where they are few', () => {
    expect(firstIssues(issues.slice(0, 100))).toEqual(issues.slice(0, 100));
  });
});
