/** Issues the statement of one contract and period: once, and again as a new revision only when its content has changed. */
import { servicePeriod } from '../../domain/checker/service-period.ts';
import { overCreditWarning } from '../../domain/claims/claim-warnings.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { nextPeriod } from '../../domain/time/period.ts';
import { claimsOf } from '../claims/statement-accounts.ts';
import { holdsOf } from './holds.ts';
import { type PreparedStatement, prepareStatement } from './prepare-statement.ts';
import { readStored } from '../registry/stored-contract.ts';
import type { CloseMark, IssuedStatement } from '../ports/statements.ts';
import { MAX_LOOKED_BACK } from '../../domain/operators/reach.ts';
import type { AuditOutcome } from '../ports/audits.ts';
import type { Stores } from '../ports/stores.ts';
import type { CloseContext } from './close-context.ts';
import { writeRevision } from './write-revision.ts';

/** The outcomes of a period and of the later periods, and the marks that record them. */
export interface IssueResult {
  readonly outcomes: readonly AuditOutcome[];
  /** Written after everything else: without its mark, an interrupted run begins again. The mark of the first period is written last. */
  readonly marks: readonly CloseMark[];
}

/** Issues a statement. When that changes data that later periods look back on, their issued statements are restated too, in order. */
export async function issueWithLater(contract: string, period: string, outside: CloseContext): Promise<IssueResult> {
  const { statements } = outside.stores;
  const done: Issuance[] = [];
  let next: string | undefined = period;
  while (next !== undefined && done.length <= MAX_LOOKED_BACK) {
    const issuance = await issueStatement(contract, next, outside);
    done.push(issuance);
    const { latest, outcome } = issuance;
    if (!latest) break;
    // A revision without a mark was issued by an interrupted run: the periods after it are not assessed yet.
    const isNew =
      latest.revision > 1 && (outcome.outcome === 'restated' || (await markedAt(contract, outcome.period, outside)) < latest.issuedAt);
    const before = isNew ? await statements.revision(contract, outcome.period, latest.revision - 1) : latest;
    const changed = canonicalJson(before?.statement.state ?? null) !== canonicalJson(latest.statement.state ?? null);
    // An unchanged period in between does not end the loop: a period further away may look back on the change.
    if (!changed && done.length === 1) break;
    next = await laterPeriod(contract, latest, outside.stores);
  }
  return {
    outcomes: done.map(({ outcome }) => outcome),
    marks: [...done].reverse().flatMap(({ mark }) => mark ?? []),
  };
}

/** The instant (ISO) of the assessment that the mark of a period names; "" without one. */
async function markedAt(contract: string, period: string, { stores }: CloseContext): Promise<string> {
  const { periods } = await stores.statements.marks(contract);
  return periods.find((mark) => mark.period === period)?.assessedAt ?? '';
}

/** The result of one period: its newest statement, and the mark that is set after all later periods are done. */
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
  const prepared = await prepareStatement(contract, period, { ...stores, facts: stores.facts.settled }, clock());
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
    const { open: found, waits } = await holdsOf(prepared, outside);
    warnings = found.map((one) => ({ ...one, message: outside.messageOf?.(one, prepared.statement) ?? one.message }));
    if (waits) return { outcome: { ...about, outcome: 'held', issues: warnings }, mark: { ...open(label), held: true } };
  }
  for (const [month, ids] of prepared.ids) await stores.facts.noteIds(contract, month, ids);
  const { latest, outcome } = await writeRevision(prepared, known, warnings, outside);
  const over = overCreditWarning(await claimsOf(contract, label, stores));
  return { outcome: { ...about, ...outcomeOf(latest, outcome, over ? [over] : []) }, latest, mark: markOf(prepared, assessedAt, clock()) };
}

/** Events after the period, such as the end of an open record, may change the statement although no fact is late. */
function markOf({ statement, reachesUntil, awaitsUntil, contractRevision }: PreparedStatement, assessedAt: string, now: number): CloseMark {
  const pending = statement.objectives.some(({ outcome }) => outcome === 'pending' || outcome === 'undetermined');
  const openUntil = awaitsUntil ?? (pending ? reachesUntil : now);
  return {
    period: statement.period.label,
    assessedAt,
    contractRevision,
    ...(reachesUntil > now && { againFrom: formatInstant(reachesUntil) }),
    ...(openUntil > now && { pendingUntil: formatInstant(openUntil) }),
  };
}

const outcomeOf = (
  issued: IssuedStatement,
  outcome: 'issued' | 'restated' | 'unchanged',
  ofClaims: readonly Issue[],
): Omit<AuditOutcome, 'contract' | 'period' | 'run'> => ({
  outcome,
  statement: issued.id,
  revision: issued.revision,
  total: issued.statement.total,
  ...(issued.statement.bounds && { bounds: issued.statement.bounds }),
  ...(outcome === 'restated' && issued.bridge && { difference: issued.bridge.difference }),
  ...issuesOf([...(outcome === 'unchanged' ? [] : issued.warnings), ...ofClaims]),
});

const issuesOf = (issues: readonly Issue[]): Pick<AuditOutcome, 'issues'> => (issues.length === 0 ? {} : { issues });
