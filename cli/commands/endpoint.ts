/** `makegood endpoint`: where events are sent by HTTPS, and what became of them. */
import { type Command, Option } from 'commander';
import { ENDPOINT_KINDS, type EndpointKind } from '../../lib/declarations/endpoints.ts';
import { KINDS_OF_ROLE, MESSAGE_LANGUAGES, type MessageLanguage } from '../../lib/declarations/messages.ts';
import type { Role } from '../../lib/declarations/roles.ts';
import { printItems } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { complain, print, printJson } from '../output/print.ts';
import { type Session, answer, connect, everything } from '../session.ts';

type Options = ApiChoice & JsonChoice;

interface PutOptions extends Options {
  readonly url: string;
  readonly role?: Role;
  readonly vendor?: string[];
  readonly kind?: EndpointKind[];
  readonly description?: string;
  readonly contact?: string;
  readonly language?: MessageLanguage;
}

interface ReplayOptions extends Options {
  readonly since?: string;
  readonly delivery?: string;
}

const STATES = ['waiting', 'delivered', 'failed', 'held'] as const;
type DeliveriesOptions = Options & { readonly state?: (typeof STATES)[number] };

export function define(command: Command): void {
  const add = (name: string, description: string, ...more: readonly ('name' | 'id')[]): Command => {
    const one = command.command(name).description(description);
    for (const argument of more) one.argument(`<${argument}>`, argument === 'name' ? 'of the endpoint' : 'of the delivery');
    return withApi(withJson(one));
  };
  add('list', 'list the endpoints, and how each stands').action(listEndpoints);
  add('put', 'make an endpoint, whose secret is printed once, or change one', 'name')
    .requiredOption('--url <url>', 'https, at port 443')
    .addOption(new Option('--role <role>', 'decides which kinds it may get; without it, finance').choices(Object.keys(KINDS_OF_ROLE)))
    .option('--vendor <id...>', 'only about these vendors; the role vendor names exactly one')
    .addOption(new Option('--kind <kind...>', 'only these kinds; without it, those of the role').choices(ENDPOINT_KINDS))
    .option('--description <text>', 'for readers')
    .option('--contact <address>', 'e-mail address that gets a mail when the endpoint is disabled')
    .addOption(new Option('--language <language>', 'of that mail; without it, en').choices(MESSAGE_LANGUAGES))
    .action(putEndpoint);
  add('rotate', 'make a further secret, which is printed once', 'name')
    .option('--overlap <hours>', 'for so many hours the secret before signs too; 0 ends it now', '24')
    .action(rotateSecret);
  add('test', 'send a test event', 'name').action(testEndpoint);
  add('enable', 'send events again', 'name').action((name: string, options: Options) => setState(name, 'enabled', options));
  add('disable', 'send nothing; what comes is held for a replay', 'name').action((name: string, options: Options) =>
    setState(name, 'disabled', options),
  );
  add('delete', 'end an endpoint and its secrets', 'name').action(deleteEndpoint);
  add('deliveries', 'list the deliveries of the last 30 days, the newest first', 'name')
    .addOption(new Option('--state <state>', 'only these').choices(STATES))
    .action(listDeliveries);
  add('show', 'show a delivery with its body and attempts', 'name', 'id').action(showDelivery);
  add('replay', 'send deliveries again, under their ids', 'name')
    .option('--delivery <id>', 'this one')
    .option('--since <day or instant>', 'all since then')
    .action(replay);
  examples(command, {
    'endpoint put erp --url https://erp.example.com/makegood --contact ops@example.com':
      'the events of the finance role; prints the secret',
    'endpoint list': 'the endpoints, and which of them fail',
    'endpoint test erp': 'sends a test event',
    'endpoint disable erp': 'sends nothing; what comes is held',
    'endpoint enable erp': 'sends events again',
    'endpoint delete erp': 'ends the endpoint and its secrets',
    'endpoint show erp msg_2f0c': 'a delivery with its attempts, by the id that the list prints',
    'endpoint deliveries erp --state failed': 'what could not be delivered',
    'endpoint replay erp --since 2026-11-28': 'sends everything since that day again',
    'endpoint rotate erp --overlap 48': 'a further secret; for two days both sign',
  });
}

const at = (name: string) => ({ params: { path: { name } } });

async function listEndpoints(options: Options): Promise<void> {
  const session = connect(options);
  const { items } = await answer(session, session.api.GET('/v1/endpoints'));
  if (items.length === 0 && !options.json) return print('nothing');
  printItems(
    items,
    [
      ['name', ({ name }) => name],
      ['url', ({ url }) => url],
      ['state', ({ state, reason, failingSince }) => reason ?? (failingSince === undefined ? state : 'failing')],
      ['role', ({ role }) => role],
      ['vendors', ({ vendors }) => vendors?.join(', ') ?? 'all'],
      ['kinds', ({ kinds, role }) => (kinds ?? KINDS_OF_ROLE[role].filter((kind) => kind !== 'endpoint')).join(', ')],
    ],
    options,
  );
}

