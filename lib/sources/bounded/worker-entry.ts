/** The thread in which mappings of administrators and uploaded YAML are read. `BoundedWorker` starts it by its file. */
import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../expression.ts';
import { runTask } from './run-task.ts';
import type { Task, WorkerMessage } from './task.ts';

const send = (message: WorkerMessage): void => parentPort!.postMessage(message);

parentPort!.on('message', (task: Task) => {
  const from = performance.now();
  runTask(task).then(
    (answer) => send({ answer, tookMs: performance.now() - from }),
    (error: unknown) => send({ failure: reasonOf(error), tookMs: performance.now() - from }),
  );
});
send({ ready: true });
