/** An event that Makegood itself puts on the bus. */

export interface PublishedEvent {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Publisher {
  /** Puts events on the bus; throws when any was not accepted. */
  publish(events: readonly PublishedEvent[]): Promise<void>;
}
