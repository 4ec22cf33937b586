/** The calls of S3 for bundles and old evidence. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { EvidenceBucket } from '../../../../lib/adapters/s3/evidence-bucket.ts';

const mock = mockClient(S3Client);
const bucket = new EvidenceBucket(new S3Client({ region: 'eu-central-1' }), 'evidence');
const failure = (status: number): S3ServiceException =>
  new S3ServiceException({ name: 'Refused', $fault: 'client', $metadata: { httpStatusCode: status } });

beforeEach(() => mock.reset());

it('puts an object with its checksum, and over no other', async () => {
  mock.on(PutObjectCommand).resolves({});
  await bucket.put('evidence/a', new Uint8Array([1, 2]));
  expect(mock.commandCalls(PutObjectCommand)[0]!.args[0].input).toEqual({
    Bucket: 'evidence',
    Key: 'evidence/a',
    Body: new Uint8Array([1, 2]),
    ContentType: 'application/gzip',
    ChecksumAlgorithm: 'SHA256',
    IfNoneMatch: '*',
  });
});

it('takes an object that is there already as put, and no other refusal', async () => {
  mock.on(PutObjectCommand).rejectsOnce(failure(412)).rejectsOnce(failure(409)).rejects(failure(403));
  await bucket.put('evidence/a', new Uint8Array());
  await bucket.put('evidence/a', new Uint8Array());
  await expect(bucket.put('evidence/a', new Uint8Array())).rejects.toThrow(S3ServiceException);
});

it('gives the bytes of an object, none of one that is not there, and passes other faults on', async () => {
  const body = { transformToByteArray: () => Promise.resolve(new Uint8Array([7])) };
  mock
    .on(GetObjectCommand)
    .resolvesOnce({ Body: body as never })
    .rejectsOnce(new NoSuchKey({ message: 'none', $metadata: { httpStatusCode: 404 } }))
    .rejects(failure(403));
  expect(await bucket.get('evidence/a')).toEqual(new Uint8Array([7]));
  expect(await bucket.get('evidence/b')).toBeUndefined();
  await expect(bucket.get('evidence/c')).rejects.toThrow(S3ServiceException);
});

it('deletes an object, whose earlier versions stay', async () => {
  mock.on(DeleteObjectCommand).resolves({});
  await bucket.delete('evidence/a');
  expect(mock.commandCalls(DeleteObjectCommand)[0]!.args[0].input).toEqual({ Bucket: 'evidence', Key: 'evidence/a' });
});
