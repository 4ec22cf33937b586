/** `makegood messages`: who gets which mails, and the mails that were sent. */
import { type Command, Option } from 'commander';
import {
  KINDS_OF_ROLE,
  MESSAGE_KINDS,
  MESSAGE_LANGUAGES,
  type MessageKind,
  type MessageLanguage,
} from '../../lib/declarations/messages.ts';
import type { Role } from '../../lib/declarations/roles.ts';
import { itemsOf, printItems } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';

type Options = ApiChoice & JsonChoice;

interface SubscribeOptions extends Options {
  readonly address: string;
  readonly language: MessageLanguage;
  readonly role: Role;
  readonly vendor?: string[];
  readonly kind?: MessageKind[];
}

export function define(command: Command): void {
  const list = command
    .command('list', { isDefault: true })
    .description('list the messages of a month, newest last (the word "list" may be left out)')
    .argument('[month]', 'of their events; without it, this month')
    .action(listMessages);
  const show = command.command('show').description('show a message with its text').argument('<id>', 'of the message').action(showMessage);
  const subscriptions = command.command('subscriptions').description('list who gets which messages').action(listSubscriptions);
  const subscribe = command
    .command('subscribe')
    .description('subscribe an address, or change the subscription of a name')
    .argument('<name>', 'of the subscription')
    .requiredOption('--address <address>', 'e-mail address')
    .addOption(new Option('--language <language>', 'of the messages').choices(MESSAGE_LANGUAGES).default('en'))
    .addOption(new Option('--role <role>', 'what its holder does').choices(Object.keys(KINDS_OF_ROLE)).default('finance'))
    .option('--vendor <id...>', 'only about these vendors; the role vendor names exactly one')
    .addOption(new Option('--kind <kind...>', 'only these kinds; without it, those of the role').choices(MESSAGE_KINDS))
    .action(putSubscription);
  const unsubscribe = command
    .command('unsubscribe')
    .description('end a subscription; its address is erased from it')
    .argument('<name>', 'of the subscription')
    .action(endSubscription);
  for (const one of [list, show, subscriptions, subscribe, unsubscribe]) withApi(withJson(one));
  examples(command, {
    'messages subscribe treasury --address ana@example.com': 'the messages of the finance role, about all vendors',
    'messages subscribe noc --address noc@vendor.example --role vendor --vendor lumencast --language zh': 'a user of one vendor',
    'messages subscriptions': 'who gets which messages',
    'messages list 2026-11': 'what was sent in November',
    'messages show 4f1c': 'one message, by the id that the list prints',
    'messages unsubscribe noc': 'no further mails',
  });
}

async function listMessages(month: string | undefined, options: Options): Promise<void> {
  const messages = await itemsOf(connect(options), '/v1/messages', month === undefined ? {} : { month });
  if (messages.length === 0 && !options.json) return print('nothing');
  printItems(
    messages,
    [
      ['id', ({ id }) => id],
      ['at', ({ at }) => at],
      ['state', ({ state }) => state],
      ['kind', ({ kind }) => kind],
      ['to', ({ to }) => to],
      ['subject', ({ subject }) => subject],
    ],
    options,
  );
}

async function showMessage(id: string, options: Options): Promise<void> {
  const session = connect(options);
  const message = await answer(session, session.api.GET('/v1/messages/{id}', { params: { path: { id } } }));
  if (options.json) return printJson(message);
  const { at, state, attempts, to, subject, text, attached } = message;
  print(`${id}: ${state}${attempts > 1 ? ` at attempt ${attempts}` : ''}, of ${at}`);
  print(`To: ${to}\nSubject: ${subject}${attached.map((name) => `\nAttached: ${name}`).join('')}\n\n${text.trimEnd()}`);
}

async function listSubscriptions(options: Options): Promise<void> {
  const session = connect(options);
  const { items } = await answer(session, session.api.GET('/v1/subscriptions'));
  if (items.length === 0 && !options.json) return print('nothing');
  printItems(
    items,
    [
      ['name', ({ name }) => name],
      ['address', ({ address }) => address],
      ['language', ({ language }) => language],
      ['role', ({ role }) => role],
      ['vendors', ({ vendors }) => vendors?.join(', ') ?? 'all'],
      ['kinds', ({ kinds, role }) => (kinds ?? KINDS_OF_ROLE[role]).join(', ')],
    ],
    options,
  );
}

async function putSubscription(name: string, { address, language, role, vendor, kind, ...options }: SubscribeOptions): Promise<void> {
  const session = connect(options);
  const body = { address, language, role, ...(vendor && { vendors: vendor }), ...(kind && { kinds: kind }) };
  const subscription = await answer(session, session.api.PUT('/v1/subscriptions/{name}', { params: { path: { name } }, body }));
  if (options.json) return printJson(subscription);
  const about = subscription.vendors?.join(', ') ?? 'all vendors';
  print(`${name}: ${address} gets ${(subscription.kinds ?? KINDS_OF_ROLE[role]).join(', ')} about ${about}`);
}

async function endSubscription(name: string, options: Options): Promise<void> {
  const session = connect(options);
  const ended = await answer(session, session.api.DELETE('/v1/subscriptions/{name}', { params: { path: { name } } }));
  if (options.json) return printJson(ended);
  print(`${name}: ended`);
}
