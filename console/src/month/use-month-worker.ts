import { type AskWorker, usePageWorker } from '../parts/page-worker.ts';
import type { WORK } from './month-work.ts';

export type AskMonth = AskWorker<typeof WORK>;

const start = (): Worker => new Worker(new URL('./month-worker.ts', import.meta.url), { type: 'module' });

export const useMonthWorker = (): AskMonth => usePageWorker<typeof WORK>(start);
