/** The archive and the dead letters of the embedded bus on files that fail: nothing acknowledged is lost, and the process stays. */
import { describe, expect, it } from 'vitest';
import { type BusEvent, OWN_ACCOUNT } from '../../../../local/eventbridge/bus-event.ts';
import { Bus, type QueuedMessage } from '../../../../local/eventbridge/bus.ts';
import { busEvent } from '../../../support/bus-event.ts';
import { FaultyFiles } from '../../../support/faulty-files.ts';

const RECEIVED = '2026-10-14T02:12:42.000Z';
const ARCHIVED = 'bus/archive/2026-10-14.jsonl';
const DEAD = 'bus/dead-letters.jsonl';

const event = (id: string, account?: string): BusEvent => busEvent(id, `{\n  "id": "${id}"\n}`, account);

interface Opened {
  readonly bus: Bus;
  readonly delivered: string[];
}

async function opened(files: FaultyFiles, fails: (body: string) => boolean = () => false): Promise<Opened> {
  const delivered: string[] = [];
  const take = async (batch: readonly QueuedMessage[]): Promise<string[]> => {
    delivered.push(...batch.filter(({ body }) => !fails(body)).map(({ body }) => idIn(body)));
    return batch.filter(({ body }) => fails(body)).map(({ id }) => id);
  };
  const none = async (): Promise<string[]> => [];
  const bus = await Bus.open({
    files,
    folder: 'bus',
    backoff: () => 1,
    targets: { 'ingest-queue': take, 'audit-workflow': none, 'watch-queue': none, 'message-queue': none, 'endpoint-queue': none },
  });
  return { bus, delivered };
}

const idIn = (body: string): string => (JSON.parse(body) as { event: { id: string } }).event.id;

const replayed = async ({ bus, delivered }: Opened): Promise<string[]> => {
  // First what the journal has left.
  await bus.drained();
  delivered.length = 0;
  await bus.replay('2026-10-14T00:00:00.000Z', '2026-10-15T00:00:00.000Z');
  await bus.drained();
  return [...delivered].sort();
};

describe('the archive of the embedded bus', () => {
  it('has every acknowledged event once, of no rule too, and whichever step of a file failed', async () => {
    for (let failAt = 12; failAt < 60; failAt += 1) {
      const files = new FaultyFiles();
      const { bus } = await opened(files);
      Object.assign(files, { failAt, failures: 2 });
      const acknowledged: string[] = [];
      for (let i = 0; i < 6; i += 1) {
        const one = event(`e${i}`, i === 3 ? OWN_ACCOUNT : undefined);
        await bus.accept([one], RECEIVED).then(
          () => acknowledged.push(one.id),
          () => undefined,
        );
      }
      await bus.drained();
      const left = files.killed();
      const found = await replayed(await opened(left));
      expect([failAt, found]).toEqual([failAt, [...new Set(found)]]);
      // What was refused may be there: its sender sends it again, under its id. An event that no rule wants is delivered to no target.
      const missing = acknowledged.filter((id) => !found.includes(id) && id !== 'e3');
      expect([failAt, missing]).toEqual([failAt, []]);
      if (acknowledged.includes('e3')) expect(left.text(ARCHIVED)).toContain('\\"id\\": \\"e3\\"');
    }
  });

  it('refuses events while it cannot be written, and takes them again when it can', async () => {
    const files = new FaultyFiles();
    const { bus, delivered } = await opened(files);
    await bus.accept([event('first')], RECEIVED);
    await bus.drained();
    // From here on each write fails but those of the journal that come first.
    await new Promise((resolve) => setTimeout(resolve, 5));
    Object.assign(files, { failAt: files.steps.length + 3, failures: 40 });
    const answers: string[] = [];
    for (const id of ['second', 'third', 'fourth'])
      answers.push(
        await bus.accept([event(id)], RECEIVED).then(
          () => 'taken',
          () => 'refused',
        ),
      );
    expect(answers).toContain('refused');
    files.failAt = Infinity;
    await bus.accept([event('last')], RECEIVED);
    await bus.drained();
    expect(delivered).toEqual(['first', ...['second', 'third', 'fourth'].filter((_, i) => answers[i] === 'taken'), 'last']);
  });

  it('makes up what a kill took from it, and passes over a torn and a damaged line by name', async () => {
    const files = new FaultyFiles();
    const { bus } = await opened(files);
    for (const id of ['a', 'b', 'c']) await bus.accept([event(id)], RECEIVED);
    await bus.drained();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const left = files.killed();
    const lines = files.text(ARCHIVED).split('\n');
    left.put(ARCHIVED, Buffer.from(`${lines[0]}\n${lines[1]!.replace('lumencast', 'lumencask')}\n${lines[2]!.slice(0, 50)}`));
    const after = await opened(left);
    expect(await replayed(after)).toEqual(['a', 'b', 'c']);
    expect(after.bus.damages.map((damage) => [damage.path, damage.line])).toContainEqual([ARCHIVED, 2]);
  });

  it('drops files that are older than the archive keeps events', async () => {
    const files = new FaultyFiles();
    files.put('bus/archive/2025-09-01.jsonl', Buffer.from(''));
    files.put('bus/archive/2025-10-14.jsonl', Buffer.from(''));
    const { bus } = await opened(files);
    await bus.accept([event('a')], RECEIVED);
    await bus.close();
    expect((await files.list('bus/archive')).sort()).toEqual(['2025-10-14.jsonl', '2026-10-14.jsonl']);
  });
});

