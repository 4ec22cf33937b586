/** Services of the functions that read bundles and old evidence; apart, so that the others do not carry the client of S3. */
import { S3Client } from '@aws-sdk/client-s3';
import { PartitionMover } from '../../lib/adapters/dynamo/partition-mover.ts';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { EvidenceBucket } from '../../lib/adapters/s3/evidence-bucket.ts';
import type { ObjectStorage } from '../../lib/application/ports/old-evidence.ts';
import { type MovingServices, type Services, services } from './services.ts';

let storage: ObjectStorage | undefined;

/** A deployment without the bucket keeps all evidence in the table. */
export function evidenceStorage(): ObjectStorage {
  if (storage) return storage;
  const { clock, environment } = services();
  const { EVIDENCE_BUCKET: bucket } = environment;
  storage = { clock, ...(bucket !== undefined && { objects: new EvidenceBucket(new S3Client({}), bucket) }) };
  return storage;
}

/** @returns the services made on first use, then kept for the life of the process. */
export function withEvidence<S extends Services>(given: () => S): () => S {
  let known: S | undefined;
  return () => {
    known ??= { ...given(), stores: dynamoStores(services().table, Date.now, evidenceStorage()) };
    return known;
  };
}

const evidenceServices = withEvidence(services);

export function movingServices(): MovingServices {
  const { objects, clock } = evidenceStorage();
  return { ...evidenceServices(), ...(objects && { oldEvidence: new PartitionMover(services().table, { objects, clock }) }) };
}
