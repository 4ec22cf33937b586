/** Large documents in S3: objects with random keys, and addresses that are signed (SigV4) for minutes. The bucket deletes them after a day. */
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Clock } from '../../application/ports/clock.ts';
import type { DocumentLink, DocumentStore, LargeDocument } from '../../application/ports/documents.ts';
import { LINK_SECONDS } from '../../declarations/documents.ts';
import { documentKey } from './document-key.ts';

export interface DocumentPlace {
  readonly bucket: string;
  /** What every key of the function begins with. */
  readonly prefix: string;
}

export class DocumentBucket implements DocumentStore {
  private readonly client: S3Client;
  private readonly place: DocumentPlace;
  private readonly clock: Clock;

  constructor(client: S3Client, place: DocumentPlace, clock: Clock) {
    this.client = client;
    this.place = place;
    this.clock = clock;
  }

  async put({ bytes, type, disposition }: LargeDocument): Promise<DocumentLink> {
    const object = { Bucket: this.place.bucket, Key: documentKey(this.place.prefix) };
    // Nothing is put over another object.
    await this.client.send(new PutObjectCommand({ ...object, Body: bytes, ContentType: type, IfNoneMatch: '*' }));
    const read = new GetObjectCommand({
      ...object,
      ResponseContentType: type,
      ResponseContentDisposition: disposition,
      ResponseCacheControl: 'no-store',
    });
    // A signature has whole seconds.
    const signedAt = Math.floor(this.clock() / 1000) * 1000;
    const address = await getSignedUrl(this.client, read, { expiresIn: LINK_SECONDS, signingDate: new Date(signedAt) });
    return { address, expiresAt: signedAt + LINK_SECONDS * 1000 };
  }
}
