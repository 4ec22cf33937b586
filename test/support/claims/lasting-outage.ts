/** An outage of a component of the example contract, whose length tests of claims choose. */
import type { Stores } from '../../../lib/application/ports/stores.ts';
import { at, outage } from '../facts.ts';

/** @param until its end; it begins on 2026-10-05, at 00:00 UTC. @param receivedAt epoch ms. */
export async function lastingOutage(stores: Stores, component: string, until: string, receivedAt: number): Promise<void> {
  for (const one of outage(at('2026-10-05T00:00:00Z'), at(until), { component, body: { record: `I-${component}-${until}` } }))
    await stores.facts.record('lumencast', one, undefined, receivedAt);
}
