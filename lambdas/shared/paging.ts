/** Services of the functions that answer listings; apart, so that the others do not carry the client of KMS. */
import { KMSClient } from '@aws-sdk/client-kms';
import { KmsDataKeys } from '../../lib/adapters/kms/kms-data-keys.ts';
import type { PagingServices, Services } from './services.ts';

/** @returns the services made on first use, then kept for the life of the process. */
export function paging<S extends Services>(given: () => S): () => S & PagingServices {
  let known: (S & PagingServices) | undefined;
  return () => {
    known ??= { ...given(), dataKeys: new KmsDataKeys(new KMSClient({}), given().environment.ENCRYPTION_KEY) };
    return known;
  };
}
