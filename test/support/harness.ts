/** What tests of stores and handlers begin with. What is opened here is closed after the tests of the file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { endpointStores } from '../../lib/adapters/dynamo/endpoint-stores.ts';
import { messageStores } from '../../lib/adapters/dynamo/message-store.ts';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import type { ErasureStore } from '../../lib/application/ports/erasures.ts';
import type { EndpointStores } from '../../lib/application/ports/endpoints.ts';
import type { MessageStores } from '../../lib/application/ports/messages.ts';
import type { Clock } from '../../lib/application/ports/clock.ts';
import type { PublishedEvent, Publisher } from '../../lib/application/ports/publisher.ts';
import type { DataKeys } from '../../lib/application/ports/cursor-keys.ts';
import type { Secrets } from '../../lib/application/ports/secrets.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { type PutContractResult, putContract } from '../../lib/application/registry/put-contract.ts';
import { notificationText } from '../../lib/presentation/notification/notification-text.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../../local/kms/key-file.ts';
import { exampleFile } from './contract-files.ts';
import { MemoryClient } from './memory-client.ts';

/** The example that most tests run on, as YAML. */
export const EXAMPLE_TEXT = readFileSync(exampleFile('live-streaming-network'), 'utf8');

/** Its events, one a line. */
export const EXAMPLE_EVENTS = readFileSync(exampleFile('live-streaming-network').replace('.yaml', '.events.jsonl'), 'utf8');

const EXAMPLE = readYaml(EXAMPLE_TEXT).document;

/** The parsed example: a new one each time, so that a test may change it. */
export const exampleDocument = (): any => structuredClone(EXAMPLE);

export const memoryStores = (client = new MemoryClient()): Stores => dynamoStores(new Table(client.client, 'memory'));

/** The stores of messages, in memory. */
export const memoryMessages = (): MessageStores => messageStores(new Table(new MemoryClient().client, 'memory'));

/** The stores of endpoints, in memory. */
export const memoryEndpoints = (client = new MemoryClient()): EndpointStores => endpointStores(new Table(client.client, 'memory'));

/** Secrets under a key of the tests. */
export const testSecrets = (): Secrets => new KeyFileSecrets(Buffer.alloc(32, 7));

/** Keys of cursors, encrypted under a key of the tests. */
export const testDataKeys = (): DataKeys => new KeyFileDataKeys(Buffer.alloc(32, 8));

/** Where nothing is erased. */
export const NO_ERASURES: ErasureStore = { erase: () => Promise.reject(new Error('nothing is erased here')) };

/** Publishes to no reader. */
export const SILENT: Publisher = { publish: () => Promise.resolve() };

/** A notification is for people: no JSON, nothing that is missing. That it has no fraction is checked of every text. */
const expectPlain = (text: string): void => expect(text).not.toMatch(/[{}"]|undefined|\bNaN\b|\[object/);

/** A publisher, and what was published by it. */
export function recordingPublisher(): { readonly publisher: Publisher; readonly published: PublishedEvent[] } {
  const published: PublishedEvent[] = [];
  const publish: Publisher['publish'] = (events) => {
    for (const event of events) expectPlain(notificationText(event) ?? '');
    return Promise.resolve(void published.push(...events));
  };
  return { published, publisher: { publish } };
}

/** Puts a contract under the id of its order. Throws its issues when it is refused. */
export async function putDocument(
  stores: Stores,
  document: { readonly order: { readonly id: string }; readonly terms?: unknown },
  clock: Clock,
): Promise<PutContractResult> {
  const { id } = document.order;
  const result = await putContract({ id, document, text: '' }, stores, clock, () => `key-of-${id}`);
  if ('failure' in result) throw new Error(JSON.stringify(result.issues));
  return result;
}

/** An empty folder. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
