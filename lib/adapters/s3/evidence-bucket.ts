/** Bundles and old evidence in S3. The bucket keeps versions; S3 compares the SHA-256 of what arrives with that of what was sent. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { EvidenceObjects } from '../../application/ports/old-evidence.ts';

/** There is such an object already, or another process writes it at this moment. */
const IS_THERE = new Set([412, 409]);

export class EvidenceBucket implements EvidenceObjects {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.client = client;
    this.bucket = bucket;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const object = { Bucket: this.bucket, Key: name, Body: bytes, ContentType: 'application/gzip', ChecksumAlgorithm: 'SHA256' } as const;
    try {
      await this.client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }));
    } catch (error) {
      if (!(error instanceof S3ServiceException) || !IS_THERE.has(error.$metadata.httpStatusCode ?? 0)) throw error;
    }
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: name }));
      return await Body!.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: name }));
  }
}
