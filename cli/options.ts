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

/** Examples under the help of a command: the arguments after `makegood`, and what they do. */
export const examples = (command: Command, list: Readonly<Record<string, string>>): Command =>
  command.addHelpText(
    'after',
    `\nExamples:\n${Object.entries(list)
      .map(([call, says]) => `  # ${says}\n  $ makegood ${call}`)
      .join('\n')}`,
  );

/** For options that take a whole number from 1 up. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 up.');
  return Number(text);
}

/** For options that may be given several times. */
export const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];
