/** What finance does: bundles, the ledger, claims and what was credited, rights, disputes. */
import type { LedgerEntry } from '../lib/application/ledger.ts';
import { negate, parseFraction } from '../lib/domain/money/ratio.ts';
import { formatLength } from '../lib/domain/statement/show.ts';
import { type Amount, type PromiseResult, type Statement, isProvisional } from '../lib/domain/statement/statement.ts';
import { type Api, call } from './api-client.ts';
import { amountBetween, between } from './show-details.ts';
import { table } from './table.ts';

type Print = (text: string) => void;

interface Page<T> {
  readonly items: T[];
  readonly cursor?: string;
}

/** All pages of a listing. */
async function all<T>(api: Api, path: string, query: Readonly<Record<string, string | undefined>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const given = Object.entries({ ...query, cursor, limit: '200' }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const page = (await call(api, 'GET', `${path}?${new URLSearchParams(given).toString()}`)).json as Page<T>;
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

export async function showLedger(
  query: Readonly<Record<string, string | undefined>>,
  json: boolean,
  api: Api,
  print: Print,
): Promise<void> {
  const entries = await all<LedgerEntry>(api, '/v1/ledger', query);
  if (json) return print(JSON.stringify(entries, null, 2));
  print(
    table(
      ['posted', 'statement', 'revision', 'vendor', 'cost centre', 'credit', 'for', 'amount', ''],
      entries.map((entry) => [
        entry.postedAt.slice(0, 10),
        entry.statement,
        String(entry.revision),
        entry.vendor,
        entry.costCentre ?? '-',
        entry.credit,
        entry.component === undefined ? entry.for : `${entry.for} (${entry.component})`,
        entry.amount,
        entry.provisional ? `${entry.currency}, provisional` : entry.currency,
      ]),
      [2, 7],
    ),
  );
}

interface ClaimRow {
  readonly id: string;
  readonly vendor: string;
  readonly state: string;
  readonly owed: string;
  readonly credited: string;
  readonly difference: string;
  readonly currency: string;
  readonly lastDay?: string;
}

export async function listClaims(query: Readonly<Record<string, string | undefined>>, api: Api, print: Print): Promise<void> {
  const claims = await all<ClaimRow>(api, '/v1/claims', query);
  print(
    table(
      ['claim', 'vendor', 'state', 'last day', 'owed', 'credited', 'difference', ''],
      claims.map((claim) => [
        claim.id,
        claim.vendor,
        claim.state,
        claim.lastDay ?? '-',
        claim.owed,
        claim.credited,
        claim.difference,
        claim.currency,
      ]),
      [4, 5, 6],
    ),
  );
}

interface WholeClaim {
  readonly id: string;
  readonly state: string;
  readonly owed: { readonly amount: string };
  readonly credited: { readonly amount: string };
  readonly difference: { readonly amount: string };
  readonly currency: string;
  readonly lastDay?: string;
  readonly windows: readonly { readonly rule: string; readonly lastDay?: string }[];
  readonly steps: readonly {
    readonly kind: string;
    readonly by: string;
    readonly at: string;
    readonly amount?: string;
    readonly reference?: string;
    readonly note?: string;
  }[];
}

function showWhole(claim: WholeClaim, print: Print): void {
  print(
    `${claim.id}: ${claim.state}; owed ${claim.owed.amount} ${claim.currency}, credited ${claim.credited.amount}, difference ${claim.difference.amount}`,
  );
  for (const { rule, lastDay } of claim.windows) print(`  ${rule}${lastDay === undefined ? '' : `, by ${lastDay}`}`);
  for (const { kind, by, at, amount, reference, note } of claim.steps)
    print(
      `  ${at} ${kind} by ${by}${[amount, reference, note]
        .filter((part) => part !== undefined)
        .map((part) => `, ${part}`)
        .join('')}`,
    );
}

export const showClaim = async (id: string, api: Api, print: Print): Promise<void> =>
  showWhole((await call(api, 'GET', `/v1/claims/${encodeURIComponent(id)}`)).json as WholeClaim, print);

export async function noteStep(id: string, step: Readonly<Record<string, string | undefined>>, api: Api, print: Print): Promise<void> {
  const reply = await call(api, 'POST', `/v1/claims/${encodeURIComponent(id)}/steps`, {
    body: JSON.stringify(step),
    type: 'application/json',
  });
  showWhole(reply.json as WholeClaim, print);
}

interface Right {
  readonly contract: string;
  readonly period: string;
  readonly remedy: string;
  readonly right: string;
  readonly to: string;
  readonly since?: string;
  readonly lastDay?: string;
}

export async function listRights(on: string | undefined, api: Api, print: Print): Promise<void> {
  const rights = await all<Right>(api, '/v1/rights', { on });
  print(
    table(
      ['contract', 'opened by', 'remedy', 'who', 'may', 'from', 'until'],
      rights.map((right) => [
        right.contract,
        right.period,
        right.remedy,
        right.to,
        right.right,
        right.since ?? '-',
        right.lastDay ?? 'no end',
      ]),
    ),
  );
}

interface Standing {
  readonly period: string;
  readonly at: string;
  readonly down: boolean;
  readonly budgets: readonly {
    readonly promise: string;
    readonly index: string;
    readonly allowed: string;
    readonly used: string;
    readonly remaining: string;
  }[];
  readonly clocks: readonly {
    readonly promise: string;
    readonly record: string;
    readonly deadline?: string;
    readonly waiting?: true;
    readonly missed: boolean;
  }[];
  readonly missed: readonly Pick<PromiseResult, 'promise' | 'index' | 'measured' | 'bounds'>[];
  readonly projectedCredit: Amount;
  readonly bounds?: Statement['bounds'];
}

export async function showOutlook(contract: string, api: Api, print: Print): Promise<void> {
  const standing = (await call(api, 'GET', `/v1/outlooks/${encodeURIComponent(contract)}`)).json as Standing;
  const length = (milliseconds: string): string => {
    const value = parseFraction(milliseconds);
    return value.n < 0n ? `-${formatLength(negate(value))}` : formatLength(value);
  };
  print(`${contract}, ${standing.period} at ${standing.at}${standing.down ? ': something is down now' : ''}`);
  print(
    table(
      ['budget', 'for', 'allowed', 'used', 'left'],
      standing.budgets.map((budget) => [
        budget.promise,
        budget.index,
        length(budget.allowed),
        length(budget.used),
        length(budget.remaining),
      ]),
      [2, 3, 4],
    ),
  );
  for (const clock of standing.clocks)
    print(
      `${clock.promise} of ${clock.record}: ${clock.missed ? 'missed, and still open' : clock.waiting ? 'waits' : `due ${clock.deadline ?? 'at no instant that can be reckoned'}`}`,
    );
  for (const { promise, index, measured, bounds } of standing.missed)
    print(`missed: ${promise}${index && ` of ${index}`} (${measured?.shown ?? (bounds ? between(bounds) : '-')})`);
  const { projectedCredit, bounds } = standing;
  const projected = isProvisional({ bounds }) ? amountBetween(bounds!.toCustomer) : `${projectedCredit.amount} ${projectedCredit.currency}`;
  print(`projected credit: ${projected}, if nothing more happens`);
}

/** A document of a statement, as bytes. */
export async function fetchDocument(
  id: string,
  form: string,
  query: Readonly<Record<string, string | undefined>>,
  api: Api,
): Promise<Buffer> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const path =
    form === 'package'
      ? `/v1/claims/${encodeURIComponent(id)}/package`
      : `/v1/statements/${encodeURIComponent(id)}/documents/${encodeURIComponent(form)}`;
  return (await call(api, 'GET', `${path}?${new URLSearchParams(given).toString()}`)).bytes;
}
