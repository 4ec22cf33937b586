/** What a command writes: results to standard output, complaints and progress to standard error. */
import { written } from '../../lib/presentation/written.ts';

export const print = (text: string): void => void process.stdout.write(written(text) + '\n');
export const complain = (text: string): void => void process.stderr.write(written(text) + '\n');
/** For programs: numbers are exact. */
export const printJson = (value: unknown): void => void process.stdout.write(JSON.stringify(value, null, 2) + '\n');

/** A line on the terminal that says how far a long command is. It is not written where standard error is a file or a pipe. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away again. */
  clear(): void;
}

const WIPE = '\r\u001B[2K';

/** @param stream for tests. @default standard error */
export function progress(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr): Progress {
  let isShown = false;
  return {
    show(text) {
      if (!stream.isTTY) return;
      stream.write(`${WIPE}${text} ...`);
      isShown = true;
    },
    clear() {
      if (isShown) stream.write(WIPE);
      isShown = false;
    },
  };
}
