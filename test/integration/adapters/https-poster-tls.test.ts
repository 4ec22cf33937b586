/** Posts over TLS to a receiver of this machine under a public name: the address is checked and kept, and the certificate is that of the name. */
import type { LookupAddress } from 'node:dns';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type TLSSocket, createSecureContext } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpsPoster, type PosterOptions } from '../../../lib/adapters/https/https-poster.ts';
import { authority } from '../../support/certificates.ts';

const own = authority('Test Authority');
const BODY = Buffer.from('{"a":"停机"}');
const HOST = 'hooks.example.com';

let server: Server;
let port: number;
let connections = 0;
const received: { readonly server: string | false; readonly host: string | undefined; readonly body: string }[] = [];
const certified = {
  [HOST]: own.issue(HOST),
  'other.example.com': own.issue('elsewhere.example.com'),
  'late.example.com': own.issue('late.example.com', '260201000000Z'),
  'stranger.example.com': authority('Another Authority').issue('stranger.example.com'),
};

beforeAll(async () => {
  server = createServer(
    {
      ...certified[HOST],
      // Several receivers behind one address: the name in the greeting decides which certificate is shown.
      SNICallback: (name, done) => done(null, createSecureContext(certified[name as keyof typeof certified] ?? certified[HOST])),
    },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { servername } = request.socket as TLSSocket & { readonly servername: string | false };
        received.push({ server: servername, host: request.headers.host, body: Buffer.concat(chunks).toString('utf8') });
        response.writeHead(204).end();
      });
    },
  );
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

beforeEach(() => {
  received.length = 0;
  connections = 0;
});

afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

let asked = 0;
const resolve = ((_: string, __: unknown, callback: (error: null, addresses: LookupAddress[]) => void) => {
  asked += 1;
  callback(null, [{ address: '127.0.0.1', family: 4 }]);
}) as unknown as NonNullable<PosterOptions['resolve']>;

/** As in production, except for the port, for the authority, and for what counts as public where the address of the test has to. */
const post = (host: string, options: PosterOptions = { isPublic: (address) => address === '127.0.0.1' }) =>
  new HttpsPoster({ resolve, tls: { ca: own.ca, port }, ...options }).post(`https://${host}/hook`, {}, BODY);

describe('a post over TLS', () => {
  it('reaches the receiver at the address that was checked, under the name that was asked for', async () => {
    asked = 0;
    expect(await post(HOST)).toEqual({ status: 204, excerpt: '' });
    expect(received).toMatchObject([{ server: HOST, body: BODY.toString('utf8') }]);
    expect(received[0]!.host).toMatch(/^hooks\.example\.com(:\d+)?$/);
    expect([asked, connections]).toEqual([1, 1]);
  });

  it.each([
    ['other.example.com', 'ERR_TLS_CERT_ALTNAME_INVALID', 'of another name'],
    ['late.example.com', 'CERT_HAS_EXPIRED', 'that has expired'],
    ['stranger.example.com', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'of an unknown authority'],
  ])('hands nothing to %s, whose certificate gives %s: it is one %s', async (host, code) => {
    await expect(post(host)).rejects.toThrow(`the connection failed (${code})`);
    expect(received).toEqual([]);
  });

  it('is not made to the same receiver by the settings of production, because its address is internal', async () => {
    await expect(post(HOST, {})).rejects.toThrow('the name of the host leads to an address that is not of the public internet');
    expect([connections, received.length]).toEqual([0, 0]);
  });

  it('is not made without an authority that the machine trusts', async () => {
    const untrusted = post(HOST, { isPublic: () => true, tls: { port } });
    await expect(untrusted).rejects.toThrow(/^the connection failed \([A-Z_]+\)$/);
    expect(received).toEqual([]);
  });
});
