/** Prints event patterns with events, and what our matcher answers, one JSON array a line; for scripts/check-patterns.sh. */
import fc from 'fast-check';
import { type Pattern, matches, validatePattern } from '../local/eventbridge/event-pattern.ts';

const CASES = 5000;

const text = fc.constantFrom('a', 'ab', 'abc', 'ABC', 'b', 'bc', 'lumencast.noc', 'makegood.audit', '10.1.2.3', '10.2.0.1', 'x-y');
const number = fc.constantFrom(0, 1, 2, 5, 7.5, -3);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const rule = fc.oneof(
  scalar,
  text.map((prefix) => ({ prefix })),
  text.map((suffix) => ({ suffix })),
  text.map((value) => ({ 'equals-ignore-case': value })),
  text.map((value) => ({ prefix: { 'equals-ignore-case': value } })),
  fc.constantFrom('a*', '*c', '*b*', 'lumencast.*', '*.*.*').map((wildcard) => ({ wildcard })),
  text.map((value) => ({ 'anything-but': value })),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => ({ 'anything-but': values })),
  fc.array(number, { minLength: 1, maxLength: 3 }).map((values) => ({ 'anything-but': values })),
  text.map((prefix) => ({ 'anything-but': { prefix } })),
  text.map((suffix) => ({ 'anything-but': { suffix } })),
  fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), number).map((numeric) => ({ numeric })),
  fc
    .tuple(number, number)
    .filter(([low, high]) => low < high)
    .map(([low, high]) => ({ numeric: ['>', low, '<=', high] })),
  fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '10.2.0.0/24').map((cidr) => ({ cidr })),
  fc.boolean().map((exists) => ({ exists })),
);

const leaf = fc.array(rule, { minLength: 1, maxLength: 3 });
const key = fc.constantFrom('a', 'b', 'c');
const fields = (depth: number): fc.Arbitrary<Pattern> =>
  fc.dictionary(key, depth === 0 ? leaf : fc.oneof(leaf, fields(depth - 1)), { minKeys: 1, maxKeys: 3 });
const pattern = fc.oneof(
  { weight: 4, arbitrary: fields(1) },
  { weight: 1, arbitrary: fc.tuple(fields(0), fields(0)).map(([one, other]) => ({ $or: [one, other] })) },
);

const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const object = fc.dictionary(key, value, { maxKeys: 3 });
const event = fc.dictionary(key, fc.oneof(value, object, fc.array(object, { minLength: 1, maxLength: 2 })), { maxKeys: 3 });

for (const [rules, given] of fc.sample(fc.tuple(pattern, event), { numRuns: CASES, seed: 20261124 })) {
  try {
    validatePattern(rules);
  } catch {
    continue;
  }
  process.stdout.write(JSON.stringify([rules, given, matches(rules, given)]) + '\n');
}
