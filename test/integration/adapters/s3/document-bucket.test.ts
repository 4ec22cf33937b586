/** Large documents in S3: what is put, and what its link allows. */
import { createHash, createHmac } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { DocumentBucket } from '../../../../lib/adapters/s3/document-bucket.ts';
import { documentPrefix } from '../../../../lib/declarations/documents.ts';
import { at } from '../../../support/facts.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'of-the-function' };
const client = new S3Client({ region: 'eu-west-1', credentials, responseChecksumValidation: 'WHEN_REQUIRED' });
const mocked = mockClient(client);
const NOW = at('2026-11-03T10:00:00.700Z');
const store = new DocumentBucket(client, { bucket: 'files', prefix: documentPrefix('render-documents') }, () => NOW);
const DOCUMENT = { bytes: Buffer.from('%PDF'), type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="a b.csv"' };

beforeEach(() => {
  mocked.reset();
  mocked.on(PutObjectCommand).resolves({});
});

const put = async (): Promise<PutObjectCommand['input']> => {
  await store.put(DOCUMENT);
  return mocked.commandCalls(PutObjectCommand).at(-1)!.args[0].input;
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
/** As RFC 3986 has it, which is how a signed query is written. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature of a link by the definition of Signature Version 4, as S3 computes it. */
function signatureOf({ hostname, pathname, searchParams }: URL): string {
  const query = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&');
  const request = ['GET', pathname, query, `host:${hostname}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const [date, scope] = [searchParams.get('X-Amz-Date')!, ['20261103', 'eu-west-1', 's3', 'aws4_request']];
  const key = scope.reduce((from: string | Buffer, part) => hmac(from, part), `AWS4${credentials.secretAccessKey}`);
  const digest = createHash('sha256').update(request).digest('hex');
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), digest].join('\n')).toString('hex');
}

describe('the bucket of large documents', () => {
  it('gets the bytes under a random key of the function, never over another object', async () => {
    const puts = [await put(), await put()];
    for (const { Bucket, Key, Body, ContentType, IfNoneMatch } of puts) {
      expect([Bucket, Body, ContentType, IfNoneMatch]).toEqual(['files', DOCUMENT.bytes, DOCUMENT.type, '*']);
      expect(Key).toMatch(/^render-documents\/[0-9a-f]{64}$/);
    }
    expect(puts[0]!.Key).not.toBe(puts[1]!.Key);
  });

  it('gives a link to that object alone, signed for five minutes, with the type and the name of the file', async () => {
    const { address, expiresAt } = await store.put(DOCUMENT);
    const link = new URL(address);
    const { Key } = mocked.commandCalls(PutObjectCommand)[0]!.args[0].input;
    expect([link.protocol, link.hostname, link.pathname]).toEqual(['https:', 'files.s3.eu-west-1.amazonaws.com', `/${Key}`]);
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      'X-Amz-Expires': '300',
      'X-Amz-Date': '20261103T100000Z',
      'X-Amz-SignedHeaders': 'host',
      'response-content-type': DOCUMENT.type,
      'response-content-disposition': DOCUMENT.disposition,
      'response-cache-control': 'no-store',
    });
    expect(expiresAt).toBe(at('2026-11-03T10:05:00Z'));
  });

  it('signs the key, the type and the name: a link in which one of them is altered has another signature', async () => {
    const { address } = await store.put(DOCUMENT);
    const signature = new URL(address).searchParams.get('X-Amz-Signature');
    expect(signatureOf(new URL(address))).toBe(signature);
    for (const alter of [
      (link: URL) => (link.pathname = link.pathname.replace(/.$/, (last) => (last === '0' ? '1' : '0'))),
      (link: URL) => (link.pathname = link.pathname.replace('render-documents', 'read-statements')),
      (link: URL) => link.searchParams.set('response-content-type', 'text/html'),
      (link: URL) => link.searchParams.set('response-content-disposition', 'inline'),
      (link: URL) => link.searchParams.set('X-Amz-Expires', '604800'),
    ]) {
      const link = new URL(address);
      alter(link);
      expect(link.href).not.toBe(address);
      expect(signatureOf(link)).not.toBe(signature);
    }
  });

  it('gives no link where the object could not be put', async () => {
    mocked.on(PutObjectCommand).rejects(new Error('SlowDown'));
    await expect(store.put(DOCUMENT)).rejects.toThrow('SlowDown');
  });
});
