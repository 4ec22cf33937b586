/** `makegood bus`: the embedded bus alone. On AWS, EventBridge's own replay and the queue's own redrive do this. */
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';

type Options = ApiChoice & JsonChoice;

interface ReplayOptions extends Options {
  readonly from: string;
  readonly until: string;
}

interface BusAnswer {
  readonly message?: string;
  readonly Replayed?: number;
  readonly Redriven?: number;
}

export function define(command: Command): void {
  const replay = command
    .command('replay')
    .description('deliver the events of the archive again')
    .requiredOption('--from <instant>', 'received since then')
    .requiredOption('--until <instant>', 'received before then')
    .action(async ({ from, until, ...options }: ReplayOptions) => {
      const reply = await ask(options, 'ReplayArchive', { From: from, Until: until });
      if (options.json) printJson(reply);
      else print(`${reply.Replayed} events replayed`);
    });
  const redrive = command
    .command('redrive')
    .description('deliver the dead letters again')
    .action(async (options: Options) => {
      const reply = await ask(options, 'RedriveDeadLetters', {});
      if (options.json) printJson(reply);
      else print(`${reply.Redriven} dead letters redriven`);
    });
  for (const one of [replay, redrive]) withApi(withJson(one));
  examples(command, {
    'bus replay --from 2026-10-01T00:00:00Z --until 2026-11-01T00:00:00Z': 'what is stored already has no effect',
    'bus redrive': 'after the cause of the dead letters is fixed',
  });
}

async function ask({ api }: ApiChoice, target: 'ReplayArchive' | 'RedriveDeadLetters', body: object): Promise<BusAnswer> {
  const response = await fetch(`${api.replace(/\/$/, '')}/`, {
    method: 'POST',
    headers: {
      'x-amz-target': `Makegood.${target}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=operator/local',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response) throw new CliError(`${api} does not answer; is it running (npm start)?`);
  const text = await response.text();
  let answer: BusAnswer;
  try {
    answer = JSON.parse(text) as BusAnswer;
  } catch {
    throw new CliError(`${api} answers ${response.status} with what the embedded bus never sends; did you mean another --api?`);
  }
  if (!response.ok) throw new CliError(answer.message ?? `answered ${response.status}`);
  return answer;
}
