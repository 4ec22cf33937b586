import { type AskWorker as AskPageWorker, usePageWorker } from '../parts/page-worker.ts';
import type { WORK } from './contract-work.ts';

export type AskWorker = AskPageWorker<typeof WORK>;

const start = (): Worker => new Worker(new URL('./contract-worker.ts', import.meta.url), { type: 'module' });

export const useContractWorker = (): AskWorker => usePageWorker<typeof WORK>(start);
