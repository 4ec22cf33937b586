/**
 * Posts to endpoints. The name of a host is resolved once, for the connection itself: the addresses that are checked are those that are
 * connected to, and nothing is resolved a second time. No connection is kept, no proxy is used, no redirect is followed.
 */
import { lookup as lookUp } from 'node:dns';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type LookupFunction, isIP } from 'node:net';
import { isLoopback } from '../../application/endpoints/endpoint-url.ts';
import { type PostAnswer, PostError, type Poster } from '../../application/ports/endpoints.ts';
import { DELIVERY } from '../../declarations/endpoints.ts';
import { isPublicAddress } from './public-addresses.ts';

export interface PosterOptions {
  /** Endpoints of this machine are allowed: in the embedded run, when it was asked for. */
  readonly loopback?: boolean;
  /** For tests. */
  readonly resolve?: typeof lookUp;
  readonly isPublic?: (address: string) => boolean;
  readonly timeout?: number;
  /** Of the connection; for tests with a certificate of their own. */
  readonly tls?: Pick<RequestOptions & { readonly ca?: string; readonly port?: number }, 'ca' | 'port'>;
}

const NOT_PUBLIC = 'an address that is not of the public internet';

/** Resolves a name; every address that it has must be allowed, or none is used. */
export function guardedLookup(isAllowed: (address: string) => boolean, resolve: typeof lookUp = lookUp): LookupFunction {
  return (hostname, options, callback) => {
    const done = callback as (error: Error | null, addresses?: unknown, family?: number) => void;
    resolve(hostname, { all: true, verbatim: true, family: options.family, hints: options.hints }, (error, addresses) => {
      if (error) return done(new PostError(`the name of the host cannot be resolved (${error.code ?? 'unknown'})`));
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return done(new PostError(`the name of the host leads to ${NOT_PUBLIC}`));
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

export class HttpsPoster implements Poster {
  private readonly options: PosterOptions;

  constructor(options: PosterOptions = {}) {
    this.options = options;
  }

  async post(address: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<PostAnswer> {
    const { timeout = DELIVERY.timeout } = this.options;
    const request = this.open(new URL(address), headers, body);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new PostError(`no whole answer within ${timeout / 1000} seconds`));
        request.destroy();
      }, timeout);
    });
    try {
      return await Promise.race([answerTo(request, body), late]);
    } catch (error) {
      throw error instanceof PostError ? error : new PostError(reasonOf(error));
    } finally {
      clearTimeout(timer);
      request.destroy();
    }
  }

  /** @throws PostError before anything is connected to. */
  private open(url: URL, headers: Readonly<Record<string, string>>, body: Uint8Array): ClientRequest {
    const { loopback = false, resolve, isPublic = isPublicAddress, tls } = this.options;
    const own = loopback && isLoopback(url);
    const isAllowed = own ? (one: string): boolean => one === '::1' || one.startsWith('127.') : isPublic;
    if (url.protocol !== 'https:' && !own) throw new PostError('the URL is not https');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // No lookup is made of what is an address already.
    if (isIP(host) !== 0 && !isAllowed(host)) throw new PostError(`the URL has ${NOT_PUBLIC}`);
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.byteLength) },
      lookup: guardedLookup(isAllowed, resolve),
      agent: false as const,
      ...tls,
    };
    const request = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
    request.on('socket', (socket) =>
      socket.once('connect', () => {
        // A second look at what is connected to, whatever chose it.
        if (socket.remoteAddress === undefined || !isAllowed(socket.remoteAddress))
          request.destroy(new PostError(`connected to ${NOT_PUBLIC}`));
      }),
    );
    return request;
  }
}

function answerTo(request: ClientRequest, body: Uint8Array): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => void readAnswer(response).then(resolve, reject));
    request.end(body);
  });
}

/** Reads no more than the bound: the rest is not waited for. */
async function readAnswer(response: IncomingMessage): Promise<PostAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, DELIVERY.answerBytes - size));
    size += chunk.length;
    if (size >= DELIVERY.answerBytes) break;
  }
  const retryAfter = response.headers['retry-after'];
  return { status: response.statusCode!, excerpt: Buffer.concat(chunks).toString('utf8'), ...(retryAfter !== undefined && { retryAfter }) };
}

/** Codes of Node.js name the fault; messages may have addresses of this network. */
const reasonOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? `the connection failed (${code})` : 'the connection failed';
};
