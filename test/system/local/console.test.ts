/** The console as the embedded run serves it: its files and their headers, and signing in by role on this machine alone. */
import { type IncomingHttpHeaders, type IncomingMessage, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../lib/declarations/roles.ts';
import { consoleAnswer } from '../../../local/cloudfront/console-files.ts';
import { userIn } from '../../../local/cognito/peer-user.ts';
import { ROLES_PATH, refusal } from '../../../local/cognito/role-tokens.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { temporaryFolder } from '../../support/harness.ts';

const embedded = embeddedRun();

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** With the headers as given: `fetch` writes its own Host and Origin. */
function ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, embedded.system.url), { method, headers }, (response: IncomingMessage) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('the files of the console', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  for (const file of ['index.html', 'icon.svg', 'secret.txt', 'assets/index-AbC123.js']) writeFileSync(join(folder, file), file);

  it.each([
    ['/console/', 'index.html', 'no-cache'],
    ['/console/statements/live-streaming-network.2026-10', 'index.html', 'no-cache'],
    ['/console/secret.txt', 'index.html', 'no-cache'],
    ['/console/assets', 'index.html', 'no-cache'],
    ['/console/icon.svg', 'icon.svg', 'no-cache'],
    ['/console/assets/index-AbC123.js', 'assets/index-AbC123.js', 'public, max-age=31536000, immutable'],
  ])('%s is answered by the file %s with its cache', async (path, file, cache) => {
    const answer = await consoleAnswer(path, folder);
    expect([answer.status, String(answer.body), answer.headers['cache-control']]).toEqual([200, file, cache]);
  });

  it.each(['/console/assets/none.js', '/console/assets/../secret.txt', '/console/assets/%2e%2e/secret.txt'])(
    '%s, which is no file of the build, is not found and kept by no cache',
    async (path) => {
      const answer = await consoleAnswer(path, folder);
      expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store']);
    },
  );

  it('a console that is not built yet says how it is built', async () => {
    const answer = await consoleAnswer('/console/', join(folder, 'none'));
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('npm run build -w console')]);
  });

  it('the policy of a page allows no inline script or style, no other origin and no frame', async () => {
    const { headers } = await ask('GET', '/console/config.json');
    const policy = headers['content-security-policy'] as string;
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    for (const never of ['unsafe', 'data:', 'http:', 'https:', '*', 'nonce']) expect(policy).not.toContain(never);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  it('the root of the site redirects to the console, and a call of EventBridge there does not', async () => {
    for (const path of ['/', '/console']) expect(await ask('GET', path)).toMatchObject({ status: 302, headers: { location: '/console/' } });
    expect((await ask('POST', '/', { 'x-amz-target': 'AWSEvents.Nothing' })).headers['content-type']).toBe('application/x-amz-json-1.1');
  });
});

describe('signing in by role', () => {
  const finance = `${ROLES_PATH}/finance`;
  const own = (): string => new URL(embedded.system.url).host;

  it('a page of this console lists the roles, and gets a token that has the scopes of the role alone', async () => {
    expect(JSON.parse((await ask('GET', ROLES_PATH)).body)).toEqual({ roles: Object.keys(ROLES) });
    const { status, headers, body } = await ask('POST', finance, { origin: `http://${own()}`, 'sec-fetch-site': 'same-origin' });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    const claims = await embedded.system.authorizer.check(`Bearer ${(JSON.parse(body) as { token: string }).token}`);
    expect(claims).toMatchObject({ sub: 'finance', scope: ROLES.finance.join(' ') });
    expect(claims!.exp as number).toBeLessThanOrEqual(Date.now() / 1000 + 12 * 3600);
  });

  it('the token of the role of a vendor is bound to that vendor', async () => {
    const { token } = JSON.parse((await ask('POST', `${ROLES_PATH}/vendor`)).body) as { token: string };
    expect(await embedded.system.authorizer.check(`Bearer ${token}`)).toMatchObject({ sub: 'vendor', makegood_vendor: 'lumencast' });
  });

  it.each([
    ['a name that another site lets point to this machine', { host: 'evil.example' }],
    ['another port of this machine as host', { host: 'localhost:1' }],
    ['a page of another site', { origin: 'http://evil.example' }],
    ['a page of another port of this machine', { origin: 'http://localhost:1' }],
    ['a page without an origin, such as a file', { origin: 'null' }],
    ['a page that a browser reports as of another site', { 'sec-fetch-site': 'cross-site' }],
    ['an address that a person follows from elsewhere', { 'sec-fetch-site': 'none' }],
    ['a proxy that hands on requests from elsewhere', { 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy that only says for which port', { 'x-forwarded-port': '443' }],
    ['a proxy that says who asks in a word of its own', { 'true-client-ip': '203.0.113.9' }],
    ['a proxy of a service mesh', { 'x-envoy-external-address': '203.0.113.9' }],
  ])('%s gets neither the roles nor a token', async (_, headers) => {
    for (const [method, path] of [
      ['GET', ROLES_PATH],
      ['POST', finance],
    ] as const) {
      const answer = await ask(method, path, headers);
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('token');
    }
  });

  it('a role that does not exist is not found, and a token is not read by an address alone', async () => {
    expect((await ask('POST', `${ROLES_PATH}/root`)).status).toBe(404);
    expect((await ask('POST', `${ROLES_PATH}/constructor`)).status).toBe(404);
    expect((await ask('GET', finance)).status).toBe(405);
  });

  it('a server that listens on every address refuses a connection over the network, under whatever name', async () => {
    const address =
      Object.values(networkInterfaces())
        .flat()
        .find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.2';
    const server = createServer((asked, answer) => void refusal(asked).then((reason) => answer.end(reason ?? 'allowed')));
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      request({ host: address, port, headers: { host: `localhost:${port}` } }, (response) =>
        response.on('data', (chunk: Buffer) => resolve(chunk.toString())),
      )
        .on('error', reject)
        .end();
    });
    server.close();
    expect(answer).toBe('the connection is not from this machine');
  });

  it('the user of a connection is that of the row whose ends are the two ports, the other way round', () => {
    const rows = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:11DA 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 1 1',
      '   1: 0100007F:C001 0100007F:11DA 01 00000000:00000000 00:00000000 00000000  1001        0 2 1',
    ].join('\n');
    expect(userIn(rows, 0xc001, 0x11da)).toBe(1001);
    expect(userIn(rows, 0x11da, 0xc001)).toBe(0);
    expect(userIn(rows, 0xc002, 0x11da)).toBeUndefined();
  });
});
