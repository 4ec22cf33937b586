/** Signing in by the identity provider: OpenID Connect's code flow with PKCE. What it needs is kept for the browser tab. */
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { OpenIdConfig } from '../../../lib/declarations/console.ts';

function managerOf({ issuer, clientId, scopes, parameters = {} }: OpenIdConfig): UserManager {
  const here = new URL(import.meta.env.BASE_URL, location.origin).href;
  const store = new WebStorageStateStore({ store: sessionStorage });
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    scope: scopes,
    extraQueryParams: parameters,
    extraTokenParams: parameters,
    redirect_uri: here,
    response_type: 'code',
    userStore: store,
    stateStore: store,
    // The policy of the page allows no frame. Who is still signed in at the provider gets the next token by one click.
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
  });
}

/** Leaves for the provider, which sends the browser back. @param from the view to which the person returns. */
export const leaveToSignIn = (config: OpenIdConfig, from: string): Promise<void> => managerOf(config).signinRedirect({ state: from });

export interface SignedIn {
  readonly token: string;
  readonly from: string;
}

/** @throws Error when the provider refused, or when what it sent back does not belong to a sign-in of this tab. */
export async function completeSignIn(config: OpenIdConfig): Promise<SignedIn> {
  const manager = managerOf(config);
  const user = await manager.signinRedirectCallback();
  // The session keeps the token alone.
  await manager.removeUser();
  return { token: user.access_token, from: typeof user.state === 'string' ? user.state : '/' };
}

/** Whether the provider has an address to sign out at. One that cannot be asked is taken to have none. */
export const mayEndSession = (config: OpenIdConfig): Promise<boolean> =>
  managerOf(config)
    .metadataService.getEndSessionEndpoint()
    .then(
      (address) => address !== undefined,
      () => false,
    );

/** Leaves for the provider, which signs the person out there and sends the browser back. */
export const leaveToSignOut = (config: OpenIdConfig): Promise<void> =>
  managerOf(config).signoutRedirect({ post_logout_redirect_uri: new URL(import.meta.env.BASE_URL, location.origin).href });
