/** A text is found however the sender wrote it. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { Decoding, excerptOf, textsIn } from '../../../../lib/application/erasure/texts-in.ts';

const places = (text: string, wanted: string): string[] =>
  [...textsIn(text, new Decoding())].flatMap((part) => (excerptOf(part.text, wanted) === undefined ? [] : [part.path]));

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
  ['a field of a form that is repeated', 'by=%E7%8E%8B%E4%BC%9F&by=x', '王伟', ['/by/0']],
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

describe('a text that is made to take the time of a search', () => {
  const packed = (text: string): string => gzipSync(text, { level: 9 }).toString('base64');
  const listOf = (text: string, characters: number): string =>
    JSON.stringify(Array.from({ length: Math.floor(characters / (text.length + 3)) }, () => text));
  /** A few KB that stand for 400 GB. */
  const bomb = listOf(packed(listOf(packed(listOf(packed('a'.repeat(800_000)), 800_000)), 800_000)), 50_000);

  it.each([
    ['many compressed texts within one another', bomb],
    ['100,000 levels of lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['100,000 levels of members', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a compressed text past the bound of a delivery', JSON.stringify({ a: packed('a'.repeat(1_000_000)) })],
  ])('is decoded up to a bound, with the whole at the end, and says so: %s', (_, text) => {
    const work = new Decoding();
    let [parts, last] = [0, ''];
    for (const part of textsIn(text, work)) [parts, last] = [parts + 1, part.text];
    expect([last === text, work.isCut]).toEqual([true, true]);
    expect([parts < 1_000_000, work.size < LIMITS.decodedCharacters.value + 2 * LIMITS.webhookBytes.value]).toEqual([true, true]);
  });

  it('is none that a tool sends: 900,000 bytes of numbers within an event are read to their end', () => {
    const work = new Decoding();
    const body = JSON.stringify(Array.from({ length: 450_000 }, () => 1));
    const found = [...textsIn(JSON.stringify({ detail: { body } }), work)];
    expect([found.length > 450_000, work.isCut]).toEqual([true, false]);
  });
});
