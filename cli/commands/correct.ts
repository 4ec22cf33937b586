/** `makegood correct`: an event is withdrawn, or another stands in its place. */
import type { Command } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { readDocument } from '../read-document.ts';
import { connect, done } from '../session.ts';

interface Options extends ApiChoice, JsonChoice {
  readonly sender: string;
  readonly reason: string;
  readonly component?: string;
  readonly with?: string;
}

export function define(command: Command): void {
  command
    .argument('<vendor>', 'id of the vendor')
    .argument('<month>', 'in which the event occurred, such as 2026-10')
    .argument('<id>', 'of the event')
    .requiredOption('--sender <sender>', 'of the event, as makegood evidence prints it')
    .requiredOption('--reason <reason>', 'why')
    .option('--component <name>', 'of the event')
    .option('--with <file>', 'the event that stands in its place, YAML or JSON; without it, the event is withdrawn')
    .action(correct);
  examples(withApi(withJson(command)), {
    'correct lumencast 2026-10 e-1 --component line-1 --sender aws:444455556666 --reason "a drill"': 'withdraw it',
  });
}

async function correct(vendor: string, month: string, id: string, options: Options): Promise<void> {
  const { sender, reason, component, with: path } = options;
  const body = {
    vendor,
    month,
    id,
    sender,
    reason,
    ...(component !== undefined && { component }),
    ...(path !== undefined && { replacement: readDocument(path) as never }),
  };
  const session = connect(options);
  const result = await done(session, session.api.POST('/v1/corrections', { body }));
  if (options.json) return printJson(result);
  print(`${id}: ${path === undefined ? 'withdrawn' : 'replaced'} by ${result.correction.id}`);
}
