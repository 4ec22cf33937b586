/** Services of the functions that sign what they issue; apart, so that the others do not carry the client of KMS. */
import { KMSClient } from '@aws-sdk/client-kms';
import { KmsSigner } from '../../lib/adapters/kms/kms-signer.ts';
import { publishingServices } from './publishing.ts';
import type { PublishingServices } from './services.ts';

let known: PublishingServices | undefined;

export function signingServices(): PublishingServices {
  if (known) return known;
  const shared = publishingServices();
  const { SIGNING_KEY } = shared.environment;
  if (SIGNING_KEY === undefined) throw new Error("the function's environment has no SIGNING_KEY: the ARN of the key that signs statements");
  known = { ...shared, signer: new KmsSigner(new KMSClient({}), SIGNING_KEY) };
  return known;
}
