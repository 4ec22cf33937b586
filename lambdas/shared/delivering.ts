/** What an attempt to deliver is made with, of the services of a function. */
import type { Delivering } from '../../lib/application/endpoints/attempt-delivery.ts';
import type { Secrets } from '../../lib/application/ports/secrets.ts';
import type { DeliveryServices } from './services.ts';
import { withEndpointStores } from './with-endpoint-stores.ts';

/** For the life of a process a secret is decrypted once. */
const opened = new WeakMap<Secrets, Map<string, Promise<string>>>();

export function deliveringWith(given: DeliveryServices): Delivering {
  const { poster, secrets, publisher, clock, environment } = given;
  if (!poster) throw new Error('the function has nothing that posts');
  return {
    ...{ stores: withEndpointStores(given), poster, publisher, clock, random: Math.random, version: environment.VERSION },
    secrets: { decrypt: (encrypted, owner) => once(secrets, encrypted, owner) },
  };
}

function once(secrets: Secrets, encrypted: Uint8Array, owner: Parameters<Secrets['decrypt']>[1]): Promise<string> {
  const known = opened.get(secrets) ?? new Map<string, Promise<string>>();
  opened.set(secrets, known);
  const key = JSON.stringify([owner, Buffer.from(encrypted).toString('base64')]);
  const found = known.get(key) ?? secrets.decrypt(encrypted, owner);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}
