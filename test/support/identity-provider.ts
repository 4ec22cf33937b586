/** An OpenID Connect provider for tests: the code flow with PKCE of one public client. A person agrees or refuses by a button. */
import { createHash, randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { listening } from './listening.ts';

export const CLIENT_ID = 'console-of-the-tests';

export interface IdentityProvider {
  readonly issuer: string;
  /** What the provider was asked for, in order: the parameters of each authorization and of each exchange of a code. */
  readonly asked: Readonly<Record<string, string>>[];
  /** Where people sign out; undefined where it has no address for that. */
  endSession: string | undefined;
  close(): void;
}

interface Code {
  readonly challenge: string;
  readonly redirect: string;
  readonly nonce: string | undefined;
}

/** @param tokenOf gives the token of the API for the person who agreed. */
export async function identityProvider(tokenOf: () => Promise<string>): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
  const codes = new Map<string, Code>();
  const asked: Record<string, string>[] = [];
  const provider: IdentityProvider = { issuer: '', asked, endSession: undefined, close: () => undefined };
  let issuer = '';

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const { client_id, redirect_uri = '', state = '', code_challenge = '', ...rest } = Object.fromEntries(query);
    asked.push(Object.fromEntries(query));
    if (client_id !== CLIENT_ID || rest.response_type !== 'code' || rest.code_challenge_method !== 'S256' || code_challenge === '')
      return void response.writeHead(400).end('invalid_request');
    const code = randomUUID();
    codes.set(code, { challenge: code_challenge, redirect: redirect_uri, nonce: rest.nonce });
    const back = (parameters: object): string => `${redirect_uri}?${new URLSearchParams({ state, ...parameters }).toString()}`;
    const page = `<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,">
      <a href="${back({ code })}">Agree</a> <a href="${back({ error: 'access_denied', error_description: 'The person refused' })}">Refuse</a>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page.replaceAll('&', '&amp;'));
  };

  const exchange = async (form: URLSearchParams): Promise<[number, object]> => {
    asked.push(Object.fromEntries(form));
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verified = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code?.challenge !== verified || code.redirect !== form.get('redirect_uri')) return [400, { error: 'invalid_grant' }];
    const idToken = await new SignJWT({ ...(code.nonce !== undefined && { nonce: code.nonce }) })
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid })
      .setIssuer(issuer)
      .setSubject('finance')
      .setAudience(CLIENT_ID)
      .setIssuedAt()
      .setExpirationTime('5 min')
      .sign(privateKey);
    return [200, { access_token: await tokenOf(), token_type: 'Bearer', expires_in: 300, id_token: idToken }];
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url!, issuer);
    const json = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(JSON.stringify(body));
    if (pathname === '/authorize') return authorize(searchParams, response);
    if (pathname === '/keys') return json(200, { keys: [jwk] });
    if (pathname === '/.well-known/openid-configuration')
      return json(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        ...(provider.endSession !== undefined && { end_session_endpoint: provider.endSession }),
      });
    if (pathname === '/left')
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Left</title><link rel="icon" href="data:,">');
    if (pathname !== '/token') return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    json(...(await exchange(new URLSearchParams(Buffer.concat(chunks).toString()))));
  };
  const server = await listening(createServer((request, response) => void answer(request, response)));
  issuer = server.url;
  Object.assign(provider, { issuer, close: server.close });
  return provider;
}
