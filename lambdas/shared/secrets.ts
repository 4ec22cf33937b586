/** Services of the functions that use secrets; apart, so that the others do not carry the KMS client. */
import { KMSClient } from '@aws-sdk/client-kms';
import { KmsSecrets } from '../../lib/adapters/kms/kms-secrets.ts';
import type { Secrets } from '../../lib/application/ports/secrets.ts';
import { publishingServices } from './publishing.ts';
import { type DeliveryServices, type SecretServices, services } from './services.ts';

let known: Secrets | undefined;

function secretsOf({
  environment: { ENCRYPTION_KEY: encryption, FINGERPRINT_KEY: fingerprints },
}: Pick<SecretServices, 'environment'>): Secrets {
  known ??= new KmsSecrets(new KMSClient({}), { ...(encryption && { encryption }), ...(fingerprints && { fingerprints }) });
  return known;
}

let withSecrets: SecretServices | undefined;

export function secretServices(): SecretServices {
  withSecrets ??= { ...services(), secrets: secretsOf(services()) };
  return withSecrets;
}

let withAll: DeliveryServices | undefined;

export function publishingSecretServices(): DeliveryServices {
  withAll ??= { ...publishingServices(), secrets: secretsOf(services()) };
  return withAll;
}
