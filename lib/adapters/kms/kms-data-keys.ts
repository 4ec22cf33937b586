/** Data keys of KMS (AES-256). Their context is not that of webhooks' secrets: who may decrypt the one may not decrypt the other. */
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { CURSOR_CONTEXT } from '../../declarations/cursor-context.ts';
import { type DataKeys, ReplacedKeyError } from '../../application/ports/cursor-keys.ts';

export class KmsDataKeys implements DataKeys {
  private readonly client: KMSClient;
  private readonly keyId: string | undefined;

  /** @param keyId ARN of the key under which data keys are encrypted. */
  constructor(client: KMSClient, keyId: string | undefined) {
    this.client = client;
    this.keyId = keyId;
  }

  async make(): Promise<{ key: Uint8Array; encrypted: Uint8Array }> {
    const command = new GenerateDataKeyCommand({ KeyId: this.keyId, KeySpec: 'AES_256', EncryptionContext: CURSOR_CONTEXT });
    const { Plaintext, CiphertextBlob } = await this.client.send(command);
    return { key: Plaintext!, encrypted: CiphertextBlob! };
  }

  async decrypt(encrypted: Uint8Array): Promise<Uint8Array> {
    const command = new DecryptCommand({ KeyId: this.keyId, CiphertextBlob: encrypted, EncryptionContext: CURSOR_CONTEXT });
    try {
      return (await this.client.send(command)).Plaintext!;
    } catch (error) {
      if (error instanceof IncorrectKeyException || error instanceof InvalidCiphertextException)
        throw new ReplacedKeyError('encrypted under another key of KMS', { cause: error });
      throw error;
    }
  }
}
