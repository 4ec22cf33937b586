/** The database does not answer now. The request is right, and may be sent again; errors of other services are none of these. */
export class UnreachableError extends Error {
  constructor(cause: Error) {
    super(`the database does not answer: ${cause.message}`, { cause });
    this.name = 'UnreachableError';
  }
}
