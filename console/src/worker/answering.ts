/** The other side of a worker thread: it answers each question by the work of that name. */
interface Asked {
  readonly number: number;
  readonly name: string;
  readonly given: readonly never[];
}

export function answerBy(work: Readonly<Record<string, (...given: never[]) => unknown>>): void {
  addEventListener('message', ({ data: { number, name, given } }: MessageEvent<Asked>) => {
    // A function that fails at once fails as one that fails later.
    void (async () => work[name]!(...given))().then(
      (answer) => postMessage({ number, answer }),
      (error: unknown) => postMessage({ number, failure: (error as Error).message }),
    );
  });
}
