/** Issues the statement of one contract and period: once, and again as a new revision only when its content has changed. */
import { servicePeriod } from '../../domain/checker/service-period.ts';
import { factKey } from '../../domain/evidence/fact.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { sameFigures } from '../../domain/statement/figures.ts';
import { bridgeBetween } from '../../domain/statement/restatement.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { nextPeriod } from '../../domain/time/period.ts';
import { VERSION } from '../../declarations/version.ts';
import { digestText } from '../evidence/digest.ts';
import { type EvidenceDiff, causesOf, diffSince, readBundle } from '../evidence/evidence-bundle.ts';
import { holdsOf } from './holds.ts';
import { type PreparedStatement, prepareStatement } from './prepare-statement.ts';
import { readStored } from '../registry/stored-contract.ts';
import { followStatement } from '../claims/follow-statement.ts';
import { statementId, toChange } from './statement-entry.ts';
import type { Clock } from '../ports/clock.ts';
import type { CloseMark, IssuedStatement } from '../ports/statements.ts';
import type { AuditOutcome } from '../ports/audits.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

/** How many later periods may be restated after an earlier one: ten years of months. */
const MAX_LATER = 120;

export interface CloseContext {
  readonly stores: Stores;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** Names the audit's run: what it issued before it was cut off is reported as issued, not as unchanged. */
  readonly run: string;
}

/** What came of a period and those after it, and the marks that say so. */
export interface Issued {
  readonly outcomes: readonly AuditOutcome[];
  /** Written when all else is: until then a run that is cut off begins again. The first period's is the last. */
  readonly marks: readonly CloseMark[];
}

/** Issues a statement; when that changes what later periods look back on, their issued statements are restated too, in order. */
export async function issueWithLater(contract: string, period: string, outside: CloseContext): Promise<Issued> {
  const { statements } = outside.stores;
  const done: Issuance[] = [];
  const { periods: marks } = await statements.marks(contract);
  let next: string | undefined = period;
  while (next !== undefined && done.length < MAX_LATER) {
    const issuance = await issueStatement(contract, next, outside);
    done.push(issuance);
    const { latest, outcome } = issuance;
    if (!latest) break;
    // A revision that no mark follows yet was issued by a run that was cut off: what comes after it is still to be looked at.
    const marked = marks.find((mark) => mark.period === outcome.period)?.assessedAt ?? '';
    const isNew = latest.revision > 1 && (outcome.outcome === 'restated' || marked < latest.issuedAt);
    const before = isNew ? await statements.revision(contract, outcome.period, latest.revision - 1) : latest;
    const changed = canonicalJson(before?.statement.state ?? null) !== canonicalJson(latest.statement.state ?? null);
    // An unchanged period in between does not end the walk: what changed may be looked back on from further away.
    if (!changed && done.length === 1) break;
    next = await laterPeriod(contract, latest, outside.stores);
  }
  return {
    outcomes: done.map(({ outcome }) => outcome),
    marks: [...done].reverse().flatMap(({ mark }) => mark ?? []),
  };
}

/** What came of one period: its newest statement, and the mark that is set once all later periods are done. */
interface Issuance {
  readonly outcome: AuditOutcome;
  readonly latest?: IssuedStatement;
  readonly mark?: CloseMark;
}

/** The label of the period after a statement's, when that has been issued already. */
async function laterPeriod(contract: string, issued: IssuedStatement, stores: Stores): Promise<string | undefined> {
  const stored = await stores.contracts.latest(contract);
  const read = stored && readStored(stored);
  if (!read || read.refused) return undefined;
  const found = servicePeriod(read.checked, issued.statement.period.label);
  if ('issue' in found) return undefined;
  const { label } = nextPeriod(found.rule, found.full);
  return (await stores.statements.latest(contract, label)) && label;
}

