/** The environment of a function, checked once at start. */
import * as z from 'zod';

const schema = z.object({
  TABLE_NAME: z.string().min(3),
  BUS_NAME: z.string().min(1),
  OWN_ACCOUNT: z.string().min(1),
  API_URL: z.string().default(''),
  AUDIT_ZONE: z.string().default('UTC'),
  MOST_AHEAD_SECONDS: z.coerce.number().int().min(0).optional(),
  DYNAMODB_ENDPOINT: z.string().optional(),
  EVENTBRIDGE_ENDPOINT: z.string().optional(),
  VERSION: z.string().default('development'),
});

export type Environment = z.infer<typeof schema>;

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success)
    throw new Error(
      `the function's environment is not complete: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  return parsed.data;
}
