/** The bucket of bundles and old evidence: a file for each object, beside the table. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceObjects } from '../../lib/application/ports/old-evidence.ts';
import { EVIDENCE_OBJECTS, type FunctionSpec } from '../../lib/declarations/functions.ts';
import type { WriteGate } from '../backup/write-gate.ts';
import { DISK, type FileLayer } from '../files/file-layer.ts';

/** The folder of the data folder that has them. */
export const EVIDENCE_FOLDER = 'objects';

/** What every object is written as before it has its name. */
const PART = '.part';

export class EvidenceFiles implements EvidenceObjects {
  private readonly folder: string;
  private readonly gate: WriteGate | undefined;
  private readonly files: FileLayer;
  /** Folders that this process made or found. */
  private readonly folders = new Set<string>();
  /** Writes of one object follow each other. */
  private readonly writing = new Map<string, Promise<void>>();

  /** @param gate holds writes while a backup is taken. */
  constructor(data: string, gate?: WriteGate, files: FileLayer = DISK) {
    this.folder = join(data, EVIDENCE_FOLDER);
    this.gate = gate;
    this.files = files;
  }

  /** What a function may do, as the bucket's policy says of it. */
  of(spec: FunctionSpec): EvidenceObjects | undefined {
    if (spec.evidence === undefined) return undefined;
    const may: { readonly puts: readonly string[]; readonly deletes: readonly string[] } = EVIDENCE_OBJECTS[spec.evidence];
    const of = (name: string, prefixes: readonly string[]): void => {
      if (!prefixes.some((prefix) => name.startsWith(prefix)))
        throw new Error(`AccessDenied: ${spec.entry} is not declared to change ${name}`);
    };
    return {
      get: (name) => this.get(name),
      put: async (name, bytes) => {
        of(name, may.puts);
        await this.put(name, bytes);
      },
      delete: async (name) => {
        of(name, may.deletes);
        await this.delete(name);
      },
    };
  }

  put(name: string, bytes: Uint8Array): Promise<void> {
    const before = this.writing.get(name) ?? Promise.resolve();
    const write = (): Promise<void> => this.write(this.path(name), bytes);
    const done = before.catch(() => undefined).then(() => (this.gate ? this.gate.pass(write) : write()));
    this.writing.set(name, done);
    const forget = (): void => {
      if (this.writing.get(name) === done) this.writing.delete(name);
    };
    void done.then(forget, forget);
    return done;
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    return readFile(this.path(name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  async delete(name: string): Promise<void> {
    const path = this.path(name);
    const remove = async (): Promise<void> => {
      await this.files.remove(path);
      await this.files.syncFolder(dirname(path));
    };
    await (this.gate ? this.gate.pass(remove) : remove());
  }

  /** A file has its name only when all of it is on the medium. */
  private async write(path: string, bytes: Uint8Array): Promise<void> {
    if ((await this.files.size(path)) !== undefined) return;
    await this.haveFolder(dirname(path));
    const file = await this.files.open(path + PART, 'new');
    try {
      await file.write(Buffer.from(bytes), 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await this.files.rename(path + PART, path);
    await this.files.syncFolder(dirname(path));
  }

  /** A folder, whose name and those of the folders that have it are on the medium. */
  private async haveFolder(folder: string): Promise<void> {
    if (this.folders.has(folder)) return;
    await this.files.makeFolder(folder);
    for (let at = folder; at.length > this.folder.length; at = dirname(at)) await this.files.syncFolder(dirname(at));
    await this.files.syncFolder(dirname(this.folder));
    this.folders.add(folder);
  }

  private path(name: string): string {
    if (!/^[\w%.-]+(?:\/[\w%.-]+)+$/.test(name) || name.includes('..')) throw new Error(`"${name}" is no name of an object`);
    return join(this.folder, ...name.split('/'));
  }
}
