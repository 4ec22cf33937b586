/** The public keys of all signatures. A key is written at its first signature, so that it stays published after it was replaced. */
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import type { PublicKey, SigningKeyStore } from '../../application/ports/signer.ts';

export class DynamoSigningKeyStore implements SigningKeyStore {
  private readonly table: Table;
  private readonly noted = new Set<string>();

  constructor(table: Table) {
    this.table = table;
  }

  async all(): Promise<PublicKey[]> {
    const items = await this.table.all(keys.signingKeys(), { consistent: true });
    return items.map(({ key }) => JSON.parse(String(key)) as PublicKey);
  }

  async note(key: PublicKey): Promise<void> {
    if (this.noted.has(key.kid)) return;
    await this.table.putNew({ ...keys.signingKey(key.kid), entity: 'signing-key', schema: 1, key: JSON.stringify(key) });
    this.noted.add(key.kid);
  }
}
