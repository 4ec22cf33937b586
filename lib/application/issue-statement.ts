/** Issues the statement of one contract and period: once, and again as a new revision only when its content has changed. */
import { servicePeriod } from '../domain/agreement/service-period.ts';
import { errorIssue } from '../domain/issue.ts';
import { bridgeBetween } from '../domain/statement/restatement.ts';
import { canonicalJson } from '../domain/statement/statement.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { nextPeriod } from '../domain/time/period.ts';
import type { AuditOutcome, Clock, IssuedStatement, Publisher, Stores } from './ports.ts';
import { type PreparedStatement, checkStored, prepareStatement } from './prepare-statement.ts';
import { statementId, toEntry } from './statement-entry.ts';

/** How many later periods may be restated after an earlier one: ten years of months. */
const MOST_LATER = 120;

/** Issues a statement; when that changes what later periods look back on, their issued statements are restated too, in order. */
export async function issueWithLater(
  contract: string,
  period: string,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<AuditOutcome[]> {
  const outcomes: AuditOutcome[] = [];
  let next: string | undefined = period;
  while (next !== undefined && outcomes.length < MOST_LATER) {
    const before = await stores.statements.latest(contract, next);
    const outcome = await issueStatement(contract, next, stores, publisher, clock);
    outcomes.push(outcome);
    const after = await stores.statements.latest(contract, outcome.period);
    const changed =
      outcome.outcome === 'restated' && canonicalJson(before?.statement.state ?? null) !== canonicalJson(after?.statement.state ?? null);
    // An unchanged period in between does not end the walk: what changed may be looked back on from further away.
    if (!changed && outcomes.length === 1) break;
    next = after && (await laterPeriod(contract, after, stores));
  }
  return outcomes;
}

/** The label of the period after a statement's, when that has been issued already. */
async function laterPeriod(contract: string, issued: IssuedStatement, stores: Stores): Promise<string | undefined> {
  const stored = await stores.contracts.latest(contract);
  const checked = stored && checkStored(stored);
  if (!checked || 'issues' in checked) return undefined;
  const found = servicePeriod(checked, issued.statement.period.label);
  if ('issue' in found) return undefined;
  const { label } = nextPeriod(found.rule, found.full);
  return (await stores.statements.latest(contract, label)) && label;
}

export async function issueStatement(
  contract: string,
  period: string,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<AuditOutcome> {
  const prepared = await prepareStatement(contract, period, stores);
  if ('issues' in prepared) return { contract, period, outcome: 'failed', issues: prepared.issues };
  if (prepared.endsAt > clock())
    return {
      contract,
      period,
      outcome: 'failed',
      issues: [
        errorIssue('period-not-ended', '/period', `${period} ends at ${formatInstant(prepared.endsAt)}; ask for a preview until then`),
      ],
    };
  for (const [month, ids] of prepared.ids) await stores.facts.noteIds(contract, month, ids);
  // Two audits at once: the loser finds the winner's revision and, if it says the same, is content with it.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const latest = await stores.statements.latest(contract, prepared.statement.period.label);
    if (latest?.digests.statement === prepared.digests.statement) {
      await announce(latest, stores, publisher, clock);
      return outcomeOf(latest, 'unchanged');
    }
    const issued = revisionAfter(latest, prepared, clock);
    if (!(await stores.statements.issue(issued))) continue;
    await announce(issued, stores, publisher, clock);
    return outcomeOf(issued, latest ? 'restated' : 'issued');
  }
  throw new Error(`statement ${contract} ${period} was issued by others three times in a row`);
}

function revisionAfter(latest: IssuedStatement | undefined, prepared: PreparedStatement, clock: Clock): IssuedStatement {
  const { statement, digests, contractRevision } = prepared;
  return {
    id: statementId(statement.contract.id, statement.period.label),
    revision: (latest?.revision ?? 0) + 1,
    issuedAt: formatInstant(clock()),
    contractRevision,
    statement,
    digests,
    ...(latest && { bridge: bridgeBetween(latest.statement, statement, latest.revision) }),
  };
}

const outcomeOf = (issued: IssuedStatement, outcome: AuditOutcome['outcome']): AuditOutcome => ({
  contract: issued.statement.contract.id,
  period: issued.statement.period.label,
  outcome,
  statement: issued.id,
  revision: issued.revision,
});

/** Lists and publishes; both may be repeated, so that a crash after the write is mended by the next run. */
async function announce(issued: IssuedStatement, stores: Stores, publisher: Publisher, clock: Clock): Promise<void> {
  const { contract, period, total } = issued.statement;
  await stores.statements.list(toEntry(issued));
  if (await stores.statements.isAnnounced(contract.id, period.label, issued.revision)) return;
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
        digest: issued.digests.statement,
        issuedAt: issued.issuedAt,
      },
    },
  ]);
  await stores.statements.markAnnounced(contract.id, period.label, issued.revision, formatInstant(clock()));
}
