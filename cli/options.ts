/** Options that several commands share, and how a command shows examples. */
import { type Command, InvalidArgumentError, Option } from 'commander';

export interface ApiChoice {
  readonly api: string;
  readonly token?: string;
  readonly data: string;
}

export interface JsonChoice {
  readonly json?: true;
}

/** The options of every command that talks to a running Makegood. */
export const withApi = (command: Command): Command =>
  command
    .addOption(new Option('--api <url>', 'address of the API').env('MAKEGOOD_API').default('http://localhost:4570'))
    .addOption(new Option('--token <token>', 'token for the API; without it, the token file of the local run').env('MAKEGOOD_TOKEN'))
    .option('--data <folder>', 'folder of the local run, where its token file is', '.makegood');

export const withJson = (command: Command): Command => command.option('--json', 'print JSON');

type Examples = Readonly<Record<string, string>>;

const addExamples = (command: Command, list: Examples): Command =>
  command.addHelpText(
    'after',
    `\nExamples:\n${Object.entries(list)
      .map(([call, says]) => `  # ${says}\n  $ makegood ${call}`)
      .join('\n')}`,
  );

/**
 * Examples under the help of a command: the arguments after `makegood`, and what they do. Each is under the help of its sub-command too; one
 * whose word for it is left out is of the default sub-command. Called when all sub-commands are there.
 */
export function examples(command: Command, list: Examples): Command {
  const names = command.commands.map((one) => one.name());
  const bare = names.find((name) => isDefault(command, name));
  for (const one of command.commands) {
    const own = Object.entries(list).filter(([call]) => {
      const word = call.split(' ')[1] ?? '';
      return (names.includes(word) ? word : bare) === one.name();
    });
    if (own.length > 0) addExamples(one, Object.fromEntries(own));
  }
  return addExamples(command, list);
}

/** The sub-command that is meant when none is named; commander keeps its name to itself. */
export const isDefault = (command: Command, name: string): boolean =>
  (command as unknown as { _defaultCommandName?: string })._defaultCommandName === name;

/** For options that name an AWS account. */
export function accountId(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('An AWS account id has twelve digits, such as 444455556666.');
  return text;
}

/** For options that take a whole number from 1 up. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 up.');
  return Number(text);
}

/** For options that may be given several times. */
export const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/** The options of every listing of amounts, beside that of the contract. */
export const withFilters = (command: Command): Command =>
  command
    .option('--period <period>', 'of one period')
    .option('--vendor <id>', 'of one vendor')
    .option('--customer <id>', 'of one customer, the legal entity of the contract')
    .option('--cost-centre <name>', 'some line is booked there')
    .option('--currency <code>', 'in one currency')
    .option('--at-least <amount>', 'of this amount or more; needs --currency')
    .option('--at-most <amount>', 'of this amount or less; needs --currency');
