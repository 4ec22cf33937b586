/**
 * A journal on files of which each step fails in turn, for one step or for several, then left by a kill of the process or by a crash of the
 * machine that tears the last block at each of its bytes. What it acknowledged must be in what is left, once.
 */
import { FaultyFiles } from '../faulty-files.ts';

/** What is asked of a journal. */
export interface TestedJournal {
  accept(messages: readonly { target: string; body: string }[]): Promise<readonly { readonly seq: number }[]>;
  finish(seq: number): void;
}

/** Opens a journal on files; gives back the bodies of what was accepted and never done. */
export type OpenJournal = (files: FaultyFiles) => Promise<{ readonly journal: TestedJournal; readonly left: readonly string[] }>;

export interface JournalReport {
  readonly schedules: number;
  /** How many files the journal was begun in, while it worked. */
  readonly anew: number;
  /** What a kill or a crash left, opened again. */
  readonly images: number;
  readonly acknowledged: number;
  /** "step 12, 2 failures, kill: message 5": what is not there, and what is there twice. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

interface Worked {
  readonly acknowledged: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
}

/** How much a journal has to do: messages that are accepted, and how many of them stay open at the end of each round of so many. */
export interface JournalWork {
  readonly messages: number;
  readonly isDone: (i: number) => boolean;
}

export const FEW: JournalWork = { messages: 12, isDone: (i) => i % 3 === 0 };

/** Most is done, so that a journal that is past its size is begun anew. */
export const MOSTLY_DONE: JournalWork = { messages: 24, isDone: (i) => i % 8 !== 0 };

/** Accepts messages, ends some, and goes on after each failure. */
async function worked(files: FaultyFiles, open: OpenJournal, { messages, isDone }: JournalWork): Promise<Worked> {
  const [acknowledged, done] = [new Set<string>(), new Set<string>()];
  let start = await open(files).catch(() => undefined);
  while (!start) start = await open(files).catch(() => undefined);
  const { journal } = start;
  for (let i = 0; i < messages; i += 1) {
    const body = `message ${i} ${'x'.repeat(i)}`;
    for (const { seq } of await journal.accept([{ target: 'queue', body }]).catch(() => [])) {
      acknowledged.add(body);
      if (!isDone(i)) continue;
      journal.finish(seq);
      done.add(body);
    }
  }
  return { acknowledged, done };
}

/** In the names of what a kill of the process alone took. */
export const AFTER_KILL = 'after a kill';

/** The images that one schedule may leave. */
function* images(files: FaultyFiles): Generator<[string, FaultyFiles]> {
  yield [AFTER_KILL, files.killed()];
  const most = files.unsynced;
  for (let torn = 0; torn <= most; torn += 1) yield [`after a crash with ${torn} bytes of the last block`, files.crashed(torn)];
}

/** How many steps in a row fail: one alone, and as on a full disk. */
const FAILURES = [1, 2, 5];

export async function journalFaults(open: OpenJournal, given: JournalWork = FEW): Promise<JournalReport> {
  let [schedules, anew, opened, acknowledged] = [0, 0, 0, 0];
  const [lost, doubled] = [new Set<string>(), new Set<string>()];
  for (const failures of FAILURES)
    for (let [failAt, steps] = [1, Infinity]; failAt <= steps; failAt += 1) {
      const files = new FaultyFiles();
      Object.assign(files, { failAt, failures });
      const work = await worked(files, open, given);
      anew += files.steps.filter((step) => step === 'rename').length;
      steps = files.steps.length;
      schedules += 1;
      acknowledged += work.acknowledged.size;
      for (const [how, image] of images(files)) {
        opened += 1;
        const { left } = await open(image);
        const name = (body: string): string => `step ${failAt} (${files.steps[failAt - 1]}), ${failures} failing, ${how}: ${body.trim()}`;
        for (const body of work.acknowledged) if (!left.includes(body) && !work.done.has(body)) lost.add(name(body));
        for (const body of new Set(left)) if (left.indexOf(body) !== left.lastIndexOf(body)) doubled.add(name(body));
      }
    }
  return { schedules, anew, images: opened, acknowledged, lost: [...lost], doubled: [...doubled] };
}
