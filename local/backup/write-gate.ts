/**
 * All that the run writes passes here: to the table, to the files of the bus, seals, mails. While it is held, writes wait and reads go on.
 * What is there then is what a kill at that moment would leave, from which every start goes on.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FileLayer } from '../files/file-layer.ts';

const READS = new Set(['GetItemCommand', 'QueryCommand', 'ScanCommand', 'DescribeTableCommand']);

export class WriteGate {
  private held: Promise<unknown> | undefined;
  private passing = 0;
  private whenNone: (() => void) | undefined;

  /** Waits while the gate is held, then works. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.held) await this.held;
    this.passing += 1;
    try {
      return await work();
    } finally {
      this.passing -= 1;
      if (this.passing === 0) this.whenNone?.();
    }
  }

  /** Waits for the writes that have begun, and lets no other begin until the work is done. One holds it at a time. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    while (this.held) await this.held;
    const holding = this.drainAnd(work);
    this.held = holding.catch(() => undefined);
    try {
      return await holding;
    } finally {
      this.held = undefined;
    }
  }

  private async drainAnd<T>(work: () => Promise<T>): Promise<T> {
    if (this.passing > 0) await new Promise<void>((resolve) => (this.whenNone = resolve));
    this.whenNone = undefined;
    return work();
  }

  /** Lets each write of a client pass. */
  guard(client: DynamoDBClient): DynamoDBClient {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) =>
          READS.has(commandName) ? next(args) : this.pass(() => next(args)),
      { step: 'initialize', name: 'write-gate' },
    );
    return client;
  }

  /** The same files, whose every change passes. */
  guardFiles(files: FileLayer): FileLayer {
    return {
      ...files,
      open: async (path, how) => {
        const file = await this.pass(() => files.open(path, how));
        return {
          write: (bytes, at) => this.pass(() => file.write(bytes, at)),
          sync: () => file.sync(),
          truncate: (size) => this.pass(() => file.truncate(size)),
          close: () => file.close(),
        };
      },
      rename: (from, to) => this.pass(() => files.rename(from, to)),
      remove: (path) => this.pass(() => files.remove(path)),
    };
  }
}
