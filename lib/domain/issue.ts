/**
 * An error of a caller or a contract. Issues are collected and returned all at once; they are never thrown one by one.
 * `path` is a JSON pointer into the document that was read ("" = the whole document).
 */
export interface Issue {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly message: string;
  /** For the linter: the reason and the remedy. */
  readonly why?: string;
  readonly remedy?: string;
  /** What its message names, by its code: from them texts in other languages are made. */
  readonly parameters?: IssueParameters;
}

/** Parameters as they are stored. */
export interface IssueParameters {
  readonly [name: string]: ParameterValue;
}
export type ParameterValue = string | number | boolean | readonly string[] | readonly IssueParameters[];

export const errorIssue = (code: string, path: string, message: string): Issue => ({ code, severity: 'error', path, message });

export const warningIssue = (code: string, path: string, message: string): Issue => ({ code, severity: 'warning', path, message });

/** Escapes one step of a JSON pointer (RFC 6901). */
export const pointer = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('');

/** A broken invariant: a defect of Makegood, not of the input. `code` is stable. */
export class DomainError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DomainError';
    this.code = code;
  }
}
