/** Announces an issued statement: numbers its note, signs it, lists it, opens its claims, publishes it. */
import { formatInstant } from '../../domain/time/instant.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { followStatement } from '../claims/follow-statement.ts';
import { postRevisionsUpTo } from '../claims/post-ledger.ts';
import { giveNumber } from './note-numbers.ts';
import { toListed } from './statement-entry.ts';
import { signRevision } from '../signatures/sign-revision.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { CloseContext } from './close-context.ts';

/**
 * Numbers, signs, lists, opens claims, publishes. Each step may be repeated, so that the next run completes what a crash after the write
 * interrupted.
 */
export async function announce(
  issued: IssuedStatement,
  prepared: PreparedStatement,
  { stores, publisher, clock, signer }: CloseContext,
): Promise<void> {
  const { contract, period, total, bounds } = issued.statement;
  if (await stores.statements.isAnnounced(contract.id, period.label, issued.revision)) return;
  const before = issued.revision === 1 ? undefined : await stores.statements.revision(contract.id, period.label, issued.revision - 1);
  const isJustIssued = prepared.contractRevision === issued.contractRevision;
  await giveNumber(issued, stores, isJustIssued ? prepared.checked.contract.order : undefined);
  if (signer) await signRevision(issued, stores, signer);
  await stores.statements.list(toListed(issued));
  const posted = await postRevisionsUpTo(issued, stores, prepared.checked.contract);
  const ofClaims = await followStatement(issued, before, prepared, posted, stores);
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
