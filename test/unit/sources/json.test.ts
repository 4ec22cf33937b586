/** Payloads as they are parsed: long numbers stay exact, and a long payload takes no more than its time. */
import { describe, expect, it } from 'vitest';
import { parseJson, withoutMember } from '../../../lib/sources/json.ts';

describe('a number that a double cannot hold', () => {
  it('becomes its text, and digits within strings and names stay as they are', () => {
    const text =
      '{"12345678901234567890": [12345678901234567890, -12345678901234567890, 1e999, 1234567890123456.5], "s": "1234567890123456789 \\" 1"}';
    expect(parseJson(text)).toEqual({
      '12345678901234567890': ['12345678901234567890', '-12345678901234567890', '1e999', 1234567890123456.5],
      s: '1234567890123456789 " 1',
    });
  });

  it('is found between strings that end in backslashes or escaped quotes', () => {
    const strings = ['\\', '\\\\', '"', '\\"', '"\\', ''];
    const text = `[${strings.map((one) => `${JSON.stringify(one)},12345678901234567890`).join()}]`;
    expect(parseJson(text)).toEqual(strings.flatMap((one) => [one, '12345678901234567890']));
  });
});

describe('a payload of 9 MB with a long number', () => {
  const LONG = 9_000_000;
  it.each<[string, string]>([
    ['one string', '"' + 'x'.repeat(LONG) + '"'],
    ['escaped quotes', '"' + '\\"'.repeat(LONG / 2) + '"'],
    ['backslashes', '"' + '\\\\'.repeat(LONG / 2) + '"'],
    ['one number', '1'.repeat(LONG)],
  ])('of %s is read, and the long number is its text', (_, value) => {
    const read = parseJson(`{"id":12345678901234567890,"value":${value}}`) as Record<string, string>;
    expect(read.id).toBe('12345678901234567890');
    expect(read.value!.length).toBeGreaterThanOrEqual(LONG / 2);
  });
});

describe('a JSON object without a member', () => {
  it.each([
    ['{"a":1,"x":"}","b":{"x":2}}', '{"a":1,"b":{"x":2}}'],
    ['{"x":[1,{"x":2}], "a" : 7400000000000000311}', '{"a" : 7400000000000000311}'],
    ['{"a":"x\\"", "x" : null }', '{"a":"x\\""}'],
    ['{"x":1}', '{}'],
    ['{"\\u0078":1,"a":2}', '{"a":2}'],
    ['{"a":1,"xx":2}', '{"a":1,"xx":2}'],
    ['5', '5'],
  ])('leaves the rest of %s as it came', (text, rest) => {
    expect(withoutMember(text, 'x')).toBe(rest);
    expect(JSON.parse(rest)).toEqual(typeof JSON.parse(text) === 'object' ? { ...JSON.parse(text), x: undefined } : 5);
  });
});
