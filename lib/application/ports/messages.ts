/** Messages to people: who subscribed to which, what was sent, and what sends mails. */
import type { MessageKind, MessageLanguage } from '../../declarations/messages.ts';
import type { Role } from '../../declarations/roles.ts';
import type { Listing } from './listing.ts';

/** Who gets which messages. */
export interface Subscription {
  readonly name: string;
  /** An e-mail address. */
  readonly address: string;
  readonly language: MessageLanguage;
  readonly role: Role;
  /** Only about these; absent: about all. One of the role `vendor` names exactly one. */
  readonly vendors?: readonly string[] | undefined;
  /** Absent: those of its role. */
  readonly kinds?: readonly MessageKind[] | undefined;
}

export interface SubscriptionStore {
  /** All that have not ended, by name. */
  all(): Promise<Subscription[]>;
  get(name: string): Promise<Subscription | undefined>;
  /** @param may whether it may be put beside those that are there. @default it may. @returns false when it may not. */
  put(subscription: Subscription, may?: (all: readonly Subscription[]) => boolean): Promise<boolean>;
  /** The address is taken away; the name stays with the instant of the end. */
  end(name: string, at: string): Promise<void>;
}

/** A message to one recipient, as it is kept. */
export interface StoredMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly language: MessageLanguage;
  /** The instant of its event. */
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  /** The names of the attached files. */
  readonly attached: readonly string[];
}

/** `failed`: the last attempt to send it failed; it is tried again, and ends in a dead letter. `sending` for long: it was cut off. */
export type MessageState = 'sending' | 'sent' | 'failed';

export type MessageEntry = Omit<StoredMessage, 'text'> & { readonly state: MessageState; readonly attempts: number };

/** The right to send a message, once at a time. */
export interface Claimed {
  finish(state: Exclude<MessageState, 'sending'>): Promise<void>;
}

export interface MessageStore {
  /** Whether a message was sent. */
  isSent(id: string): Promise<boolean>;
  /** Takes a message to send it. `sent`: it was sent before. `busy`: another sends it just now. @param now epoch ms. */
  claim(message: StoredMessage, now: number): Promise<Claimed | 'sent' | 'busy'>;
  get(id: string): Promise<(MessageEntry & StoredMessage) | undefined>;
  /** The messages of a month ("2026-11"), oldest first. */
  page(month: string, cursor: string | undefined, limit: number): Promise<Listing<MessageEntry>>;
}

/** What the functions of messages read and write beside the other stores. */
export interface MessageStores {
  readonly subscriptions: SubscriptionStore;
  readonly messages: MessageStore;
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A mail to one address. */
export interface Mail {
  /** The same for every attempt to send it. */
  readonly id: string;
  readonly to: string;
  readonly language: MessageLanguage;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

export interface Mailer {
  /** Throws when the mail was not taken. */
  send(mail: Mail): Promise<void>;
}
