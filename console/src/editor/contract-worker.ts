/** The worker thread of the contract editor: a contract that takes long to check or to try does not hold up the page. */
import { WORK, type WorkName } from './contract-work.ts';

interface Asked {
  readonly number: number;
  readonly name: WorkName;
  readonly given: readonly never[];
}

addEventListener('message', ({ data: { number, name, given } }: MessageEvent<Asked>) => {
  try {
    postMessage({ number, answer: (WORK[name] as (...each: readonly never[]) => unknown)(...given) });
  } catch (error) {
    postMessage({ number, failure: (error as Error).message });
  }
});
