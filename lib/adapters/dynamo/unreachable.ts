/** Errors by which the database does not answer, or not now: the request is right, and may be sent again. */

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

export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  // Several addresses were tried, and each failed.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isUnreachable);
  return NAMES.has(error.name) || (typeof code === 'string' && CODES.has(code));
}
