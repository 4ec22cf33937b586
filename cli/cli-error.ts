/** An error that ends a command: its message goes to standard error. Exit codes: 1 refused or failed, 2 wrong use, 3 waits for a second person, 130 ended by the user. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
