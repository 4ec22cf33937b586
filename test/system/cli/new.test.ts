/** `makegood new`: answers by options, by lines and by defaults; nothing is written over. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand as run } from '../../support/cli-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'makegood-new-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('makegood new', () => {
  it('writes a contract that passes the checker, the form and its own cases', async () => {
    const made = await run(['new', at('plain.yaml'), '--defaults', '--availability', '99.95%', '--vendor', 'Cloudlet']);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(readFileSync(at('plain.yaml'), 'utf8')).toContain('availability: { at-least: 99.95% }');
    const [lint, form, test] = await Promise.all([
      run(['lint', at('plain.yaml')]),
      run(['fmt', '--check', at('plain.yaml'), at('plain.cases.yaml')]),
      run(['test', at('plain.cases.yaml')]),
    ]);
    expect([lint.code, form.code, test.code]).toEqual([0, 0, 0]);
    expect(test.out).toBe('3 of 3 cases pass, in 1 file\n');
  });

  it('prints with --json which files it wrote', async () => {
    const made = await run(['new', at('named.yaml'), '--defaults', '--json']);
    expect([made.code, JSON.parse(made.out)]).toEqual([0, { contract: at('named.yaml'), cases: at('named.cases.yaml') }]);
  });

  it('takes one answer from each line of standard input, and the default for an empty one', async () => {
    const input = ['Cloudlet', '', 'cloudlet', '', '2026-04-01', 'EUR'].join('\n');
    expect(await run(['new', at('lines.yaml'), '--zone', 'Europe/Berlin'], { input })).toMatchObject({ code: 0, err: '' });
    const text = readFileSync(at('lines.yaml'), 'utf8');
    for (const said of [
      'name: "Cloudlet"',
      'name: "The Customer"',
      'id: cloudlet',
      'from: 2026-04-01',
      'currency: EUR',
      'zone: Europe/Berlin',
    ])
      expect(text).toContain(said);
  });

  it('writes nothing when an answer is wrong, and names every one with its form', async () => {
    const { code, err } = await run(['new', at('wrong.yaml'), '--defaults', '--availability', '99.9', '--cap', 'half']);
    expect(code).toBe(2);
    expect(err).toContain('--availability: "99.9": write a percentage above 0% and up to 100%, such as 99.9%, or none');
    expect(err).toContain('--cap: "half": write a percentage');
    expect(existsSync(at('wrong.yaml'))).toBe(false);
    expect((await run(['new', at('wrong.yaml')], { input: '\n'.repeat(60) })).err).toContain('more than there are questions');
  });

  it('writes over no file, neither the contract nor its cases, without --force', async () => {
    writeFileSync(at('kept.cases.yaml'), 'kept\n');
    const refused = await run(['new', at('kept.yaml'), '--defaults']);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('kept.cases.yaml is there already')]);
    expect([existsSync(at('kept.yaml')), readFileSync(at('kept.cases.yaml'), 'utf8')]).toEqual([false, 'kept\n']);
    expect((await run(['new', at('kept.yaml'), '--defaults', '--force'])).code).toBe(0);
    expect(readFileSync(at('kept.cases.yaml'), 'utf8')).toContain('makegood-cases: 1');
  });

  it('follows a published text with --like, and suggests one for a mistyped id', async () => {
    expect(await run(['new', at('like.yaml'), '--like', 'slack-2024', '--vendor', 'Our Vendor'])).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(at('like.yaml'), 'utf8')).toContain('# check: 10 h, in-each year');
    expect((await run(['test', at('like.cases.yaml')])).code).toBe(0);
    expect(await run(['new', at('other.yaml'), '--like', 'slack-2042'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean slack-2015 or slack-2019 or slack-2024?'),
    });
    expect(await run(['new', at('other.yaml'), '--like', 'slack-2024', '--cap', '5%'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--cap: has no effect with --like'),
    });
  });
});
