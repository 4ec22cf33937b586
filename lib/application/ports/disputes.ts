/** Disputes: a party says that a statement, or an event behind one, is wrong. */

export interface Dispute {
  readonly id: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  /** Ids of events or numbers of lines that it is about. */
  readonly about: readonly string[];
  readonly reason: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly status: 'open' | 'settled';
  readonly settledBy?: string;
  readonly settledAt?: string;
  /** How it was settled. */
  readonly note?: string;
}

export interface DisputeStore {
  /** Opens a dispute; false when there is one of this id. */
  open(dispute: Dispute): Promise<boolean>;
  settle(dispute: Dispute): Promise<void>;
  get(contract: string, id: string): Promise<Dispute | undefined>;
  of(contract: string): Promise<Dispute[]>;
}
