/** What is right for a sample: written by hand in `expected.yaml` of each group, and read strictly, so that no misspelt check is passed over. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';

const pattern = z.string().check(z.refine((text) => new RegExp(text) && text.length > 0, 'an empty pattern matches everything'));
const patterns = z.pipe(
  z.union([pattern, z.array(pattern).check(z.minLength(1))]),
  z.transform((given) => [given].flat()),
);
const amount = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));
const oneOf = z.pipe(
  z.union([z.string(), z.array(z.string()).check(z.minLength(1))]),
  z.transform((given) => [given].flat()),
);
const finding = z.strictObject({ code: z.optional(oneOf), about: pattern });

const right = z.strictObject({
  /** The contract is refused: an error at a path like `at`, with one of these codes and with such words if any are named. */
  refused: z.optional(z.strictObject({ code: z.optional(oneOf), at: pattern, says: z.optional(pattern) })),
  /** The evidence is not taken: an issue whose code or words are like this. */
  'evidence-refused': z.optional(pattern),
  /** `source try` refuses the payload with such words; its source is a mapping in the folder. */
  'source-try-refuses': z.optional(pattern),
  /** There is no such period: `assess` answers with this code. */
  'no-statement': z.optional(pattern),
  /** What is certain. Without `most` nothing may be left open above it. */
  total: z.optional(amount),
  /** The most that may be owed; `unbounded`, or `open` where it does not matter here. */
  most: z.optional(z.union([amount, z.literal('unbounded'), z.literal('open')])),
  /** Outcomes by "objective/index"; of several, any. */
  objectives: z.optional(z.record(z.string(), oneOf)),
  /** All outcomes of an objective, in any order: for records that get a name of their own. */
  cases: z.optional(z.record(z.string(), z.array(z.string()))),
  /** What was measured, as shown. */
  measured: z.optional(z.record(z.string(), oneOf)),
  /** Excluded milliseconds by "cell/index". */
  excluded: z.optional(z.record(z.string(), z.string())),
  /** Facts that the statement says are missing. */
  missing: z.optional(patterns),
  /** Findings of the statement or of reading the evidence: a code, and what path or message must name. */
  findings: z.optional(z.array(finding).check(z.minLength(1))),
  /** No finding may say this. */
  'no-finding': z.optional(patterns),
  /** Warnings of `lint`. */
  lint: z.optional(z.array(finding).check(z.minLength(1))),
  'no-lint': z.optional(patterns),
  /** What `makegood lint`, `explain` and `assess` print. */
  'lint-says': z.optional(patterns),
  'lint-never-says': z.optional(patterns),
  'explain-says': z.optional(patterns),
  'explain-never-says': z.optional(patterns),
  'text-says': z.optional(patterns),
  /** A page of the docs, and what it must say. */
  'docs-say': z.optional(z.record(z.string(), pattern)),
  /** Remedies, and whether each is open. */
  remedies: z.optional(z.record(z.string(), z.boolean())),
  /** Cost centres of the lines, in any order. */
  'cost-centres': z.optional(z.array(z.string())),
  /** Early warning looks at the contract when the vendor says something of no component. */
  'early-warning': z.optional(z.literal(true)),
  /** Components of the facts that a payload becomes, by event type. */
  readings: z.optional(z.record(z.string(), z.array(z.string()))),
});

const sample = z.strictObject({
  note: z.string(),
  /** Where it was met in public. */
  source: z.optional(z.string()),
  folder: z.optional(z.string()),
  contract: z.optional(z.string()),
  events: z.optional(z.string()),
  /** The evidence is a payload of this source instead. */
  payload: z.optional(z.strictObject({ source: z.string(), file: z.string() })),
  period: z.optional(z.string()),
  /** One form, or several of which any is right. */
  right: z.union([right, z.strictObject({ 'any-of': z.array(right).check(z.minLength(2)) })]),
  /** How the figure comes about. */
  because: z.optional(z.string()),
});

export type Right = z.output<typeof right>;

export interface Sample extends Omit<z.output<typeof sample>, 'right'> {
  readonly group: string;
  readonly number: string;
  readonly right: readonly Right[];
}

/** The samples of one group, in the order in which they are written. */
export function samplesOf(group: string): Sample[] {
  const { document, issues } = readYaml(readFileSync(new URL(`${group}/expected.yaml`, import.meta.url), 'utf8'));
  if (issues.length > 0) throw new Error(`${group}: ${issues[0]!.message}`);
  return Object.entries(z.record(z.string(), sample).parse(document))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([number, { right: given, ...rest }]) => ({
      ...rest,
      group,
      number,
      right: 'any-of' in given ? given['any-of'] : [given],
    }));
}
