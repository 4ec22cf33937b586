/** The schedules of the embedded run, by a clock that is moved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { Authorizer } from '../../../../local/api-gateway/authorizer.ts';
import { startSchedules } from '../../../../local/scheduler/schedules.ts';
import { SILENT, temporaryFolder } from '../../../support/harness.ts';
import { handlerServices } from '../../../support/handler-services.ts';

const DAY = 86_400_000;

afterEach(() => void vi.useRealTimers());

it('the tokens in the files are renewed each day, long before they expire', async () => {
  const folder = temporaryFolder();
  const authorizer = await Authorizer.open(folder, 'http://localhost');
  vi.useFakeTimers({ now: Date.parse('2026-11-01T00:00:00Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await authorizer.writeTokens(folder);
  const expiries = async (): Promise<number[]> =>
    Promise.all(
      ['token', 'tokens/finance', 'tokens/vendor'].map(async (name) =>
        Number((await authorizer.check(`Bearer ${readFileSync(join(folder, name), 'utf8').trim()}`))?.exp),
      ),
    );
  const first = await expiries();
  let writing: Promise<unknown> = Promise.resolve();
  const schedules = startSchedules(
    SILENT,
    () => () => handlerServices(),
    () => (writing = authorizer.writeTokens(folder)),
  );
  await vi.advanceTimersByTimeAsync(DAY);
  await writing;
  schedules.stop();
  const renewed = await expiries();
  for (const [i, expiry] of renewed.entries()) expect(expiry - first[i]!).toBeGreaterThan(0);
  // It has a month; a day is enough to renew it.
  expect(first[0]! * 1000).toBeGreaterThan(Date.now() + 20 * DAY);
});
