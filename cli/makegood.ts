/** The command line: `makegood <command>`. Exit codes: 0 done, 1 refused or failed, 2 wrong use, 130 ended by the user. */
import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { complain } from './output/print.ts';
import { programFor } from './program.ts';

// The SDK warns on old versions of Node.js; the user of the command line cannot act on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// A reader that has seen enough (`| head`) closes the pipe: that ends the command, and is no failure of it.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    // Nothing more can be written to a full disk; the other stream reports the fault.
    if (stream === process.stdout) complain(`cannot write the output: ${error.code ?? error.message}`);
    process.exit(1);
  });

async function run(args: readonly string[]): Promise<void> {
  try {
    const program = await programFor(args);
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof CliError) {
      if (error.message !== '') complain(error.message);
      process.exitCode = error.exitCode;
    } else {
      // A fault of the program: its trace does not help a user, because the built file is one long line.
      complain(`makegood failed: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
}

await run(process.argv.slice(2));
