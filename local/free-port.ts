/** A port of this machine that can be had now. */
import { createServer } from 'node:net';

/**
 * @param wanted 0 picks any.
 * @throws Error when it is taken.
 */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const tried = createServer();
    tried.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, wanted)));
    tried.listen(wanted, '127.0.0.1', () => {
      const { port } = tried.address() as { port: number };
      tried.close(() => resolve(port));
    });
  });
}

/** What a person can do about a port that cannot be had. */
export const portError = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; choose another with --port`) : error;
