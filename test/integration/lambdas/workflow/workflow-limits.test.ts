/** The embedded workflow refuses what Step Functions refuses, and the declared audit stays below it. */
import { describe, expect, it } from 'vitest';
import { ROUNDS } from '../../../../lib/declarations/audit-workflow.ts';
import { auditHistoryEvents, longestAuditHistory } from '../../../../lib/declarations/audit-history.ts';
import { jsonBytes } from '../../../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../../../lib/declarations/aws-limits.ts';
import type { StateSize } from '../../../../local/step-functions/execution.ts';
import { type RunOptions, type Steps, runWorkflow } from '../../../../local/step-functions/workflow.ts';

const LIMIT = AWS_LIMITS.stateBytes.value;
const INPUT = { audit: '2026-10', id: 'r' };

/** A plan whose JSON has so many bytes; `ü` has two. */
const planOf = (bytes: number): object => {
  const plan = { audit: '2026-10', run: 'r', due: [], everything: false, more: false, cursor: null, rest: null, round: 1, filler: 'ü' };
  return { ...plan, filler: `ü${'x'.repeat(bytes - jsonBytes(plan))}` };
};

const steps = (change: Partial<Steps> = {}): Steps => ({
  Plan: () => Promise.resolve(planOf(1000)),
  Assess: () => Promise.resolve({}),
  NoteFailure: () => Promise.resolve({}),
  Close: () => Promise.resolve({ seal: {} }),
  ...change,
});

const run = (change: Partial<Steps>, options: RunOptions = {}): Promise<void> =>
  runWorkflow(INPUT, steps(change), { retrySeconds: 0, ...options });

describe('the size of a state', () => {
  it.each([
    ['just at the limit', LIMIT, undefined],
    ['one byte over it', LIMIT + 1, 'States.DataLimitExceeded'],
  ])('given a plan %s, then the run ends as in AWS', async (_, bytes, name) => {
    const ended = await run({ Plan: () => Promise.resolve(planOf(bytes)) }).then(
      () => undefined,
      (error: Error) => error.name,
    );
    expect(ended).toBe(name);
  });

  it('given an input of the execution over the limit, then nothing is started', async () => {
    let started = 0;
    const given = { ...INPUT, filler: 'x'.repeat(LIMIT) };
    const plan = (): Promise<object> => {
      started += 1;
      return Promise.resolve(planOf(1000));
    };
    await expect(runWorkflow(given, steps({ Plan: plan }))).rejects.toThrow('exceeding the maximum number of bytes');
    expect(started).toBe(0);
  });

  it('given children of a map whose results are too large together, then the map fails, also where its result is thrown away', async () => {
    const due = Array.from({ length: 500 }, (_, i) => ({ contract: `c${i}`, periods: ['2026-10'], checkedAt: '' }));
    const plan = { ...planOf(200), due };
    const states = (outputs: object): object => ({
      StartAt: 'Plan',
      States: {
        Plan: { Type: 'Task', Resource: 'arn:aws:lambda:local:000000000000:function:plan', Next: 'EachContract' },
        EachContract: {
          Type: 'Map',
          ItemsPath: '$.due',
          ItemSelector: { 'due.$': '$$.Map.Item.Value' },
          ResultPath: null,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
            StartAt: 'Assess',
            States: { Assess: { Type: 'Task', Resource: 'arn:aws:lambda:local:000000000000:function:assess', ...outputs, End: true } },
          },
          End: true,
        },
      },
    });
    const told = { Plan: () => Promise.resolve(plan), Assess: () => Promise.resolve({ outcome: 'x'.repeat(1000) }) };
    await expect(run(told, { definition: states({}) })).rejects.toMatchObject({ name: 'States.DataLimitExceeded' });
    await run(told, { definition: states({ ResultSelector: {} }) });
    // The declared workflow keeps nothing of what its children return.
    await run({ ...told, Plan: () => Promise.resolve(plan) });
  });

  it('given a child that takes longer than an express execution, then it alone fails', async () => {
    const due = ['slow', 'quick'].map((contract) => ({ contract, periods: ['2026-10'], checkedAt: '' }));
    const done: string[] = [];
    const assess = async (input: unknown): Promise<object> => {
      const { contract } = (input as { due: { contract: string } }).due;
      if (contract === 'slow') await new Promise(() => undefined);
      done.push(contract);
      return {};
    };
    const sizes: StateSize[] = [];
    await run(
      { Plan: () => Promise.resolve({ ...planOf(200), due }), Assess: assess },
      { childSeconds: 1, onSize: (size) => void sizes.push(size) },
    );
    expect([done, sizes.filter(({ state, of }) => state === 'EachContract/Assess' && of === 'output').length]).toEqual([['quick'], 1]);
  });
});

describe('the history of an execution', () => {
  it('given every try of every plan, then the longest execution is within the limit', () => {
    expect(longestAuditHistory()).toBeLessThan(AWS_LIMITS.historyEvents.value);
    expect(auditHistoryEvents(Math.ceil(AWS_LIMITS.historyEvents.value / 13), 1)).toBeGreaterThan(AWS_LIMITS.historyEvents.value);
  });

  it.each([1, 3])('given %i plans, of which one is tried again, then the run counts the events of the formula', async (rounds) => {
    const histories: number[] = [];
    let [planned, tries] = [0, 0];
    const plan = (): Promise<object> => {
      tries += 1;
      if (tries === 1) return Promise.reject(new Error('throttled'));
      planned += 1;
      return Promise.resolve({ ...planOf(200), round: planned, more: planned < rounds });
    };
    await run({ Plan: plan }, { onHistory: (events) => void histories.push(events) });
    expect(histories).toEqual([auditHistoryEvents(rounds, 1) + 3]);
  });

  it('given more plans than an execution has, then another execution goes on where it stopped', async () => {
    const histories: number[] = [];
    const from: unknown[] = [];
    const plan = (input: unknown): Promise<object> => {
      const { round = 0, cursor } = input as { round?: number; cursor?: string };
      if (round === 0) from.push(cursor);
      const isLast = from.length === 3;
      return Promise.resolve({ ...planOf(200), round: isLast ? 1 : ROUNDS, more: !isLast, cursor: `after ${from.length}` });
    };
    await run({ Plan: plan }, { onHistory: (events) => void histories.push(events) });
    expect(from).toEqual([undefined, 'after 1', 'after 2']);
    expect(histories.length).toBe(3);
  });
});
