/** Rotates the keys and the signing secrets of a webhook: the previous one stays valid beside the new one, so that the tool can be changed later. */
import type { SigningSecret, Webhook, WebhookKey } from '../ports/registry.ts';

/** The most valid keys of a webhook: the old and the new one during a rotation. */
const MAX_KEYS = 2;

/** The keys after a new one: `add` keeps the newest old one, `replace` none. */
export const keysAfter = (known: Webhook, fresh: WebhookKey, change: 'add' | 'replace'): readonly WebhookKey[] =>
  change === 'replace' ? [fresh] : [fresh, ...known.keys].slice(0, MAX_KEYS);

/** The signing secrets after a change, the new one first. Null: none from now on. The newest one given again changes nothing. */
export function secretsAfter({ secrets }: Webhook, fresh: SigningSecret | null | undefined): readonly SigningSecret[] {
  if (fresh === undefined || (fresh && fresh.fingerprint === secrets[0]?.fingerprint)) return secrets;
  if (fresh === null) return [];
  return [fresh, ...secrets.filter(({ fingerprint }) => fingerprint !== fresh.fingerprint)].slice(0, MAX_KEYS);
}
