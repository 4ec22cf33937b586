/** The function that a route names, so that no test repeats which one answers it. */
import type { FunctionName } from '../../lib/declarations/functions.ts';
import { ROUTES } from '../../lib/declarations/routes.ts';

/** @param route "GET /v1/claims/{id}". @throws when no route is declared by that name. */
export function declaredFunction(route: string): FunctionName {
  const found = ROUTES.find(({ method, path }) => `${method} ${path}` === route);
  if (!found) throw new Error(`no route is declared as ${route}`);
  return found.function;
}
