/** The text of a webhook's body: compressed, or in another set of characters than UTF-8. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { textOfDelivery } from '../../../lib/sources/delivery-text.ts';

describe('the text of a body', () => {
  const text = '{"name":"Zürich"}';
  const bytes = Buffer.from(text);

  it.each([
    ['gzip', gzipSync(bytes)],
    [' X-GZIP ', gzipSync(bytes)],
    ['deflate', deflateSync(bytes)],
    ['deflate', deflateRawSync(bytes)],
    ['br', brotliCompressSync(bytes)],
    ['identity', bytes],
    ['deflate, gzip', gzipSync(deflateSync(bytes))],
  ])('a body that is compressed as %s is read', (coding, body) => {
    expect(textOfDelivery(body, { 'content-encoding': coding })).toEqual({ text });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'application/json'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'application/json; charset=utf-8'],
    ['UTF-16 by name', Buffer.from(text, 'utf16le'), 'application/json; charset="UTF-16LE"'],
    ['Latin 1', Buffer.from(text, 'latin1'), 'text/plain; Charset=ISO-8859-1'],
  ])('the text of a body in %s is read', (_, body, type) => {
    expect(textOfDelivery(body, { 'content-type': type })).toEqual({ text });
  });

  it.each([
    ['another compression', bytes, { 'content-encoding': 'zstd' }, 'the content encoding "zstd" is not taken'],
    ['gzip that is cut short', gzipSync(bytes).subarray(0, 20), { 'content-encoding': 'gzip' }, 'the body is not gzip'],
    ['gzip that is none', bytes, { 'content-encoding': 'gzip' }, 'the body is not gzip'],
    ['a set of characters that does not exist', bytes, { 'content-type': 'text/plain; charset=klingon' }, '"klingon" is not known'],
    ['bytes that are no UTF-8', Buffer.from(text, 'latin1'), {}, 'the body is no utf-8 text'],
  ])('is refused with its reason: %s', (_, body, headers, message) => {
    expect(textOfDelivery(body, headers)).toEqual({
      issue: expect.objectContaining({ code: 'unsupported-media-type', message: expect.stringContaining(message) as string }) as object,
    });
  });

  it('is too large by its size after decompression, not by its transferred size', () => {
    expect(textOfDelivery(gzipSync(Buffer.alloc(2_000_000, 32)), { 'content-encoding': 'gzip' })).toEqual({ tooLarge: true });
    expect(textOfDelivery(Buffer.alloc(900_001, 32), {})).toEqual({ tooLarge: true });
    expect(textOfDelivery(Buffer.alloc(900_000, 32), {})).toHaveProperty('text');
  });
});
