/** What goes wrong is one clear error in the words of the command line: never a stack trace, never a page of another server in a file. */
import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../cli/command-list.ts';
import { inCommands } from '../../../cli/in-commands.ts';
import { programFor } from '../../../cli/program.ts';
import { commandLine, runCommand } from '../../support/cli-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'makegood-mistakes-'));
let server: Server;
let url: string;
/** What the server answers next: the status, the content type, the body. */
let reply: readonly [number, string, string];

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(reply[0], reply[1] === '' ? {} : { 'content-type': reply[1] }).end(reply[2]);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const noTrace = (text: string): void => {
  expect(text).not.toMatch(/^\s+at |node:internal|file:\/\//m);
  expect(text.length).toBeLessThan(600);
};

describe('an answer that is not from Makegood', () => {
  it.each([
    ['bundle', 'a.2026-10'],
    ['document', 'a.2026-10', 'pdf'],
    ['document', 'a.2026-10', 'csv'],
    ['statement', 'a.2026-10'],
    ['statement', 'list', '--period', '2026-10'],
    ['verify', 'a.2026-10'],
    ['audit', '2026-10'],
    ['bus', 'redrive'],
  ])('%s prints nothing of its page', async (...args) => {
    reply = [200, 'text/html', '<html>Sign in</html>'];
    const { code, out, err } = await runCommand([...args, '--api', url, '--token', 't']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('did you mean another --api?');
    noTrace(err);
  });

  it('is named as such when it is called JSON and is none', async () => {
    reply = [200, 'application/json', '<html>'];
    const { code, err } = await runCommand(['contract', 'list', '--api', url, '--token', 't']);
    expect([code, err]).toEqual([1, expect.stringContaining('did you mean another --api?')]);
    noTrace(err);
  });

  it('is distinguished from a closed port, which is named', async () => {
    for (const args of [
      ['contract', 'list'],
      ['bundle', 'a'],
      ['bus', 'redrive'],
      ['source', 'show', 'mine', '--own'],
    ]) {
      const { code, err } = await runCommand([...args, '--api', 'http://localhost:2', '--token', 't']);
      expect([code, err]).toEqual([1, expect.stringContaining('does not answer')]);
      noTrace(err);
    }
  });
});

it('an output that cannot be written is an error', () => {
  const command = `"${process.execPath}" "${commandLine}" lint contracts/examples/live-streaming-network.yaml`;
  const { status, stderr } = spawnSync('bash', ['-c', `${command} > /dev/full`], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, 'cannot write the output: ENOSPC\n']);
});

describe('an error of the API', () => {
  it('is explained in terms of commands and options', async () => {
    const detail = 'webhooks of lumencast are read by "mine"; delete them first (DELETE /v1/vendors/{vendor}/webhooks/mine)';
    reply = [
      409,
      'application/problem+json',
      JSON.stringify({ code: 'source-in-use', detail, issues: [{ path: '', code: 'source-in-use', message: detail }] }),
    ];
    expect((await runCommand(['source', 'delete', 'mine', '--api', url, '--token', 't'])).err).toBe(
      '409 source-in-use webhooks of lumencast are read by "mine"; delete them first (makegood webhook revoke VENDOR mine)\n',
    );
  });

  it('an error of the API names no route', () => {
    for (const said of [
      'put a mapping for it first (PUT /v1/sources/x)',
      'or the vendor itself first (PUT /v1/vendors/x)',
      'put a text that passes (makegood contract put, or PUT /v1/contracts/x); the next',
      'name a period, a contract, a vendor or updatedSince: /v1/statements?period=2026-10',
      'there was no audit of "x"; POST /v1/audits asks for one',
      'take a shorter one, or GET /v1/ledger in pages',
    ])
      expect(inCommands(said)).not.toMatch(/\/v1\/|\b(?:GET|PUT|POST|DELETE)\b/);
  });
});

describe('a mistake of use', () => {
  const events = join(folder, 'events.jsonl');
  it.each([
    [['contract', 'list', '--foo'], 2, 'see makegood contract list --help'],
    [['statement', 'a', '--foo'], 2, 'see makegood statement show --help'],
    [['emit', events, '--account', '12'], 2, 'has twelve digits'],
    [['emit', events, '--bus', 'ftp://x'], 2, '--bus "ftp://x" is neither'],
    [['lint', events], 1, ''],
    [['contract', 'put', events], 1, 'json-lines'],
    [['assess', events, events, '--period', '2026-10'], 1, 'json-lines'],
  ])('%j is answered with the remedy', async (args, exit, said) => {
    const event = '{"type":"service.down","id":"e-1","occurredAt":"2026-10-01T00:00:00Z","component":"line-1"}\n';
    writeFileSync(events, event.repeat(110));
    const { code, out, err } = await runCommand(args);
    expect([code, err]).toEqual([exit, expect.stringContaining(said)]);
    if (args[0] === 'lint') expect(out).toMatch(/error json-lines[^\n]*\n[^\n]*: 1 errors/);
    noTrace(err);
  });
});

describe('contract rename', () => {
  const old = 'terms:\n  id: t # kept\n  promises: { a: { at-least: 99% } }\n';
  it('reads standard input and prints the renamed text', async () => {
    const { code, out, err } = await runCommand(['contract', 'rename', '-'], { input: old });
    expect([code, out, err]).toEqual([0, old.replace('promises', 'objectives'), '']);
  });

  it('renames what it can, leaves broken files, and reports both as JSON', async () => {
    const [good, broken] = ['good.yaml', 'broken.yaml'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(good, old);
    writeFileSync(broken, 'terms: [');
    const { code, out, err } = await runCommand(['contract', 'rename', good, broken, '--json']);
    expect([code, err]).toEqual([1, expect.stringContaining('nothing was renamed in')]);
    expect(JSON.parse(out)).toMatchObject([
      { file: good, renamed: 1, issues: [] },
      { file: broken, renamed: 0, issues: [{ code: 'not-yaml' }] },
    ]);
  });
});

describe('the help', () => {
  const helpOf = (command: Command): string => {
    let text = '';
    command.configureOutput({ writeOut: (part) => void (text += part) }).outputHelp();
    return text;
  };
  it.each(Object.keys(COMMANDS))('of each command of %s has an example of its own', async (name) => {
    const command = (await programFor([name])).commands.find((one) => one.name() === name)!;
    for (const one of command.commands.filter((each) => each.name() !== 'help')) {
      const calls = [...helpOf(one).matchAll(/^ {2}\$ makegood (\S+) ?(\S*)/gm)];
      expect(calls.length, `${name} ${one.name()}`).toBeGreaterThan(0);
      for (const [, first, second] of calls)
        expect(
          first === name && (second === one.name() || !command.commands.some((other) => other.name() === second)),
          `${name} ${one.name()}`,
        ).toBe(true);
    }
  });
});
