/** Work that is given up after its time. */
export class TimedOutError extends Error {
  constructor() {
    super('timed out');
  }
}

/** The timeout of a target, as Lambda has one: the work's result. @throws TimedOutError when it takes longer; the work itself goes on. */
export function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOutError()), timeoutMs);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
