/** Secrets under two keys of KMS: one encrypts (AES-256-GCM), the other makes fingerprints (HMAC-SHA-256). No key leaves KMS. */
import { DecryptCommand, EncryptCommand, GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { type EndpointOwner, FINGERPRINT_LENGTH, type SecretOwner, type Secrets } from '../../application/ports/secrets.ts';

export interface SecretKeys {
  /** ARN of the key that encrypts. */
  readonly encryption: string;
  /** ARN of the key that makes fingerprints. */
  readonly fingerprints: string;
}

/** KMS binds a ciphertext to this context, and writes the context to CloudTrail at each use. */
const contextOf = (owner: SecretOwner | EndpointOwner): Record<string, string> =>
  'endpoint' in owner ? { endpoint: owner.endpoint } : { vendor: owner.vendor, source: owner.source };

export class KmsSecrets implements Secrets {
  private readonly client: KMSClient;
  private readonly keys: Partial<SecretKeys>;

  constructor(client: KMSClient, keys: Partial<SecretKeys>) {
    this.client = client;
    this.keys = keys;
  }

  async encrypt(secret: string, owner: SecretOwner | EndpointOwner): Promise<Uint8Array> {
    const Plaintext = Buffer.from(secret, 'utf8');
    const answer = await this.client.send(
      new EncryptCommand({ KeyId: this.keys.encryption, Plaintext, EncryptionContext: contextOf(owner) }),
    );
    return answer.CiphertextBlob!;
  }

  async decrypt(encrypted: Uint8Array, owner: SecretOwner | EndpointOwner): Promise<string> {
    const answer = await this.client.send(
      new DecryptCommand({ KeyId: this.keys.encryption, CiphertextBlob: encrypted, EncryptionContext: contextOf(owner) }),
    );
    return Buffer.from(answer.Plaintext!).toString('utf8');
  }

  async fingerprint(secret: string, { vendor, source }: SecretOwner): Promise<string> {
    const Message = Buffer.from(JSON.stringify([vendor, source, secret]), 'utf8');
    const answer = await this.client.send(new GenerateMacCommand({ KeyId: this.keys.fingerprints, MacAlgorithm: 'HMAC_SHA_256', Message }));
    return Buffer.from(answer.Mac!).toString('hex').slice(0, FINGERPRINT_LENGTH);
  }
}
