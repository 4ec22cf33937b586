/** `makegood test`: exit codes, the choice of cases, the trace, and what is printed of a case that fails. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine, runCommand as run } from '../../support/cli-run.ts';
import { readTermsText } from '../../support/contract-files.ts';

const root = mkdtempSync(join(tmpdir(), 'makegood-test-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder with the plain agreement and a file of cases. */
function folder(name: string, cases: string): string {
  const path = join(root, name);
  mkdirSync(path);
  writeFileSync(join(path, 'terms.yaml'), readTermsText('plain-hosting'));
  writeFileSync(join(path, 'cases.yaml'), cases);
  return path;
}

const HEAD = 'makegood-cases: 1\norder: { charges: [{ kind: recurring, amount: 1000.00 USD, every: month, part-month: whole }] }\ncases:\n';
const one = (name: string, minutes: number, total: string): string =>
  `  - { name: ${name}, period: 2025-04, events: [{ down: { from: 2025-04-10T10:00:00Z, for: ${minutes} min } }], expect: { total: ${total} } }\n`;
const GOOD = `${HEAD}${one('Forty-five minutes', 45, '100.00 USD')}${one('Forty minutes', 40, '0.00 USD')}`;
const BAD = `${HEAD}${one('Forty-five minutes', 45, '100.00 USD')}${one('Too much', 40, '1.00 USD')}`;

describe('makegood test', () => {
  it('ends with 0 when all cases pass, and says how many', async () => {
    expect(await run(['test', folder('good', GOOD)])).toEqual({ code: 0, out: '2 of 2 cases pass, in 1 file\n', err: '' });
  });

  it('ends with 1 when a case fails, with its place, what was expected, and what there is', async () => {
    const path = folder('bad', BAD);
    const { code, out } = await run(['test', path]);
    expect(code).toBe(1);
    expect(out).toContain(`FAIL ${join(path, 'cases.yaml')}:5:5 Too much`);
    expect(out).toContain('total: expected 1.00 USD, found 0.00 USD');
    expect(out).toContain('1 of 2 cases pass, in 1 file');
    expect(out).not.toContain('Forty-five');
  });

  it('runs with --only the cases whose name holds the text, and ends with 2 when there is none', async () => {
    const path = folder('only', BAD);
    expect(await run(['test', path, '--only', 'Forty-five'])).toMatchObject({ code: 0, out: '1 of 1 cases pass, in 1 file\n' });
    expect(await run(['test', path, '--only', 'Nothing'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no case is named like "Nothing"'),
    });
  });

  it('prints with --trace the value of every definition, also of cases that pass', async () => {
    // The trace has exact fractions, which no other text shows.
    const out = execFileSync(process.execPath, [commandLine, 'test', folder('trace', GOOD), '--trace', '--only', 'Forty-five'], {
      encoding: 'utf8',
    });
    for (const line of ['pass ', '  uptime = 99.8958% (959/960)', '  credit-rate = 10.0000% (1/10)', '  fees = 1000', '  downtime = '])
      expect(out).toContain(line);
  });

  it('ends with 2 in a folder without cases, and with 1 for a file that cannot be read, with the place', async () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    expect(await run(['test', empty])).toMatchObject({ code: 2, err: expect.stringContaining('there are no cases in') });
    const broken = folder('broken', GOOD.replace('expect: { total: 0.00', 'expcet: { total: 0.00'));
    const { code, err } = await run(['test', broken]);
    expect([code, err]).toEqual([1, expect.stringMatching(/cases\.yaml:5:\d+ error unknown-key \/cases\/1\/expcet/)]);
  });

  it('prints JSON with every case and whether it passes', async () => {
    const { code, out } = await run(['test', folder('json', BAD), '--json']);
    const [file] = JSON.parse(out) as { cases: { name: string; passes: boolean }[] }[];
    expect([code, file!.cases.map(({ name, passes }) => [name, passes])]).toEqual([
      1,
      [
        ['Forty-five minutes', true],
        ['Too much', false],
      ],
    ]);
  });
});
