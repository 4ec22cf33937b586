/** The page of the filters of every list, made from the queries of the routes. */
import { ROUTE_SPECS } from '../lib/schemas/route-specs.ts';

/** Parameters of every list. */
const PAGING: ReadonlySet<string> = new Set(['cursor', 'limit']);

/** The filters that lists share, by what they filter. */
const SHARED: readonly (readonly [title: string, parameters: readonly string[]])[] = [
  ['vendor', ['vendor']],
  ['customer', ['customer']],
  ['contract', ['contract']],
  ['period', ['period']],
  ['cost centre', ['costCentre']],
  ['currency', ['currency']],
  ['amount', ['atLeast', 'atMost']],
  ['deadline', ['lastDayFrom', 'lastDayThrough']],
  ['state', ['state', 'status']],
];

/** The lists of amounts, claims and steps: those that have at least one of the shared filters. */
function lists(): { readonly route: string; readonly parameters: readonly string[] }[] {
  const shared = new Set(SHARED.flatMap(([, parameters]) => parameters));
  return Object.entries(ROUTE_SPECS).flatMap(([route, { query }]) => {
    const parameters = Object.keys(query?.shape ?? {});
    const isList = parameters.includes('cursor') || route.startsWith('GET /v1/ledger');
    return isList && parameters.some((name) => shared.has(name)) ? [{ route, parameters }] : [];
  });
}

export function listsReference(): string {
  const shared = new Set(SHARED.flatMap(([, parameters]) => parameters));
  const rows = lists().map(({ route, parameters }) => {
    const cells = SHARED.map(([, names]) => names.filter((name) => parameters.includes(name)).map((name) => `\`${name}\``));
    const others = parameters.filter((name) => !shared.has(name) && !PAGING.has(name));
    return `| \`${route.replace('GET ', '')}\` | ${cells.map((names) => names.join(' ')).join(' | ')} | ${others.map((name) => `\`${name}\``).join(' ')} |`;
  });
  return [
    '# Filters of lists',
    '',
    'Made from the code by `npm run docs`. Filters are combined: an item is listed when it passes all of them. An unknown filter is refused',
    '(`bad-query`). So is a filter that nothing can pass: an end that is before the other one, or what was recorded from a day in the future on.',
    '',
    `| list | ${SHARED.map(([title]) => title).join(' | ')} | others |`,
    `|${'---|'.repeat(SHARED.length + 2)}`,
    ...rows,
    '',
    '- **Customer.** The legal entity that is credited, or owes, is the `customer` of the contract. The contract language has no other entity:',
    '  a group with several legal entities has a contract for each.',
    '- **Cost centre.** An item is listed when some line of it is booked there, or would be once missing facts are known; a remedy, when some',
    '  line of its statement is. A token that is bound to a vendor may not use it (`not-for-vendors`).',
    '- **Amount.** It needs `currency`. Both ends are included.',
    '- **Deadline.** The last day to claim, or to use a remedy. Approvals have that of the claim that an entry is about.',
    '- **No deadline.** A statement, an entry of the ledger and a dispute have no last day of their own: a statement may have several claims, each with',
    '  its own. List the claims by their last day; each names its statement and its period.',
    '- **Remedies.** A remedy is a right without an amount, so that no currency and no amount select it. It has no state beside being open: `on` selects',
    '  those that are open on a day.',
    '- **Rows of bills.** Customer, cost centre, contract, period and deadline are those of the claim that a row is received on; of a row that',
    '  waits, those of a claim that its reference names. Amount and currency are of the row.',
    '- **Approvals.** Customer, cost centre, contract, period, currency, amount and deadline are those of the claim that an entry is about. Other',
    '  requests (contracts, corrections, erasures) have none, and are listed only without these filters.',
    '',
  ].join('\n');
}
