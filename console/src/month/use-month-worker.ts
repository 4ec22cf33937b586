import { type Ask, useWorker } from '../worker/asked-worker.ts';
import type { WORK } from './month-work.ts';

export type AskMonth = Ask<typeof WORK>;

const start = (): Worker => new Worker(new URL('./month-worker.ts', import.meta.url), { type: 'module' });

export const useMonthWorker = (): AskMonth => useWorker<typeof WORK>(start);
