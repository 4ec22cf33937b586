/** The journal of the embedded bus on files that fail or are damaged. Each step that can fail, and each place of a crash, is in journal-faults.test.ts. */
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../local/eventbridge/journal.ts';
import { lineOf } from '../../../../local/files/checked-line.ts';
import type { Damage } from '../../../../local/files/checked-log.ts';
import { FaultyFiles } from '../../../support/faulty-files.ts';

const PATH = 'bus/journal.jsonl';

async function opened(files: FaultyFiles): Promise<{ journal: Journal; left: string[]; damages: Damage[] }> {
  const damages: Damage[] = [];
  const { journal, left } = await Journal.open({ files, folder: 'bus', onDamage: (damage) => void damages.push(damage) });
  return { journal, left: left.map(({ body }) => body), damages };
}

describe('the journal, when a step of its files fails', () => {
  it('a line after a torn one is not glued to it', async () => {
    const files = new FaultyFiles();
    const { journal } = await opened(files);
    await journal.accept([{ target: 'queue', body: 'first' }]);
    // The disk is full: neither the line nor the cut goes through.
    Object.assign(files, { failAt: files.steps.length + 1, failures: 2 });
    await expect(journal.accept([{ target: 'queue', body: 'refused' }])).rejects.toThrow('no space is left');
    await journal.accept([{ target: 'queue', body: 'second' }]);
    expect((await opened(files.killed())).left).toEqual(['first', 'second']);
  });

  it('a file whose sync failed is not written to any more: what is open stands in a new one', async () => {
    const files = new FaultyFiles();
    const { journal } = await opened(files);
    await journal.accept([{ target: 'queue', body: 'first' }]);
    files.failAt = files.steps.length + 2;
    await expect(journal.accept([{ target: 'queue', body: 'refused' }])).rejects.toThrow('sync fails');
    const before = files.steps.length;
    await journal.accept([{ target: 'queue', body: 'second' }]);
    expect(files.steps.slice(before)).toEqual(['open', 'write', 'sync', 'rename', 'syncFolder']);
    expect((await opened(files.crashed(0))).left).toEqual(['first', 'second']);
  });
});

describe('the journal, when its bytes are damaged', () => {
  const written = async (): Promise<FaultyFiles> => {
    const files = new FaultyFiles();
    const { journal } = await opened(files);
    for (const body of ['first', 'second', 'third']) await journal.accept([{ target: 'queue', body }]);
    return files.killed();
  };

  it('any one bit that flips is seen, named with its place and kept aside, and no other line is lost', async () => {
    const whole = Buffer.from((await written()).text(PATH));
    const lineAt = (at: number): number => whole.subarray(0, at).filter((byte) => byte === 10).length;
    for (let at = 0; at < whole.length; at += 1)
      for (const bit of [1, 16, 64]) {
        const files = new FaultyFiles();
        const bytes = Buffer.from(whole);
        bytes[at]! ^= bit;
        files.put(PATH, bytes);
        const { left, damages } = await opened(files);
        const isEnd = whole[at] === 10;
        expect([at, left]).toEqual([at, ['first', 'second', 'third'].filter((_, line) => isEnd || line !== lineAt(at))]);
        if (isEnd || at > whole.lastIndexOf(10, whole.length - 2)) continue;
        expect(damages.map(({ path, line }) => [path, line])).toContainEqual([PATH, lineAt(at) + 1]);
        expect(files.text(`${PATH}.damaged`)).not.toBe('');
      }
  });

  it('a journal of the version before, without checksums, is read', async () => {
    const files = new FaultyFiles();
    const lines = [{ m: { seq: 1, target: 'queue', body: 'first' } }, { m: { seq: 2, target: 'queue', body: 'second' } }, { d: 1 }];
    files.put(PATH, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('') + '{"m":{"seq":3,"tar'));
    const { journal, left, damages } = await opened(files);
    expect([left, damages]).toEqual([['second'], []]);
    await journal.accept([{ target: 'queue', body: 'third' }]);
    expect((await opened(files.killed())).left).toEqual(['second', 'third']);
  });
});

describe('a text that looks like the head of a line', () => {
  const bodies = ['trace 00000000 0 end', `of another line: ${lineOf('first')}`];

  it.each(bodies)('is a text like any other, in a line of the version before too: %s', async (body) => {
    const files = new FaultyFiles();
    files.put(PATH, Buffer.from(`${JSON.stringify({ m: { seq: 1, target: 'queue', body } })}\n`));
    const { journal, left, damages } = await opened(files);
    expect([left, damages]).toEqual([[body], []]);
    await journal.accept([{ target: 'queue', body }]);
    expect(await opened(files.killed())).toMatchObject({ left: [body, body], damages: [] });
  });

  it.each(bodies)('is no line of its own where the line around it is torn: %s', async (body) => {
    const files = new FaultyFiles();
    const line = lineOf(JSON.stringify({ m: { seq: 1, target: 'queue', body } }));
    files.put(PATH, Buffer.from(line.slice(0, -3)));
    expect((await opened(files)).left).toEqual([]);
  });
});

describe('the size of the journal', () => {
  it('is small again while it runs, when most of it is done', async () => {
    const files = new FaultyFiles();
    const { journal } = await opened(files);
    const body = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 40; i += 1) for (const { seq } of await journal.accept([{ target: 'queue', body }])) if (i > 0) journal.finish(seq);
    expect(journal.size).toBeLessThan(20 * 1024 * 1024);
    await journal.close();
    expect((await opened(files.killed())).left).toHaveLength(1);
  });
});
