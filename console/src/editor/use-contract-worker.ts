import { type Ask, useWorker } from '../worker/asked-worker.ts';
import type { WORK } from './contract-work.ts';

export type AskWorker = Ask<typeof WORK>;

const start = (): Worker => new Worker(new URL('./contract-worker.ts', import.meta.url), { type: 'module' });

/** A thread of its own for each call: what takes long in one delays nothing in the other. */
export const useContractWorker = (): AskWorker => useWorker<typeof WORK>(start);
