/** A claim of the example contract for two lines that were down in October 2026, to which later outages add revisions. */
import { expect } from 'vitest';
import { packagedClaim } from '../../../lib/application/claims/packaged-claim.ts';
import { readClaim } from '../../../lib/application/claims/read-claim.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';
import { at, outage } from '../facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument } from '../harness.ts';
import { issueOne } from '../issue.ts';

export const [CONTRACT, PERIOD] = ['live-streaming-network', '2026-10'];
const ID = `${CONTRACT}.${PERIOD}.compensation`;

type Kind = Parameters<typeof recordTransition>[1]['kind'];
type Packaged = Awaited<ReturnType<typeof packagedClaim>>;

export class TwoLineClaim {
  readonly stores: Stores = memoryStores();
  private now = at('2026-09-01T00:00:00Z');
  /** Each look at it is a second later. */
  readonly clock = (): number => (this.now += 1000);

  /** Puts the contract, two hours of outage of each line on 5 October, and issues the first statement. */
  async open(): Promise<void> {
    await putDocument(this.stores, exampleDocument(), this.clock);
    for (const line of ['line-1', 'line-2']) await this.down(line, '2026-10-05T02:00:00Z');
    this.now = at('2026-11-02T20:00:00Z');
    await this.issue();
  }

  /** A longer outage of the line, from 5 October on, that is known only now, and the revision that follows. */
  async restate(component: string, until: string): Promise<void> {
    await this.down(component, until);
    await this.issue();
  }

  private async down(component: string, until: string): Promise<void> {
    const facts = outage(at('2026-10-05T00:00:00Z'), at(until), { component, body: { record: `I-${component}-${until}` } });
    for (const one of facts) await this.stores.facts.record('lumencast', one, undefined, this.now);
  }

  private async issue(): Promise<void> {
    await issueOne(CONTRACT, PERIOD, this.stores, SILENT, this.clock);
  }

  /** @param vendor who records it; without it, the customer. */
  async record(kind: Kind, more: object = {}, vendor?: string): Promise<void> {
    expect(await recordTransition(ID, { kind, by: 'fiona', ...more }, vendor, this.stores, SILENT, this.clock)).toHaveProperty('claim');
  }

  read = async () => (await readClaim(ID, undefined, this.stores, this.clock))!;
  stored = async () => (await this.stores.claims.get(ID))!;

  /** @param transitions how many of them are known; without it, all. */
  async packaged(choice: Omit<Parameters<typeof packagedClaim>[1], 'isVendors'>, transitions?: number): Promise<NonNullable<Packaged>> {
    const claim = await this.stored();
    const known = { ...claim, transitions: claim.transitions.slice(0, transitions) };
    return (await packagedClaim(known, { isVendors: false, ...choice }, this.stores.statements))!;
  }
}
