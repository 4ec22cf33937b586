/** Services of the functions of messages; apart, so that the others do not carry their stores. */
import { messageStores } from '../../lib/adapters/dynamo/message-store.ts';
import type { MessageStores } from '../../lib/application/ports/messages.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { type Services, services } from './services.ts';

export function messagingServices(): Services {
  const { table, ...shared } = services();
  return { ...shared, messages: messageStores(table) };
}

/** All stores of a function of messages. */
export function allStores({ stores, messages }: Services): Stores & MessageStores {
  if (!messages) throw new Error('the function has no stores of messages');
  return { ...stores, ...messages };
}
