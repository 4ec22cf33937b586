/** Lives of the embedded bus, each of random failures of files, of deliveries and of redrives, and each ended by a kill or by a crash. */
import { expect, it } from 'vitest';
import type { BusEvent } from '../../../../local/eventbridge/bus-event.ts';
import { Bus, type QueuedMessage } from '../../../../local/eventbridge/bus.ts';
import { busEvent } from '../../../support/bus-event.ts';
import { Dice } from '../../../support/dice.ts';
import { FaultyFiles } from '../../../support/faulty-files.ts';

const RECEIVED = '2026-10-14T02:12:42.000Z';
const LIVES = 4;

const event = (id: string, dice: Dice): BusEvent => {
  // Texts that look like lines of the files, and some that are long.
  const note = dice.pick([
    '',
    '\n{"m":{"seq":1,"target":"ingest-queue","body":"{}"}}\n',
    '{"d":1}',
    'x'.repeat(dice.whole(0, 3000)),
    '\u2028é',
  ]);
  return busEvent(id, JSON.stringify({ id, note }));
};

const idIn = (body: string): string => (JSON.parse(body) as { event: { id: string } }).event.id;

interface World {
  readonly dice: Dice;
  readonly delivered: Set<string>;
}

/** @param share of the deliveries that fail. */
async function opened(files: FaultyFiles, { dice, delivered }: World, share: number): Promise<{ bus: Bus; end: () => void }> {
  let isOver = false;
  const take = async (batch: readonly QueuedMessage[]): Promise<string[]> => {
    // What a process does after its end changes nothing.
    if (isOver) return [];
    const failed = batch.filter(() => dice.chance(share));
    for (const { id, body } of batch) if (!failed.some((one) => one.id === id)) delivered.add(idIn(body));
    return failed.map(({ id }) => id);
  };
  const none = async (): Promise<string[]> => [];
  const targets = { 'ingest-queue': take, 'audit-workflow': none, 'watch-queue': none, 'message-queue': none, 'endpoint-queue': none };
  for (;;) {
    const bus = await Bus.open({ files, folder: 'bus', backoff: () => 0, targets }).catch(() => undefined);
    if (bus) return { bus, end: () => void (isOver = true) };
  }
}

/** What was acknowledged in some lives and is nowhere at their end. */
async function lost(seed: number): Promise<{ acknowledged: number; lost: string[]; notArchived: string[] }> {
  const dice = new Dice(seed);
  const world: World = { dice, delivered: new Set() };
  const acknowledged: string[] = [];
  let files = new FaultyFiles();
  for (let life = 0; life < LIVES; life += 1) {
    files.fails = () => dice.chance(0.12);
    const { bus, end } = await opened(files, world, 0.5);
    for (let i = 0; i < dice.whole(1, 8); i += 1) {
      const ids = dice.times(1, 3, (n) => `${life}-${i}-${n}`);
      await bus
        .accept(
          ids.map((id) => event(id, dice)),
          RECEIVED,
        )
        .then(
          () => acknowledged.push(...ids),
          () => undefined,
        );
      if (dice.chance(0.3)) void bus.redrive().catch(() => undefined);
    }
    if (dice.chance(0.5)) await new Promise((resolve) => setTimeout(resolve, 2));
    files.fails = () => false;
    const left = dice.chance(0.5) ? files.killed() : files.crashed(dice.whole(0, files.unsynced));
    end();
    files = left;
  }
  const { bus } = await opened(files, world, 0);
  await bus.drained();
  await bus.redrive();
  await bus.drained();
  const letters = await bus.deadLetterCount();
  const missing = acknowledged.filter((id) => !world.delivered.has(id));
  const before = new Set(world.delivered);
  world.delivered.clear();
  await bus.replay('2026-10-14T00:00:00.000Z', '2026-10-15T00:00:00.000Z');
  await bus.drained();
  const notArchived = acknowledged.filter((id) => before.has(id) && !world.delivered.has(id));
  await bus.close();
  return { acknowledged: acknowledged.length, lost: letters > 0 ? [...missing, `${letters} dead letters stay`] : missing, notArchived };
}

it('nothing that was acknowledged is lost, to the targets or to the archive, in lives of random failures', async () => {
  let acknowledged = 0;
  const seeds = Number(process.env.LIVES_SEEDS ?? 40);
  for (let seed = 1; seed <= seeds; seed += 1) {
    const found = await lost(seed);
    acknowledged += found.acknowledged;
    expect([seed, found.lost, found.notArchived]).toEqual([seed, [], []]);
  }
  expect(acknowledged).toBeGreaterThan(5 * seeds);
});
