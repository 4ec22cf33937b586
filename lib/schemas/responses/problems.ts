/** Problems as the API answers them (RFC 9457), with the issues of a contract. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';

const plain = [z.string(), z.number(), z.boolean(), z.array(z.string())] as const;
/** A parameter of a finding: a value, a list, or a list of objects, whose members may be such lists again. */
const parameterSchema = z.union([
  ...plain,
  z.array(z.record(z.string(), z.union([...plain, z.array(z.record(z.string(), z.union(plain)))]))),
]);

export const issueSchema = annotated(
  z.object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    path: described(z.string(), 'JSON pointer.'),
    message: z.string(),
    why: described(z.optional(z.string()), 'Of the linter: why it matters.'),
    remedy: described(z.optional(z.string()), 'Of the linter: what to do.'),
    parameters: described(
      z.optional(z.record(z.string(), parameterSchema)),
      'Of a finding or a warning of the linter: what its message names, by its code (docs/reference/findings.md). Findings of earlier versions have only the message.',
    ),
  }),
  { id: 'Issue' },
);

/** RFC 9457. */
export const problemSchema = annotated(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: described(z.string(), 'Stable; see docs/reference/errors.md.'),
    detail: z.optional(z.string()),
    issues: z.optional(z.array(issueSchema)),
    requestId: z.optional(z.string()),
  }),
  { id: 'Problem' },
);
