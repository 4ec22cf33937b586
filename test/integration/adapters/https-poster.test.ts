/** Posts over real connections of this machine, with resolvers that lie, and receivers that answer too much, too late or elsewhere. */
import type { LookupAddress } from 'node:dns';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpsPoster, type PosterOptions, guardedLookup } from '../../../lib/adapters/https/https-poster.ts';
import { isPublicAddress } from '../../../lib/adapters/https/public-addresses.ts';
import { PostError } from '../../../lib/application/ports/endpoints.ts';

interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

let server: Server;
let url: string;
let received: Received[] = [];
let connections = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks) });
      if (request.url === '/redirect') response.writeHead(302, { location: `${url}/elsewhere` }).end();
      else if (request.url === '/silent') return;
      else if (request.url === '/slow') response.writeHead(200).write('x');
      else if (request.url === '/much') response.writeHead(500).end('m'.repeat(1_000_000));
      else if (request.url === '/later') response.writeHead(503, { 'retry-after': '120' }).end('later');
      else response.writeHead(204).end();
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  received = [];
  connections = 0;
});

afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

type Resolve = NonNullable<PosterOptions['resolve']>;

/** A resolver that answers one list after the other, and how often it was asked. */
function resolverOf(...lists: readonly string[][]): { readonly resolve: Resolve; asked: number } {
  const resolver = {
    asked: 0,
    resolve: ((_: string, __: unknown, callback: (error: null, addresses: LookupAddress[]) => void) => {
      const list = lists[Math.min(resolver.asked, lists.length - 1)]!;
      resolver.asked += 1;
      callback(
        null,
        list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as unknown as Resolve,
  };
  return resolver;
}

const BODY = Buffer.from('{"a":"停机"}');
const post = (path: string, options: PosterOptions = {}, base = url) =>
  new HttpsPoster({ loopback: true, ...options }).post(base + path, { 'content-type': 'application/json' }, BODY);

describe('a post to an endpoint', () => {
  it('hands over the exact bytes and headers, and has the status', async () => {
    expect(await post('/hook?tenant=1')).toEqual({ status: 204, excerpt: '' });
    expect(received).toMatchObject([{ path: '/hook?tenant=1', headers: { 'content-type': 'application/json', 'content-length': '14' } }]);
    expect(received[0]!.body.equals(BODY)).toBe(true);
  });

  it('follows no redirect, reads no more than the bound, and reports when to come again', async () => {
    expect(await post('/redirect')).toMatchObject({ status: 302 });
    expect(received.map(({ path }) => path)).toEqual(['/redirect']);
    const much = await post('/much');
    expect([much.status, much.excerpt.length]).toEqual([500, 4096]);
    expect(await post('/later')).toEqual({ status: 503, excerpt: 'later', retryAfter: '120' });
  });

  it.each(['/silent', '/slow'])('to %s ends with its time', async (path) => {
    await expect(post(path, { timeout: 100 })).rejects.toThrow(new PostError('no whole answer within 0.1 seconds'));
  });

  it('that nothing takes is an error without an address of this network', async () => {
    const closed = post('/', {}, 'http://localhost:1');
    await expect(closed).rejects.toBeInstanceOf(PostError);
    await expect(closed).rejects.toThrow(/^the connection failed \(ECONNREFUSED\)$/);
    // No TLS is spoken there: the certificate is always asked for.
    await expect(post('/', {}, url.replace('http:', 'https:'))).rejects.toThrow(/^the connection failed \(/);
  });
});

describe('an endpoint whose name leads into a network', () => {
  it('is not connected to, whatever else the name leads to', async () => {
    const hosts = 'https://hooks.example.com';
    for (const list of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::ffff:127.0.0.1'], ['169.254.169.254'], ['fd00:ec2::254'], []]) {
      const refused = new HttpsPoster({ resolve: resolverOf(list).resolve }).post(hosts, {}, BODY);
      await expect(refused, list.join()).rejects.toThrow('the name of the host leads to an address that is not of the public internet');
    }
    expect(connections).toBe(0);
  });

  it('is refused when a resolver answers publicly first and privately second: each connection checks what it connects to', async () => {
    const { resolve } = resolverOf(['93.184.216.34'], ['192.168.1.1']);
    const lookup = guardedLookup(isPublicAddress, resolve);
    const looked = (): Promise<unknown> =>
      new Promise((done) => lookup('hooks.example.com', { all: true }, (error, addresses) => done(error?.message ?? addresses)));
    expect(await looked()).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect(await looked()).toBe('the name of the host leads to an address that is not of the public internet');
  });

  it('is resolved once for a connection: what was checked is what is connected to', async () => {
    const allowed = resolverOf(['127.0.0.1'], ['10.0.0.1']);
    expect(await post('/', { resolve: allowed.resolve })).toMatchObject({ status: 204 });
    expect(allowed.asked).toBe(1);
    await expect(post('/', { resolve: allowed.resolve })).rejects.toThrow('not of the public internet');
    expect([allowed.asked, received.length]).toEqual([2, 1]);
  });

  it.each([
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://169.254.169.254',
  ])('%s is refused before a connection, where no resolver is asked', async (address) => {
    const { resolve } = resolverOf(['93.184.216.34']);
    await expect(new HttpsPoster({ resolve }).post(address, {}, BODY)).rejects.toThrow('the URL has an address');
  });

  it('is refused without TLS, of this machine too where that was not allowed', async () => {
    for (const address of ['http://hooks.example.com', url])
      await expect(new HttpsPoster().post(address, {}, BODY)).rejects.toThrow('the URL is not https');
    // Allowed is this machine alone.
    await expect(new HttpsPoster({ loopback: true }).post('http://hooks.example.com', {}, BODY)).rejects.toThrow('the URL is not https');
    expect(connections).toBe(0);
  });
});
