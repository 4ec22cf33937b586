/**
 * How API Gateway's JWT authorizer of an HTTP API checks a token: signature, issuer, times, and `aud`, or `client_id` where there is no
 * `aud`; one of the route's scopes is in `scope` or `scp`.
 * Source: docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
import { type JSONWebKeySet, createLocalJWKSet, jwtVerify } from 'jose';

export interface Claims {
  readonly [name: string]: unknown;
}

export interface TokenCheck {
  /** The claims of a good token; undefined for any other. @param authorization the header. */
  check(authorization: string | undefined): Promise<Claims | undefined>;
}

export interface Trusted {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly keys: JSONWebKeySet;
  /** API Gateway takes those of RSA alone. */
  readonly algorithms: readonly string[];
}

export const tokenCheck = ({ issuer, audiences, keys, algorithms }: Trusted): TokenCheck => ({
  check: async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { issuer, algorithms: [...algorithms], requiredClaims: ['exp'] });
      const { aud, client_id: client } = payload;
      return [aud ?? client].flat().some((one) => audiences.includes(String(one))) ? payload : undefined;
    } catch {
      return undefined;
    }
  },
});

/** Whether a token has one of the scopes of a route. */
export const hasOneOf = ({ scope, scp }: Claims, wanted: readonly string[]): boolean => {
  const scopes = [scope ?? scp ?? ''].flat().join(' ').split(' ');
  return wanted.some((one) => scopes.includes(one));
};

/** The claims as a function gets them: each is a text, and a list is written "[a b]". */
export const claimTexts = (claims: Claims): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
