/** A text is found however the sender wrote it. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { excerptOf, textsIn } from '../../../../lib/application/erasure/texts-in.ts';

const places = (text: string, wanted: string): string[] =>
  [...textsIn(text)].flatMap((part) => (excerptOf(part.text, wanted) === undefined ? [] : [part.path]));

it.each([
  ['plain text', 'reported by Ann Lee', 'ann lee', ['']],
  ['JSON', '{"by":{"name":"Ann Lee"}}', 'Ann Lee', ['/by/name', '']],
  ['a name of a member', '{"ann@example.com":1}', 'ann@', ['/ann@example.com', '']],
  ['a number', '{"phone":13800138000}', '13800138000', ['/phone', '']],
  ['escaped Chinese', '{"by":"\\u738b\\u4f1f"}', '王伟', ['/by']],
  [
    'JSON in a string of JSON',
    JSON.stringify({ body: JSON.stringify({ list: [{ by: '王伟' }] }) }),
    '王伟',
    ['/body/list/0/by', '/body', ''],
  ],
  ['a form', 'a=1&by=%E7%8E%8B%E4%BC%9F', '王伟', ['/by']],
  ['a form with JSON', `payload=${encodeURIComponent('{"by":"Ann Lee"}')}`, 'Ann Lee', ['/payload/by', '/payload']],
  ['base64', JSON.stringify({ data: Buffer.from('{"by":"Ann Lee"}').toString('base64') }), 'Ann Lee', ['/data/by', '/data']],
  ['gzip in base64', JSON.stringify({ data: gzipSync('{"by":"王伟"}').toString('base64') }), '王伟', ['/data/by', '/data']],
  ['wide letters', '{"by":"Ａｎｎ"}', 'ann', ['/by', '']],
  ['another text', '{"by":"Ann Li"}', 'Ann Lee', []],
])('a text in %s is found with its places', (_, text, wanted, expected) => {
  expect(places(text, wanted)).toEqual(expected);
});

it('an excerpt has what is around, without control characters', () => {
  expect(excerptOf(`${'a'.repeat(100)}\u0000\u001b[2K Ann Lee${'b'.repeat(100)}`, 'ann lee')).toBe(
    `${'a'.repeat(34)} [2k ann lee${'b'.repeat(40)}`,
  );
});
