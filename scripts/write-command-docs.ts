/** docs/reference/commands.md: the help of every command, as the command line prints it; `npm run docs` writes it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { COMMANDS } from '../cli/command-list.ts';
import { programFor } from '../cli/program.ts';

const PATH = fileURLToPath(new URL('../docs/reference/commands.md', import.meta.url));

const HEAD = `# Commands

Made from the code by \`npm run docs\`: what \`makegood <command> --help\` prints. [Install](../how-to/install.md) says how to install it.

Exit codes: 0 done, 1 refused or failed, 2 wrong use. Results go to standard output, complaints and progress to standard error; progress is
written to a terminal only. Commands that print data take \`--json\`. A command that talks to a running Makegood takes \`--api\`
(or \`MAKEGOOD_API\`), \`--token\` (or \`MAKEGOOD_TOKEN\`) and \`--data\`, the folder of a local run, where a token file is.
`;

function helpOf(command: Command): string {
  let text = '';
  command.configureHelp({ helpWidth: 120 }).configureOutput({ writeOut: (part) => void (text += part) });
  command.outputHelp();
  return text.trim();
}

/** The page: one section a command, its sub-commands after it. */
export async function commandPage(): Promise<string> {
  const parts = [HEAD];
  for (const name of Object.keys(COMMANDS)) {
    const command = (await programFor([name])).commands.find((one) => one.name() === name)!;
    const helps = [command, ...command.commands.filter((one) => one.name() !== 'help')].map(helpOf);
    parts.push(`## ${name}\n\n${helps.map((text) => `\`\`\`text\n${text}\n\`\`\``).join('\n\n')}\n`);
  }
  return parts.join('\n');
}

if (process.argv[1]?.endsWith('write-command-docs.ts')) writeFileSync(PATH, await commandPage());
