/** Events of bills through the ingestion function, on a contract of which the customer and the vendor each have a sender. */
import type { SQSEvent } from 'aws-lambda';
import { ingestEvents } from '../../../lambdas/queue/ingest-events.ts';
import type { PublishingServices } from '../../../lambdas/shared/services.ts';
import { recordTransition, type TransitionResult } from '../../../lib/application/claims/record-transition.ts';
import { type ReadClaim, readClaim } from '../../../lib/application/claims/read-claim.ts';
import { listBillRows } from '../../../lib/application/claims/list-bill-rows.ts';
import type { ListedBillRow } from '../../../lib/application/ports/bill-credits.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { at, outage } from '../facts.ts';
import { exampleDocument, memoryStores, putDocument, recordingPublisher } from '../harness.ts';
import { issueOne } from '../issue.ts';

export const CONTRACT = 'live-streaming-network';
export const STATEMENT = `${CONTRACT}.2026-10`;
export const CLAIM = `${STATEMENT}.compensation`;
/** Accounts of the customer, which imports its bills, and of the vendor. */
export const [CUSTOMER, VENDOR] = ['222233334444', '444455556666'];

const SPAN = { start: '2026-11-01T00:00:00+08:00', end: '2026-12-01T00:00:00+08:00' };

/** The row of a bill of 20 November that pays the claim. */
export const creditRow = (id: string, amount: string, more: object = {}): object => ({
  id,
  occurredAt: '2026-11-20T02:00:00Z',
  component: 'line-1',
  kind: 'credit',
  ...SPAN,
  amount,
  billingReference: CLAIM,
  ...more,
});

export class Bills {
  readonly stores: Stores = memoryStores();
  now = at('2026-09-01T00:00:00Z');
  readonly clock = (): number => this.now;
  readonly recorded = recordingPublisher();
  private readonly handler = ingestEvents(
    () =>
      ({
        stores: this.stores,
        clock: this.clock,
        publisher: this.recorded.publisher,
        environment: { OWN_ACCOUNT: '000000000000' },
      }) as unknown as PublishingServices,
  );
  private sent = 0;

  /** @param change of the example's document. */
  static async with(change: (document: any) => void = () => undefined): Promise<Bills> {
    const bills = new Bills();
    const document = exampleDocument();
    document.order.senders.push({ account: CUSTOMER, as: 'customer' });
    change(document);
    await putDocument(bills.stores, document, bills.clock);
    return bills;
  }

  /** The statement of October with 15,000.00 CNY owed, issued on 2 November. */
  async issue(hours = 8): Promise<void> {
    const start = at('2026-10-05T00:00:00Z');
    for (const one of outage(start, start + hours * 3_600_000, { component: 'line-1', body: { record: 'I-1' } }))
      await this.stores.facts.record('lumencast', one, undefined);
    this.now = at('2026-11-02T12:00:00Z');
    const { outcome } = await issueOne(CONTRACT, '2026-10', this.stores, this.recorded.publisher, this.clock);
    if (outcome !== 'issued') throw new Error(outcome);
    this.now = at('2026-11-21T00:00:00Z');
  }

  async send(detail: object, account = CUSTOMER, type = 'charge.billed.v1'): Promise<void> {
    this.now += 1000;
    const event = {
      version: '0',
      id: `e${(this.sent += 1)}`,
      source: 'bills',
      'detail-type': type,
      account,
      time: formatInstant(this.now),
      region: 'x',
      resources: [],
      detail,
    };
    const body = JSON.stringify({ receivedAt: formatInstant(this.now), event });
    const batch = { Records: [{ messageId: 'm', body, attributes: { SentTimestamp: String(this.now) } }] };
    const { batchItemFailures } = await this.handler(batch as unknown as SQSEvent);
    if (batchItemFailures.length > 0) throw new Error('the event was not recorded');
  }

  correct(id: string, corrects: string, replacement?: object, account = CUSTOMER): Promise<void> {
    const occurredAt = formatInstant(this.now);
    return this.send({ id, occurredAt, component: 'line-1', corrects, ...(replacement && { replacement }) }, account, 'correction.v1');
  }

  async record(kind: string, more: object = {}, vendor?: string): Promise<TransitionResult> {
    this.now += 1000;
    return recordTransition(
      CLAIM,
      { kind: kind as 'submitted', by: 'fiona', ...more },
      vendor,
      this.stores,
      this.recorded.publisher,
      this.clock,
    );
  }

  async claim(id = CLAIM): Promise<ReadClaim> {
    return (await readClaim(id, undefined, this.stores, this.clock))!;
  }

  async rows(vendor?: string): Promise<readonly ListedBillRow[]> {
    return (await listBillRows({}, vendor, undefined, 50, this.stores, this.clock)).items;
  }

  /** What the ledger has of the account. */
  async posted(account: LedgerEntry['account']): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for await (const entry of this.stores.ledger.entries({ until: '2027-01-01T00:00:00.000Z' }, { account })) entries.push(entry);
    return entries;
  }

  async quarantined(): Promise<readonly { code: string; issues: readonly { path: string; message: string }[] }[]> {
    return (await this.stores.quarantine.page('2026-11', undefined, 50)).items;
  }
}
