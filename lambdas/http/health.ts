/** Whether the system answers, and the database behind it. */
import { logger } from '../shared/logger.ts';
import type { Services } from '../shared/services.ts';
import { HttpProblem, type HttpResult, json } from './http.ts';

/** Ms that the database may take. */
const PATIENCE_MS = 2000;

/** @throws HttpProblem 503 when the database does not answer; it reads one small item. */
export async function health({ stores, environment }: Services): Promise<HttpResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([stores.registry.version(), late]);
  } catch (error) {
    logger.error('the database does not answer', { error });
    throw new HttpProblem(503, 'unavailable', 'the database does not answer', [], { 'retry-after': '5' });
  } finally {
    clearTimeout(timer);
  }
  return json(200, { status: 'ok', version: environment.VERSION }, { 'cache-control': 'no-cache' });
}
