/**
 * Turns the claims of a token into those that the functions read, whatever the identity provider calls them. Where roles give the scopes, it
 * refuses a token without the scope of the route, in the words of the gateway, which cannot know it.
 */
import { namesOfScope } from '../../../lib/declarations/renamed-routes.ts';
import { type TokenClaims, VENDOR_CLAIM, scopesIn, vendorIn } from '../../../lib/declarations/tokens.ts';
import type { Services } from '../../shared/services.ts';
import { type HttpEvent, type HttpResult, json } from '../http.ts';
import { type HttpMiddleware, guardedRoute, withHeaders } from './middleware.ts';

interface Authorized {
  authorizer?: { jwt?: { claims: TokenClaims } };
}

const forbidden = (scope: string): HttpResult => ({
  ...json(403, { message: 'Forbidden' }),
  headers: { 'content-type': 'application/json', 'www-authenticate': `Bearer scope="${scope}" error="insufficient_scope"` },
});

export const tokenClaims = (given: () => Pick<Services, 'environment'>): HttpMiddleware => ({
  before: (request) => {
    const jwt = (request.event.requestContext as Authorized).authorizer?.jwt;
    const { tokens } = given().environment;
    if (!jwt || !tokens) return undefined;
    const scopes = scopesIn(jwt.claims, tokens);
    const vendor = vendorIn(jwt.claims, tokens);
    const { scp: _, ...claims } = jwt.claims;
    request.event = withClaims(request.event, {
      ...claims,
      scope: scopes.join(' '),
      ...(vendor !== undefined && { [VENDOR_CLAIM]: vendor }),
    });
    const scope = guardedRoute(request)?.scope ?? null;
    if (tokens.roleClaim === undefined || scope === null || namesOfScope(scope).some((name) => scopes.includes(name))) return undefined;
    return withHeaders(request, forbidden(scope));
  },
});

function withClaims(event: HttpEvent, claims: TokenClaims): HttpEvent {
  const context = event.requestContext as Authorized & HttpEvent['requestContext'];
  const authorizer = { ...context.authorizer, jwt: { ...context.authorizer!.jwt, claims } };
  return { ...event, requestContext: Object.assign({}, context, { authorizer }) };
}
