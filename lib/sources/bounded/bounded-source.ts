/** The source that an administrator's mapping describes, of which every expression is evaluated in the worker. */
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import type { StoredShape } from '../../schemas/mapping.ts';
import { fromMapping } from '../mapped.ts';
import type { Source, SourceResult } from '../source.ts';
import { BoundPassed, type BoundedWorker, TaskRefused, boundedWorker } from './bounded-worker.ts';
import type { Answers, Task } from './task.ts';

const MINUTE_MS = 60_000;

/** A delivery that takes longer, in ms, counts towards the sender's bound of the minute. */
const SLOW_MS = 50;

let lastNumber = 0;

const refused = (message: string, code = 'bound-passed'): { readonly issues: readonly Issue[] } => ({
  issues: [errorIssue(code, '', message)],
});

/** How long the slow deliveries of each sender took in a minute: one sender's cannot take the time of the others. */
class SlowTime {
  private readonly taken = new Map<string, { readonly from: number; ms: number }>();

  isOver(sender: string): boolean {
    const taken = this.taken.get(sender);
    if (taken && performance.now() - taken.from > MINUTE_MS) this.taken.delete(sender);
    return (this.taken.get(sender)?.ms ?? 0) >= LIMITS.slowTimeMs.value;
  }

  add(sender: string, tookMs: number): void {
    if (tookMs <= SLOW_MS) return;
    const taken = this.taken.get(sender) ?? { from: performance.now(), ms: 0 };
    taken.ms += tookMs;
    this.taken.set(sender, taken);
  }
}

/** @param worker another than the one of the process, for tests. */
export function boundedSource(mapping: StoredShape, worker: BoundedWorker = boundedWorker): Source {
  lastNumber += 1;
  const of = { number: lastNumber, mapping };
  const declared = fromMapping(mapping);
  const slow = new SlowTime();
  const most = LIMITS.expressionTimeMs.value;

  /** What the worker answers, and the refusal where it has none. All tasks of a sender count towards one time. */
  async function run<K extends 'envelope' | 'body' | 'challenge'>(
    sender: string,
    task: Extract<Task, { kind: K }>,
  ): Promise<{ readonly answer: Answers[K] } | { readonly refusal: SourceResult }> {
    if (slow.isOver(sender))
      return {
        refusal: refused(
          `deliveries of this sender took more than ${LIMITS.slowTimeMs.value} ms in the mapping "${mapping.source}" within a minute; simplify its expressions, or send less in one delivery, and reprocess this one`,
        ),
      };
    try {
      const { answer, tookMs } = await worker.run<K>(task, most);
      slow.add(sender, tookMs);
      return { answer };
    } catch (error) {
      if (!(error instanceof TaskRefused)) throw error;
      slow.add(sender, error.tookMs);
      const why = `the mapping "${mapping.source}" cannot read this delivery: ${error.message}; simplify its expressions, or send less in one delivery`;
      return { refusal: error instanceof BoundPassed ? refused(why) : refused(why, 'unreadable') };
    }
  }

  async function read(sender: string, task: Extract<Task, { kind: 'envelope' | 'body' }>): Promise<SourceResult> {
    const done = await run<'envelope' | 'body'>(sender, task);
    return 'answer' in done ? done.answer : done.refusal;
  }

  return {
    ...declared,
    ...(declared.readEnvelope && {
      readEnvelope: (envelope, receivedAt) => read(envelope.account, { kind: 'envelope', of, envelope, receivedAt }),
    }),
    ...(declared.readBody && {
      readBody: (delivery) => read(delivery.sender ?? '', { kind: 'body', of, delivery }),
    }),
    ...(declared.challenge && {
      challenge: {
        method: declared.challenge.method,
        answer: async (delivery) => {
          const done = await run<'challenge'>(delivery.sender ?? '', { kind: 'challenge', of, delivery });
          return 'answer' in done ? done.answer : undefined;
        },
      },
    }),
  };
}
