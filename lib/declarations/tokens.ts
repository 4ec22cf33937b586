/** What the API reads in the token of a caller: its scopes, and the vendor that it is bound to. */
import { ROUTES } from './routes.ts';

/** The claim of a token that binds its holder to one vendor: it sees and does what is that vendor's, and nothing else. */
export const VENDOR_CLAIM = 'makegood_vendor';

/** Every scope that a route needs. */
export const SCOPES = [...new Set(ROUTES.flatMap((route) => (route.scope === null ? [] : [route.scope])))];
