/** A statement of 300 lines with their reasons as PDF, in a process of its own: time of a processor, and the most memory that the process had. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MOST = { seconds: 2, megabytes: 512 } as const;

export function documents(): void {
  const script = fileURLToPath(new URL('./draw-statement.ts', import.meta.url));
  const text = execFileSync('node', ['--import', 'tsx', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const { seconds, wall, megabytes, pages } = JSON.parse(text) as Readonly<Record<'seconds' | 'wall' | 'megabytes' | 'pages', number>>;
  const isKept = seconds <= MOST.seconds && megabytes <= MOST.megabytes;
  process.stdout.write(
    `  300 lines, ${pages} pages: ${seconds.toFixed(2)} s of a processor (goal <= ${MOST.seconds}; ${wall.toFixed(2)} s with what else ran), ${Math.round(megabytes)} MB (goal <= ${MOST.megabytes})${isKept ? '' : '  GOAL MISSED'}\n`,
  );
  if (!isKept) process.exitCode = 1;
}
