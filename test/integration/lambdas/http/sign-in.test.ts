/** Tokens of the shape of Cognito and Entra ID, through the check of the embedded gateway and the handler of a function. */
import type { webcrypto } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type JWK, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../../../lib/declarations/functions.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { ROLES } from '../../../../lib/declarations/roles.ts';
import { type TokenClaims, type TokenSettings, scopesIn, vendorIn } from '../../../../lib/declarations/tokens.ts';
import { callerOf, hasScope } from '../../../../lambdas/http/http.ts';
import { tokenClaims } from '../../../../lambdas/http/middleware/token-claims.ts';
import { Gateway, type HttpFunction } from '../../../../local/api-gateway/gateway.ts';
import { tokenCheck } from '../../../../local/api-gateway/token-check.ts';

const COGNITO_ISSUER = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Abc123def';
const ENTRA_ISSUER = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0';
const CLIENT = '1h57kf5cpq17m0eml12EXAMPLE';
const API_ID = '6e74172b-be56-4843-9ff4-e66a39bb12e3';
const person = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

const COGNITO: TokenSettings = { scopePrefix: 'makegood/', roleClaim: 'cognito:groups' };
const ENTRA: TokenSettings = { roleClaim: 'roles', vendorClaim: 'extn.makegood_vendor' };

// As docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html has it.
const cognitoAccess = (more: object = {}): TokenClaims => ({
  iss: COGNITO_ISSUER,
  sub: person,
  'cognito:groups': ['finance'],
  version: 2,
  client_id: CLIENT,
  origin_jti: 'j',
  event_id: 'e',
  token_use: 'access',
  scope: 'openid makegood/audits:run',
  auth_time: 1,
  jti: 'x',
  username: person,
  ...more,
});
const cognitoId: TokenClaims = {
  iss: COGNITO_ISSUER,
  sub: person,
  aud: CLIENT,
  'cognito:groups': ['finance'],
  token_use: 'id',
  'cognito:username': 'x',
  email: 'a@example.com',
};
const cognitoProgram: TokenClaims = {
  iss: COGNITO_ISSUER,
  sub: CLIENT,
  client_id: CLIENT,
  token_use: 'access',
  scope: 'makegood/statements:read',
  version: 2,
  jti: 'x',
};
// As learn.microsoft.com/entra/identity-platform/access-token-claims-reference has it, version 2.0.
const entraAccess = (more: object = {}): TokenClaims => ({
  iss: ENTRA_ISSUER,
  aud: API_ID,
  azp: 'console',
  azpacr: '0',
  name: 'A',
  oid: person,
  sub: person,
  scp: 'access audits:run',
  tid: 't',
  ver: '2.0',
  roles: ['finance'],
  ...more,
});
const entraId: TokenClaims = {
  iss: ENTRA_ISSUER,
  aud: API_ID,
  nonce: 'n',
  name: 'A',
  oid: person,
  sub: person,
  tid: 't',
  ver: '2.0',
  roles: ['finance'],
};
const entraProgram: TokenClaims = {
  iss: ENTRA_ISSUER,
  aud: API_ID,
  azp: 'program',
  azpacr: '1',
  oid: 'o',
  sub: 'o',
  idtyp: 'app',
  roles: ['auditor'],
  tid: 't',
  ver: '2.0',
};

let key: webcrypto.CryptoKey;
let jwk: JWK;
beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' };
});

/** What a function answers that does nothing but say who calls. */
const answering =
  (tokens: TokenSettings): HttpFunction =>
  async (event) => {
    const request = { event, internal: {} } as unknown as Parameters<NonNullable<ReturnType<typeof tokenClaims>['before']>>[0];
    const refused = (await tokenClaims(() => ({ environment: { tokens } }) as never).before!(request)) as
      { statusCode: number; body: string } | undefined;
    const seen = request.event;
    return refused ?? { statusCode: 200, body: JSON.stringify({ ...callerOf(seen), settles: hasScope(seen, 'disputes:settle') }) };
  };

async function call(
  path: string,
  method: string,
  claims: TokenClaims,
  issuer: string,
  tokens: TokenSettings,
  audiences: readonly string[],
  algorithm = 'RS256',
): Promise<[number, any]> {
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm, kid: 'one' })
    .setIssuedAt()
    .setExpirationTime('5 min')
    .sign(key);
  const check = tokenCheck({ issuer, audiences, keys: { keys: [jwk] }, algorithms: ['RS256'] });
  const functions = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, answering(tokens)]));
  const gateway = new Gateway(functions, check, tokens);
  const request = { method, headers: { authorization: `Bearer ${token}` }, socket: {}, httpVersion: '1.1' } as unknown as IncomingMessage;
  const { status, body } = await gateway.handle(request, new URL(`http://localhost${path}`), Buffer.alloc(0), new AbortController().signal);
  return [status, JSON.parse(String(body))];
}
const cognito = (path: string, claims: TokenClaims, method = 'GET', audiences = [CLIENT]) =>
  call(path, method, claims, COGNITO_ISSUER, COGNITO, audiences);
