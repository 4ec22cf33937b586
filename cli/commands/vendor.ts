/** `makegood vendor`: who may speak for a vendor, and of what. */
import type { Command } from 'commander';
import type { paths } from '../../client/api.ts';
import { itemsOf, printItems } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { addressLine } from '../output/webhook-address.ts';
import { readDocument } from '../read-document.ts';
import { answer, connect } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

type Options = ApiChoice & JsonChoice;
type Vendor = paths['/v1/vendors/{vendor}']['get']['responses'][200]['content']['application/json'];

const FILE = `
A vendor file:
  name: Lumencast Networks
  senders:
    - account: "444455556666"     # an AWS account that puts events on the bus
      as: vendor                  # vendor or customer: whose word it is
    - webhook: pagerduty          # a tool that posts to a webhook
      as: customer
      components: [line-1]        # all of them where it is left out
      expect-every: 1 h           # silence is reported after so long`;

export function define(command: Command): void {
  withApi(withJson(command.command('list').description('list the vendors that are registered or that contracts name'))).action(list);
  withApi(withJson(command.command('show').description('show a vendor, its senders and when each was last seen')))
    .argument('<id>', 'of the vendor')
    .action(show);
  const put = command
    .command('put')
    .description('register a vendor')
    .argument('<id>', 'of the vendor')
    .argument('<file>', 'YAML or JSON')
    .action(putFile);
  withApi(withJson(put)).addHelpText('after', FILE);
  examples(command, {
    'vendor list': 'each with its name and its contracts',
    'vendor put lumencast vendor.yaml': 'see makegood vendor put --help for the file',
    'vendor show lumencast': 'senders, fingerprints of their addresses, who is silent',
  });
}

/** The vendors that the API lists, and those of contracts that were put before the API had a list of vendors. */
async function list(options: Options): Promise<void> {
  const session = connect(options);
  const [listed, contracts] = [await itemsOf(session, '/v1/vendors', {}), await itemsOf(session, '/v1/contracts', {})];
  const named = new Map(listed.map((one) => [one.id, one]));
  const ids = [...new Set([...named.keys(), ...contracts.map(({ vendor }) => vendor)])].sort();
  const vendors = ids.map((vendor) => ({
    vendor,
    name: named.get(vendor)?.name ?? vendor,
    revision: named.get(vendor)?.revision ?? 0,
    contracts: contracts.filter((one) => one.vendor === vendor).map(({ id }) => id),
  }));
  printItems(
    vendors,
    [
      ['vendor', ({ vendor }) => vendor],
      ['name', ({ name }) => name],
      ['registered', ({ revision }) => (revision === 0 ? '-' : `revision ${revision}`)],
      ['contracts', ({ contracts: own }) => own.join(', ') || '-'],
    ],
    options,
  );
}

async function show(vendor: string, options: Options): Promise<void> {
  const session = connect(options);
  const found = await answer(session, session.api.GET('/v1/vendors/{vendor}', { params: { path: { vendor } } }));
  if (options.json || found.revision > 0) return showVendor(found, options);
  // The listing has the name of a vendor that only contracts name.
  const listed = (await itemsOf(session, '/v1/vendors', {})).find(({ id }) => id === vendor);
  showVendor({ ...found, ...(listed && { name: listed.name }) }, options);
}

async function putFile(vendor: string, path: string, options: Options): Promise<void> {
  const session = connect(options);
  const body = readDocument(path) as never;
  showVendor(await answer(session, session.api.PUT('/v1/vendors/{vendor}', { params: { path: { vendor } }, body })), options);
}

function showVendor(vendor: Vendor, { json }: JsonChoice): void {
  if (json) return printJson(vendor);
  print(`${vendor.id}: ${vendor.name}, ${vendor.revision === 0 ? 'not registered' : `revision ${vendor.revision}`}`);
  const rows = vendor.senders.map((sender) => [
    `${sender.account ?? sender.webhook ?? '-'}${sender.unlisted ? ' (not listed)' : ''}`,
    sender.as,
    (sender.components ?? ['all']).join(', '),
    sender['expect-every'] ?? '-',
    sender.silentSince === undefined ? (sender.lastSeen ?? '-') : `silent since ${sender.silentSince}`,
    sender.contract ?? (sender.unlisted ? '-' : 'registration'),
    sender.webhook === undefined ? '-' : addressLine(sender),
  ]);
  print(table(['sender', 'as', 'components', 'expected every', 'last seen', 'named by', 'address'], rows));
  if (vendor.moreContracts) print('the vendor has more contracts; each shows its own senders (makegood contract show ID)');
}
