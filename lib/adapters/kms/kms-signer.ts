/** Signs with an asymmetric key of KMS (ECC_NIST_P256, SIGN_VERIFY). The private key never leaves KMS. */
import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { publicKeyOf } from '../../application/signatures/public-key.ts';
import type { PublicKey, Signer } from '../../application/ports/signer.ts';
import { rawSignature } from './raw-signature.ts';

export class KmsSigner implements Signer {
  private readonly client: KMSClient;
  private readonly keyId: string;
  private known: Promise<PublicKey> | undefined;

  /** @param keyId the ARN of the key: an alias may name another one at the next call. */
  constructor(client: KMSClient, keyId: string) {
    this.client = client;
    this.keyId = keyId;
  }

  publicKey(): Promise<PublicKey> {
    this.known ??= this.fetch().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async fetch(): Promise<PublicKey> {
    const { PublicKey: der } = await this.client.send(new GetPublicKeyCommand({ KeyId: this.keyId }));
    return publicKeyOf(createPublicKey({ key: Buffer.from(der!), format: 'der', type: 'spki' }).export({ format: 'jwk' }));
  }

  /** The digest is computed here, because KMS accepts no message over 4,096 bytes. */
  async sign(input: Uint8Array): Promise<Uint8Array> {
    const { Signature } = await this.client.send(
      new SignCommand({
        KeyId: this.keyId,
        Message: createHash('sha256').update(input).digest(),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    return rawSignature(Signature!);
  }
}
