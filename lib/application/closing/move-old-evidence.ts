/**
 * Finds the evidence that may leave the table: that of a month whose periods are closed for every contract that reads it, some time after its
 * end. What a contract with an open period reads stays, and so does what no contract accounts for.
 */
import { LIMITS } from '../../declarations/limits.ts';
import { EVIDENCE_DAYS } from '../../declarations/retention.ts';
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import { periodsBetween, servicePeriod } from '../../domain/checker/service-period.ts';
import { componentNames } from '../../domain/evidence/fold.ts';
import { DAY, HOUR, formatInstant, monthsBetween, parseDay } from '../../domain/time/instant.ts';
import { type Period, parsePeriod } from '../../domain/time/period.ts';
import { digestText } from '../evidence/digest.ts';
import { type FailedItem, workThrough } from '../monitoring/work-through.ts';
import { everyItem } from '../ports/listing.ts';
import type { OldEvidencePlace, OldEvidence } from '../ports/old-evidence.ts';
import type { CloseMarks } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { readStored } from '../registry/stored-contract.ts';
import { MONTH } from './audit-period.ts';

export interface MovedEvidence {
  readonly moved: number;
  readonly expiring: number;
  readonly failed: readonly FailedItem[];
  /** Places, and vendors, that wait for the next run. */
  readonly left: number;
}

/** A contract that reads evidence; a refused one has no periods that could be known as closed. */
interface Reader {
  readonly id: string;
  readonly checked?: CheckedContract;
  readonly names?: ReadonlySet<string>;
  readonly marks: CloseMarks;
}

/** Whether evidence of a month may be moved: `nobody` accounts for it, or a contract's period is `open`. */
type Standing = 'closed' | 'open' | 'nobody';

/** Vendors of one page of the listing. */
const PAGE = 500;
/** Ms until the places of a vendor that could not be moved are examined again. */
const AGAIN = 20 * HOUR;

/** How far a vendor is: kept between runs. */
interface Settled {
  /** A digest of its contracts: with other ones, earlier months may be moved too. */
  readonly of: string;
  /** The last month of which everything is moved, with all months before it; "" = none. */
  readonly month: string;
  /** Epoch ms from which the months that are left are examined again. */
  readonly again: number;
}

/** @param now epoch ms. @param days after the end of a month, at least EVIDENCE_DAYS.least. */
export async function moveOldEvidence(
  stores: Stores,
  oldEvidence: OldEvidence,
  now: number,
  days: number,
  { mostMs = LIMITS.moveTimeMs.value, timer = () => performance.now() }: { readonly mostMs?: number; readonly timer?: () => number } = {},
): Promise<MovedEvidence> {
  const until = now - Math.max(days, EVIDENCE_DAYS.least + 1) * DAY;
  const from = timer();
  const sum = { moved: 0, expiring: 0, left: 0, failed: [] as FailedItem[] };
  for await (const { id: vendor } of everyItem((cursor) => stores.registry.vendors(cursor, PAGE)))
    try {
      const walk = await walkOf(vendor, stores, now, until);
      const rest = mostMs - (timer() - from);
      if (!walk) continue;
      if (rest <= 0) sum.left += 1;
      else await moveOf(vendor, walk, { stores, oldEvidence, now, timer, mostMs: rest }, sum);
    } catch (error) {
      sum.failed.push({ item: vendor, error });
    }
  return sum;
}

/** What of a vendor may be moved. */
interface Walk {
  readonly of: string;
  readonly months: readonly string[];
  /** Months with an open period of any contract. */
  readonly open: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, OldEvidencePlace>;
}

interface Moving {
  readonly stores: Stores;
  readonly oldEvidence: OldEvidence;
  readonly now: number;
  readonly timer: () => number;
  readonly mostMs: number;
}

async function moveOf(
  vendor: string,
  { of, months, open, places }: Walk,
  { stores, oldEvidence, now, ...limits }: Moving,
  sum: { moved: number; expiring: number; left: number; readonly failed: FailedItem[] },
): Promise<void> {
  const { failed, left } = await workThrough({
    ...limits,
    task: `move-old-evidence ${vendor}`,
    positions: [...places.keys()].sort(),
    progress: stores.progress,
    markEvery: 20,
    work: async (position) => {
      const done = await oldEvidence.move(places.get(position)!);
      sum.moved += done.moved;
      sum.expiring += done.expiring;
    },
  });
  sum.failed.push(...failed.map(({ item, error }) => ({ item: `${vendor} ${item}`, error })));
  sum.left += left;
  if (left > 0) return;
  const unsettled = months.findIndex((month) => open.has(month) || failed.some(({ item }) => item.startsWith(month)));
  const month = (unsettled < 0 ? months.at(-1) : months[unsettled - 1]) ?? (await settledOf(vendor, stores))?.month ?? '';
  await stores.progress.put(settledTask(vendor), {
    after: JSON.stringify({ of, month, again: unsettled < 0 ? now : now + AGAIN } satisfies Settled),
  });
}

