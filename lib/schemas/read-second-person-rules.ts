/**
 * Reads the setting of second persons, with errors that name each place. It has a file of its own, so that functions do not contain the
 * texts of these errors.
 */
import type { SecondPersonRules } from '../domain/approvals/second-person.ts';
import { secondPersonSchema } from './second-person-rules.ts';
import { parseUniqueNames } from './doubled-names.ts';
import { fromZodError } from './zod-issues.ts';

export type { SecondPersonRules };

/** @throws Error that names each wrong key. @param given the setting, or its JSON text; empty or absent: no step waits. */
export function readSecondPersonRules(given: unknown): SecondPersonRules {
  if (given === undefined || given === '') return {};
  const value: unknown = typeof given === 'string' ? fromJson(given) : given;
  const parsed = secondPersonSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = fromZodError(parsed.error, value, '/secondPerson', () => undefined, 'docs/how-to/second-person.md');
  throw new Error(issues.map(({ path, message }) => `${path} ${message}`).join('; '));
}

function fromJson(text: string): unknown {
  try {
    return parseUniqueNames(text);
  } catch (error) {
    throw new Error(`secondPerson is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
