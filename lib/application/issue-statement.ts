/** Issues the statement of one contract and period: once, and again as a new revision only when its content has changed. */
import { errorIssue } from '../domain/issue.ts';
import { bridgeBetween } from '../domain/statement/restatement.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { AuditOutcome, Clock, IssuedStatement, Publisher, Stores } from './ports.ts';
import { type PreparedStatement, prepareStatement } from './prepare-statement.ts';
import { statementId, toEntry } from './statement-entry.ts';

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
