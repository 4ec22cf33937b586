/** Signing with KMS: the digest is sent, and DER becomes the form of a JWS. The client is mocked; node:crypto plays the key. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { KmsSigner } from '../../../../lib/adapters/kms/kms-signer.ts';
import { rawSignature } from '../../../../lib/adapters/kms/raw-signature.ts';
import { isSignedBy } from '../../../../lib/application/signatures/check-jws.ts';
import { signDetached } from '../../../../lib/application/signatures/sign-detached.ts';

const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1';

describe('KmsSigner', () => {
  it('makes a hundred signatures that match the public key of KMS', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const kms = mockClient(KMSClient);
    kms.on(GetPublicKeyCommand, { KeyId: ARN }).resolves({ PublicKey: publicKey.export({ format: 'der', type: 'spki' }) });
    // node:crypto hashes what it signs: the whole input is kept beside its digest.
    const inputs = new Map<string, Uint8Array>();
    const signedBy = (digest: Uint8Array): Uint8Array => sign('sha256', inputs.get(Buffer.from(digest).toString('hex'))!, privateKey);
    kms.on(SignCommand).callsFake((input: { Message: Uint8Array }) => ({ Signature: signedBy(input.Message) }));
    const kept = new KmsSigner(new KMSClient({}), ARN);
    const signer = {
      publicKey: () => kept.publicKey(),
      sign: (input: Uint8Array) => {
        inputs.set(createHash('sha256').update(input).digest('hex'), input);
        return kept.sign(input);
      },
    };
    for (let n = 0; n < 100; n += 1) {
      const text = `statement ${n}`;
      const { jws, key } = await signDetached(text, signer);
      expect(await isSignedBy(key, jws, text)).toBe(true);
    }
    expect(kms.commandCalls(GetPublicKeyCommand)).toHaveLength(1);
    expect(kms.commandCalls(SignCommand)[0]!.args[0].input).toMatchObject({
      KeyId: ARN,
      MessageType: 'DIGEST',
      SigningAlgorithm: 'ECDSA_SHA_256',
    });
  });

  it('asks for the public key again after a failure', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const kms = mockClient(KMSClient);
    kms
      .on(GetPublicKeyCommand)
      .rejectsOnce(new Error('throttled'))
      .resolves({ PublicKey: publicKey.export({ format: 'der', type: 'spki' }) });
    const signer = new KmsSigner(new KMSClient({}), ARN);
    await expect(signer.publicKey()).rejects.toThrow('throttled');
    expect((await signer.publicKey()).crv).toBe('P-256');
  });
});

describe('rawSignature', () => {
  const der = (r: readonly number[], s: readonly number[]): Uint8Array =>
    Uint8Array.from([0x30, r.length + s.length + 4, 0x02, r.length, ...r, 0x02, s.length, ...s]);

  it('drops the zero before a positive number, and pads a short one', () => {
    const long = [0, ...Array.from({ length: 32 }, () => 0xff)];
    const raw = rawSignature(der(long, [0x01]));
    expect([...raw.subarray(0, 32)]).toEqual(long.slice(1));
    expect([...raw.subarray(32)]).toEqual([...Array.from({ length: 31 }, () => 0), 1]);
  });

  it.each([
    ['no sequence', Uint8Array.from([0x31, 0])],
    ['another length', Uint8Array.from([0x30, 9, 2, 1, 1, 2, 1, 1])],
    ['bytes after it', Uint8Array.from([0x30, 7, 2, 1, 1, 2, 1, 1, 0])],
    [
      'a number of 33 bytes',
      der(
        Array.from({ length: 33 }, () => 1),
        [1],
      ),
    ],
    ['a number that ends beyond', Uint8Array.from([0x30, 6, 2, 1, 1, 2, 9, 1])],
    ['no number', der([], [1])],
  ])('a signature that is %s is refused', (_, bytes) => {
    expect(() => rawSignature(bytes)).toThrow(/a signature/);
  });
});
