/** Who gets a message: subscriptions by role, vendor and kind, and one mail for each address and language. */
import { KINDS_OF_ROLE, type MessageKind, type MessageLanguage, NOT_FOR_VENDORS } from '../../declarations/messages.ts';
import { ROLES, type Role } from '../../declarations/roles.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { Subscription } from '../ports/messages.ts';

export interface Recipient {
  readonly address: string;
  readonly language: MessageLanguage;
  readonly party: PartyRole;
  /** Absent: all. */
  readonly vendors?: readonly string[];
}

/** What a message is about. */
export interface Matter {
  readonly kind: MessageKind;
  /** Absent: it is about no single vendor, and goes to those who get messages about all of them. */
  readonly vendor?: string | undefined;
  /** The party that has to act; absent: both want to know. */
  readonly party?: PartyRole | undefined;
}

export const partyOfRole = (role: Role): PartyRole => (role === 'vendor' ? 'vendor' : 'customer');

/** The kinds that a role may get: what it may read by the API too. */
export const kindsFor = (role: Role): MessageKind[] => {
  const scopes: readonly string[] = ROLES[role];
  return (Object.keys(NEEDS) as MessageKind[]).filter(
    (kind) => scopes.includes(NEEDS[kind]) && !(role === 'vendor' && NOT_FOR_VENDORS.includes(kind)),
  );
};

const NEEDS: Readonly<Record<MessageKind, 'statements:read' | 'approvals:read' | 'messages:read'>> = {
  audit: 'statements:read',
  'claim-deadline': 'statements:read',
  'claim-answer': 'statements:read',
  budget: 'statements:read',
  'ticket-deadline': 'statements:read',
  approval: 'approvals:read',
  'bill-row': 'statements:read',
  endpoint: 'messages:read',
};

/** What says who gets what: a subscription, or an endpoint. */
export type Wanting = Pick<Subscription, 'role' | 'vendors' | 'kinds'>;

const wants = ({ kinds, role }: Wanting, kind: MessageKind): boolean => (kinds ?? KINDS_OF_ROLE[role]).includes(kind);

/** Whether a matter is for the role and the kinds of one who gets messages. */
const isForParty = (wanting: Wanting, { kind, party }: Matter): boolean =>
  wants(wanting, kind) && (party === undefined || party === partyOfRole(wanting.role));

/** Whether a matter is of a vendor that one gets messages about. What is of no single vendor is for those alone who get them about all. */
const isOfVendors = ({ vendors }: Wanting, { vendor }: Matter): boolean => !vendors || (vendor !== undefined && vendors.includes(vendor));

/** Whether an endpoint gets an event. */
export const isFor = (wanting: Wanting, matter: Matter): boolean => isForParty(wanting, matter) && isOfVendors(wanting, matter);

/** Of an address that is subscribed twice in a language, one recipient of what both are about. */
export function recipientsOf(subscriptions: readonly Subscription[], matter: Matter): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const subscription of subscriptions) {
    const { address, language, role, vendors } = subscription;
    const own = partyOfRole(role);
    // Of an audit each gets the part that is about its vendors.
    if (!isForParty(subscription, matter) || (matter.kind !== 'audit' && !isOfVendors(subscription, matter))) continue;
    // What one party may see is never sent to the other, even if both gave one address.
    const key = JSON.stringify([address.toLowerCase(), language, own]);
    found.set(key, together(found.get(key), { address, language, party: own, ...(vendors && { vendors }) }));
  }
  return [...found.values()];
}

function together(known: Recipient | undefined, one: Recipient): Recipient {
  if (!known) return one;
  const { vendors: _, ...all } = known;
  return known.vendors && one.vendors ? { ...known, vendors: [...new Set([...known.vendors, ...one.vendors])].sort() } : all;
}
