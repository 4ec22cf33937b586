/** The environment of a function, checked once at start. */
import * as z from 'zod/mini';
import type { TokenSettings } from '../../lib/declarations/tokens.ts';
import { EVIDENCE_DAYS } from '../../lib/declarations/retention.ts';
import type { SecondPersonRules } from '../../lib/domain/approvals/second-person.ts';
import { parseUniqueNames } from '../../lib/schemas/doubled-names.ts';
import { fromZodError } from '../../lib/schemas/zod-issues.ts';
import { secondPersonSchema } from '../../lib/schemas/second-person-rules.ts';

const schema = z.object({
  TABLE_NAME: z.string().check(z.minLength(3)),
  BUS_NAME: z.string().check(z.minLength(1)),
  OWN_ACCOUNT: z.string().check(z.minLength(1)),
  API_URL: z._default(z.string(), ''),
  AUDIT_ZONE: z._default(z.string(), 'UTC'),
  MAX_AHEAD_SECONDS: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  DYNAMODB_ENDPOINT: z.optional(z.string()),
  EVENTBRIDGE_ENDPOINT: z.optional(z.string()),
  SECOND_PERSON: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text, { issues }) => {
          try {
            return parseUniqueNames(text);
          } catch (error) {
            issues.push({ code: 'custom', input: text, message: `is not JSON with each name once: ${(error as Error).message}` });
            return z.NEVER;
          }
        }),
      ),
      secondPersonSchema,
    ),
  ),
  /** The key of KMS that signs statements, of the functions that sign. */
  SIGNING_KEY: z.optional(z.string()),
  /** ARNs of the keys of secrets, for functions that are declared to use them. */
  ENCRYPTION_KEY: z.optional(z.string()),
  FINGERPRINT_KEY: z.optional(z.string()),
  /** URL of the function that streams, for those that sign addresses of it. */
  STREAM_URL: z.optional(z.string()),
  /** The bucket of large answers, for functions that give links. */
  DOCUMENTS_BUCKET: z.optional(z.string()),
  /** The bucket of bundles and old evidence, for functions that read them; and the days after which evidence is moved there. */
  EVIDENCE_BUCKET: z.optional(z.string()),
  EVIDENCE_DAYS: z.optional(z.coerce.number().check(z.int(), z.minimum(EVIDENCE_DAYS.least + 1))),
  /** The secret by which a request through the console's distribution is known; absent: there is none. */
  EDGE_PROOF: z.optional(z.string().check(z.minLength(32))),
  /** The address that mails are from, of the function that sends them; and where the console is, for their links. */
  MAIL_FROM: z.optional(z.string()),
  CONSOLE_URL: z.optional(z.string()),
  /** How the tokens of the identity provider differ. */
  SCOPE_PREFIX: z.optional(z.string()),
  ROLE_CLAIM: z.optional(z.string()),
  VENDOR_CLAIM: z.optional(z.string()),
  VERSION: z._default(z.string(), 'development'),
});

type Read = Omit<z.infer<typeof schema>, 'SECOND_PERSON' | 'SCOPE_PREFIX' | 'ROLE_CLAIM' | 'VENDOR_CLAIM'>;

export type Environment = Read & {
  /** Absent: tokens have the declared scopes and the declared claim. */
  readonly tokens?: TokenSettings;
  /** Steps that wait for a second person; absent: none. */
  readonly secondPerson?: SecondPersonRules;
  /** Of the embedded run: endpoints of this machine are allowed. */
  readonly loopbackEndpoints?: boolean;
  /** Of the embedded run. */
  readonly dataFolder?: string;
};

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success)
    throw new Error(
      `the function's environment is not complete: ${fromZodError(parsed.error, variables)
        .map(({ path, message }) => `${path.slice(1)} ${message}`)
        .join('; ')}`,
    );
  const { SECOND_PERSON, SCOPE_PREFIX: scopePrefix, ROLE_CLAIM: roleClaim, VENDOR_CLAIM: vendorClaim, ...rest } = parsed.data;
  const hasTokens = [scopePrefix, roleClaim, vendorClaim].some((setting) => setting !== undefined);
  return {
    ...rest,
    ...(SECOND_PERSON && { secondPerson: SECOND_PERSON }),
    ...(hasTokens && { tokens: { scopePrefix, roleClaim, vendorClaim } }),
  };
}
