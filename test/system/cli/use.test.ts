/** How the command line is used: help, mistakes, pipes, speed; nothing here needs a running system. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../cli/command-list.ts';
import { progress } from '../../../cli/output/print.ts';
import { programFor } from '../../../cli/program.ts';
import { VERSION } from '../../../lib/declarations/version.ts';
import { commandPage } from '../../../scripts/write-command-docs.ts';
import { DOC_PAGES, readPage } from '../../support/docs.ts';
import { commandLine, runCommand } from '../../support/cli-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

const run = runCommand;
const folder = temporaryFolder();

describe('help', () => {
  it('names every command, and the version is the one in statements', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(await run(['--version'])).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
    expect((await run([])).out).toBe(out);
  });

  it.each(Object.keys(COMMANDS))('of %s has examples that the command accepts', async (name) => {
    const program = await programFor([name]);
    const command = program.commands.find((one) => one.name() === name)!;
    let help = '';
    command.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
    const calls = [...help.matchAll(/^ {2}\$ makegood (.+)$/gm)].map((match) => match[1]!);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      const tried = await programFor([name]);
      const args = call.replace(/ [<>] .*$/, '').match(/"[^"]*"|\S+/g)!;
      const ran: string[] = [];
      const record = (one: typeof tried): void => {
        one.action(() => void ran.push(one.name()));
        one.commands.forEach(record);
      };
      for (const one of tried.commands.filter((each) => each.name() === name))
        (one.commands.length > 0 ? one.commands : [one]).forEach(record);
      await tried.parseAsync(args, { from: 'user' });
      expect(ran, call).toHaveLength(1);
    }
  });
});

/** They print a file, byte for byte as the API has it. */
const FILES = ['bundle', 'document', 'ledger journal'];

it('every command prints JSON with --json, but those that print a file', async () => {
  const without: string[] = [];
  for (const name of Object.keys(COMMANDS)) {
    const command = (await programFor([name])).commands.find((one) => one.name() === name)!;
    const leaves =
      command.commands.length > 0 ? command.commands.map((one) => [`${name} ${one.name()}`, one] as const) : [[name, command] as const];
    for (const [words, { options }] of leaves) if (!options.some(({ long }) => long === '--json')) without.push(words);
  }
  expect(without).toEqual(FILES);
});

describe('a mistake', () => {
  it.each([
    [['asess'], 'Did you mean assess?'],
    [['assess', 'a', 'b', '--perod', '2026-10'], 'Did you mean --period?'],
    [['assess', 'a', 'b'], 'name a period with `--period`, or a day with `--at`'],
    [['assess', 'a'], "missing required argument 'events'"],
    [['claim', 'list', '--state', 'lost'], 'Allowed choices are due'],
    [['statement', 'x.2026-10', '--revision', 'two'], 'whole number from 1 up'],
    [['claim', 'foo'], "unknown command 'foo'"],
    [['rights', '--on', '2026-11-30'], '"rights" is called "remedies" now'],
    [['release', '2026-10-abc'], '"release" is called "reprocess" now'],
    [['source', 'reprocess', 'a', 'b', '2026-10'], '"source reprocess" is called "source remap" now'],
  ])('%j is a usage error, and the answer suggests the right word', async (args, said) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('emit names the remedy when region, credentials, account or bus is missing', async () => {
    const file = join(folder, 'events.jsonl');
    writeFileSync(file, '{"type":"service.down","id":"e-1","occurredAt":"2026-10-01T00:00:00Z","component":"line-1"}\n');
    const none = { AWS_REGION: '', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: '', AWS_EC2_METADATA_DISABLED: 'true' };
    const nowhere = { ...none, HOME: folder, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
    const err = async (args: string[], env: Record<string, string> = nowhere): Promise<string> => {
      const result = await run(['emit', file, ...args], { env });
      expect([result.code, result.out]).toEqual([1, '']);
      return result.err;
    };
    expect(await err([])).toMatch(
      /the AWS region to send to is not set[^]*--bus http:\/\/localhost:4570 --account[^]*AWS_REGION and AWS_PROFILE/,
    );
    expect(await err([], { ...nowhere, AWS_REGION: 'eu-west-1' })).toMatch(/there are no AWS credentials[^]*--bus/);
    expect(await err(['--bus', 'http://localhost:1'])).toContain('add --account');
    expect(await err(['--bus', 'http://localhost:1', '--account', '444455556666'])).toContain('http://localhost:1 does not answer');
  });
});

describe('a pipe', () => {
  it('that is closed early ends the command quietly', () => {
    const long = 'contracts/examples/live-streaming-network';
    const command = `"${process.execPath}" "${commandLine}" assess ${long}.yaml ${long}.events.jsonl --period 2026-10 --json --reasons`;
    const shell = spawnSync('bash', ['-c', `for i in 1 2 3; do ${command}; done | head -c 20; echo " \${PIPESTATUS[0]}"`], {
      encoding: 'utf8',
    });
    expect(shell.stderr).toBe('');
    expect(shell.stdout).toMatch(/^\{.{19} 0\n$/);
  });

  it('receives no progress, which is only for a terminal', () => {
    const written: string[] = [];
    const write = (text: string): boolean => written.push(text) > 0;
    progress({ isTTY: false, write }).show('1 of 2');
    expect(written).toEqual([]);
    const line = progress({ isTTY: true, write });
    line.show('1 of 2');
    line.clear();
    line.clear();
    expect(written).toEqual(['\r\u001B[2K1 of 2 ...', '\r\u001B[2K']);
  });
});

it('the help comes within eight times the start of a bare node', () => {
  const time = (args: string[]): number => {
    const start = performance.now();
    execFileSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - start;
  };
  // The least of several: other work of the machine only ever adds.
  const least = (args: string[]): number => Math.min(...Array.from({ length: 5 }, () => time(args)));
  const bare = least(['-e', '0']);
  const help = least([commandLine, '--help']);
  expect(help / bare).toBeLessThan(8);
});

describe('the docs', () => {
  it('have the help of every command (npm run docs)', async () => {
    expect(readPage('docs/reference/commands.md')).toBe(await commandPage());
  });

  it('mention `npx makegood` only where it is installed: in a clone, or beside the installation', () => {
    const saying = DOC_PAGES.filter((page) => page.startsWith('docs/') && readPage(page).includes('npx makegood'));
    expect(saying).toEqual([
      'docs/how-to/connect-a-tool.md',
      'docs/how-to/install.md',
      'docs/tutorial/closed-month.md',
      'docs/tutorial/first-contract.md',
    ]);
    for (const page of saying) expect(readPage(page)).toMatch(/npm ci|in a clone/i);
  });

  it('name no unknown command and no unknown option', async () => {
    const calls = DOC_PAGES.flatMap((page) =>
      [...readPage(page).matchAll(/(?:^|`|npx )makegood ([a-z-]+)([^`\n]*)/gm)].map((match) => [match[1]!, match[2]!] as const),
    );
    expect(calls.length).toBeGreaterThan(30);
    for (const [name, rest] of calls) {
      expect(Object.keys(COMMANDS), `makegood ${name}${rest}`).toContain(name);
      const command = (await programFor([name])).commands.find((one) => one.name() === name)!;
      const known = [command, ...command.commands].flatMap((one) => one.options.map(({ long }) => long));
      for (const option of rest.match(/--[a-z-]+/g) ?? []) expect([...known, '--help'], `makegood ${name}${rest}`).toContain(option);
    }
  });
});
