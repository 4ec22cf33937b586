/** A part of the run that is started again when it ends by itself, such as a database engine that was killed. */
import { logger } from '../../lambdas/shared/logger.ts';

export interface Running {
  /** Its process, where it has one of its own. */
  readonly pid?: number | undefined;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

export interface Supervised {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const FIRST_MS = 50;
const LONGEST_MS = 10_000;
/** Ms after which a start counts as a good one. */
const STEADY_MS = 60_000;

/**
 * Starts it, and again each time it ends, with pauses that double while it does not stay up.
 *
 * @throws what the first start throws; later ones are logged and tried again.
 */
export async function supervised(name: string, start: () => Promise<Running>): Promise<Supervised> {
  let running: Running | undefined = await start();
  let isStopped = false;
  let wait = FIRST_MS;
  const keep = async (): Promise<void> => {
    while (running) {
      const began = performance.now();
      await running.ended;
      running = undefined;
      if (performance.now() - began > STEADY_MS) wait = FIRST_MS;
      while (!isStopped && !running) {
        logger.error(`${name} ended by itself; it is started again`, { waitMs: wait });
        await new Promise((resolve) => setTimeout(resolve, wait).unref());
        wait = Math.min(2 * wait, LONGEST_MS);
        if (isStopped) return;
        running = await start().catch((error: unknown) => void logger.error(`${name} could not be started`, { error }));
      }
      // It was stopped while it started.
      if (isStopped) await running?.end();
    }
  };
  const kept = keep();
  return {
    get pid() {
      return running?.pid;
    },
    stop: async () => {
      isStopped = true;
      await running?.end();
      await Promise.race([kept, new Promise((resolve) => setTimeout(resolve, LONGEST_MS).unref())]);
    },
  };
}