const settledTask = (vendor: string): string => `moved-evidence ${vendor}`;

async function settledOf(vendor: string, { progress }: Stores): Promise<Settled | undefined> {
  const mark = await progress.get(settledTask(vendor));
  return mark && (JSON.parse(mark.after) as Settled);
}

/** The places of a vendor that may be moved; undefined where there are none, or they were examined some hours ago. */
async function walkOf(vendor: string, stores: Stores, now: number, until: number): Promise<Walk | undefined> {
  const last = formatInstant(until).slice(0, 7);
  const registered = await stores.registry.names(vendor);
  const contracts = [...new Set(registered.map(({ contract }) => contract))].sort();
  const of = digestText(contracts.join(' ')).slice(0, 16);
  const settled = await settledOf(vendor, stores);
  const isKnown = settled?.of === of;
  // A month is old from its end on: that of the instant itself is not.
  if (isKnown && (monthBefore(last) <= settled.month || now < settled.again)) return undefined;
  const readers = await readersOf(contracts, stores);
  const months = oldMonths(readers, until).filter((month) => !isKnown || month > settled.month);
  if (months.length === 0) return undefined;
  const names = new Set(registered.map(({ name }) => name));
  const open = new Set<string>();
  const places = new Map<string, OldEvidencePlace>();
  for (const month of months) {
    const standing = new Map<string | undefined, Standing>([[undefined, standingOf(readers, month, now)]]);
    for (const name of names) standing.set(name, standingOf(readersOfName(readers, name), month, now));
    for (const [component, state] of standing) {
      if (state === 'open') open.add(month);
      if (state === 'closed') places.set(`${month} facts ${component ?? ''}`, { kind: 'facts', vendor, component, month });
    }
    // A batch has checks of any components.
    if (standing.get(undefined) !== 'closed') continue;
    for await (const place of checksOf(vendor, month, stores)) places.set(`${month} ${place.kind} ${place.day}`, place);
  }
  return { of, months, open, places };
}

const monthBefore = (month: string): string => formatInstant(parsePeriod(MONTH, month)!.start - 1).slice(0, 7);

/** The contracts that list a component; one that cannot be read might. */
const readersOfName = (readers: readonly Reader[], name: string): Reader[] => readers.filter(({ names }) => !names || names.has(name));

type CheckPlace = Extract<OldEvidencePlace, { day: string }>;

async function* checksOf(vendor: string, month: string, stores: Stores): AsyncGenerator<CheckPlace> {
  const { start, end } = parsePeriod(MONTH, month)!;
  const { waiting } = await stores.samples.marks(vendor, month);
  for (let at = start; at < end; at += DAY) {
    const day = formatInstant(at).slice(0, 10);
    // A day that changed is packed first: it is read whole for that.
    if (waiting.includes(day)) continue;
    yield { kind: 'checks', vendor, day };
    yield { kind: 'check-payloads', vendor, day };
  }
}

async function readersOf(contracts: readonly string[], stores: Stores): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const id of [...contracts].sort()) {
    const stored = await stores.contracts.latest(id);
    if (!stored) continue;
    const read = readStored(stored);
    const known = read.refused ? {} : { checked: read.checked, names: new Set(componentNames(read.checked.contract.order).keys()) };
    readers.push({ id, ...known, marks: await stores.statements.marks(id) });
  }
  return readers;
}

/** The months from the first that a contract may read to the last that ended by an instant (epoch ms). */
function oldMonths(readers: readonly Reader[], until: number): string[] {
  const begins = readers.flatMap(({ checked }) => (checked ? [parseDay(checked.contract.order.from)! * DAY] : []));
  if (begins.length === 0) return [];
  return monthsBetween(Math.min(...begins), until).filter((label) => parsePeriod(MONTH, label)!.end <= until);
}

/** How a month stands for all that read it. */
function standingOf(readers: readonly Reader[], label: string, now: number): Standing {
  const month = parsePeriod(MONTH, label)!;
  const each = readers.map((reader) => standingFor(reader, month, now));
  if (each.includes('open')) return 'open';
  return each.includes('closed') ? 'closed' : 'nobody';
}

function standingFor({ checked, marks }: Reader, { start, end }: Period, now: number): Standing {
  if (!checked) return 'open';
  const labels = periodsBetween(checked, start, end).flatMap(({ label }) => {
    const found = servicePeriod(checked, label);
    return 'issue' in found && found.issue.code === 'part-period' ? [] : [label];
  });
  if (labels.length === 0) return 'nobody';
  const at = formatInstant(now);
  const isClosed = (label: string): boolean => {
    const mark = marks.periods.find(({ period }) => period === label);
    return mark !== undefined && mark.open !== true && (mark.pendingUntil ?? at) <= at && (mark.againFrom ?? at) <= at;
  };
  return labels.every(isClosed) ? 'closed' : 'open';
}
