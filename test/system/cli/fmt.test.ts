/** `makegood fmt`: writes files in the common form, and says for a build whether they are. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand as run } from '../../support/cli-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'makegood-fmt-'));
afterAll(() => rmSync(folder, { recursive: true }));
const LOOSE = "# why\nmakegood:   1\nterms: {id: 'x',  list: [ 1,2 ]} # here\n";
const COMMON = '# why\nmakegood: 1\nterms: { id: "x", list: [1, 2] } # here\n';
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('makegood fmt', () => {
  it('writes a file in the common form with its comments, and leaves one that is so alone', async () => {
    const [loose, common] = [file('loose.yaml', LOOSE), file('common.yaml', COMMON)];
    const before = statSync(common).mtimeMs;
    expect(await run(['fmt', loose, common])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(loose, 'utf8')).toBe(COMMON);
    expect(statSync(common).mtimeMs).toBe(before);
  });

  it('names with --check the files that are written otherwise, ends with 1 and writes nothing', async () => {
    const [loose, common] = [file('loose.yaml', LOOSE), file('common.yaml', COMMON)];
    expect(await run(['fmt', '--check', loose, common])).toMatchObject({ code: 1, out: `${loose}\n` });
    expect(readFileSync(loose, 'utf8')).toBe(LOOSE);
    expect(await run(['fmt', '--check', common])).toEqual({ code: 0, out: '', err: '' });
  });

  it('prints with --json the list of the files that are changed, or with --check would be', async () => {
    const [loose, common] = [file('loose.yaml', LOOSE), file('common.yaml', COMMON)];
    const checked = await run(['fmt', '--check', '--json', loose, common]);
    expect([checked.code, JSON.parse(checked.out)]).toEqual([1, [loose]]);
    const written = await run(['fmt', '--json', loose, common]);
    expect([written.code, JSON.parse(written.out), readFileSync(loose, 'utf8')]).toEqual([0, [loose], COMMON]);
    expect(JSON.parse((await run(['fmt', '--json', loose, common])).out)).toEqual([]);
    expect(await run(['fmt', '--json', '-'], { input: LOOSE })).toMatchObject({ code: 2, out: '' });
  });

  it('takes a folder for all contracts and cases within it, and leaves other YAML files alone', async () => {
    const inner = mkdtempSync(join(folder, 'inner-'));
    writeFileSync(join(inner, 'terms.yaml'), LOOSE);
    writeFileSync(join(inner, 'compose.yaml'), 'services:   {}\n');
    expect(await run(['fmt', '--check', inner])).toMatchObject({ code: 1, out: `${join(inner, 'terms.yaml')}\n` });
    expect(await run(['fmt', inner])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(join(inner, 'terms.yaml'), 'utf8')).toBe(COMMON);
    expect(readFileSync(join(inner, 'compose.yaml'), 'utf8')).toBe('services:   {}\n');
  });

  it('reads standard input and writes standard output for an editor', async () => {
    expect(await run(['fmt', '-'], { input: LOOSE })).toEqual({ code: 0, out: COMMON, err: '' });
    expect((await run(['fmt', '--check', '-'], { input: LOOSE })).code).toBe(1);
  });

  it('writes none of the files where one cannot be read, and names the place', async () => {
    const [loose, broken] = [file('loose.yaml', LOOSE), file('broken.yaml', 'a: [1\n')];
    const { code, err } = await run(['fmt', loose, broken]);
    expect(code).toBe(1);
    expect(err).toContain(`${broken} error not-yaml: line `);
    expect(readFileSync(loose, 'utf8')).toBe(LOOSE);
  });
});
