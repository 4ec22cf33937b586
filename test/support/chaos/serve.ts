/** The embedded run as a process of its own, with what `npm start` has no option for: files that fail, short pauses, a moved clock. */
import { writeFileSync } from 'node:fs';
import type { DatabaseEngineName } from '../../../local/dynamodb/engine.ts';
import { startSystem } from '../../../local/system.ts';
import { Dice } from '../dice.ts';
import { failingDisk } from './failing-disk.ts';

export interface ServeOptions {
  readonly folder: string;
  readonly engine: DatabaseEngineName;
  readonly seed: number;
  /** Share of the steps of files that fail once it is ready. */
  readonly failing?: number;
  /** Between deliveries of a message that was not taken. */
  readonly pauseMs?: number;
  /** Of the clock, beyond the time of the machine. */
  readonly aheadMs?: number;
}

const { folder, engine, seed, failing = 0, pauseMs, aheadMs = 0 } = JSON.parse(process.argv[2]!) as ServeOptions;
let isReady = false;
const system = await startSystem({
  folder,
  port: 0,
  engine,
  version: 'chaos',
  files: failingDisk(new Dice(seed), failing, () => isReady),
  clock: () => Date.now() + aheadMs,
  ...(pauseMs !== undefined && { backoff: () => pauseMs }),
});
isReady = true;
process.once('SIGTERM', () => void system.stop().then(() => process.exit(0)));
writeFileSync(1, `Makegood is ready at ${system.url}\n`);
