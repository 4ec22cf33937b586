/** Writes the newest revision of a statement when its content differs from the previous one, with the bridge between them. */
import { factKey } from '../../domain/evidence/fact.ts';
import type { Issue } from '../../domain/issue.ts';
import { sameButWords, sameFigures } from '../../domain/statement/figures.ts';
import { bridgeBetween } from '../../domain/statement/restatement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { VERSION } from '../../declarations/version.ts';
import { digestText } from '../evidence/digest.ts';
import { type EvidenceDiff, causesOf, diffSince, readBundle } from '../evidence/evidence-bundle.ts';
import type { PreparedStatement } from './prepare-statement.ts';
import { giveNumberLeftOut } from './note-numbers.ts';
import { fontFindings } from './text-without-font.ts';
import { statementId } from './statement-entry.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import type { CloseContext } from './close-context.ts';
import { announce } from './announce-statement.ts';

/** When two audits write at once, the second finds the revision of the first; if the content is the same, it writes nothing. */
export async function writeRevision(
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
    if (latest) await giveNumberLeftOut(latest, stores);
    const bundle = prepared.bundle();
    const issued = await revisionAfter(latest, prepared, bundle, warnings, outside);
    if (!(await stores.statements.issue(issued, bundle))) continue;
    await announce(issued, prepared, outside);
    return { latest: issued, outcome: latest ? 'restated' : 'issued' };
  }
  throw new Error(`statement ${contract.id} ${period.label} was issued by others three times in a row`);
}

/**
 * Whether the content is the same: in every byte but for the words of findings; for a revision of another version in amounts, outcomes,
 * figures and grounds.
 */
async function saysTheSame(latest: IssuedStatement, prepared: PreparedStatement, { stores }: CloseContext): Promise<boolean> {
  if (latest.digests.statement === prepared.digests.statement) return true;
  if (sameButWords(latest.statement, prepared.statement)) return true;
  if (latest.version === VERSION || !sameFigures(latest.statement, prepared.statement)) return false;
  const diff = await diffOf(latest, prepared, prepared.bundle(), stores);
  return diff === undefined || (diff.facts.length === 0 && !diff.contract && diff.periods.length === 0);
}

/**
 * The evidence of a revision that the previous revision did not have; undefined when version 0.1 issued that one, because it stored no
 * bundles.
 */
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
  { stores, clock, run, messageOf }: CloseContext,
): Promise<IssuedStatement> {
  const { statement, digests, contractRevision, checked } = prepared;
  const ofDocuments = fontFindings(statement, checked.contract.order).map((found) => ({
    ...found,
    message: messageOf?.(found, statement) ?? found.message,
  }));
  const issued: IssuedStatement = {
    id: statementId(statement.contract.id, statement.period.label),
    revision: (latest?.revision ?? 0) + 1,
    issuedAt: formatInstant(clock()),
    contractRevision,
    statement,
    digests: { ...digests, bundle: digestText(bundle) },
    earlier: [],
    warnings: [...warnings, ...ofDocuments],
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
  // Only the first 500 facts are searched in the quarantine: in a larger backfill, facts are late and not reprocessed one by one.
  for (const fact of diff.facts.slice(0, 500)) {
    const entry = await stores.quarantine.reprocessedFrom(vendor, factKey(fact));
    if (entry !== undefined) reprocessed.set(factKey(fact), entry);
  }
  return causesOf(diff, reprocessed);
}
