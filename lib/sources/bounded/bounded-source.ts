/** The source that an administrator's mapping describes, of which every expression is evaluated in the worker. */
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import type { StoredShape } from '../../schemas/mapping.ts';
import { fromMapping } from '../mapped.ts';
import type { Source, SourceResult } from '../source.ts';
import { BoundPassed, type BoundedWorker, boundedWorker } from './bounded-worker.ts';
import type { Task } from './task.ts';

const MINUTE_MS = 60_000;

/** A delivery that takes longer, in ms, counts towards the sender's bound of the minute. */
const SLOW_MS = 50;

let lastNumber = 0;

const bound = (message: string): { readonly issues: readonly Issue[] } => ({ issues: [errorIssue('bound-passed', '', message)] });

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

  async function read(sender: string, task: Extract<Task, { kind: 'envelope' | 'body' }>): Promise<SourceResult> {
    if (slow.isOver(sender))
      return bound(
        `deliveries of this sender took more than ${LIMITS.slowTimeMs.value} ms in the mapping "${mapping.source}" within a minute; simplify its expressions, or send less in one delivery, and reprocess this one`,
      );
    try {
      const { answer, tookMs } = await worker.run(task, most);
      slow.add(sender, tookMs);
      return answer;
    } catch (error) {
      if (!(error instanceof BoundPassed)) throw error;
      slow.add(sender, error.tookMs);
      return bound(
        `the mapping "${mapping.source}" cannot read this delivery: ${error.message}; simplify its expressions, or send less in one delivery`,
      );
    }
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
          try {
            return (await worker.run({ kind: 'challenge', of, delivery }, most)).answer;
          } catch (error) {
            if (!(error instanceof BoundPassed)) throw error;
            return undefined;
          }
        },
      },
    }),
  };
}
