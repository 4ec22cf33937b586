/** Rotates the keys and the signing secrets of a webhook: the previous one stays valid beside the new one, so that the tool can be changed later. */
import type { Webhook } from '../ports/registry.ts';

/** The most valid keys of a webhook: the old and the new one during a rotation. */
const MAX_KEYS = 2;

/** The keys after a change: `add` keeps the newest old one, `replace` none. */
export function keysAfter(known: Webhook, fresh: Webhook['keys'][number], change: 'add' | 'replace' | undefined): Webhook['keys'] {
  const isNew = known.keys[0]?.key === fresh.key;
  if (change === undefined || isNew) return known.keys;
  return change === 'replace' ? [fresh] : [fresh, ...known.keys].slice(0, MAX_KEYS);
}

/** The signing secrets after a change, the new one first. Null: none from now on. */
export function secretsAfter({ signingSecrets }: Webhook, secret: string | null | undefined): readonly string[] {
  if (secret === undefined || secret === signingSecrets[0]) return signingSecrets;
  return secret === null ? [] : [secret, ...signingSecrets].slice(0, MAX_KEYS);
}