const printSecret = (name: string, secret: string): void => {
  print(`${name}: ${secret}`);
  complain('This secret is shown once: put it into the receiver now.');
};

async function putEndpoint(
  name: string,
  { url, role, vendor, kind, description, contact, language, ...options }: PutOptions,
): Promise<void> {
  const session = connect(options);
  const more = {
    ...(description !== undefined && { description }),
    ...(contact !== undefined && { contact }),
    ...(language && { language }),
  };
  const body = { url, ...(role && { role }), ...(vendor && { vendors: vendor }), ...(kind && { kinds: kind }), ...more };
  const put = await answer(session, session.api.PUT('/v1/endpoints/{name}', { ...at(name), body }));
  if (options.json) return printJson(put);
  if ('secret' in put) printSecret(put.name, put.secret);
  else print(`${put.name}: changed`);
}

async function rotateSecret(name: string, { overlap, ...options }: Options & { readonly overlap: string }): Promise<void> {
  const session = connect(options);
  const body = { overlapHours: Number(overlap) };
  const rotated = await answer(session, session.api.POST('/v1/endpoints/{name}/secrets', { ...at(name), body }));
  if (options.json) return printJson(rotated);
  printSecret(name, rotated.secret);
}

async function testEndpoint(name: string, options: Options): Promise<void> {
  const session = connect(options);
  const delivery = await answer(session, session.api.POST('/v1/endpoints/{name}/tests', { ...at(name), body: {} }));
  if (options.json) return printJson(delivery);
  print(`${delivery.id}: is sent; makegood endpoint show ${name} ${delivery.id} shows what came of it`);
}

async function setState(name: string, state: 'enabled' | 'disabled', options: Options): Promise<void> {
  const session = connect(options);
  const endpoint = await answer(session, session.api.PUT('/v1/endpoints/{name}/state', { ...at(name), body: { state } }));
  if (options.json) return printJson(endpoint);
  print(`${name}: ${endpoint.state}`);
}

async function deleteEndpoint(name: string, options: Options): Promise<void> {
  const session = connect(options);
  const ended = await answer(session, session.api.DELETE('/v1/endpoints/{name}', at(name)));
  if (options.json) return printJson(ended);
  print(`${name}: ended`);
}

/** What came of the last attempt: its status, or why there was no answer. */
const outcome = ({ attempts }: { readonly attempts: readonly { readonly status?: number; readonly error?: string }[] }): string => {
  const last = attempts.at(-1);
  return last === undefined ? '' : (last.error ?? String(last.status));
};

async function listDeliveries(name: string, { state, ...options }: DeliveriesOptions): Promise<void> {
  const session = connect(options);
  const deliveries = await deliveriesOf(session, name, state);
  if (deliveries.length === 0 && !options.json) return print('nothing');
  printItems(
    deliveries,
    [
      ['id', ({ id }) => id],
      ['at', (delivery) => delivery.at],
      ['type', ({ type }) => type],
      ['state', (delivery) => delivery.state],
      ['attempts', ({ attempted }) => String(attempted), 'right'],
      ['last', outcome],
      ['next', ({ nextAt }) => nextAt ?? ''],
    ],
    options,
  );
}

const deliveriesOf = (session: Session, name: string, state: DeliveriesOptions['state']) =>
  everything(session, (page) =>
    session.api.GET('/v1/endpoints/{name}/deliveries', {
      params: { path: { name }, query: { limit: 200, ...(state !== undefined && { state }), ...page } },
    }),
  );

async function showDelivery(name: string, id: string, options: Options): Promise<void> {
  const session = connect(options);
  const call = session.api.GET('/v1/endpoints/{name}/deliveries/{id}', { params: { path: { name, id } } });
  const delivery = await answer(session, call);
  if (options.json) return printJson(delivery);
  print(`${id}: ${delivery.state}${delivery.nextAt === undefined ? '' : `, next attempt ${delivery.nextAt}`}`);
  for (const attempt of delivery.attempts)
    print(
      `  ${attempt.at}  ${attempt.error ?? attempt.status!}  ${attempt.durationMs} ms${attempt.excerpt === undefined ? '' : `  ${attempt.excerpt}`}`,
    );
  print(delivery.body);
}

async function replay(name: string, { since, delivery, ...options }: ReplayOptions): Promise<void> {
  const session = connect(options);
  let [replayed, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const body = {
      ...(since !== undefined && { since }),
      ...(delivery !== undefined && { delivery }),
      ...(cursor !== undefined && { cursor }),
    };
    const page: { replayed: number; cursor?: string } = await answer(
      session,
      session.api.POST('/v1/endpoints/{name}/replays', { ...at(name), body }),
    );
    replayed += page.replayed;
    cursor = page.cursor;
  } while (cursor !== undefined);
  if (options.json) return printJson({ replayed });
  print(`${replayed} ${replayed === 1 ? 'delivery is' : 'deliveries are'} sent again`);
}
