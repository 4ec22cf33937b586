/** Whatever zod finds wrong is reported in the words of the project: the fault, and what is needed. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fromZodError } from '../../../lib/schemas/zod-issues.ts';

const text = z.string();

describe('an error of a schema', () => {
  it.each<[string, z.ZodMiniType, unknown, string, string]>([
    ['nothing where a text is needed', z.object({ a: text }), {}, 'missing', 'is missing (text)'],
    ['a number where a text is needed', text, 5, 'wrong-type', 'must be text, got 5'],
    ['a list where a map is needed', z.object({}), [], 'wrong-type', 'must be a map, got a list'],
    ['a text where yes or no is needed', z.boolean(), 'yes', 'wrong-type', 'must be true or false, got the text "yes"'],
    ['half of a whole number', z.int(), 1.5, 'wrong-type', '1.5 is no whole number, and one is needed here'],
    ['a word that is none of a list', z.enum(['up', 'down']), 'left', 'bad-value', '"left" is not allowed; one of: up, down'],
    ['a map that is none of a list', z.enum(['up', 'down']), {}, 'bad-value', 'a map is not allowed; one of: up, down'],
    ['a text where a number is needed', z.literal(1), '1', 'bad-value', 'the text "1" is not allowed; one of: 1'],
    ['a number that is none of a list', z.enum(['up']), 5, 'bad-value', '5 is not allowed; one of: up'],
    ['a mark that is none of a list', z.enum([',', '\t']), 'x', 'bad-value', '"x" is not allowed; one of: ",", "\\t"'],
    ['a query of letters for a number', z.coerce.number(), 'many', 'wrong-type', 'must be a number, got the text "many"'],
    ['a list where a longer text is needed', text.check(z.minLength(2)), [], 'wrong-type', 'must be text, got a list'],
    ['no word of a list', z.object({ a: z.enum(['up']) }), {}, 'missing', 'is missing; one of: up'],
    ['too short a text', text.check(z.minLength(2)), 'a', 'bad-value', 'must have at least 2 characters'],
    ['too long a list', z.array(text).check(z.maxLength(1)), ['a', 'b'], 'bad-value', 'must have at most 1 entry'],
    ['too small a number', z.number().check(z.minimum(1)), 0, 'bad-value', 'must be at least 1'],
    ['a number at an open bound', z.number().check(z.lt(1)), 1, 'bad-value', 'must be less than 1'],
    ['a number between steps', z.number().check(z.multipleOf(5)), 7, 'bad-value', 'must be a multiple of 5'],
    ['a text of another form', text.check(z.regex(/^a$/)), 'b', 'bad-value', 'is not written in the form /^a$/'],
    ['a text that is no address', z.url(), 'b', 'bad-value', 'is not in the form url'],
    ['a value of no form', z.union([text, z.boolean()]), [], 'wrong-type', 'must be text, got a list'],
    ['a key of another form', z.record(text.check(z.maxLength(1)), text), { ab: 'c' }, 'bad-name', 'must have at most 1 character'],
    [
      'what a rule refuses',
      text.check(z.refine(() => false)),
      'a',
      'bad-value',
      'is the text "a", which is none of the forms allowed here',
    ],
    ['what a rule refuses, in its own words', text.check(z.refine(() => false, 'is no day')), 'a', 'bad-value', 'is no day'],
  ])('explains an error of %s in words', (_, schema, value, code, message) => {
    const parsed = schema.safeParse(value);
    expect(fromZodError(parsed.error!, value)).toMatchObject([{ code, message }]);
    // Nor does the error itself have words of zod.
    expect(parsed.error!.message).not.toMatch(/Invalid |expected |Too (?:small|big)|Unrecognized/);
  });

  it('names each unknown key, with the page that lists the known ones', () => {
    const parsed = z.strictObject({}).safeParse({ a: 1, 'b c': 2 });
    expect(fromZodError(parsed.error!, {}, '/x', undefined, 'docs/README.md').map(({ path, message }) => [path, message])).toEqual([
      ['/x/a', '"a" is not known here; check the spelling, or see docs/README.md'],
      ['/x/b c', '"b c" is not known here; text with a comma inside { } must be quoted'],
    ]);
    expect(parsed.error!.message).toContain('has keys that are not known here: a, b c');
  });
});
