/** What a webhook's body is, by its text: JSON whatever the header, forms of both kinds, compressed, in another set of characters. */
import { arraySteps } from '../../support/array-steps.ts';
import { describe, expect, it } from 'vitest';
import { readDelivery } from '../../../lib/sources/read-delivery.ts';
import type { Fields, WebhookReader } from '../../../lib/sources/source.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What a source is given of a text: its payload, or why there is none. */
async function payload(text: string, type?: string, query?: Fields): Promise<unknown> {
  let seen: unknown;
  const source: WebhookReader = {
    name: 'any',
    readBody: ({ body }) => {
      seen = body;
      return { ignored: '' };
    },
  };
  const headers = type === undefined ? {} : { 'content-type': type };
  const result = await readDelivery(source, { text, headers, ...(query && { query }), receivedAt: 0 });
  return 'issues' in result ? result.issues[0]!.message : seen;
}

const parts = (...of: string[]): string => `${of.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--b--\r\n`;

describe('a payload', () => {
  it.each([
    ['of curl, which names a form', '{"a":"1=2&b"}', FORM, { a: '1=2&b' }],
    ['without a content type', '{"a":1}', undefined, { a: 1 }],
    ['a list', ' [1]\n', 'text/plain', [1]],
    ['behind a byte order mark', '\uFEFF{"a":1}', 'application/json', { a: 1 }],
    ['a form', 'a=1&b=x%20y', FORM, { a: '1', b: 'x y' }],
    ['a form in odd letters', 'a=1', 'Application/X-WWW-Form-URLencoded ; Charset=UTF-8', { a: '1' }],
    ['a form without a content type', 'a=1', undefined, { a: '1' }],
    ['a field that comes twice', 'a=1&a=2', FORM, { a: ['1', '2'] }],
    ['JSON in a field', 'payload=%7B%22a%22%3A1%7D', FORM, { a: 1 }],
    [
      'a form of several parts',
      parts('name="a"\r\n\r\n1', 'name="f"; filename="f.png"\r\nContent-Type: image/png\r\n\r\n\u0001'),
      'Multipart/Form-Data; boundary=b',
      { a: '1' },
    ],
    [
      'JSON in a part that is a file',
      parts('name="payload"; filename="p.json"\r\nContent-Type: application/json\r\n\r\n{"a":1}'),
      'multipart/form-data; boundary=b',
      { a: 1 },
    ],
  ])('the payload is read from %s', async (_, text, type, wanted) => {
    expect(await payload(text, type)).toEqual(wanted);
  });

  it.each([
    ['form', (times: number) => Array.from({ length: times }, () => 'a=').join('&'), FORM],
    [
      'form in parts',
      (times: number) => parts(...Array.from({ length: times }, () => 'name="a"\r\n\r\n')),
      'multipart/form-data; boundary=b',
    ],
  ])('a field that comes four times as often in a %s takes four times the steps', async (_, made, type) => {
    const steps = async (times: number): Promise<number> => {
      const text = made(times);
      let found: unknown;
      const taken = await arraySteps(async () => (found = await payload(text, type)));
      expect((found as { a: string[] }).a).toHaveLength(times);
      return taken;
    };
    await steps(10);
    expect((await steps(2000)) / (await steps(500))).toBeLessThan(5);
  });

  it('is made of the fields of the address only when the body is empty', async () => {
    expect(await payload('', FORM, { state: 'down' })).toEqual({ state: 'down' });
    expect(await payload('{"a":1}', FORM, { state: 'down' })).toEqual({ a: 1 });
  });

  it.each([
    ['nothing', '', undefined, 'the body is empty'],
    ['JSON that is cut short', '{"a":', FORM, 'cut short?'],
    ['several JSON texts', '{"a":1}\n{"a":2}', 'application/x-ndjson', 'several JSON texts'],
    ['XML', '<alert/>', FORM, 'the body is XML'],
    ['a form that is called JSON', 'a=1&b=2', 'application/json', 'it looks like a form'],
    ['JSON in a field that is cut short', 'payload=%7B%22a', FORM, 'the field "payload" begins as JSON'],
    ['parts without a boundary', parts('name="a"\r\n\r\n1'), 'multipart/form-data', 'the boundary is missing'],
    ['words', 'hello', 'text/plain', 'the body is no JSON, and its content type ("text/plain")'],
  ])('is refused with its reason: %s', async (_, text, type, message) => {
    expect(await payload(text, type)).toContain(message);
  });
});
