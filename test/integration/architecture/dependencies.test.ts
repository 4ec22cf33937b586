/** The dependency rules of the layers, and smaller ones: no barrels, no utils, no file names that are not kebab-case. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const run = (...folders: string[]): string => {
  try {
    return execFileSync(
      'node',
      [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err',
        ...folders,
      ],
      { cwd: root, encoding: 'utf8' },
    );
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

describe('the source tree', () => {
  it('no import points to a higher layer, and no cycle exists', () => {
    const report = run('lib', 'lambdas', 'local', 'cli', 'client', 'package', 'bench', 'scripts', 'test');
    expect(report).toContain('no dependency violations found');
    expect(Number(/\((\d+) modules/.exec(report)?.[1])).toBeGreaterThan(100);
  });

  it('has no barrels, no utils, and names files in kebab-case', () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib', 'lambdas', 'local', 'cli'], {
      cwd: root,
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .filter((file) => !/\/(package\.json|README\.md)$/.test(file));
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|common)\.ts$/.test(file))).toEqual([]);
    expect(files.filter((file) => !/^[a-z0-9/-]+\.ts$/.test(file))).toEqual([]);
  });

  it('names no folder of a machine, and no registry of packages', () => {
    const machine = /\/(?:tmp|home|Users|work|check)\/[\w.-]+\/|registry\.(?:npmjs|yarnpkg|npmmirror)\.|:_auth[T]oken/;
    const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    const naming = tracked.filter((file) => existsSync(`${root}${file}`) && machine.test(readFileSync(`${root}${file}`, 'utf8')));
    expect(tracked.length).toBeGreaterThan(1000);
    expect(naming).toEqual([]);
  });
});
