/** Secrets under keys of KMS and under a key file: encrypted for one webhook, opened for no other, named by a fingerprint. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { KmsSecrets } from '../../../lib/adapters/kms/kms-secrets.ts';
import type { Secrets } from '../../../lib/application/ports/secrets.ts';
import { KeyFileSecrets, openKeyFile } from '../../../local/kms/key-file.ts';
import { temporaryFolder } from '../../support/harness.ts';

const [SEALING, FINGERPRINTS] = ['arn:aws:kms:x:1:key/encryption', 'arn:aws:kms:x:1:key/fingerprints'];
const KEY = randomBytes(32);

/** As KMS does it: AES-256-GCM with the encryption context as additional data. */
function kms(): Secrets {
  const client = new KMSClient({ region: 'x', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  const mocked = mockClient(client);
  const aad = (context: unknown): Buffer => Buffer.from(JSON.stringify(context));
  mocked.on(EncryptCommand, { KeyId: SEALING }).callsFake(({ Plaintext, EncryptionContext }: EncryptCommand['input']) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', KEY, iv).setAAD(aad(EncryptionContext));
    const text = Buffer.concat([cipher.update(Plaintext!), cipher.final()]);
    return { CiphertextBlob: Buffer.concat([iv, cipher.getAuthTag(), text]) };
  });
  mocked.on(DecryptCommand, { KeyId: SEALING }).callsFake(({ CiphertextBlob, EncryptionContext }: DecryptCommand['input']) => {
    const bytes = Buffer.from(CiphertextBlob!);
    const cipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, 12))
      .setAAD(aad(EncryptionContext))
      .setAuthTag(bytes.subarray(12, 28));
    return { Plaintext: Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]) };
  });
  mocked
    .on(GenerateMacCommand, { KeyId: FINGERPRINTS, MacAlgorithm: 'HMAC_SHA_256' })
    .callsFake(({ Message }: GenerateMacCommand['input']) => ({ Mac: createHmac('sha256', KEY).update(Message!).digest() }));
  return new KmsSecrets(client, { encryption: SEALING, fingerprints: FINGERPRINTS });
}

const owner = { vendor: 'lumencast', source: 'github' };

describe.each([
  ['KMS', kms],
  ['a key file', () => new KeyFileSecrets(KEY)],
])('secrets under %s', (_, make) => {
  const secrets = make();

  it('are encrypted differently each time, and decrypted again', async () => {
    const [one, two] = [await secrets.encrypt('s3cret-ü', owner), await secrets.encrypt('s3cret-ü', owner)];
    expect(Buffer.from(one).toString('latin1')).not.toContain('s3cret');
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect([await secrets.decrypt(one, owner), await secrets.decrypt(two, owner)]).toEqual(['s3cret-ü', 's3cret-ü']);
  });

  it('are decrypted only for their own webhook, and not when the ciphertext was changed', async () => {
    const encrypted = await secrets.encrypt('s3cret', owner);
    for (const other of [
      { ...owner, vendor: 'other' },
      { ...owner, source: 'jira' },
    ])
      await expect(secrets.decrypt(encrypted, other)).rejects.toThrow();
    const changed = Uint8Array.from(encrypted);
    changed[changed.length - 1]! ^= 1;
    await expect(secrets.decrypt(changed, owner)).rejects.toThrow();
  });

  it('have a fingerprint that is the same for one secret of one webhook and differs for any other', async () => {
    const of = (secret: string, to = owner): Promise<string> => secrets.fingerprint(secret, to);
    expect(await of('s3cret')).toMatch(/^[0-9a-f]{12}$/);
    expect(await of('s3cret')).toBe(await of('s3cret'));
    expect(new Set([await of('s3cret'), await of('s3cres'), await of('s3cret', { ...owner, vendor: 'other' })]).size).toBe(3);
  });
});

describe('a key file', () => {
  it('is made once, readable only by its own user, and decrypts what it encrypted', async () => {
    const folder = temporaryFolder();
    const encrypted = await new KeyFileSecrets(await openKeyFile(folder)).encrypt('s3cret', owner);
    expect(await new KeyFileSecrets(await openKeyFile(folder)).decrypt(encrypted, owner)).toBe('s3cret');
    expect(statSync(join(folder, 'secrets-key')).mode & 0o777).toBe(0o600);
    await expect(new KeyFileSecrets(Buffer.alloc(32)).decrypt(encrypted, owner)).rejects.toThrow();
  });
});
