/**
 * One worker thread for what others write as a program or a document: expressions of administrators' mappings, and YAML. It is started when
 * it is first needed and serves one task after the other. A task that passes a bound on time or memory ends the worker; the next task
 * starts another.
 */
import { Worker } from 'node:worker_threads';
import { LIMITS } from '../../declarations/limits.ts';
import type { Answers, Task, WorkerMessage } from './task.ts';
import { workerCode } from './worker-file.ts';

/** Ms within which a thread is loaded; past it the machine is at fault, not the task. */
const START_MS = 30_000;

const RESOURCES = { maxOldGenerationSizeMb: LIMITS.workerMemoryMb.value, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/** A task without an answer, because of what others wrote: to try it again gives the same. `message` says why. */
export abstract class TaskRefused extends Error {
  /** How long the task ran, in ms. */
  readonly tookMs: number;

  constructor(message: string, tookMs: number) {
    super(message);
    this.tookMs = tookMs;
  }
}

/** A task that was ended. `message` names the bound. */
export class BoundPassed extends TaskRefused {}

/** A task that failed in the worker. */
export class TaskFailed extends TaskRefused {}

export interface Done<T> {
  readonly answer: T;
  /** Ms that the task took in the worker. */
  readonly tookMs: number;
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

function startThread(): Thread {
  const { code, ...how } = workerCode();
  const worker = new Worker(code, { ...how, execArgv: [], resourceLimits: RESOURCES });
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the worker was not loaded within ${START_MS} ms`)), START_MS);
    const end = (then: () => void) => () => (clearTimeout(timer), then());
    worker.once('message', end(resolve));
    worker.once('error', (error) => end(() => reject(error))());
    worker.once('exit', (status) => end(() => reject(new Error(`the worker ended with ${status} while it was loaded`)))());
  });
  return { worker, ready };
}

/** The outcome of one task in a thread that is loaded. @throws BoundPassed */
function runIn(worker: Worker, task: Task, mostMs: number): Promise<Done<Answers[Task['kind']]>> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    let waiting = true;
    const passed = (what: string): void => {
      settle();
      reject(new BoundPassed(what, performance.now() - from));
    };
    const timer = setTimeout(() => {
      // What the worker sent while this thread was busy is read first.
      setImmediate(() => waiting && passed(`it takes more than ${mostMs} ms`));
    }, mostMs);
    const onMessage = (message: WorkerMessage): void => {
      if ('ready' in message) return;
      settle();
      if ('failure' in message) reject(new TaskFailed(message.failure, message.tookMs));
      else resolve({ answer: message.answer, tookMs: message.tookMs });
    };
    const onError = (error: Error & { code?: string }): void =>
      passed(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `it needs more than ${RESOURCES.maxOldGenerationSizeMb} MB of memory`
          : `it ended the worker: ${error.message}`,
      );
    const onExit = (): void => passed('it ended the worker');
    function settle(): void {
      waiting = false;
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    try {
      worker.postMessage(task);
    } catch (error) {
      passed(`it cannot be passed to the worker: ${(error as Error).message}`);
    }
  });
}

export class BoundedWorker {
  private thread: Thread | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @throws BoundPassed when the task takes more time or memory than it may. @throws TaskFailed when it fails otherwise. @throws Error when the
   * worker cannot be started.
   */
  run<K extends Task['kind']>(task: Extract<Task, { kind: K }>, mostMs: number): Promise<Done<Answers[K]>> {
    const result = this.last.then(() => this.runNext(task, mostMs));
    this.last = result.catch(() => undefined);
    return result as Promise<Done<Answers[K]>>;
  }

  private async runNext(task: Task, mostMs: number): Promise<Done<Answers[Task['kind']]>> {
    const thread = (this.thread ??= startThread());
    // A thread that has nothing to do does not keep the process alive.
    thread.worker.ref();
    try {
      await thread.ready;
      return await runIn(thread.worker, task, mostMs);
    } catch (error) {
      if (error instanceof BoundPassed || thread.worker.threadId === -1) await this.replace(thread);
      throw error;
    } finally {
      thread.worker.unref();
    }
  }

  private async replace(thread: Thread): Promise<void> {
    if (this.thread === thread) this.thread = undefined;
    thread.worker.on('error', () => undefined);
    await thread.worker.terminate();
  }
}

/** The one of this process. */
export const boundedWorker = new BoundedWorker();