const entra = (path: string, claims: TokenClaims, method = 'GET') => call(path, method, claims, ENTRA_ISSUER, ENTRA, [API_ID]);

describe('tokens of Cognito', () => {
  it('an access token has no audience: its client is one, and its groups are its roles', async () => {
    expect(await cognito('/v1/statements', cognitoAccess())).toEqual([200, { subject: person, settles: true }]);
    expect((await cognito('/v1/statements', cognitoAccess(), 'GET', ['another']))[0]).toBe(401);
  });

  it('a person has none of the scopes of the program by which they signed in', async () => {
    expect(await cognito('/v1/audits', cognitoAccess(), 'POST')).toEqual([403, { message: 'Forbidden' }]);
    expect((await cognito('/v1/statements', cognitoAccess({ 'cognito:groups': undefined })))[0]).toBe(403);
  });

  it('an ID token passes the gateway, and allows nothing', async () => {
    expect((await cognito('/v1/statements', cognitoId))[0]).toBe(403);
  });

  it('a program has its own scopes, with the prefix alone', async () => {
    expect((await cognito('/v1/statements', cognitoProgram))[0]).toBe(200);
    expect((await cognito('/v1/statements', { ...cognitoProgram, scope: 'statements:read other/statements:read' }))[0]).toBe(403);
    expect((await cognito('/v1/audits', cognitoProgram, 'POST'))[0]).toBe(403);
  });

  it('the group of vendors gives nothing without the claim that names the vendor', async () => {
    expect((await cognito('/v1/statements', cognitoAccess({ 'cognito:groups': ['vendor'] })))[0]).toBe(403);
    const bound = cognitoAccess({ 'cognito:groups': ['vendor', 'eu-central-1_Abc123def_Google'], makegood_vendor: 'lumencast' });
    expect(await cognito('/v1/statements', bound)).toEqual([200, { subject: person, vendor: 'lumencast', settles: true }]);
  });
});

describe('tokens of Entra ID', () => {
  it('roles give the scopes of a person and of a program; scopes of a person do not count', async () => {
    expect((await entra('/v1/statements', entraAccess()))[0]).toBe(200);
    expect((await entra('/v1/audits', entraAccess(), 'POST'))[0]).toBe(403);
    expect((await entra('/v1/statements', entraProgram))[0]).toBe(200);
    expect((await entra('/v1/audits', { ...entraProgram, roles: ['administrator'] }, 'POST'))[0]).toBe(200);
  });

  it('an ID token of an application that is console and API at once allows nothing', async () => {
    expect((await entra('/v1/statements', entraId))[0]).toBe(403);
  });

  it('the claim of the vendor has another name, and is text or a list of one; a list of two names none', async () => {
    for (const vendor of ['lumencast', ['lumencast']]) {
      const claims = entraAccess({ roles: ['vendor'], 'extn.makegood_vendor': vendor });
      expect(await entra('/v1/statements', claims)).toEqual([200, { subject: person, vendor: 'lumencast', settles: true }]);
    }
    const [, seen] = await entra('/v1/statements', entraAccess({ roles: ['vendor'], 'extn.makegood_vendor': ['lumencast', 'othernet'] }));
    expect(seen.vendor).toBe('[lumencast othernet]');
  });

  it('a token of version 1.0, of another tenant or for another audience is refused', async () => {
    for (const more of [{ iss: 'https://sts.windows.net/t/' }, { iss: ENTRA_ISSUER.replace('1111', '9999') }, { aud: `api://${API_ID}` }])
      expect((await entra('/v1/statements', entraAccess(more)))[0]).toBe(401);
  });
});

describe('where roles give the scopes', () => {
  const guarded = (ROUTES as readonly Route[]).filter(({ scope }) => scope !== null);

  it.each(guarded.map((route) => [routeKey(route), route] as const))(
    '%s is refused without a role, and answered to each role that has its scope',
    async (_, route) => {
      const path = route.path.replace(/\{\w+\}/g, 'x');
      expect((await entra(path, entraAccess({ roles: ['Reader', 'constructor'] }), route.method))[0]).toBe(403);
      for (const [role, scopes] of Object.entries(ROLES)) {
        const claims = entraAccess({ roles: [role], ...(role === 'vendor' && { 'extn.makegood_vendor': 'lumencast' }) });
        expect([role, (await entra(path, claims, route.method))[0]]).toEqual([
          role,
          (scopes as readonly string[]).includes(route.scope!) ? 200 : 403,
        ]);
      }
    },
  );

  it('claims are read alike as a provider writes them and as API Gateway hands them on', () => {
    const written = cognitoAccess({ 'cognito:groups': ['finance', 'approver'] });
    const handed = { ...written, 'cognito:groups': '[finance approver]' };
    expect(scopesIn(handed, COGNITO)).toEqual(scopesIn(written, COGNITO));
    expect(vendorIn({ 'extn.makegood_vendor': '[lumencast]' }, ENTRA)).toBe('lumencast');
    expect(vendorIn({ 'extn.makegood_vendor': null }, ENTRA)).toBe('null');
    expect(vendorIn({ makegood_vendor: 'lumencast' }, ENTRA)).toBe('lumencast');
  });
});
