/** Statements that were issued when findings had only a message: they stay as they are, and are shown. */
import { describe, expect, it } from 'vitest';
import { digestText } from '../../../../lib/application/evidence/digest.ts';
import type { IssuedStatement } from '../../../../lib/application/ports/statements.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { type Statement, canonicalJson } from '../../../../lib/domain/statement/statement.ts';
import { documentModel } from '../../../../lib/presentation/document/document-model.ts';
import { LABELS } from '../../../../lib/presentation/document/labels.ts';
import { showStatement } from '../../../../lib/presentation/text/show-statement.ts';
import { at, outage } from '../../../support/facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

const [CONTRACT, PERIOD] = ['live-streaming-network', '2026-10'];
const NOW = at('2026-11-02T12:00:00Z');

async function withEvidence(): Promise<Stores> {
  const stores = memoryStores();
  await putDocument(stores, exampleDocument(), () => NOW);
  const start = at('2026-10-05T00:00:00Z');
  const down = outage(start, start + 8 * 3_600_000, { component: 'line-1', body: { record: 'I-1' } });
  const [unended] = outage(at('2026-10-30T00:00:00Z'), NOW, { component: 'line-2', body: { record: 'I-2' } });
  for (const fact of [...down, unended!]) await stores.facts.record('lumencast', fact, undefined);
  return stores;
}

const issue = (stores: Stores) => issueOne(CONTRACT, PERIOD, stores, SILENT, () => NOW);
const latest = async (stores: Stores): Promise<IssuedStatement> => (await stores.statements.latest(CONTRACT, PERIOD))!;

/** The revision as it was issued with other findings, in stores with the same evidence. */
async function issuedWith(change: (findings: Statement['findings']) => Statement['findings']): Promise<[Stores, IssuedStatement]> {
  const stores = await withEvidence();
  await issue(stores);
  const now = await latest(stores);
  const statement = { ...now.statement, findings: change(now.statement.findings) };
  const old = { ...now, statement, digests: { ...now.digests, statement: digestText(canonicalJson(statement)) } };
  const others = await withEvidence();
  await others.statements.issue(old, (await stores.statements.bundle(now))!);
  return [others, old];
}

const withMessagesOnly = (findings: Statement['findings']): Statement['findings'] => findings.map(({ parameters: _, ...found }) => found);

describe('a revision whose findings have only messages', () => {
  it('gets no other revision, and keeps its bytes and its digest', async () => {
    const [stores, old] = await issuedWith(withMessagesOnly);
    expect((await issue(stores)).outcome).toBe('unchanged');
    expect(await latest(stores)).toEqual(old);
    expect(digestText(canonicalJson((await latest(stores)).statement))).toBe(old.digests.statement);
  });

  it('gets one where a finding is new', async () => {
    const [stores] = await issuedWith((findings) => withMessagesOnly(findings).slice(1));
    expect((await issue(stores)).outcome).toBe('restated');
    const { findings } = (await latest(stores)).statement;
    expect(findings.some(({ parameters }) => parameters !== undefined)).toBe(true);
  });

  it('is shown with its messages in every language', async () => {
    const [, old] = await issuedWith(withMessagesOnly);
    const { findings } = old.statement;
    expect(findings.length).toBeGreaterThan(0);
    const notes = JSON.stringify(documentModel(old, LABELS.zh).lists);
    for (const { message } of findings) {
      expect(notes).toContain(JSON.stringify(message).slice(1, -1));
      expect(showStatement(old.statement)).toContain(message);
    }
  });
});
