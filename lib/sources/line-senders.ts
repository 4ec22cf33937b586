/** The senders of the lines of a file: the party of each, and which of them an order with senders does not name. */
import type { Order } from '../domain/contract/terms.ts';
import type { Fact, Reporter } from '../domain/evidence/fact.ts';
import { parseInstant } from '../domain/time/instant.ts';
import type { Reading } from '../schemas/event.ts';

/** Marks a missing instant of receipt. */
export const UNSAID = parseInstant('0001-01-01T00:00:00.001Z')!;

/** The sender of a line by the account and the tool that it names. */
export const senderOf = (account: string | undefined, source: string | undefined): string =>
  account !== undefined ? `aws:${account}` : source !== undefined ? `webhook:${source}` : 'file';

/** One form of object, without spreads, because a month has thousands and an assessment reads each of them many times. */
export function toFact(reading: Reading, { sender, speaksFor }: Reporter, receivedAt: number): Fact {
  const { id, type, occurredAt, component, body } = reading;
  const turn = undefined;
  if (component === undefined) return { id, type, occurredAt, receivedAt, turn, sender, speaksFor, class: 'account', body };
  return { id, type, occurredAt, receivedAt, turn, sender, speaksFor, class: 'account', component, body };
}

/** The name of a sender in a line; undefined for a line without one. */
const nameOf = (sender: string): string | undefined => sender.split(':')[1];

const listed = (name: string | undefined, order: Order | undefined): NonNullable<Order['senders']>[number] | undefined =>
  order?.senders?.find(({ account, webhook }) => name !== undefined && (account ?? webhook) === name);

/** The sender with its party by the order; a line without a sender, or with one that is not in the order, counts for the vendor. */
export function reporterOf(sender: string, order: Order | undefined): Reporter {
  const own = listed(nameOf(sender), order);
  const full = order && sender.startsWith('webhook:') ? `${sender}:${order.vendor.id}` : sender;
  return { sender: full, speaksFor: own?.as ?? 'vendor' };
}

/** A sender of lines, looked up once. */
export interface LineSender {
  readonly account: string | undefined;
  readonly source: string | undefined;
  readonly reporter: Reporter;
  /** Its name, where an order with senders does not list it. */
  readonly unlistedName: string | undefined;
}

export class LineSenders {
  /** The number of events of each sender that is not listed. */
  readonly unlisted = new Map<string, number>();
  private readonly order: Order | undefined;
  private readonly known = new Map<string, LineSender>();
  private last: LineSender | undefined;

  constructor(order: Order | undefined) {
    this.order = order;
  }

  of(account: string | undefined, source: string | undefined): LineSender {
    const { last } = this;
    if (last && last.account === account && last.source === source) return last;
    const sender = senderOf(account, source);
    const key = JSON.stringify([account, source]);
    let found = this.known.get(key);
    if (!found) {
      found = { account, source, reporter: reporterOf(sender, this.order), unlistedName: this.unlistedNameOf(sender) };
      this.known.set(key, found);
    }
    return (this.last = found);
  }

  private unlistedNameOf(sender: string): string | undefined {
    const name = nameOf(sender);
    return name !== undefined && this.order?.senders?.length && !listed(name, this.order) ? name : undefined;
  }

  /** Counts an event of a sender; the argument is its name, where it is not listed. */
  count(unlistedName: string | undefined): void {
    if (unlistedName !== undefined) this.unlisted.set(unlistedName, (this.unlisted.get(unlistedName) ?? 0) + 1);
  }

  countUnlisted(sender: string): void {
    this.count(this.unlistedNameOf(sender));
  }
}
