/** Kinds of chaos: what is done to a run while senders put events. Each ends with an account of all that was acknowledged. */
import { cpSync } from 'node:fs';
import { Dice } from '../dice.ts';
import { commandOf } from '../../../local/processes.ts';
import { type EventAccount, accountOf } from './accounts.ts';
import { ChildRun } from './child-run.ts';
import { Load, putContract } from './load.ts';
import type { ServeOptions } from './serve.ts';

export interface Chaos {
  readonly engine: ServeOptions['engine'];
  readonly seed: number;
  /** Events that are acknowledged before a kind ends. */
  readonly events: number;
  /** An empty folder, which is removed afterwards. */
  readonly newFolder: () => string;
}

export interface KindReport extends EventAccount {
  /** What was done, in numbers. */
  readonly done: string;
  /** What went wrong beside the events. */
  readonly faults: readonly string[];
}

type Kind = (chaos: Chaos) => Promise<KindReport>;

interface Rounds {
  readonly run: ChildRun;
  readonly load: Load;
  readonly folder: string;
  readonly since: number;
}

/** A run with its contract, and senders for it. */
async function begun(name: string, { engine, seed, newFolder }: Chaos, dice: Dice): Promise<Rounds> {
  const folder = newFolder();
  const run = await ChildRun.start(folder, engine);
  await putContract(run);
  return { run, folder, load: new Load(`${name}-${seed}`, dice), since: Date.now() };
}

/** Rounds under load, in each of which the run is killed after a number of acknowledged events that the seed names. */
async function killedRounds(name: string, chaos: Chaos, kill: (run: ChildRun, dice: Dice) => Promise<void>): Promise<KindReport> {
  const dice = new Dice(chaos.seed);
  const begin = await begun(name, chaos, dice);
  const { load, folder, since } = begin;
  let { run } = begin;
  let kills = 0;
  while (load.acknowledged.size < chaos.events) {
    const at = dice.whole(50, 600);
    let killing: Promise<void> | undefined;
    await load.put(run, 2 * at, (count) => {
      if (count >= at) killing ??= kill(run, dice);
    });
    await killing;
    kills += 1;
    if (!run.isUp) run = await ChildRun.start(folder, chaos.engine);
  }
  try {
    return { ...(await accountOf(run, folder, load, since)), done: `${kills} kills`, faults: [] };
  } finally {
    await run.stop();
  }
}

const server: Kind = (chaos) => killedRounds('server', chaos, (run) => run.kill());

const engine: Kind = (chaos) =>
  killedRounds('engine', chaos, async (run) => {
    run.killEngine();
  });

const both: Kind = (chaos) =>
  killedRounds('both', chaos, async (run, dice) => {
    if (dice.chance(0.5)) run.killEngine();
    const killed = run.kill();
    run.killEngine();
    await killed;
  });

/** Files that fail under load, and kills between: what was refused is sent again. */
const disk: Kind = async (chaos) => {
  const dice = new Dice(chaos.seed);
  const { run: first, load, folder, since } = await begun('disk', chaos, dice);
  await first.stop();
  let rounds = 0;
  while (load.acknowledged.size < chaos.events) {
    rounds += 1;
    const run = await ChildRun.serve({ folder, engine: chaos.engine, seed: chaos.seed + rounds, failing: 0.03, pauseMs: 20 });
    await load.put(run, dice.whole(300, 900));
    await run.kill();
  }
  const run = await ChildRun.start(folder, chaos.engine);
  await redriven(run);
  try {
    return {
      ...(await accountOf(run, folder, load, since)),
      done: `${rounds} rounds in which 3 % of all steps of files failed, then kill`,
      faults: [],
    };
  } finally {
    await run.stop();
  }
};

async function redriven({ url }: ChildRun): Promise<number | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'Makegood.RedriveDeadLetters', authorization: 'AWS4-HMAC-SHA256 Credential=444455556666/local' },
      body: '{}',
    });
    return response.ok ? ((await response.json()) as { Redriven: number }).Redriven : undefined;
  } catch {
    return undefined;
  }
}

const lettersNamed = ({ printed }: ChildRun): number => Number(/(\d+) dead letters wait/.exec(printed)?.[1] ?? 0);

/** Events that become dead letters while the database is killed again and again; redrives that are killed in the middle. */
const redrive: Kind = async (chaos) => {
  const dice = new Dice(chaos.seed);
  const { run: first, load, folder, since } = await begun('redrive', chaos, dice);
  await first.stop();
  const faults: string[] = [];
  let [redrives, letters] = [0, 0];
  while (load.acknowledged.size < chaos.events) {
    let run = await ChildRun.serve({ folder, engine: chaos.engine, seed: chaos.seed, pauseMs: 1 });
    const killer = setInterval(() => run.killEngine(), 120);
    await load.put(run, dice.whole(200, 500));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    clearInterval(killer);
    await run.kill();
    run = await ChildRun.start(folder, chaos.engine);
    letters += lettersNamed(run);
    while (lettersNamed(run) > 0) {
      redrives += 1;
      const isWhole = redrives % 3 === 0;
      const answer = redriven(run);
      if (isWhole && (await answer) === undefined) faults.push(`redrive ${redrives} has no answer`);
      if (!isWhole) await new Promise((resolve) => setTimeout(resolve, dice.whole(0, 12)));
      await run.kill();
      await answer;
      run = await ChildRun.start(folder, chaos.engine);
      if (isWhole && lettersNamed(run) > 0) faults.push(`${lettersNamed(run)} dead letters are left after a whole redrive`);
    }
    await run.stop();
  }
  if (letters === 0) faults.push('no event became a dead letter, so that no redrive was tried');
  const run = await ChildRun.start(folder, chaos.engine);
  try {
    return {
      ...(await accountOf(run, folder, load, since)),
      done: `${letters} dead letters named at starts, ${redrives} redrives`,
      faults,
    };
  } finally {
    await run.stop();
  }
};

/** A folder that is copied while its run works, and the copy started: the original and its database go on. */
const copy: Kind = async (chaos) => {
  const dice = new Dice(chaos.seed);
  const { run, load, folder, since } = await begun('copy', chaos, dice);
  const faults: string[] = [];
  const before = run.enginePid;
  let copies = 0;
  while (load.acknowledged.size < chaos.events) {
    const working = load.put(run, chaos.events / 3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const copied = chaos.newFolder();
    cpSync(folder, copied, { recursive: true });
    // A copy of a database that is written to may be torn: then it is refused, and says so.
    const other = await ChildRun.start(copied, chaos.engine).catch((error: Error) => error);
    if (other instanceof ChildRun) await other.stop();
    copies += 1;
    await working;
  }
  if (!run.isUp) faults.push('the original ended');
  if (run.enginePid !== before || (before !== undefined && !commandOf(before).includes('dynoxide')))
    faults.push('the database of the original is another process');
  try {
    return { ...(await accountOf(run, folder, load, since)), done: `${copies} copies started`, faults };
  } finally {
    await run.stop();
  }
};

export const KINDS = { server, engine, both, disk, redrive, copy } as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
