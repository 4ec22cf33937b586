import { useEffect, useMemo } from 'react';
import type { WORK, WorkName } from './contract-work.ts';

type Work = typeof WORK;
export type AskWorker = <N extends WorkName>(name: N, ...given: Parameters<Work[N]>) => Promise<ReturnType<Work[N]>>;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** A worker of the page's own, ended with the page. */
class ContractWorker {
  private readonly worker = new Worker(new URL('./contract-worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor() {
    this.worker.addEventListener('error', ({ message }) => this.fail(new Error(message)));
    this.worker.addEventListener('message', ({ data }: MessageEvent<{ number: number; answer?: never; failure?: string }>) => {
      const { number, answer, failure } = data;
      const waiting = this.waiting.get(number);
      this.waiting.delete(number);
      if (failure === undefined) waiting?.resolve(answer!);
      else waiting?.reject(new Error(failure));
    });
  }

  readonly ask: AskWorker = (name, ...given) =>
    new Promise((resolve, reject) => {
      this.last += 1;
      this.waiting.set(this.last, { resolve, reject });
      this.worker.postMessage({ number: this.last, name, given });
    });

  end(): void {
    this.worker.terminate();
    this.fail(new Error('the page was left'));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

export function useContractWorker(): AskWorker {
  const worker = useMemo(() => new ContractWorker(), []);
  useEffect(() => () => worker.end(), [worker]);
  return worker.ask;
}
