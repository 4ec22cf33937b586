/** Files in memory of which each step can be made to fail, and that lose what was not synced when the machine crashes. */
import type { FileLayer, LogFile } from '../../local/files/file-layer.ts';

interface Content {
  /** As the system shows it. */
  shown: Buffer;
  /** As the medium has it. */
  kept: Buffer;
}

export type FileStep = 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'syncFolder';

export class FaultyFiles implements FileLayer {
  /** By path. After a crash only those names are there whose folder was synced. */
  private names = new Map<string, Content>();
  private keptNames = new Map<string, Content>();
  readonly steps: FileStep[] = [];
  /** The number of the step that fails, from 1. */
  failAt = Infinity;
  /** How many steps fail from there on, as on a full disk. */
  failures = 1;

  /** Whether a step fails, beside those that are named by their number. */
  fails: () => boolean = () => false;

  private step(step: FileStep): boolean {
    this.steps.push(step);
    if (this.fails()) return true;
    const number = this.steps.length;
    return number >= this.failAt && number < this.failAt + this.failures;
  }

  private check(step: FileStep): void {
    if (this.step(step)) throw Object.assign(new Error(`${step} fails`), { code: 'EIO' });
  }

  async open(path: string, how: 'keep' | 'new'): Promise<LogFile> {
    this.check('open');
    const content = (how === 'keep' ? this.names.get(path) : undefined) ?? { shown: Buffer.alloc(0), kept: Buffer.alloc(0) };
    this.names.set(path, content);
    return {
      write: async (bytes, at) => {
        const fails = this.step('write');
        const part = fails ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
        content.shown = Buffer.concat([content.shown.subarray(0, at), part, content.shown.subarray(at + part.length)]);
        if (fails) throw Object.assign(new Error('no space is left'), { code: 'ENOSPC' });
      },
      sync: async () => {
        // The system may call what it dropped clean: the next sync is good, and the medium has nothing.
        this.check('sync');
        content.kept = content.shown;
      },
      truncate: async (size) => {
        this.check('truncate');
        content.shown = content.shown.subarray(0, size);
      },
      close: async () => undefined,
    };
  }

  async *read(path: string): AsyncGenerator<Buffer> {
    const content = this.names.get(path);
    // In small parts, so that lines go over their ends.
    for (let at = 0; content && at < content.shown.length; at += 64) yield content.shown.subarray(at, at + 64);
  }

  async size(path: string): Promise<number | undefined> {
    return this.names.get(path)?.shown.length;
  }

  async list(folder: string): Promise<string[]> {
    return [...this.names.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
  }

  async makeFolder(): Promise<void> {}

  async rename(from: string, to: string): Promise<void> {
    this.check('rename');
    this.names.set(to, this.names.get(from)!);
    this.names.delete(from);
  }

  async remove(path: string): Promise<void> {
    this.check('remove');
    this.names.delete(path);
  }

  async syncFolder(): Promise<void> {
    this.check('syncFolder');
    this.keptNames = new Map(this.names);
  }

  text(path: string): string {
    return this.names.get(path)?.shown.toString() ?? '';
  }

  put(path: string, bytes: Buffer): void {
    this.names.set(path, { shown: bytes, kept: bytes });
  }

  /** The most bytes of one file that a crash of the machine could still take. */
  get unsynced(): number {
    return Math.max(0, ...[...this.keptNames.values()].map(({ shown, kept }) => shown.length - kept.length));
  }

  /** What a kill of the process leaves: everything that was written. */
  killed(): FaultyFiles {
    return this.copied(this.names, ({ shown }) => shown);
  }

  /** What a crash of the machine leaves: what was synced, and of the rest so many bytes as the medium had just taken. */
  crashed(torn: number): FaultyFiles {
    return this.copied(this.keptNames, ({ shown, kept }) =>
      shown.length > kept.length ? shown.subarray(0, Math.min(kept.length + torn, shown.length)) : kept,
    );
  }

  private copied(names: ReadonlyMap<string, Content>, bytesOf: (content: Content) => Buffer): FaultyFiles {
    const copy = new FaultyFiles();
    for (const [path, content] of names) copy.put(path, bytesOf(content));
    copy.keptNames = new Map(copy.names);
    return copy;
  }
}
