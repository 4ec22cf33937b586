/** Whether the system answers, and the database behind it. */
import { type Route, ROUTES } from '../../lib/declarations/routes.ts';
import type { Services } from '../shared/services.ts';
import { type HttpResult, json } from './http.ts';
import { withinPatience } from './patience.ts';

const ROUTE: Route | undefined = ROUTES.find(({ path }) => path === '/v1/health');

/** @throws HttpProblem 503 when the database does not answer in time; it reads one small item. */
export async function health({ stores, environment }: Services): Promise<HttpResult> {
  await withinPatience(stores.registry.version(), ROUTE?.patienceMs);
  return json(200, { status: 'ok', version: environment.VERSION }, { 'cache-control': 'no-cache' });
}
