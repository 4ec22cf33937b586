/** The command line as one tree: names and summaries of all commands, and of the one that is run everything. */
import { Command, Option } from 'commander';
import { VERSION } from '../lib/declarations/version.ts';
import { CliError } from './cli-error.ts';
import { COMMANDS, RENAMED_COMMANDS } from './command-list.ts';

const AFTER = `
Exit codes: 0 done, 1 refused or failed, 2 wrong use.
"makegood <command> --help" shows the options of a command with examples.`;

/** Checks unknown options before required ones: of a mistyped `--period`, the mistake is what is named. */
class StrictCommand extends Command {
  override createCommand(name?: string): Command {
    return new StrictCommand(name);
  }

  override requiredOption(flags: string, description = '', parse?: unknown): this {
    const option = new Option(flags, `${description} (required)`);
    if (typeof parse === 'function') option.argParser(parse as (text: string) => unknown);
    return this.addOption(option).hook('preAction', (_, called) => {
      if (called.getOptionValue(option.attributeName()) === undefined) called.error(`error: required option '${flags}' not specified`);
    });
  }
}

/** @param args what follows `makegood`: the first name among them decides which file is loaded. */
export async function programFor(args: readonly string[]): Promise<Command> {
  const program = new StrictCommand('makegood')
    .description('What is owed when a service contract is breached, to the cent and to the second.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show the help of a command')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', AFTER)
    .showHelpAfterError('(see makegood --help)')
    .exitOverride();
  const words = args.filter((arg) => arg !== 'help' && !arg.startsWith('-'));
  const [wanted] = words;
  const old = [words[0], words.slice(0, 2).join(' ')].find((name) => name !== undefined && Object.hasOwn(RENAMED_COMMANDS, name));
  const now = old === undefined ? undefined : RENAMED_COMMANDS[old];
  if (now !== undefined) throw new CliError(`error: "${old}" is called "${now}" now: makegood ${now} --help`, 2);
  for (const [name, { description, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).description(description).showHelpAfterError(`(see makegood ${name} --help)`);
    if (name !== wanted) continue;
    (await load()).define(command);
    for (const one of command.commands) one.showHelpAfterError(`(see makegood ${name} ${one.name()} --help)`);
  }
  return program;
}
