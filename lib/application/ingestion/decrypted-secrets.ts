/**
 * A cache of the decrypted signing secrets of webhooks. Each delivery reads which secrets are valid, so that entries of the cache never
 * become wrong.
 */
import type { Webhook } from '../ports/registry.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';

/** The most decrypted secrets that one process keeps. */
const MAX_KEPT = 1000;

export class DecryptedSecrets {
  private readonly stores: Stores;
  private readonly secrets: Secrets;
  /** By owner and fingerprint: the fingerprint of a secret never belongs to another one. */
  private readonly decrypted = new Map<string, string>();

  constructor(stores: Stores, secrets: Secrets) {
    this.stores = stores;
    this.secrets = secrets;
  }

  /** The valid secrets of a webhook, newest first. */
  async of(webhook: Webhook): Promise<readonly string[]> {
    if (webhook.clear) return webhook.clear.secrets;
    const found = await Promise.all(webhook.secrets.map(({ fingerprint }) => this.decrypt(webhook, fingerprint)));
    return found.filter((secret) => secret !== undefined);
  }

  private async decrypt(webhook: Webhook, fingerprint: string): Promise<string | undefined> {
    const { vendor, source } = webhook;
    const name = JSON.stringify([vendor, source, fingerprint]);
    const kept = this.decrypted.get(name);
    if (kept !== undefined) return kept;
    const encrypted = await this.stores.registry.encryptedSecret(webhook, fingerprint);
    if (!encrypted) return undefined;
    const secret = await this.secrets.decrypt(encrypted, { vendor, source });
    if (this.decrypted.size >= MAX_KEPT) this.decrypted.clear();
    this.decrypted.set(name, secret);
    return secret;
  }
}
