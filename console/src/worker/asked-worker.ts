/** A worker thread that a page asks for work by name; it is started by the first question and ended with the page. */
import { useEffect, useMemo } from 'react';

/** Each piece of work by its name. */
type WorkByName = Readonly<Record<string, (...given: never[]) => unknown>>;

export type Ask<W extends WorkByName> = <N extends keyof W & string>(
  name: N,
  ...given: Parameters<W[N]>
) => Promise<Awaited<ReturnType<W[N]>>>;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

interface Answer {
  readonly number: number;
  readonly answer?: never;
  readonly failure?: string;
}

/** What was asked took longer than it may. */
export class TookTooLong extends Error {}

export class AskedWorker<W extends WorkByName> {
  private readonly start: () => Worker;
  private readonly mostMs: number | undefined;
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** @param mostMs the thread is ended when one question takes longer; the next question starts another. */
  constructor(start: () => Worker, mostMs?: number) {
    this.start = start;
    this.mostMs = mostMs;
  }

  readonly ask: Ask<W> = (name, ...given) =>
    new Promise((resolve, reject) => {
      this.last += 1;
      const timer =
        this.mostMs === undefined
          ? undefined
          : setTimeout(() => this.end(new TookTooLong(`it takes more than ${this.mostMs} ms`)), this.mostMs);
      this.waiting.set(this.last, { resolve, reject, timer });
      (this.worker ??= this.started()).postMessage({ number: this.last, name, given });
    });

  /** Ends the thread; what is still waited for fails. */
  end(error: Error = new Error('the page was left')): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }

  private started(): Worker {
    const worker = this.start();
    worker.addEventListener('error', ({ message }) => this.end(new Error(message)));
    worker.addEventListener('message', ({ data: { number, answer, failure } }: MessageEvent<Answer>) => {
      const waiting = this.waiting.get(number);
      this.waiting.delete(number);
      clearTimeout(waiting?.timer);
      if (failure === undefined) waiting?.resolve(answer!);
      else waiting?.reject(new Error(failure));
    });
    return worker;
  }
}

/** One thread for as long as the page is shown. @param start must be the same function each time. */
export function useWorker<W extends WorkByName>(start: () => Worker, mostMs?: number): Ask<W> {
  const worker = useMemo(() => new AskedWorker<W>(start, mostMs), [start, mostMs]);
  useEffect(() => () => worker.end(), [worker]);
  return worker.ask;
}
