/** Services of the functions that keep large answers in object storage; apart, so that the others do not carry the client of S3. */
import { S3Client } from '@aws-sdk/client-s3';
import { DocumentBucket } from '../../lib/adapters/s3/document-bucket.ts';
import { documentPrefix } from '../../lib/declarations/documents.ts';
import type { LinkingFunction } from '../../lib/declarations/routes.ts';
import type { Services } from './services.ts';

/** @returns the services made on first use, then kept for the life of the process. */
export function linking<S extends Services>(name: LinkingFunction, given: () => S): () => S {
  let known: S | undefined;
  return () => {
    known ??= withDocuments(name, given());
    return known;
  };
}

function withDocuments<S extends Services>(name: LinkingFunction, services: S): S {
  const { DOCUMENTS_BUCKET: bucket } = services.environment;
  if (bucket === undefined) throw new Error("the function's environment has no DOCUMENTS_BUCKET: the bucket of large answers");
  // A link asks for no checksum, which its reader would not compare.
  const client = new S3Client({ responseChecksumValidation: 'WHEN_REQUIRED' });
  return { ...services, documents: new DocumentBucket(client, { bucket, prefix: documentPrefix(name) }, services.clock) };
}
