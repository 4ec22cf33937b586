/** W9 of the warranty of a live-streaming network: configuration changes have a time limit by type and a free quota each month. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { MINUTE } from '../../../lib/domain/time/instant.ts';
import { at } from '../../support/facts.ts';
import { record } from '../../support/stated.ts';
import { statementOf } from '../../support/contracts.ts';

const { checked } = readContractFile(fileURLToPath(new URL('../../../contracts/examples/live-streaming-warranty.yaml', import.meta.url)));

const REQUESTED = at('2026-07-06T10:00:00+08:00');
const outcome = (statement: Statement, change: string): string =>
  statement.objectives.find(({ objective, index }) => objective === 'change-time' && index === change)!.outcome;

it('W9: configuration changes by type; changes beyond the free quota are shown', () => {
  const change = (id: string, type: string, minutes: number): Fact[] =>
    record('change', id, { requested: REQUESTED, effective: REQUESTED + minutes * MINUTE }).map((one) => ({ ...one, body: { ...one.body, attributes: { 'change-type': type } } }));
  const statement = statementOf(checked!, [...change('k', 'key', 31), ...change('d', 'domain', 60), ...Array.from({ length: 10 }, (_, i) => change(`x${i}`, 'template', 30)).flat()], '2026-07');
  expect([outcome(statement, 'k'), outcome(statement, 'd')]).toEqual(['breached', 'met']);
  expect(statement.report.find((entry) => entry.cell === 'extra-cost')!.value).toMatchObject({ exact: '400' });
});
