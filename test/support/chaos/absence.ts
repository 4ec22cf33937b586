/** A run that is away for months: every period that ended meanwhile is closed after it is started again. */
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { makegoodApi } from '../../../client/api.ts';
import { aContract } from '../contracts.ts';
import { ChildRun } from './child-run.ts';
import type { ServeOptions } from './serve.ts';

export interface AbsenceReport {
  readonly ended: readonly string[];
  readonly closed: readonly string[];
}

const monthAfter = (month: string, count: number): string => {
  const [year, number] = month.split('-').map(Number);
  return formatInstant(Date.UTC(year!, number! - 1 + count, 1)).slice(0, 7);
};

/** A connection that rested may be closed just as a request goes out on it; what is asked here may be asked twice. */
const again: typeof fetch = (input, init) => fetch((input as Request).clone(), init).catch(() => fetch(input, init));

/** Started now with a contract, stopped, and started again two and a half months later; then the audit of the month before, as its schedule asks. */
export async function absence(folder: string, engine: ServeOptions['engine']): Promise<AbsenceReport> {
  const month = formatInstant(Date.now()).slice(0, 7);
  const contract = aContract({ order: { id: 'away', from: `${month}-01` } });
  const first = await ChildRun.serve({ folder, engine, seed: 1 });
  const put = await fetch(`${first.url}/v1/contracts/away`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(contract),
  });
  if (!put.ok) throw new Error(`the contract is refused: ${await put.text()}`);
  await first.stop();
  const back = Date.parse(`${monthAfter(month, 2)}-15T03:00:00Z`);
  const run = await ChildRun.serve({ folder, engine, seed: 1, aheadMs: back - Date.now() });
  const ended = [month, monthAfter(month, 1)];
  try {
    const api = makegoodApi({ ...run, fetch: again });
    await api.POST('/v1/audits', { body: { period: ended[1]! } });
    let closed: string[] = [];
    for (let tries = 0; tries < 60 && closed.length < ended.length; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { data } = await api.GET('/v1/statements', { params: { query: { contract: 'away' } } });
      closed = [...new Set((data?.items ?? []).map(({ period }) => period))].sort();
    }
    return { ended, closed };
  } finally {
    await run.stop();
  }
}
