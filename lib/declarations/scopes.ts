/** What tokens may allow. */
import { ROUTES } from './routes.ts';

/** Every scope that a route needs. */
export const SCOPES = [...new Set(ROUTES.flatMap((route) => (route.scope === null ? [] : [route.scope])))];
