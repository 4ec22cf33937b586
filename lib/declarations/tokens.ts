/**
 * What the API reads in the token of a caller: its scopes, and the vendor that it is bound to. Identity providers write them differently;
 * docs/how-to/sign-in.md has a set-up for each. Functions get claims that are turned into this form (lambdas/http/middleware/token-claims.ts).
 */
import { namesOfScope } from './renamed-routes.ts';
import { ROLES, type Role } from './roles.ts';
import type { Route } from './routes.ts';

/** The claim of a token that binds its holder to one vendor: it sees and does what is that vendor's, and nothing else. */
export const VENDOR_CLAIM = 'makegood_vendor';

/** How the tokens of an identity provider differ; nothing of it: scopes as they are declared, in `scope` or `scp`. */
export interface TokenSettings {
  /** What is before each scope, such as `makegood/` of a resource server of Cognito. */
  readonly scopePrefix?: string | undefined;
  /** The claim whose values are roles. With it a person's scopes are those of their roles alone: providers give scopes to programs, and not to people. */
  readonly roleClaim?: string | undefined;
  /** @default VENDOR_CLAIM */
  readonly vendorClaim?: string | undefined;
}

export type TokenClaims = Readonly<Record<string, unknown>>;

/** The words of a claim: a text with spaces, a list, or a list as API Gateway gives it, "[a b]". */
const wordsIn = (claim: unknown): string[] =>
  [claim ?? '']
    .flat()
    .join(' ')
    .split(/[\s,[\]]+/)
    .filter((word) => word !== '');

const isRole = (word: string): word is Role => Object.hasOwn(ROLES, word);

/** Marks of an ID token of OpenID Connect, which says who a person is and allows nothing. */
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash'];
/** Marks of an access token: of Cognito and RFC 9068, of Entra ID with version 2.0 and 1.0. */
const ACCESS_TOKEN_CLAIMS = ['scope', 'scp', 'client_id', 'azp', 'appid'];

/** Whether a token is for an API. A gateway that checks no scope lets an ID token pass, which has roles too. */
function isAccessToken(claims: TokenClaims): boolean {
  if (claims.token_use !== undefined) return claims.token_use === 'access';
  return ACCESS_TOKEN_CLAIMS.some((name) => name in claims) && !ID_TOKEN_CLAIMS.some((name) => name in claims);
}

/** Whether a program got the token in its own name, and no person: RFC 9068, section 2.2, and Cognito. */
const isOfProgram = ({ sub, client_id: client }: TokenClaims): boolean => client !== undefined && client === sub;

function ownScopes({ scope, scp }: TokenClaims, { scopePrefix = '' }: TokenSettings): string[] {
  return wordsIn(scope ?? scp).flatMap((word) => (word.startsWith(scopePrefix) ? [word.slice(scopePrefix.length)] : []));
}

/** The scopes of Makegood that a token has. */
export function scopesIn(claims: TokenClaims, settings: TokenSettings = {}): string[] {
  const { roleClaim } = settings;
  if (roleClaim === undefined) return ownScopes(claims, settings);
  if (!isAccessToken(claims)) return [];
  const isBound = vendorIn(claims, settings) !== undefined;
  // The role of vendors allows to see statements. Without the claim that says whose, it would be those of all vendors.
  const roles = wordsIn(claims[roleClaim]).filter((word) => isRole(word) && (word !== 'vendor' || isBound)) as Role[];
  return [...new Set([...roles.flatMap((role) => ROLES[role]), ...(isOfProgram(claims) ? ownScopes(claims, settings) : [])])];
}

/** "[lumencast]" as API Gateway writes a list of one, and a list of one. */
const onlyOne = (claim: unknown): unknown =>
  typeof claim === 'string'
    ? (/^\[([^\s,[\]]+)\]$/.exec(claim)?.[1] ?? claim)
    : Array.isArray(claim) && claim.length === 1
      ? (claim[0] as unknown)
      : claim;

/** The vendor that a token is bound to; undefined of one that is bound to none. Of a claim that a provider makes, a list of one names it too. */
export function vendorIn(claims: TokenClaims, { vendorClaim }: TokenSettings = {}): string | undefined {
  const made = vendorClaim === undefined ? undefined : onlyOne(claims[vendorClaim]);
  const vendor = made === undefined ? claims[VENDOR_CLAIM] : made;
  if (vendor === undefined) return undefined;
  // A claim that is no text names no vendor: its holder sees nothing.
  return typeof vendor === 'string' ? vendor : JSON.stringify(vendor);
}

/**
 * The scopes of which a token needs one for a route, as the gateway compares them: it knows no roles, so that with a claim of roles it checks
 * the token alone, and the function checks the scope.
 */
export function gatewayScopes(
  { scope }: Pick<Route, 'scope'>,
  { scopePrefix = '', roleClaim }: TokenSettings,
): readonly string[] | undefined {
  return scope === null || roleClaim !== undefined ? undefined : namesOfScope(scope).map((name) => scopePrefix + name);
}
