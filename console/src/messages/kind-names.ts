import { KINDS_OF_ROLE, type MessageKind } from '../../../lib/declarations/messages.ts';
import type { MessagesTexts } from '../text/english-messages.ts';
import type { Texts } from '../text/english.ts';
import type { Subscription } from './use-messages.ts';

export const kindNames = (kinds: readonly MessageKind[], texts: MessagesTexts): string =>
  kinds.map((kind) => texts.kindNames[kind]).join(', ');

/** The kinds that a role gets where its subscription names none. */
export const kindsOfRole = (role: Subscription['role'], texts: MessagesTexts): string =>
  texts.ofRole(kindNames(KINDS_OF_ROLE[role], texts));

/** When a person signs in on their own machine, the role of a vendor is that of one vendor; here it is that of any. */
export const roleName = (role: Subscription['role'], texts: MessagesTexts, { roles }: Pick<Texts, 'roles'>): string =>
  role === 'vendor' ? texts.vendorRole : (roles[role] ?? role);
