/**
 * The package as others install it: packed, installed into an empty folder that has no node_modules of the clone above it, each entry
 * run. It needs no registry, since nothing that it depends on is left outside; what a program brings itself (the AWS client, the CDK)
 * is linked from the clone.
 */
import { type ExecFileSyncOptions, execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'makegood-package-'));
const installed = join(folder, 'node_modules', 'makegood');
const EXAMPLE = 'live-streaming-network';

const run = (command: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(command, args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder }, maxBuffer: 1e8 });

const makegood = (...args: string[]): ReturnType<typeof run> => run(join(folder, 'node_modules/.bin/makegood'), args);

/** A program beside the package; what it prints. */
function program(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  const { status, stdout, stderr } = run(process.execPath, [name]);
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

const link = (...names: string[]): void => {
  for (const name of names) {
    mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
};

beforeAll(() => {
  const npm: ExecFileSyncOptions = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] };
  execFileSync('npm', ['pack', '--pack-destination', folder], npm);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)], { ...npm, cwd: folder });
  for (const name of [`${EXAMPLE}.yaml`, `${EXAMPLE}.events.jsonl`])
    copyFileSync(join(root, 'contracts/examples', name), join(folder, name.replace(EXAMPLE, 'example')));
  const terms = /- (\S+\.yaml)/.exec(readFileSync(join(folder, 'example.yaml'), 'utf8'))?.[1];
  if (terms !== undefined) copyFileSync(join(root, 'contracts/examples', terms), join(folder, terms));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('installs nothing else, and lists its contents', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['makegood']);
    expect(readFileSync(join(installed, 'dist/THIRD-PARTY.txt'), 'utf8')).toMatch(/^zod \d[^]*pdfkit|^pdfkit \d[^]*zod \d/m);
    expect(existsSync(join(installed, 'LICENSE'))).toBe(true);
  });

  it('has a README whose links lead to files of the package, and leaves that of the clone unchanged', () => {
    const links = (text: string): string[] => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
    const packed = readFileSync(join(installed, 'README.md'), 'utf8');
    const dead = links(packed).filter((target) => !/^([a-z]+:|#)/.test(target) && !existsSync(join(installed, target.replace(/#.*/, ''))));
    expect(dead).toEqual([]);
    expect(packed).toContain('| run it on AWS | Deploy, Runbook |');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('[Deploy](docs/how-to/deploy.md)');
  });

  it('has maps of our own sources only, with names for stack traces', () => {
    for (const name of readdirSync(join(installed, 'dist/functions'))) {
      const map = JSON.parse(readFileSync(join(installed, 'dist/functions', name, 'index.mjs.map'), 'utf8')) as Record<string, string[]>;
      expect(map.sources!.filter((source) => source.includes('node_modules/'))).toEqual([]);
      expect([map.sources!.length > 10, map.names!.length > 10]).toEqual([true, true]);
    }
  });

  it('has a command line that works without a server where none is needed', () => {
    expect(makegood('--version').stdout).toBe(`${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version as string}\n`);
    const files = ['example.yaml', 'example.events.jsonl'];
    const statement = makegood('assess', ...files, '--period', '2026-10');
    expect([statement.status, statement.stderr, statement.stdout]).toEqual([0, '', expect.stringMatching(/total\s+16000\.00 {2}CNY/)]);
    expect(makegood('lint', 'example.yaml').stdout).toContain('example.yaml: 0 errors');
    expect(makegood('explain', 'example.yaml').stdout).toContain('availability');
    expect(makegood('compare', 'example.yaml', ...files, '--period', '2026-10').stdout).toMatch(
      /all +fees +100000\.00 CNY +100000\.00 CNY\n +credits +16000\.00 CNY +16000\.00 CNY/,
    );
    expect(makegood('source', 'show', 'pingdom').stdout).toContain('component: pingdom/{check_id}');
    const fixture = JSON.parse(readFileSync(join(root, 'test/fixtures/events/pingdom-webhook.json'), 'utf8')) as {
      samples: { body: object }[];
    };
    writeFileSync(join(folder, 'pingdom.json'), JSON.stringify(fixture.samples[0]!.body));
    expect(makegood('source', 'try', 'pingdom', 'pingdom.json').stdout).toMatch(
      /service\.down +2026-10-14T02:12:34\.000Z +pingdom\/13579246/,
    );
    expect(makegood('verify', 'pingdom.json').stderr).toContain('pingdom.json is no bundle');
  });

  it('makegood/core reads, assesses, lints and explains', () => {
    const out = program(
      'core.mjs',
      `import { readFileSync } from 'node:fs';
       import { assess, explain, lint, readContract } from 'makegood/core';
       const { contract, issues } = readContract(readFileSync('example.yaml', 'utf8'), 'example.yaml');
       const { statement } = await assess(contract, readFileSync('example.events.jsonl', 'utf8'), '2026-10');
       const broken = readContract('makegood: 1');
       console.log(JSON.stringify({
         total: statement.total, worth: lint(contract).worth.map(({ objective }) => objective), places: issues.map(({ place }) => place),
         explained: explain(contract).length > 100, chinese: explain(contract, 'zh') !== explain(contract), broken: broken.issues[0].place,
         period: (await assess(contract, '', '1999-01')).issues.map(({ code }) => code),
       }));`,
    );
    expect(JSON.parse(out)).toEqual({
      total: { amount: '16000.00', currency: 'CNY' },
      worth: ['response', 'recovery', 'availability'],
      places: [expect.stringMatching(/^example\.yaml:\d+:\d+$/)],
      explained: true,
      chinese: true,
      broken: expect.stringMatching(/^contract/),
      period: ['outside-term'],
    });
  });

  it('makegood/events checks before it sends, and makegood/api calls the API', () => {
    link('@aws-sdk/client-eventbridge');
    const out = program(
      'events.mjs',
      `import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
       import { Sender } from 'makegood/events';
       import { makegoodApi } from 'makegood/api';
       const sender = new Sender({ client: new EventBridgeClient({ region: 'x', endpoint: 'http://127.0.0.1:9' }), bus: 'makegood', source: 'you.noc' });
       try { await sender.send({ type: 'service.down', component: '' }); } catch (error) { console.log(error.name); }
       const api = makegoodApi({ url: 'http://x', token: 't', fetch: () => Promise.resolve(Response.json({ status: 'ok' })) });
       console.log((await api.GET('/v1/health')).data.status);`,
    );
    expect(out).toBe('InvalidEventError\nok');
  });

  it('makegood/cdk synthesises, with the code of every function inside', () => {
    link('aws-cdk-lib', 'constructs');
    const out = program(
      'cdk.mjs',
      `import { App, Stack } from 'aws-cdk-lib';
       import { Template } from 'aws-cdk-lib/assertions';
       import { Makegood, MakegoodStorage } from 'makegood/cdk';
       const app = new App({ outdir: 'cdk.out' });
       const stack = new Stack(app, 'Service');
       const { table, signingKey, sealBucket, evidenceBucket, secretKeys } = new MakegoodStorage(new Stack(app, 'Storage'), 'Storage');
       new Makegood(stack, 'Makegood', { table, signingKey, sealBucket, evidenceBucket, secretKeys, vendorAccounts: ['444455556666'], jwtIssuer: 'https://issuer.example.com', jwtAudiences: ['makegood'] });
       console.log(Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Function')).length);`,
    );
    expect(Number(out)).toBe(readdirSync(join(installed, 'dist/functions')).length);
    expect(Number(out)).toBeGreaterThan(10);
  });

  it('has one file of types for each entry, which needs only packages that a program installs', () => {
    link('@types/node', 'undici-types', 'typescript');
    writeFileSync(
      join(folder, 'use.mts'),
      `import { type Statement, assess, readContract } from 'makegood/core';
       import { type OutgoingEvent } from 'makegood/events';
       import { type Problem, makegoodApi } from 'makegood/api';
       import { Makegood, type MakegoodProps } from 'makegood/cdk';
       export const good: OutgoingEvent = { type: 'ticket.opened', ticket: 'T-1', severity: 'P1' };
       // @ts-expect-error a ticket has a name
       export const bad: OutgoingEvent = { type: 'ticket.opened', severity: 'P1' };
       export const read = async (): Promise<Statement | undefined> => {
         const { contract } = readContract('');
         return contract && (await assess(contract, '', '2026-10')).statement;
       };
       export const get = makegoodApi({ url: '', token: '' }).GET('/v1/statements/{id}', { params: { path: { id: 'x' } } });
       // @ts-expect-error there is no such route
       export const none = makegoodApi({ url: '', token: '' }).GET('/v1/nothing');
       export type { MakegoodProps, Problem };
       export { Makegood };`,
    );
    const entries = ['core', 'events', 'api', 'cdk'].map((name) => readFileSync(join(installed, `dist/${name}.d.ts`), 'utf8'));
    const imported = entries.flatMap((text) => [...text.matchAll(/^import .* from '([^']+)'/gm)].map((match) => match[1]!));
    expect([...new Set(imported.map((name) => name.replace(/^(@[^/]+\/[^/]+|[^/@]+)\/.*/, '$1')))].sort()).toEqual([
      '@aws-sdk/client-eventbridge',
      'aws-cdk-lib',
      'constructs',
    ]);
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const checked = run(process.execPath, ['node_modules/typescript/bin/tsc', ...options, 'use.mts']);
    expect([checked.stdout, checked.status]).toEqual(['', 0]);
  });
});
