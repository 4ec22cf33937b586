/** Other processes of this machine: a number alone may by now belong to another program, or to a process that is dead but not yet reaped. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The command line of a living process; "" when there is none. */
export function commandOf(pid: number): string {
  // Small containers have no `ps`. A process that is not yet reaped has an empty command line.
  if (process.platform === 'linux')
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  try {
    const line = execFileSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line.startsWith('Z') ? '' : line.replace(/^\S+\s+/, '');
  } catch {
    return '';
  }
}

/** Waits until a process whose command contains `word` is gone; false when it is still there after `milliseconds`. */
export async function isGone(pid: number, word: string, milliseconds: number): Promise<boolean> {
  for (let waited = 0; ; waited += 50) {
    if (!commandOf(pid).includes(word)) return true;
    if (waited >= milliseconds) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
