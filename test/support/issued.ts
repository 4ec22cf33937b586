/** The example's statement as issued: revision 1 without what line-2 said, revision 2 with it; and its claim. */
import { expect } from 'vitest';
import type { Contract } from '../../lib/domain/contract/terms.ts';
import { DAY } from '../../lib/domain/time/instant.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { at } from './facts.ts';
import { issueOne } from './issue.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';
import type { Signer } from '../../lib/application/ports/signer.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { EXAMPLE_EVENTS, SILENT, exampleDocument, memoryStores, putDocument } from './harness.ts';

export interface IssuedExample {
  readonly stores: Stores;
  readonly contract: Contract;
  readonly revisions: readonly [IssuedStatement, IssuedStatement];
}

/**
 * @param change made to the contract before it is put.
 * @param signer without one, the revisions are not signed.
 */
export async function issuedExample(change: (document: any) => void = () => undefined, signer?: Signer): Promise<IssuedExample> {
  const stores = memoryStores();
  const clock = (): number => at('2026-11-03T00:00:00Z');
  const document = exampleDocument();
  change(document);
  const { contract } = await putDocument(stores, document, clock);
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  const isLate = (fact: (typeof facts)[number]): boolean => fact.component === 'line-2' || fact.component === 'uptime-kuma/18';
  for (const fact of facts) if (!isLate(fact)) await stores.facts.record('lumencast', fact, undefined);
  await issueOne('live-streaming-network', '2026-10', stores, SILENT, clock, signer);
  for (const fact of facts) await stores.facts.record('lumencast', fact, undefined, clock() + DAY);
  await issueOne('live-streaming-network', '2026-10', stores, SILENT, () => clock() + DAY, signer);
  const revisions = await Promise.all([1, 2].map((revision) => stores.statements.revision('live-streaming-network', '2026-10', revision)));
  expect(revisions.every(Boolean)).toBe(true);
  return { stores, contract, revisions: revisions as [IssuedStatement, IssuedStatement] };
}
