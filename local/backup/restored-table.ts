/** The items of a restored backup: a start puts them into the table before anything reads it. A start that is killed meanwhile does it again. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RESTORED_TABLE } from '../../lib/adapters/files/backup-content.ts';
import { byteLines } from '../../lib/adapters/files/byte-lines.ts';
import { readCheckedJson } from '../../lib/adapters/files/backup-file.ts';
import { type StoredItem, itemFromJson } from './item-json.ts';

/** What DynamoDB takes in one request. */
const BATCH = 25;

/** @returns how many items; none when nothing was restored. */
export async function takeInRestored(folder: string, client: DynamoDBClient, tableName: string): Promise<number> {
  const path = join(folder, RESTORED_TABLE);
  if (!existsSync(path)) return 0;
  let [number, batch] = [0, [] as StoredItem[]];
  for await (const line of byteLines(path)) {
    number += 1;
    const record = readCheckedJson(line) as { readonly item: Readonly<Record<string, unknown>> } | undefined;
    if (!record) throw new Error(`line ${number} of ${path} is damaged; restore the backup again`);
    batch.push(itemFromJson(record.item));
    if (batch.length < BATCH) continue;
    await putAll(client, tableName, batch);
    batch = [];
  }
  await putAll(client, tableName, batch);
  await rm(path);
  return number;
}

async function putAll(client: DynamoDBClient, tableName: string, items: readonly StoredItem[]): Promise<void> {
  let left = items.map((Item) => ({ PutRequest: { Item } }));
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }));
    left = (UnprocessedItems?.[tableName] ?? []) as typeof left;
  }
}
