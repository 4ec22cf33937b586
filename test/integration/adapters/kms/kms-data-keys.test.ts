/** Keys of cursors under a key of KMS and under a key file: what is stored of one is encrypted, and is no secret of a webhook. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DecryptCommand, EncryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { KmsDataKeys } from '../../../../lib/adapters/kms/kms-data-keys.ts';
import { KmsSecrets } from '../../../../lib/adapters/kms/kms-secrets.ts';
import type { DataKeys } from '../../../../lib/application/ports/cursor-keys.ts';
import type { Secrets } from '../../../../lib/application/ports/secrets.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../../../../local/kms/key-file.ts';

const ARN = 'arn:aws:kms:x:1:key/encryption';
const KEY = randomBytes(32);
const OWNER = { vendor: 'lumencast', source: 'github' };

interface Both {
  readonly dataKeys: DataKeys;
  readonly secrets: Secrets;
}

/** As KMS does it: AES-256-GCM with the encryption context as additional data. */
function kms(): Both {
  const client = new KMSClient({ region: 'x', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  const mocked = mockClient(client);
  const encrypted = (plain: Uint8Array, context: unknown): Uint8Array => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', KEY, iv).setAAD(Buffer.from(JSON.stringify(context)));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]);
  };
  mocked
    .on(GenerateDataKeyCommand, { KeyId: ARN, KeySpec: 'AES_256' })
    .callsFake(({ EncryptionContext }: GenerateDataKeyCommand['input']) => {
      const Plaintext = randomBytes(32);
      return { Plaintext, CiphertextBlob: encrypted(Plaintext, EncryptionContext) };
    });
  mocked.on(EncryptCommand, { KeyId: ARN }).callsFake(({ Plaintext, EncryptionContext }: EncryptCommand['input']) => ({
    CiphertextBlob: encrypted(Plaintext!, EncryptionContext),
  }));
  mocked.on(DecryptCommand, { KeyId: ARN }).callsFake(({ CiphertextBlob, EncryptionContext }: DecryptCommand['input']) => {
    const bytes = Buffer.from(CiphertextBlob!);
    const cipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, 12))
      .setAAD(Buffer.from(JSON.stringify(EncryptionContext)))
      .setAuthTag(bytes.subarray(12, 28));
    return { Plaintext: Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]) };
  });
  return { dataKeys: new KmsDataKeys(client, ARN), secrets: new KmsSecrets(client, { encryption: ARN }) };
}

describe.each([
  ['KMS', kms],
  ['a key file', () => ({ dataKeys: new KeyFileDataKeys(KEY), secrets: new KeyFileSecrets(KEY) })],
])('keys of cursors under %s', (_, make) => {
  const { dataKeys, secrets } = make();

  it('have 32 bytes, each its own, and are decrypted from what is stored', async () => {
    const [one, two] = [await dataKeys.make(), await dataKeys.make()];
    expect([one.key.length, two.key.length]).toEqual([32, 32]);
    expect(Buffer.from(one.key).equals(Buffer.from(two.key))).toBe(false);
    expect(Buffer.from(one.encrypted).includes(Buffer.from(one.key))).toBe(false);
    expect(Buffer.from(await dataKeys.decrypt(one.encrypted)).equals(Buffer.from(one.key))).toBe(true);
  });

  it('do not decrypt the secret of a webhook, nor is one decrypted as a secret', async () => {
    await expect(dataKeys.decrypt(await secrets.encrypt('s3cret', OWNER))).rejects.toThrow();
    await expect(secrets.decrypt((await dataKeys.make()).encrypted, OWNER)).rejects.toThrow();
  });
});
