/**
 * Addresses of the function that streams, signed by IAM (SigV4) for a minute: a holder of one may fetch the data that it names and nothing else. The
 * function behind the API signs them, after the API checked the token.
 */
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type StreamUrl = (query: Readonly<Record<string, string>>) => Promise<string>;

/** The stream begins within it; it may take longer. */
const VALID_FOR_SECONDS = 60;

/** @param base URL of the function. @param config of a client: the credentials of this function, and its region. */
export function streamUrl(
  base: string,
  config: Pick<DynamoDBClient['config'], 'credentials' | 'region'>,
  now = () => new Date(),
): StreamUrl {
  const { host, pathname } = new URL(base);
  const signer = new SignatureV4({ service: 'lambda', credentials: config.credentials, region: config.region, sha256: Sha256 });
  return async (query) => {
    const request = { method: 'GET', protocol: 'https:', hostname: host, path: pathname, headers: { host }, query: { ...query } };
    const { query: signed = {} } = await signer.presign(request, { expiresIn: VALID_FOR_SECONDS, signingDate: now() });
    const address = new URL(base);
    for (const [name, value] of Object.entries(signed)) address.searchParams.set(name, String(value));
    // Spaces as %20, as they were signed.
    address.search = address.search.replaceAll('+', '%20');
    return address.href;
  };
}
