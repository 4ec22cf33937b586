/** The example's statement as issued: revision 1 without what line-2 said, revision 2 with it; and its claim. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
import type { Contract } from '../../lib/domain/contract/terms.ts';
import { DAY } from '../../lib/domain/time/instant.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { at } from './facts.ts';
import { issueOne } from './issue.ts';
import { MemoryClient } from './memory-client.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';

const read = (name: string): string => readFileSync(new URL(`../../contracts/examples/${name}`, import.meta.url), 'utf8');

export interface IssuedExample {
  readonly stores: Stores;
  readonly contract: Contract;
  readonly revisions: readonly [IssuedStatement, IssuedStatement];
}

/** @param change made to the contract before it is put. */
export async function issuedExample(change: (document: any) => void = () => undefined): Promise<IssuedExample> {
  const stores = dynamoStores(new Table(new MemoryClient().client, 'memory'));
  const clock = (): number => at('2026-11-03T00:00:00Z');
  const document = readYaml(read('live-streaming-network.yaml')).document;
  change(document);
  const put = await putContract({ id: 'live-streaming-network', document, text: '' }, stores, clock, () => 'k');
  if ('failure' in put) throw new Error(JSON.stringify(put.issues));
  const { facts } = await readEventLines(read('live-streaming-network.events.jsonl'));
  const publisher = { publish: () => Promise.resolve() };
  const isLate = (fact: (typeof facts)[number]): boolean => fact.component === 'line-2' || fact.component === 'uptime-kuma/18';
  for (const fact of facts) if (!isLate(fact)) await stores.facts.record('lumencast', fact, undefined);
  await issueOne('live-streaming-network', '2026-10', stores, publisher, clock);
  for (const fact of facts) await stores.facts.record('lumencast', fact, undefined, clock() + DAY);
  await issueOne('live-streaming-network', '2026-10', stores, publisher, () => clock() + DAY);
  const revisions = await Promise.all([1, 2].map((revision) => stores.statements.revision('live-streaming-network', '2026-10', revision)));
  expect(revisions.every(Boolean)).toBe(true);
  return { stores, contract: put.contract, revisions: revisions as [IssuedStatement, IssuedStatement] };
}
