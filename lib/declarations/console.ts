/** The web console: which of its files answers a path, and with which headers. The embedded run and the distribution in the cloud read this. */
import { SECURITY_HEADERS } from './answer-headers.ts';
import type { TokenSettings } from './tokens.ts';

/** Where it is. The root of the site redirects here. */
export const CONSOLE_PATH = '/console/';

/** Its files beside the page, without the hashed ones in `assets/`. `config.json` says how people sign in. */
export const CONSOLE_FILES = ['config.json', 'icon.svg'];

/** Names of files in here have a digest of their content. */
export const HASHED = 'assets/';

/** The file that answers a path; every view has an address of its own, and the page answers all of them. Undefined outside of the console. */
export function consoleFile(path: string): string | undefined {
  if (!path.startsWith(CONSOLE_PATH)) return undefined;
  const file = path.slice(CONSOLE_PATH.length);
  return file.startsWith(HASHED) || CONSOLE_FILES.includes(file) ? file : 'index.html';
}

/** A file with a digest in its name never changes; each use of another asks whether it has. */
export const consoleCache = (file: string): string => (file.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');

/**
 * What the page may load and call: its own origin. No inline script or style, no frame around it, no form that leaves it.
 * @param signIn origins of the identity provider.
 */
export const consolePolicy = (signIn: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ['connect-src', "'self'", ...signIn].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Of all its answers but the policy and the cache. The API's answers have them too. */
export const CONSOLE_HEADERS = {
  ...SECURITY_HEADERS,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** How people sign in: by role on their own machine, or by their identity provider. */
export type ConsoleConfig = { readonly signIn: 'roles' } | OpenIdConfig;

export interface OpenIdConfig {
  readonly signIn: 'openid';
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: string;
  /** What the provider needs besides, in both requests: `audience` or `resource`, by which it gives a JWT for the API. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How its tokens differ. */
  readonly tokens?: TokenSettings;
}
