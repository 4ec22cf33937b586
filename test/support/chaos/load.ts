/** Senders that put events on the bus by the SDK for AWS, until the run is killed. What was not acknowledged they send again later, under its id. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { aContract } from '../contracts.ts';
import type { Dice } from '../dice.ts';
import type { Address } from './child-run.ts';

/** What must become of an event: evidence, or an entry of the quarantine. */
export type Fate = 'recorded' | 'quarantined';

export interface Sent {
  readonly id: string;
  readonly fate: Fate;
  readonly component: string;
}

export const VENDOR = 'vendor';
/** The month in which all events occurred. */
export const MONTH = '2026-10';
export const COMPONENTS = ['line-a', 'line-b', 'line-c', 'line-d'] as const;

const SENDER = '444455556666';
const WRITERS = 8;
/** EventBridge takes no more. */
const ENTRIES = 10;
const QUARANTINED = 0.04;

const contract = aContract({
  order: {
    id: 'chaos',
    vendor: { id: VENDOR, name: 'Vendor' },
    senders: [{ account: SENDER, as: 'vendor' }],
    components: Object.fromEntries(COMPONENTS.map((id) => [id, { kind: 'line' }])),
  },
  terms: { from: '2026-01-01', components: { line: {} } },
});

/** The contract whose components the events are about. */
export async function putContract({ url, token }: Address): Promise<void> {
  const response = await fetch(`${url}/v1/contracts/chaos`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(contract),
  });
  if (!response.ok) throw new Error(`the contract is refused: ${await response.text()}`);
}

export class Load {
  readonly acknowledged = new Map<string, Sent>();
  /** Sent without an answer: they may be there, once. */
  readonly unanswered = new Map<string, Sent>();
  private readonly dice: Dice;
  private readonly name: string;
  private count = 0;

  constructor(name: string, dice: Dice) {
    this.name = name;
    this.dice = dice;
  }

  /**
   * Puts events until so many more are acknowledged, or the run does not answer any more.
   *
   * @param onAcknowledged is called with their number after each batch.
   */
  async put({ url }: Address, most: number, onAcknowledged: (count: number) => void = () => undefined): Promise<void> {
    const client = new EventBridgeClient({
      endpoint: url,
      region: 'local',
      credentials: { accessKeyId: SENDER, secretAccessKey: 'unused' },
      maxAttempts: 1,
    });
    const before = this.acknowledged.size;
    let isGone = false;
    const writer = async (): Promise<void> => {
      while (!isGone && this.acknowledged.size - before < most) {
        const batch = this.batch();
        try {
          const answer = await client.send(new PutEventsCommand({ Entries: batch.map(toEntry) }));
          answer.Entries!.forEach(({ EventId }, i) => EventId !== undefined && this.acknowledged.set(batch[i]!.id, batch[i]!));
          onAcknowledged(this.acknowledged.size - before);
        } catch (error) {
          for (const one of batch) this.unanswered.set(one.id, one);
          // An answer that is an error is one of a run that is there.
          isGone ||= (error as { $response?: unknown }).$response === undefined;
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    client.destroy();
  }

  /** New events, and some that had no answer. What is for the quarantine is sent once. */
  private batch(): Sent[] {
    const again = [...this.unanswered.values()].filter(({ fate }) => fate === 'recorded').slice(0, this.dice.whole(0, ENTRIES));
    for (const { id } of again) this.unanswered.delete(id);
    return [...again, ...Array.from({ length: ENTRIES - again.length }, () => this.next())];
  }

  private next(): Sent {
    this.count += 1;
    const fate = this.dice.chance(QUARANTINED) ? 'quarantined' : 'recorded';
    return { id: `${this.name}-${this.count}`, fate, component: fate === 'recorded' ? this.dice.pick(COMPONENTS) : 'of-no-contract' };
  }
}

const toEntry = ({ id, component }: Sent): object => ({
  EventBusName: 'makegood',
  Source: 'chaos',
  DetailType: 'service.down.v1',
  Detail: JSON.stringify({ id, occurredAt: `${MONTH}-05T10:00:00Z`, component, incident: id }),
});
