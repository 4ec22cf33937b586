/** Messages of the API name its routes; on the command line the same is done by commands and options. */
const COMMANDS_OF_ROUTES: readonly (readonly [route: RegExp, command: string])[] = [
  [/\(makegood contract put, or PUT \/v1\/contracts\/[^\s)]+\)/g, '(makegood contract put FILE)'],
  [/DELETE \/v1\/vendors\/\{vendor\}\/webhooks\/([^\s)]+)/g, 'makegood webhook revoke VENDOR $1'],
  [/PUT \/v1\/sources\/[^\s)]+/g, 'makegood source put FILE'],
  [/PUT \/v1\/vendors\/([^\s)]+)/g, 'makegood vendor put $1 FILE'],
  [
    /name a period, a contract, a vendor or updatedSince: \/v1\/statements\?period=\S+/g,
    'name --period, --contract, --vendor or --updated-since',
  ],
  [/POST \/v1\/audits asks/g, 'makegood audit PERIOD asks'],
  [/GET \/v1\/ledger in pages/g, 'makegood ledger'],
  [/\/v1\/evidence\b/g, 'makegood evidence'],
];

export const inCommands = (message: string): string =>
  COMMANDS_OF_ROUTES.reduce((text, [route, command]) => text.replace(route, command), message);