async function issueStatement(contract: string, period: string, outside: CloseContext): Promise<Issuance> {
  const { stores, clock, run } = outside;
  const assessedAt = formatInstant(clock());
  const open = (label: string): CloseMark => ({ period: label, open: true, assessedAt, contractRevision: 0 });
  const failed = (issues: readonly Issue[]): Issuance => ({
    outcome: { contract, period, outcome: 'failed', run, issues },
    mark: open(period),
  });
  const prepared = await prepareStatement(contract, period, stores, clock());
  if ('issues' in prepared) return failed(prepared.issues);
  const { label } = prepared.statement.period;
  if (prepared.endsAt > clock())
    return {
      outcome: failed([
        errorIssue('period-not-ended', '/period', `${period} ends at ${formatInstant(prepared.endsAt)}; ask for a preview until then`),
      ]).outcome,
    };
  const about = { contract, period: label, run, vendor: prepared.statement.contract.vendor.id };
  let warnings: readonly Issue[] = [];
  const known = await stores.statements.latest(contract, label);
  if (!known) {
    if (prepared.closesAt > clock())
      return { outcome: { ...about, outcome: 'waiting', from: formatInstant(prepared.closesAt) }, mark: open(label) };
    const holds = await holdsOf(prepared, stores, clock);
    if (holds.waits) return { outcome: { ...about, outcome: 'held', issues: holds.open }, mark: open(label) };
    warnings = holds.open;
  }
  for (const [month, ids] of prepared.ids) await stores.facts.noteIds(contract, month, ids);
  const { latest, outcome } = await writeRevision(prepared, known, warnings, outside);
  return { outcome: { ...about, ...outcomeOf(latest, outcome) }, latest, mark: markOf(prepared, assessedAt, clock()) };
}

/** Two audits at once: the loser finds the winner's revision and, if it says the same, is content with it. */
async function writeRevision(
  prepared: PreparedStatement,
  known: IssuedStatement | undefined,
  warnings: readonly Issue[],
  outside: CloseContext,
): Promise<{ latest: IssuedStatement; outcome: 'issued' | 'restated' | 'unchanged' }> {
  const { stores, run } = outside;
  const { contract, period } = prepared.statement;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const latest = attempt === 0 ? known : await stores.statements.latest(contract.id, period.label);
    if (latest && (await saysTheSame(latest, prepared, outside))) {
      await announce(latest, prepared, outside);
      return { latest, outcome: latest.run !== run ? 'unchanged' : latest.revision === 1 ? 'issued' : 'restated' };
    }
    const bundle = prepared.bundle();
    const issued = await revisionAfter(latest, prepared, bundle, warnings, outside);
    if (!(await stores.statements.issue(issued, bundle))) continue;
    await announce(issued, prepared, outside);
    return { latest: issued, outcome: latest ? 'restated' : 'issued' };
  }
  throw new Error(`statement ${contract.id} ${period.label} was issued by others three times in a row`);
}

/** Byte for byte; of what another version issued, whether amounts, outcomes, figures and all that it rests on are the same. */
async function saysTheSame(latest: IssuedStatement, prepared: PreparedStatement, { stores }: CloseContext): Promise<boolean> {
  if (latest.digests.statement === prepared.digests.statement) return true;
  if (latest.version === VERSION || !sameFigures(latest.statement, prepared.statement)) return false;
  const diff = await diffOf(latest, prepared, prepared.bundle(), stores);
  return diff === undefined || (diff.facts.length === 0 && !diff.contract && diff.periods.length === 0);
}

/** What a revision rests on and the one before did not; undefined when version 0.1 issued that: it kept no bundles. */
async function diffOf(
  latest: IssuedStatement,
  prepared: PreparedStatement,
  bundle: string,
  stores: Stores,
): Promise<EvidenceDiff | undefined> {
  const before = await stores.statements.bundle(latest);
  if (before === undefined) return undefined;
  const revisions = [latest.contractRevision, prepared.contractRevision] as const;
  const now = { received: prepared.received(), findings: prepared.statement.findings };
  return diffSince(readBundle(before), readBundle(bundle), now, revisions);
}

