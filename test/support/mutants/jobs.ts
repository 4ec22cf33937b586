/** Work on contract files in processes of their own, several at a time. */
import { fork } from 'node:child_process';

/** A process to start: its file, and the arguments beside it. */
export interface Job {
  readonly file: string;
  readonly args: readonly string[];
}

export interface JobRunner {
  /** The program, which takes `--file` and sends one message. */
  readonly script: string;
  /** Processes at a time. */
  readonly most: number;
}

/** What is made of the message of each job, in the order of the jobs. @throws Error when a process ends without one. */
export async function inParallel<Sent, Result>(
  { script, most }: JobRunner,
  jobs: readonly Job[],
  onResult: (job: Job, sent: Sent) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...jobs.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next[0]] = onResult(next[1], await sentBy<Sent>(script, next[1]));
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}

function sentBy<Sent>(script: string, { file, args }: Job): Promise<Sent> {
  return new Promise((resolve, reject) => {
    // Statements live briefly: with more space for new objects fewer of them are copied.
    const execArgv = [...process.execArgv, '--max-semi-space-size=64'];
    const child = fork(script, ['--file', file, ...args], { execArgv });
    child.once('message', (sent) => resolve(sent as Sent));
    child.once('exit', (code) => reject(new Error(`${file}: exit ${code} without verdicts`)));
  });
}
