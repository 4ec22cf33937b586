/** Secrets under a key in the data folder, in place of KMS: encrypted as compact JWE (AES-256-GCM), the owner in the protected header. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { type EndpointOwner, FINGERPRINT_LENGTH, type SecretOwner, type Secrets } from '../../lib/application/ports/secrets.ts';
import { type DataKeys, ReplacedKeyError } from '../../lib/application/ports/cursor-keys.ts';
import { OWN_FILE } from '../../lib/adapters/files/own-modes.ts';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

const ACCEPTED = { keyManagementAlgorithms: [ALGORITHM.alg], contentEncryptionAlgorithms: [ALGORITHM.enc] };

const derived = (key: Uint8Array, use: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', use, 32));

/** The key of a data folder, 32 bytes; made where there is none. */
export async function openKeyFile(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'secrets-key');
  try {
    return Buffer.from(await readFile(path, 'utf8'), 'base64url');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(32);
  await writeFile(path, key.toString('base64url'), { mode: OWN_FILE, flag: 'wx' });
  return key;
}

/** Keys of cursors, encrypted under another key that follows from the same file. */
export class KeyFileDataKeys implements DataKeys {
  private readonly encryption: Uint8Array;

  /** @param key 32 bytes. */
  constructor(key: Uint8Array) {
    this.encryption = derived(key, 'makegood cursors: encryption');
  }

  async make(): Promise<{ key: Uint8Array; encrypted: Uint8Array }> {
    const key = randomBytes(32);
    const encrypted = await new CompactEncrypt(key).setProtectedHeader(ALGORITHM).encrypt(this.encryption);
    return { key, encrypted: Buffer.from(encrypted, 'ascii') };
  }

  async decrypt(encrypted: Uint8Array): Promise<Uint8Array> {
    try {
      return (await compactDecrypt(Buffer.from(encrypted).toString('ascii'), this.encryption, ACCEPTED)).plaintext;
    } catch (error) {
      if (error instanceof errors.JWEDecryptionFailed) throw new ReplacedKeyError('encrypted under another key', { cause: error });
      throw error;
    }
  }
}

/** What the protected header says of an owner. */
const membersOf = (owner: SecretOwner | EndpointOwner): Partial<SecretOwner & EndpointOwner> =>
  'endpoint' in owner ? { endpoint: owner.endpoint } : { vendor: owner.vendor, source: owner.source };

export class KeyFileSecrets implements Secrets {
  private readonly encryption: Uint8Array;
  private readonly fingerprints: Uint8Array;

  /** @param key 32 bytes. */
  constructor(key: Uint8Array) {
    this.encryption = derived(key, 'makegood secrets: encryption');
    this.fingerprints = derived(key, 'makegood secrets: fingerprints');
  }

  async encrypt(secret: string, owner: SecretOwner | EndpointOwner): Promise<Uint8Array> {
    const encrypted = new CompactEncrypt(Buffer.from(secret, 'utf8')).setProtectedHeader({ ...ALGORITHM, ...membersOf(owner) });
    return Buffer.from(await encrypted.encrypt(this.encryption), 'ascii');
  }

  async decrypt(encrypted: Uint8Array, owner: SecretOwner | EndpointOwner): Promise<string> {
    const { plaintext, protectedHeader } = await compactDecrypt(Buffer.from(encrypted).toString('ascii'), this.encryption, ACCEPTED);
    const { vendor, source, endpoint } = membersOf(owner);
    if (protectedHeader.vendor !== vendor || protectedHeader.source !== source || protectedHeader.endpoint !== endpoint)
      throw new Error(`this secret is not that of ${endpoint ?? `${vendor}/${source}`}`);
    return Buffer.from(plaintext).toString('utf8');
  }

  fingerprint(secret: string, { vendor, source }: SecretOwner): Promise<string> {
    const mac = createHmac('sha256', this.fingerprints).update(JSON.stringify([vendor, source, secret]), 'utf8');
    return Promise.resolve(mac.digest('hex').slice(0, FINGERPRINT_LENGTH));
  }
}
