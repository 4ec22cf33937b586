/**
 * The open amounts by age. The age is the number of days since the ledger posted the amount as owed. Money and write-offs settle the oldest
 * amounts of a claim first. A restatement that owes less reduces the newest. An amount that a revision moves to another cost centre keeps
 * its age.
 */
import { openOf } from '../../domain/claims/ledger-accounts.ts';
import { allocate } from '../../domain/money/allocation.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { parseDay } from '../../domain/time/instant.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import type { LedgerGroup } from '../../domain/claims/ledger-groups.ts';
import { type GroupKey, groupKey, inOrder } from './ledger-balances.ts';

/** The last day of each band; the last band has all older amounts. */
export const AGE_BANDS = [30, 60, 90] as const;

export interface AgeBand {
  /** First and last day of age; the last band has no end. */
  readonly from: number;
  readonly to?: number;
  readonly open: string;
}

export type LedgerAge = GroupKey & { readonly open: string; readonly bands: readonly AgeBand[] };

/** An amount that was posted as owed on a day. */
interface Layer {
  readonly day: number;
  minor: bigint;
}

interface OpenClaim {
  /** The amounts posted as owed, by instant of posting, oldest first; below 0 where a restatement owes less. */
  readonly owed: Map<string, Layer>;
  readonly sums: Record<'owed' | 'received' | 'written-off' | 'over-credited', bigint>;
  /** What is open by group. */
  readonly groups: Map<string, { readonly key: GroupKey; open: bigint }>;
}

/** @param entries all entries up to the end of the day. @param on ISO day. @param bounds the last day of each band, in rising order. */
export async function ledgerAges(
  entries: AsyncIterable<LedgerEntry>,
  by: readonly LedgerGroup[],
  on: string,
  bounds: readonly number[] = AGE_BANDS,
): Promise<LedgerAge[]> {
  const claims = new Map<string, OpenClaim>();
  for await (const entry of entries) {
    if (!isOpenAccount(entry.account) || entry.postedOn > on) continue;
    const id = JSON.stringify([entry.claim, entry.currency]);
    const claim = claims.get(id) ?? {
      owed: new Map(),
      sums: { owed: 0n, received: 0n, 'written-off': 0n, 'over-credited': 0n },
      groups: new Map(),
    };
    claims.set(id, claim);
    add(claim, entry, by);
  }
  const rows = new Map<string, { readonly key: GroupKey; readonly bands: bigint[] }>();
  for (const claim of claims.values()) spreadOver(rows, claim, bandsOf(claim, parseDay(on)!, bounds));
  return inOrder(
    [...rows.values()].map(({ key, bands }) => shownAge(key, bands, bounds)),
    by,
  );
}

const isOpenAccount = (account: LedgerEntry['account']): account is keyof OpenClaim['sums'] =>
  account === 'owed' || account === 'received' || account === 'written-off' || account === 'over-credited';

function add({ owed, sums, groups }: OpenClaim, entry: LedgerEntry, by: readonly LedgerGroup[]): void {
  const account = entry.account as keyof OpenClaim['sums'];
  const minor = minorOf(entry);
  sums[account] += minor;
  if (account === 'owed') {
    const layer = owed.get(entry.postedAt) ?? { day: parseDay(entry.postedOn)!, minor: 0n };
    layer.minor += minor;
    owed.set(entry.postedAt, layer);
  }
  const key = groupKey(entry, by);
  const text = JSON.stringify(key);
  const group = groups.get(text) ?? { key, open: 0n };
  groups.set(text, group);
  group.open += account === 'owed' || account === 'over-credited' ? minor : -minor;
}

function layersOf({ owed }: OpenClaim): Layer[] {
  const layers: Layer[] = [];
  for (const layer of owed.values()) {
    if (layer.minor > 0n) layers.push({ ...layer });
    else takeFromNewest(layers, -layer.minor);
  }
  return layers;
}

function takeFromNewest(layers: Layer[], minor: bigint): void {
  let left = minor;
  for (let i = layers.length - 1; i >= 0 && left > 0n; i -= 1) {
    const part = layers[i]!.minor < left ? layers[i]!.minor : left;
    layers[i]!.minor -= part;
    left -= part;
  }
}

/** The open amount of a claim in each age band. A payment settles the oldest amounts first, so the newest ones are open. */
function bandsOf(claim: OpenClaim, today: number, bounds: readonly number[]): bigint[] {
  const bands = [...bounds, Infinity].map(() => 0n);
  const layers = layersOf(claim);
  let left = openOf({ ...NOTHING, ...claim.sums });
  for (let i = layers.length - 1; i >= 0 && left > 0n; i -= 1) {
    const { day, minor } = layers[i]!;
    const part = minor < left ? minor : left;
    const band = bounds.findIndex((bound) => today - day <= bound);
    bands[band < 0 ? bounds.length : band]! += part;
    left -= part;
  }
  return bands;
}

const NOTHING = { claimed: 0n, accepted: 0n, credited: 0n, expired: 0n, reserved: 0n };

/**
 * Divides each age band among groups within a claim, such as cost centres, in proportion to the open amounts that are in no band yet. The
 * bands of a group therefore add up to its open amount.
 */
function spreadOver(rows: Map<string, { readonly key: GroupKey; readonly bands: bigint[] }>, { groups }: OpenClaim, bands: bigint[]): void {
  const open = [...groups.values()].filter((group) => group.open > 0n).map(({ key, open: left }) => ({ key, left }));
  const currency = open[0]?.key.currency;
  if (currency === undefined) return;
  for (const [i, minor] of bands.entries()) {
    const shares = allocate(
      { minor, currency },
      open.map(({ left }) => ({ n: left, d: 1n })),
    );
    for (const [k, group] of open.entries()) {
      const text = JSON.stringify(group.key);
      const row = rows.get(text) ?? { key: group.key, bands: bands.map(() => 0n) };
      rows.set(text, row);
      row.bands[i]! += shares[k]!.minor;
      group.left -= shares[k]!.minor;
    }
  }
}

function shownAge(key: GroupKey, bands: readonly bigint[], bounds: readonly number[]): LedgerAge {
  const text = (minor: bigint): string => formatAmount({ minor, currency: key.currency });
  return {
    ...key,
    open: text(bands.reduce((sum, minor) => sum + minor, 0n)),
    bands: bands.map((minor, i) => ({
      from: i === 0 ? 0 : bounds[i - 1]! + 1,
      ...(i < bounds.length && { to: bounds[i]! }),
      open: text(minor),
    })),
  };
}
