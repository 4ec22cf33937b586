/** A claim that was paid as a whole and that a revision raises says why its lines are open again: API, statement, letter, text. */
import { beforeAll, expect, it } from 'vitest';
import { statementAccounts } from '../../../../lib/application/claims/statement-accounts.ts';
import { readBundle } from '../../../../lib/application/evidence/evidence-bundle.ts';
import { claimedLines } from '../../../../lib/presentation/claim-package/claimed-lines.ts';
import { letterModel } from '../../../../lib/presentation/claim-package/letter-model.ts';
import { attentionOf } from '../../../../lib/presentation/document/accounts-table.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';
import { showAccounts } from '../../../../lib/presentation/text/show-accounts.ts';
import { claimSchema, statementAccountsSchema } from '../../../../lib/schemas/responses/claims.ts';
import { CONTRACT, PERIOD, TwoLineClaim } from '../../../support/claims/two-line-claim.ts';

const opened = new TwoLineClaim();
const { stores, clock } = opened;

/** Two lines are paid as a whole; then a later outage of the first line makes a second revision. */
beforeAll(async () => {
  await opened.open();
  await opened.record('submitted');
  await opened.record('received', { amount: '10000.00', reference: 'bill 1' });
  await opened.restate('line-1', '2026-10-15T20:00:00Z');
  await opened.record('submitted');
});

it('the API has what was received as a whole, what it covers of each line now, and what the revision added', async () => {
  const claim = await opened.read();
  const { reopened } = claim;
  const { owed, lines } = claim;
  const added = (Number(owed.amount) - 10_000).toFixed(2);
  expect(reopened).toMatchObject({
    received: { amount: '10000.00', currency: 'CNY' },
    owedBefore: { amount: '10000.00' },
    added: { amount: added },
    revisions: [2],
  });
  expect(reopened!.lines.reduce((sum, { covered }) => sum + Number(covered), 0)).toBe(10_000);
  for (const line of reopened!.lines) expect(lines.find(({ index }) => index === line.index)).toMatchObject({ open: line.open });
  expect(claimSchema.parse(structuredClone({ ...claim })).reopened).toEqual(reopened);
});

it('the statement says it in its text and in the documents of each language', async () => {
  const issued = (await stores.statements.latest(CONTRACT, PERIOD))!;
  const accounts = await statementAccounts(issued, stores, clock);
  expect(statementAccountsSchema.parse(structuredClone(accounts)).claims[0]!.reopened).toEqual(accounts.claims[0]!.reopened);
  expect(showAccounts(accounts, new Names(issued.statement, 'en'), 'en')).toContain(
    'nothing was open (10,000.00 CNY received as a whole, not by line), until revision 2 added',
  );
  const [en, de, zh] = (['en', 'de', 'zh'] as const).map((language) => {
    const names = new Names(issued.statement, language);
    return attentionOf(accounts, names, language).join(' ');
  });
  expect(en).toMatch(/it now covers [\d,.]+ CNY of [\d,.]+ CNY of line/i);
  expect(de).toMatch(/10\.000,00 CNY erhalten auf das Ganze.* deckt jetzt/);
  expect(zh).toMatch(/已收 10,000\.00 CNY.*现覆盖/);
});

it('the letter of the rest says it, and that of an earlier submission does not', async () => {
  const letterOf = async (transitions: number): Promise<string> => {
    const { claim, issued, letter } = await opened.packaged({}, transitions);
    const evidence = readBundle((await stores.statements.bundle(issued))!);
    const own = claimedLines(claim, issued, evidence, letter.lines);
    return JSON.stringify(letterModel(claim, evidence, own, { on: '2026-11-05', ...letter }, 'en').parts);
  };
  const { transitions } = await opened.stored();
  expect(transitions.map(({ kind }) => kind)).toEqual(['due', 'submitted', 'received', 'restated', 'submitted']);
  expect(await letterOf(5)).toContain('What was paid as a whole is divided over all open lines again');
  expect(await letterOf(2)).not.toContain('as a whole');
});
