/** `makegood webhook`: the address that a vendor's tool posts to. An address is printed once, when it is made. */
import { type Command, Option } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { addressLine, fingerprintsOf } from '../output/webhook-address.ts';
import { answer, connect } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

type Options = ApiChoice & JsonChoice;

interface WebhookOptions extends ApiChoice, JsonChoice {
  readonly as?: 'vendor' | 'customer';
  readonly secret?: string;
  readonly removeSecret?: true;
  readonly rotate?: 'add' | 'replace';
}

export function define(command: Command): void {
  const put = command
    .command('put', { isDefault: true })
    .description('make a webhook, sign it, rotate its address; this is meant where no other word stands')
    .argument('<vendor>', 'id of the vendor')
    .argument('<source>', 'name of the tool; see makegood source list')
    .addOption(new Option('--as <party>', 'whose word it is; without it, the vendor').choices(['vendor', 'customer']))
    .option('--secret <secret>', 'the signing secret of the tool')
    .addOption(new Option('--remove-secret', 'no signing secret from now on').conflicts('secret'))
    .addOption(new Option('--rotate <how>', 'a new address beside the old one, or instead of all').choices(['add', 'replace']))
    .action(change);
  withApi(withJson(put));
  withApi(withJson(command.command('list').description('list the webhooks of a vendor: since when each address and secret is valid')))
    .argument('<vendor>', 'id of the vendor')
    .action(list);
  const revoke = command.command('revoke').description('end a webhook, or one address of it: it stops at once');
  withApi(withJson(revoke))
    .argument('<vendor>', 'id of the vendor')
    .argument('<source>', 'name of the tool')
    .argument('[fingerprint]', 'of one address, as `webhook list` prints it; without it the webhook ends')
    .action(end);
  examples(command, {
    'webhook lumencast pagerduty': 'make it: its address is printed once',
    'webhook lumencast pagerduty --rotate add': 'a second address: move the tool to it, then revoke the first',
    'webhook lumencast pagerduty --remove-secret': 'deliveries are not checked any more',
    'webhook list lumencast': 'fingerprints of addresses and secrets',
    'webhook revoke lumencast pagerduty 0a1b2c3d4e5f': 'that address stops at once; without the fingerprint, all of them',
  });
}

const CHECKS = {
  signature: 'signed: deliveries without a good signature are refused',
  token: 'not signed: deliveries without a good token are refused, and a token does not cover their content',
  none: 'not signed: the address is the secret',
} as const;

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
  const result = await answer(session, session.api.PUT('/v1/vendors/{vendor}/webhooks/{source}', { params: { path }, body }));
  if (options.json) return printJson(result);
  print(addressLine(result));
  print(CHECKS[result.check]);
}

async function list(vendor: string, options: Options): Promise<void> {
  const session = connect(options);
  const { senders } = await answer(session, session.api.GET('/v1/vendors/{vendor}', { params: { path: { vendor } } }));
  // A registration and several contracts may name the same webhook.
  const webhooks = [...new Map(senders.flatMap((sender) => (sender.webhook === undefined ? [] : [[sender.webhook, sender]]))).values()];
  if (options.json) return printJson(webhooks);
  if (webhooks.length === 0) return print('no webhooks');
  const rows = webhooks.map(({ webhook, as, keys, secrets = [], check = 'none' }) => [
    webhook!,
    as,
    fingerprintsOf(keys),
    secrets.length === 0 ? '-' : fingerprintsOf(secrets),
    check,
  ]);
  print(table(['webhook', 'as', 'addresses', 'signing secrets', 'checked'], rows));
}

async function end(vendor: string, source: string, fingerprint: string | undefined, options: Options): Promise<void> {
  const session = connect(options);
  const path = { vendor, source };
  const ended =
    fingerprint === undefined
      ? session.api.DELETE('/v1/vendors/{vendor}/webhooks/{source}', { params: { path } })
      : session.api.DELETE('/v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}', { params: { path: { ...path, fingerprint } } });
  const result = await answer(session, ended);
  if (options.json) return printJson(result);
  print(fingerprint === undefined ? `${source} of ${vendor}: revoked` : `${source} of ${vendor}: the address ${fingerprint} is revoked`);
}
