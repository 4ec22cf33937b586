/** What is wrong with an issuer, by what identity providers put into the claim `iss`. */

/** Of Entra ID: its tokens name the tenant, never these. */
const SHARED_TENANTS = ['common', 'organizations', 'consumers'];

const TENANT = 'https://login.microsoftonline.com/<tenant id>/v2.0';

const TENANT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns what to write instead; undefined of an issuer that may be one. */
export function issuerProblem(issuer: string): string | undefined {
  if (!URL.canParse(issuer) || !issuer.startsWith('https://') || /[?#\s]/.test(issuer))
    return 'write the address of an OpenID issuer that begins with "https://", without "?" and "#"';
  const { hostname, pathname } = new URL(issuer);
  if (pathname.includes('/.well-known/')) return 'write the issuer alone, without "/.well-known/openid-configuration"';
  if (hostname.endsWith('.amazoncognito.com'))
    return 'this is the sign-in page of Cognito; the issuer is "https://cognito-idp.<region>.amazonaws.com/<user pool id>"';
  if (/^cognito-idp\./.test(hostname) && !/^\/[a-z0-9-]+_[A-Za-z0-9]+$/.test(pathname))
    return 'the issuer of Cognito is "https://cognito-idp.<region>.amazonaws.com/<user pool id>", without "/" at its end';
  if (hostname === 'login.microsoftonline.com') {
    const [tenant = '', version, ...rest] = pathname.split('/').slice(1);
    if (SHARED_TENANTS.includes(tenant)) return `no token has this issuer: tokens name the tenant; write "${TENANT}"`;
    if (!TENANT_ID.test(tenant)) return `tokens name the tenant by its id, never by its domain; write "${TENANT}"`;
    if (version !== 'v2.0' || rest.length > 0) return `the issuer of Entra ID is "${TENANT}", without "/" at its end`;
  }
  if (hostname.endsWith('.auth0.com') && !issuer.endsWith('.auth0.com/'))
    return `the issuer of Auth0 has a "/" at its end: "https://${hostname}/"`;
  return undefined;
}
