/** `makegood webhook`: the address that a vendor's tool posts to. */
import { type Command, Option } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';

interface WebhookOptions extends ApiChoice, JsonChoice {
  readonly as?: 'vendor' | 'customer';
  readonly secret?: string;
  readonly removeSecret?: true;
  readonly rotate?: 'add' | 'replace';
  readonly delete?: true;
}

export function define(command: Command): void {
  command
    .argument('<vendor>', 'id of the vendor')
    .argument('<source>', 'name of the tool; see makegood source list')
    .addOption(new Option('--as <party>', 'whose word it is; without it, the vendor').choices(['vendor', 'customer']))
    .option('--secret <secret>', 'the signing secret of the tool')
    .addOption(new Option('--remove-secret', 'no signing secret from now on').conflicts('secret'))
    .addOption(new Option('--rotate <how>', 'a new address beside the old one, or instead of all').choices(['add', 'replace']))
    .addOption(new Option('--delete', 'delete it: its addresses stop at once').conflicts(['as', 'secret', 'removeSecret', 'rotate']))
    .action(change);
  examples(withApi(withJson(command)), {
    'webhook lumencast pagerduty': 'make it, or print its address',
    'webhook lumencast pagerduty --rotate add': 'a second address: move the tool to it, then rotate with "replace"',
    'webhook lumencast pagerduty --remove-secret': 'deliveries are not checked any more',
    'webhook lumencast pagerduty --delete': 'its addresses stop at once',
  });
}

async function change(vendor: string, source: string, options: WebhookOptions): Promise<void> {
  const session = connect(options);
  const { as, secret, removeSecret, rotate } = options;
  const body = {
    ...(as !== undefined && { as }),
    ...(secret !== undefined && { signingSecret: secret }),
    ...(removeSecret && { signingSecret: null }),
    ...(rotate !== undefined && { key: rotate }),
  };
  const path = { vendor, source };
  if (options.delete) {
    const deleted = await answer(session, session.api.DELETE('/v1/vendors/{vendor}/webhooks/{source}', { params: { path } }));
    return options.json ? printJson(deleted) : print(`${source} of ${vendor}: deleted`);
  }
  const result = await answer(session, session.api.PUT('/v1/vendors/{vendor}/webhooks/{source}', { params: { path }, body }));
  if (options.json) return printJson(result);
  for (const { url, since } of result.keys) print(`${url} (since ${since})`);
  print(result.signed ? 'signed: deliveries without a good signature are refused' : 'not signed: the address is the secret');
}
