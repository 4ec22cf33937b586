/** Errors of the client of DynamoDB by which the database does not answer, or not now: the request is right, and may be sent again. */
import { UnreachableError } from '../../application/ports/unreachable.ts';

const CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Of the SDK and of DynamoDB. */
const NAMES = new Set([
  'TimeoutError',
  'InternalServerError',
  'ServiceUnavailable',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  // Several addresses were tried, and each failed.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isUnreachable);
  return NAMES.has(error.name) || (typeof code === 'string' && CODES.has(code));
}

/** An answer of the database. @throws UnreachableError while it does not answer; all other errors as they are. */
export async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isUnreachable(error) ? new UnreachableError(error as Error) : error;
  }
}
