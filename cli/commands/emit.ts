/** `makegood emit`: sends events of a file to the bus. */
import { type Command, Option } from 'commander';
import { DoubledNameError } from '../../lib/schemas/doubled-names.ts';
import { parseJson } from '../../lib/sources/json.ts';
import { type Outgoing, outgoingOf } from '../../lib/sources/outgoing.ts';
import { isFields } from '../../lib/sources/source.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, accountId, examples, withJson } from '../options.ts';
import { print, printJson, progress } from '../output/print.ts';
import { readText } from '../read-text.ts';
import { senderFor } from '../send-to-bus.ts';

interface EmitOptions extends JsonChoice {
  readonly bus?: string;
  readonly account?: string;
}

type Sendable = (Outgoing & { readonly via: 'bus' | 'forward' }) & { readonly account: string | undefined };

export function define(command: Command): void {
  command
    .argument('<events>', 'file with one JSON event a line; "-" = standard input')
    .addOption(
      new Option(
        '--bus <bus>',
        'address of the embedded run, or name or ARN of a bus on AWS; without it, the bus "makegood" of the AWS account and region of the environment',
      ).env('MAKEGOOD_BUS'),
    )
    .option('--account <id>', 'AWS account that the embedded run takes as the sender; on AWS, the credentials decide', accountId)
    .action(emit);
  examples(withJson(command), {
    'emit events.jsonl --bus http://localhost:4570 --account 444455556666': 'to the embedded run (npm start)',
    'emit events.jsonl': 'to AWS, with AWS_REGION and AWS_PROFILE set',
    'emit events.jsonl --bus arn:aws:events:eu-west-1:111122223333:event-bus/makegood': 'to the bus of another account',
  });
}

/** The bus takes ten events a call: so many are sent between two steps of the progress line. */
const STEP = 100;

async function emit(path: string, options: EmitOptions): Promise<void> {
  const events = read(readText(path), options.account);
  const refused: string[] = [];
  let sent = 0;
  const line = progress();
  for (const account of new Set(events.map((event) => event.account))) {
    const sender = senderFor(options.bus, account);
    const own = events.filter((event) => event.account === account);
    const entries = own.filter((event) => event.via === 'bus');
    for (let from = 0; from < entries.length; from += STEP) {
      line.show(`${sent} of ${events.length} events sent`);
      const some = entries.slice(from, from + STEP);
      refused.push(...(await sender.putEvents(some)));
      sent += some.length;
    }
    for (const event of own) if (event.via === 'forward') await sender.forward(event);
  }
  line.clear();
  if (options.json) printJson({ sent: events.length - refused.length, refused });
  else
    print(
      `${events.length - refused.length} events sent, ${refused.length} refused by the bus; \`makegood quarantine\` names those that are not taken`,
    );
  if (refused.length > 0) throw new CliError(refused.join('\n'));
}

function read(text: string, account: string | undefined): Sendable[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    let parsed: unknown;
    try {
      parsed = parseJson(line);
    } catch (error) {
      if (!(error instanceof DoubledNameError)) throw new CliError(`line ${i + 1} is not JSON; nothing was sent`);
      throw new CliError(`line ${i + 1}: ${error.message}. Nothing was sent`);
    }
    const outgoing = isFields(parsed) ? outgoingOf(parsed) : undefined;
    if (!outgoing || outgoing.via === 'webhook')
      throw new CliError(
        `line ${i + 1} is ${outgoing ? "the body of a tool's webhook: post it to the address of that webhook (makegood webhook)" : 'no event for the bus: see docs/reference/events.md'}; nothing was sent`,
      );
    return [{ ...outgoing, account: account ?? outgoing.account }];
  });
}
