/** Work of the core in a thread of its own: what takes long does not hold up the page. */
import { useEffect, useMemo } from 'react';

/** The work by name: what the page sends, and what it gets back. */
type Works = Readonly<Record<string, (...given: never[]) => unknown>>;
export type AskWorker<W extends Works> = <N extends keyof W & string>(
  name: N,
  ...given: Parameters<W[N]>
) => Promise<Awaited<ReturnType<W[N]>>>;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

class PageWorker<W extends Works> {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.addEventListener('error', ({ message }) => this.fail(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<{ number: number; answer?: never; failure?: string }>) => {
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

/** A worker of the page's own, ended with the page. @param start the same function each time. */
export function usePageWorker<W extends Works>(start: () => Worker): AskWorker<W> {
  const worker = useMemo(() => new PageWorker<W>(start()), [start]);
  useEffect(() => () => worker.end(), [worker]);
  return worker.ask;
}

interface Asked {
  readonly number: number;
  readonly name: string;
  readonly given: readonly never[];
}

/** In the thread: answers what the page asks. */
export function serve(works: Works): void {
  const answered = async ({ number, name, given }: Asked): Promise<unknown> => {
    try {
      return { number, answer: await works[name]!(...given) };
    } catch (error) {
      return { number, failure: (error as Error).message };
    }
  };
  addEventListener('message', ({ data }: MessageEvent<Asked>) => void answered(data).then((answer) => postMessage(answer)));
}
