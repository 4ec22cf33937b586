/** The form of a bundle as far as its checks read it: a bundle comes from anywhere, and a digest says nothing of what has another form. */
import * as z from 'zod/mini';
import { parseDecimal } from '../domain/money/decimal.ts';

const text = z.string();
const amount = z.looseObject({ amount: text.check(z.refine((given) => parseDecimal(given) !== undefined)), currency: text });
const count = z.int().check(z.gte(1));

const bundleForm = z.looseObject({
  issued: z.looseObject({
    id: text,
    revision: count,
    issuedAt: text,
    statement: z.looseObject({
      contract: z.looseObject({ id: text }),
      period: z.looseObject({ label: text, start: text, end: text }),
      lines: z.array(z.looseObject({ amount })),
      total: amount,
    }),
    digests: z.looseObject({ contract: z.optional(text), evidence: text, statement: text, bundle: z.optional(text) }),
    bridge: z.optional(
      z.looseObject({
        from: count,
        lines: z.array(z.looseObject({ difference: amount })),
        before: amount,
        after: amount,
        difference: amount,
      }),
    ),
    earlier: z.array(z.looseObject({ revision: count, issuedAt: text, digest: text })),
    warnings: z.array(z.looseObject({})),
    version: z.optional(text),
  }),
  evidence: z.looseObject({
    period: text,
    contract: z.looseObject({}),
    facts: z.array(z.looseObject({})),
    earlier: z.looseObject({}),
  }),
});

export const hasBundleForm = (bundle: unknown): boolean => bundleForm.safeParse(bundle).success;
