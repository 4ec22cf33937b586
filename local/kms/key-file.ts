/** Secrets under a key in the data folder, in place of KMS: encrypted as compact JWE (AES-256-GCM), the owner in the protected header. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { FINGERPRINT_LENGTH, type SecretOwner, type Secrets } from '../../lib/application/ports/secrets.ts';
import { OWN_FILE } from '../modes.ts';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

export class KeyFileSecrets implements Secrets {
  private readonly encryption: Uint8Array;
  private readonly fingerprints: Uint8Array;

  /** @param key 32 bytes. */
  constructor(key: Uint8Array) {
    const derived = (use: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', use, 32));
    this.encryption = derived('makegood secrets: encryption');
    this.fingerprints = derived('makegood secrets: fingerprints');
  }

  /** Reads the key of a data folder, or makes one. */
  static async open(folder: string): Promise<KeyFileSecrets> {
    const path = join(folder, 'secrets-key');
    try {
      return new KeyFileSecrets(Buffer.from(await readFile(path, 'utf8'), 'base64url'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const key = randomBytes(32);
    await writeFile(path, key.toString('base64url'), { mode: OWN_FILE, flag: 'wx' });
    return new KeyFileSecrets(key);
  }

  async encrypt(secret: string, { vendor, source }: SecretOwner): Promise<Uint8Array> {
    const encrypted = new CompactEncrypt(Buffer.from(secret, 'utf8')).setProtectedHeader({ ...ALGORITHM, vendor, source });
    return Buffer.from(await encrypted.encrypt(this.encryption), 'ascii');
  }

  async decrypt(encrypted: Uint8Array, { vendor, source }: SecretOwner): Promise<string> {
    const { plaintext, protectedHeader } = await compactDecrypt(Buffer.from(encrypted).toString('ascii'), this.encryption, {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
    });
    if (protectedHeader.vendor !== vendor || protectedHeader.source !== source)
      throw new Error(`this secret is not that of ${vendor}/${source}`);
    return Buffer.from(plaintext).toString('utf8');
  }

  fingerprint(secret: string, { vendor, source }: SecretOwner): Promise<string> {
    const mac = createHmac('sha256', this.fingerprints).update(JSON.stringify([vendor, source, secret]), 'utf8');
    return Promise.resolve(mac.digest('hex').slice(0, FINGERPRINT_LENGTH));
  }
}
