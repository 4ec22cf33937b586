import { KINDS_OF_ROLE } from '../../../lib/declarations/messages.ts';
import type { EndpointKind } from '../../../lib/declarations/endpoints.ts';
import { kindsFor } from '../../../lib/application/messages/recipients.ts';
import type { Role } from '../../../lib/declarations/roles.ts';
import type { MessagesTexts } from '../text/english-messages.ts';

/** An endpoint gets no events about endpoints. */
const isSent = (kind: string): kind is EndpointKind => kind !== 'endpoint';

/** The kinds that an endpoint of a role may get. */
export const possibleKinds = (role: Role): EndpointKind[] => kindsFor(role).filter(isSent);

/** The kinds that an endpoint gets, as texts. @param kinds undefined: those of its role. */
export function kindsShown(role: Role, kinds: readonly EndpointKind[] | undefined, texts: MessagesTexts): string {
  const names = (all: readonly EndpointKind[]): string => all.map((kind) => texts.kindNames[kind]).join(', ');
  return kinds ? names(kinds) : texts.ofRole(names(KINDS_OF_ROLE[role].filter(isSent)));
}
