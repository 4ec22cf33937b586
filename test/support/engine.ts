/** Embedded engines for store tests: both, where both run on this machine. */
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import { type DatabaseEngineName, dynoxideBinary, ensureTable, localClient, startEngine } from '../../local/dynamodb/engine.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';

export const ENGINES: readonly DatabaseEngineName[] = dynoxideBinary() === undefined ? ['dynalite'] : ['dynoxide', 'dynalite'];

export interface TestTable {
  readonly stores: Stores;
  readonly table: Table;
  readonly stop: () => Promise<void>;
}

/** A table in memory. */
export async function testTable(engine: DatabaseEngineName = ENGINES[0]!): Promise<TestTable> {
  const started = await startEngine(undefined, engine);
  const client = localClient(started.endpoint);
  await ensureTable(client, 'makegood');
  const table = new Table(client, 'makegood', true);
  return {
    stores: dynamoStores(table),
    table,
    stop: async () => {
      client.destroy();
      await started.stop();
    },
  };
}