async function revisionAfter(
  latest: IssuedStatement | undefined,
  prepared: PreparedStatement,
  bundle: string,
  warnings: readonly Issue[],
  { stores, clock, run }: CloseContext,
): Promise<IssuedStatement> {
  const { statement, digests, contractRevision } = prepared;
  const issued: IssuedStatement = {
    id: statementId(statement.contract.id, statement.period.label),
    revision: (latest?.revision ?? 0) + 1,
    issuedAt: formatInstant(clock()),
    contractRevision,
    statement,
    digests: { ...digests, bundle: digestText(bundle) },
    earlier: [],
    warnings,
    run,
    version: VERSION,
  };
  if (!latest) return issued;
  const { revision, issuedAt } = latest;
  const causes = await causesBetween(latest, prepared, bundle, stores);
  return {
    ...issued,
    bridge: bridgeBetween(latest.statement, statement, revision, causes),
    earlier: [...latest.earlier, { revision, issuedAt, digest: latest.digests.statement }],
  };
}

async function causesBetween(
  latest: IssuedStatement,
  prepared: PreparedStatement,
  bundle: string,
  stores: Stores,
): Promise<ReturnType<typeof causesOf>> {
  const diff = await diffOf(latest, prepared, bundle, stores);
  if (!diff) return () => [{ cause: 'recalculated' }];
  const vendor = prepared.statement.contract.vendor.id;
  const reprocessed = new Map<string, string>();
  // A backfill of thousands is late, not reprocessed one by one.
  for (const fact of diff.facts.slice(0, 500)) {
    const entry = await stores.quarantine.reprocessedFrom(vendor, factKey(fact));
    if (entry !== undefined) reprocessed.set(factKey(fact), entry);
  }
  return causesOf(diff, reprocessed);
}

/** What has not ended, and what else comes after the period, may change it though nothing is late. */
function markOf({ statement, reachesUntil, awaitsUntil, contractRevision }: PreparedStatement, assessedAt: string, now: number): CloseMark {
  const pending = statement.objectives.some(({ outcome }) => outcome === 'pending' || outcome === 'undetermined');
  const lookedUntil = awaitsUntil ?? (pending ? reachesUntil : now);
  return {
    period: statement.period.label,
    assessedAt,
    contractRevision,
    ...(reachesUntil > now && { againFrom: formatInstant(reachesUntil) }),
    ...(lookedUntil > now && { pendingUntil: formatInstant(lookedUntil) }),
  };
}

const outcomeOf = (
  issued: IssuedStatement,
  outcome: 'issued' | 'restated' | 'unchanged',
): Omit<AuditOutcome, 'contract' | 'period' | 'run'> => ({
  outcome,
  statement: issued.id,
  revision: issued.revision,
  total: issued.statement.total,
  ...(outcome === 'restated' && issued.bridge && { difference: issued.bridge.difference }),
  ...(outcome === 'issued' && issued.warnings.length > 0 && { issues: issued.warnings }),
});

/** Lists, opens claims, publishes; all may be repeated, so that a crash after the write is repaired by the next run. */
async function announce(issued: IssuedStatement, prepared: PreparedStatement, { stores, publisher, clock }: CloseContext): Promise<void> {
  const { contract, period, total, bounds } = issued.statement;
  if (await stores.statements.isAnnounced(contract.id, period.label, issued.revision)) return;
  await stores.statements.list(toChange(issued));
  const before = issued.revision === 1 ? undefined : await stores.statements.revision(contract.id, period.label, issued.revision - 1);
  const ofClaims = await followStatement(issued, before, prepared, stores);
  await publisher.publish([
    {
      type: issued.revision === 1 ? 'statement.issued.v1' : 'statement.restated.v1',
      detail: {
        id: `${issued.id}#${issued.revision}`,
        statement: issued.id,
        revision: issued.revision,
        contract: contract.id,
        vendor: contract.vendor.id,
        period: period.label,
        total,
        ...(bounds && { bounds }),
        ...(issued.bridge && { difference: issued.bridge.difference }),
        digest: issued.digests.statement,
        issuedAt: issued.issuedAt,
      },
    },
    ...ofClaims,
  ]);
  await stores.statements.markAnnounced(contract.id, period.label, issued.revision, formatInstant(clock()));
}
