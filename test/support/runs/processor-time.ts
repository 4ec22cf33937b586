/** Notes of each file how much processor time its modules and its tests took, with the processes that they started; counts-reporter.ts prints the longest. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';

/** In milliseconds; `wallMs` is what the clock says. */
export interface ProcessorTime {
  readonly loadMs: number;
  readonly testMs: number;
  readonly childMs: number;
  readonly wallMs: number;
}

declare module 'vitest' {
  interface TaskMeta {
    processor?: ProcessorTime;
  }
}

const own = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Of the processes that ended: fields 16 and 17 of proc(5), in hundredths of a second. Elsewhere than on Linux there is no such file. */
const ofChildren = (): number => {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return 0;
  }
};

const [began, childrenBegan, wallBegan] = [own(), ofChildren(), performance.now()];
let loaded = began;

beforeAll(() => {
  loaded = own();
});

// Vitest runs the last `afterAll` first, so this one sees also what the file ends.
afterAll(({}, suite) => {
  const ended = own();
  suite.meta.processor = {
    loadMs: loaded - began,
    testMs: ended - loaded,
    childMs: ofChildren() - childrenBegan,
    wallMs: performance.now() - wallBegan,
  };
});
