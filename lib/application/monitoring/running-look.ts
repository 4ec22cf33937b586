/**
 * A look at a running period: an assessment from what the look before kept and what was recorded since. First the look is written, with what
 * was recorded, under the condition that no other process wrote: a contract is assessed at most once a minute, and nothing is added to what
 * another process replaces.
 */
import { LIMITS } from '../../declarations/limits.ts';
import type { Fact } from '../../domain/evidence/fact.ts';
import { outlook } from '../../domain/statement/outlook.ts';
import { DAY, formatInstant } from '../../domain/time/instant.ts';
import { type RunningReading, addable, readOn, readWhole, unseenOfOpen } from '../evidence/running-evidence.ts';
import type { FactPlace } from '../ports/evidence.ts';
import type { EvidenceLevel, RunningEvidence } from '../ports/running-evidence.ts';
import type { Stores } from '../ports/stores.ts';
import type { NoOutlook, RunningContract } from './running-subject.ts';
import type { ContractOutlook } from './warnings.ts';

/** What was recorded about a contract. */
export interface News {
  /** Where its facts are; undefined where that is not known, so that all evidence is read. */
  readonly places: readonly FactPlace[] | undefined;
  /** Whether a warning may be due; otherwise the facts are only kept. */
  readonly mayWarn: boolean;
}

export const NOTHING_RECORDED: News = { places: [], mayWarn: true };
export const NOT_KNOWN: News = { places: undefined, mayWarn: true };

/** How long after its end something of a period is kept. */
const KEPT_AFTER = 7 * DAY;
/** Writes that another process may be before. */
const ATTEMPTS = 5;

const NONE: EvidenceLevel = { facts: [], notified: [] };

export interface Look extends ContractOutlook {
  /** Names of warnings that are known to be published. */
  readonly notified: ReadonlySet<string>;
  /** The planned assessment (ISO). */
  readonly planned: string | undefined;
  /** Whether all evidence was read. */
  readonly isWhole: boolean;
  /** Keeps what this look found, with the names of warnings that are published by now. A look of another process since makes it void. */
  readonly keep: (notified: readonly string[], planned: string | undefined) => Promise<void>;
}

const factsIn = ({ levels }: RunningEvidence): Fact[] => levels.flatMap(({ facts }) => facts);
const notifiedIn = ({ levels }: RunningEvidence): Set<string> => new Set(levels.flatMap(({ notified }) => notified));

/** Whether a planned assessment is still to come, and not later than wanted (epoch ms). */
export const isPlanned = (planned: string | undefined, at: number, now: number): boolean =>
  planned !== undefined && planned > formatInstant(now) && planned <= formatInstant(at);

/** @param isNew whether an outlook has a warning that is not published yet. @returns undefined when it does not look now: what was recorded is kept, and a look is planned where a warning may be due. */
export async function lookOn(
  { subject, vendor, period }: RunningContract,
  news: News,
  stores: Stores,
  shared: Stores,
  now: number,
  isNew: (outlook: ContractOutlook, notified: ReadonlySet<string>) => boolean = () => false,
): Promise<Look | NoOutlook | undefined> {
  const begun = await beginLook({ subject, vendor, period }, news, stores, now);
  if (!begun) return undefined;
  const known = begun.whole && (await readOn(subject, begun.whole, factsIn(begun), shared, now));
  const whole = known ? undefined : await readWhole(subject, stores, now);
  const assess = ({ evidence, earlier }: RunningReading): ReturnType<typeof outlook> =>
    outlook(subject.checked, evidence, period, now, earlier);
  let result = assess((known ?? whole)!);
  if ('issue' in result) return { issues: [result.issue], vendor };
  const notified = notifiedIn(begun);
  let unseen: readonly Fact[] = [];
  if (known && isNew({ outlook: result, vendor, period }, notified)) {
    // Messages may overtake each other: what is open may have ended.
    unseen = await unseenOfOpen(subject, result, factsIn(begun), stores);
    const again = unseen.length > 0 && (await readOn(subject, begun.whole, [...factsIn(begun), ...unseen], shared, now));
    if (again) result = assess(again);
    if ('issue' in result) return { issues: [result.issue], vendor };
  }
  return {
    outlook: result,
    vendor,
    period,
    notified,
    planned: begun.planned,
    isWhole: whole !== undefined,
    keep: async (more, planned) => {
      if (known && unseen.length === 0 && more.length === 0 && planned === begun.planned) return;
      const [newest = NONE, ...older] = begun.levels;
      const after = known
        ? { whole: begun.whole, levels: [{ facts: [...newest.facts, ...unseen], notified: [...newest.notified, ...more] }, ...older] }
        : {
            ...(whole!.kept && { whole: whole!.kept.whole }),
            levels: [NONE, NONE, { facts: whole!.kept?.facts ?? [], notified: [...notified, ...more] }],
          };
      await stores.runningEvidence.write(begun, { lookedAt: now, ...(planned !== undefined && { planned }), ...after });
    },
  };
}

/** Adds what was recorded, and writes that it looks now. @returns undefined when it does not. */
async function beginLook(
  { subject, period }: RunningContract,
  news: News,
  stores: Stores,
  now: number,
): Promise<RunningEvidence | undefined> {
  const { contract, found } = subject;
  const place = { contract, period, until: found.period.end + KEPT_AFTER };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await stores.runningEvidence.read(place, attempt > 0);
    if (!news.mayWarn && before.version === undefined) return undefined;
    const again = (before.lookedAt ?? -Infinity) + LIMITS.lookEveryMs.value;
    const looks = news.mayWarn && now >= again;
    const added = before.whole && news.places ? await addable(news.places, subject, before.whole, factsIn(before), stores) : undefined;
    const waits = news.mayWarn && !looks;
    const plans = waits && !isPlanned(before.planned, again, now);
    if (plans) await stores.watches.plan(contract, formatInstant(again));
    if (!looks && !plans && added?.length === 0) return undefined;
    const planned = plans ? formatInstant(again) : before.planned;
    const lookedAt = looks ? now : before.lookedAt;
    const [newest = NONE, ...older] = before.levels;
    const written = await stores.runningEvidence.write(before, {
      ...(lookedAt !== undefined && { lookedAt }),
      ...(planned !== undefined && { planned }),
      ...(added
        ? { whole: before.whole!, levels: [added.length > 0 ? { ...newest, facts: [...newest.facts, ...added] } : newest, ...older] }
        : { levels: [] }),
    });
    if (written) return looks ? written : undefined;
  }
  throw new Error(`the evidence that is kept of ${contract} was written by others ${ATTEMPTS} times; it is tried again`);
}