describe('dead letters of the embedded bus', () => {
  const buried = async (): Promise<FaultyFiles> => {
    const files = new FaultyFiles();
    const { bus } = await opened(files, () => true);
    for (const id of ['a', 'b', 'c']) await bus.accept([event(id)], RECEIVED);
    await bus.drained();
    return files;
  };

  it('are all delivered although any step of a redrive failed', async () => {
    const before = await buried();
    for (let more = 1; more <= 12; more += 1) {
      const files = before.killed();
      const { bus, delivered } = await opened(files);
      expect(await bus.deadLetterCount()).toBe(3);
      files.failAt = files.steps.length + more;
      await bus.redrive().catch(() => undefined);
      files.failAt = Infinity;
      await bus.redrive();
      await bus.drained();
      expect([more, [...new Set(delivered)].sort()]).toEqual([more, ['a', 'b', 'c']]);
      expect(await bus.deadLetterCount()).toBe(0);
    }
  });

  it.each([DEAD, ARCHIVED])('of which a bit flips in %s: the line is named, and the others are delivered', async (path) => {
    const before = await buried();
    const bytes = Buffer.from(before.text(path));
    expect(bytes.length).toBeGreaterThan(300);
    for (let at = 0; at < bytes.length; at += 7) {
      const files = before.killed();
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      files.put(path, flipped);
      const run = await opened(files);
      const { bus, delivered } = run;
      const found = path === DEAD ? (await bus.redrive(), await bus.drained(), [...new Set(delivered)]) : await replayed(run);
      // The end of a line may be what flips: then two lines are one.
      const ends = bytes[at] === 0x0a;
      expect([at, found.filter((id) => ['a', 'b', 'c'].includes(id)).length >= (ends ? 1 : 2), found.length <= 3]).toEqual([
        at,
        true,
        true,
      ]);
      if (found.length < 3) expect([at, bus.damages.some((damage) => damage.path === path)]).toEqual([at, true]);
    }
  });

  it('that an interrupted redrive of before left are taken first, those of the version before too', async () => {
    const files = new FaultyFiles();
    const letter = (id: string): string =>
      JSON.stringify({ target: 'ingest-queue', receives: 5, body: JSON.stringify({ receivedAt: RECEIVED, event: event(id) }) });
    files.put('bus/dead-letters.redriving.jsonl', Buffer.from(`${letter('left')}\n`));
    files.put(DEAD, Buffer.from(`${letter('new')}\n`));
    const { bus, delivered } = await opened(files);
    expect([await bus.deadLetterCount(), await bus.redrive()]).toEqual([2, 2]);
    await bus.drained();
    expect(delivered).toEqual(['left', 'new']);
  });

  it('that cannot be written are tried again, and their event stays in the journal until then', async () => {
    const files = new FaultyFiles();
    const { bus } = await opened(files, () => true);
    await bus.accept([event('a')], RECEIVED);
    await new Promise((resolve) => setImmediate(resolve));
    Object.assign(files, { failAt: files.steps.length + 1, failures: 6 });
    await bus.drained();
    expect(await bus.deadLetterCount()).toBe(1);
    expect((await opened(files.killed())).delivered).toEqual([]);
  });
});
