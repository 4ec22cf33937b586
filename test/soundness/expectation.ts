/** What is right for a sample: written by hand in `expected.yaml` of each group, and read strictly, so that no misspelt check is passed over. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { readYaml } from '../../lib/schemas/yaml-document.ts';

const pattern = z.string().refine((text) => new RegExp(text) && text.length > 0, 'an empty pattern matches everything');
const patterns = z.union([pattern, z.array(pattern).min(1)]).transform((given) => [given].flat());
const amount = z.string().regex(/^-?\d+(\.\d+)?$/);
const oneOf = z.union([z.string(), z.array(z.string()).min(1)]).transform((given) => [given].flat());
const finding = z.strictObject({ code: oneOf.optional(), about: pattern });

const right = z.strictObject({
  /** The contract is refused: an error at a path like `at`, with one of these codes and with such words if any are named. */
  refused: z.strictObject({ code: oneOf.optional(), at: pattern, says: pattern.optional() }).optional(),
  /** The evidence is not taken: an issue whose code or words are like this. */
  'evidence-refused': pattern.optional(),
  /** `source try` refuses the payload with such words; its source is a mapping in the folder. */
  'source-try-refuses': pattern.optional(),
  /** There is no such period: `assess` answers with this code. */
  'no-statement': pattern.optional(),
  /** What is certain. Without `most` nothing may be left open above it. */
  total: amount.optional(),
  /** The most that may be owed; `unbounded`, or `open` where it does not matter here. */
  most: z.union([amount, z.literal('unbounded'), z.literal('open')]).optional(),
  /** Outcomes by "promise/index"; of several, any. */
  promises: z.record(z.string(), oneOf).optional(),
  /** All outcomes of a promise, in any order: for records that get a name of their own. */
  cases: z.record(z.string(), z.array(z.string())).optional(),
  /** What was measured, as shown. */
  measured: z.record(z.string(), oneOf).optional(),
  /** Excluded milliseconds by "cell/index". */
  excluded: z.record(z.string(), z.string()).optional(),
  /** Facts that the statement says are missing. */
  missing: patterns.optional(),
  /** Findings of the statement or of reading the evidence: a code, and what path or message must name. */
  findings: z.array(finding).min(1).optional(),
  /** No finding may say this. */
  'no-finding': patterns.optional(),
  /** Warnings of `lint`. */
  lint: z.array(finding).min(1).optional(),
  'no-lint': patterns.optional(),
  /** What `makegood lint`, `explain` and `assess` print. */
  'lint-says': patterns.optional(),
  'lint-never-says': patterns.optional(),
  'explain-says': patterns.optional(),
  'explain-never-says': patterns.optional(),
  'text-says': patterns.optional(),
  /** A page of the docs, and what it must say. */
  'docs-say': z.record(z.string(), pattern).optional(),
  /** Remedies, and whether each is open. */
  rights: z.record(z.string(), z.boolean()).optional(),
  /** Cost centres of the lines, in any order. */
  'cost-centres': z.array(z.string()).optional(),
  /** Early warning looks at the contract when the vendor says something of no component. */
  'early-warning': z.literal(true).optional(),
  /** Components of the facts that a payload becomes, by event type. */
  readings: z.record(z.string(), z.array(z.string())).optional(),
});

const sample = z.strictObject({
  says: z.string(),
  /** Where it was met in public. */
  source: z.string().optional(),
  folder: z.string().optional(),
  contract: z.string().optional(),
  events: z.string().optional(),
  /** The evidence is a payload of this source instead. */
  payload: z.strictObject({ source: z.string(), file: z.string() }).optional(),
  period: z.string().optional(),
  /** One form, or several of which any is right. */
  right: z.union([right, z.strictObject({ 'any-of': z.array(right).min(2) })]),
  /** How the figure comes about. */
  because: z.string().optional(),
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
