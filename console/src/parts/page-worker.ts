/** A worker of a page, asked by the name of its work: what takes long does not hold up the page. */
import { useEffect, useMemo } from 'react';

type AnyWork = Readonly<Record<string, (...given: never[]) => unknown>>;

export type AskWorker<W extends AnyWork> = <N extends keyof W & string>(
  name: N,
  ...given: Parameters<W[N]>
) => Promise<Awaited<ReturnType<W[N]>>>;

interface Asked {
  readonly number: number;
  readonly name: string;
  readonly given: readonly never[];
}

/** In the worker: does the work that the page asks for. */
export function answerPage(work: AnyWork): void {
  addEventListener('message', ({ data: { number, name, given } }: MessageEvent<Asked>) => {
    try {
      postMessage({ number, answer: work[name]!(...given) });
    } catch (error) {
      postMessage({ number, failure: (error as Error).message });
    }
  });
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** In the page: a worker of its own, ended with the page. */
class PageWorker<W extends AnyWork> {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(worker: Worker) {
    this.worker = worker;
    this.worker.addEventListener('error', ({ message }) => this.fail(new Error(message)));
    this.worker.addEventListener('message', ({ data }: MessageEvent<{ number: number; answer?: never; failure?: string }>) => {
      const { number, answer, failure } = data;
      const waiting = this.waiting.get(number);
      this.waiting.delete(number);
      if (failure === undefined) waiting?.resolve(answer!);
      else waiting?.reject(new Error(failure));
    });
  }

  readonly ask: AskWorker<W> = (name, ...given) =>
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

/** @param start a function outside of the component, so that the worker starts once. */
export function usePageWorker<W extends AnyWork>(start: () => Worker): AskWorker<W> {
  const worker = useMemo(() => new PageWorker<W>(start()), [start]);
  useEffect(() => () => worker.end(), [worker]);
  return worker.ask;
}
