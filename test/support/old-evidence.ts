/** A table whose old evidence moves to object storage, in memory. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { PartitionMover } from '../../lib/adapters/dynamo/partition-mover.ts';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import { moveOldEvidence } from '../../lib/application/closing/move-old-evidence.ts';
import type { EvidenceObjects, OldEvidence } from '../../lib/application/ports/old-evidence.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { EVIDENCE_DAYS } from '../../lib/declarations/retention.ts';
import { MemoryClient } from './memory-client.ts';

export class MemoryObjects implements EvidenceObjects {
  readonly objects = new Map<string, Uint8Array>();

  put(name: string, bytes: Uint8Array): Promise<void> {
    if (!this.objects.has(name)) this.objects.set(name, bytes);
    return Promise.resolve();
  }

  get(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.objects.get(name));
  }

  delete(name: string): Promise<void> {
    this.objects.delete(name);
    return Promise.resolve();
  }
}

/** What may be moved of the table. */
const EVIDENCE = /^(?:FACT|SAMPLES|SAMPLEPAYLOADS)#/;

/** A call that failed where a test let it. */
export class Cut extends Error {}

export class MovingTable {
  readonly client = new MemoryClient();
  readonly objects = new MemoryObjects();
  readonly table: Table;
  readonly stores: Stores;
  private readonly clock: () => number;
  /** Writes until one fails, before it is done or after; absent: none fails. */
  cut: { left: number; readonly after: boolean } | undefined;

  /** @param hasObjects false: everything stays in the table, as without object storage. */
  constructor(clock: () => number, hasObjects = true) {
    this.clock = clock;
    this.table = new Table(this.client.client, 'memory');
    this.stores = hasObjects ? dynamoStores(this.table, undefined, { clock, objects: this.objects }) : dynamoStores(this.table);
  }

  /** As a process of its own does it: it knows nothing of what others read. */
  get mover(): OldEvidence {
    const cutting = async <T>(work: () => Promise<T>): Promise<T> => {
      if (this.cut && !this.cut.after && (this.cut.left -= 1) < 0) throw new Cut('before a write');
      const done = await work();
      if (this.cut?.after === true && (this.cut.left -= 1) < 0) throw new Cut('after a write');
      return done;
    };
    const send = (command: Parameters<MemoryClient['send']>[0]): Promise<unknown> =>
      command.constructor.name === 'PutItemCommand' ? cutting(() => this.client.send(command)) : this.client.send(command);
    const objects: EvidenceObjects = {
      get: (name) => this.objects.get(name),
      put: (name, bytes) => cutting(() => this.objects.put(name, bytes)),
      delete: (name) => cutting(() => this.objects.delete(name)),
    };
    return new PartitionMover(new Table({ send } as never, 'memory'), { clock: this.clock, objects });
  }

  move(days: number = EVIDENCE_DAYS.moved): ReturnType<typeof moveOldEvidence> {
    return moveOldEvidence(this.stores, this.mover, this.clock(), days);
  }

  /** Items of evidence in the table, by whether they expire. */
  evidence(): { readonly stays: string[]; readonly expires: string[] } {
    const items = this.client.items.filter((item) => EVIDENCE.test(item.pk!.S!));
    const names = (some: typeof items): string[] => some.map((item) => `${item.pk!.S!} ${item.sk!.S!}`).sort();
    return { stays: names(items.filter((item) => !item.expiresAt)), expires: names(items.filter((item) => item.expiresAt)) };
  }

  /** Deletes what expires, as if its instant had come. @returns how many. */
  async expire(): Promise<number> {
    const expiring = this.client.items.filter((item) => item.expiresAt && EVIDENCE.test(item.pk!.S!));
    for (const { pk, sk } of expiring)
      await this.client.send(new DeleteItemCommand({ TableName: 'memory', Key: { pk: pk as never, sk: sk as never } }));
    return expiring.length;
  }
}
