/** A sample that a correction moves to another month: the facts that a statement rests on give the same statement again. */
import { expect, it } from 'vitest';
import { MINUTE } from '../../../../lib/domain/time/instant.ts';
import { aContract, assessed } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';

const { rate, fee } = linesTerms().definitions;
const failure = { probes: 'http', 'in-a-row': 1, begins: 'first-failure', each: 'line' };
const definitions = { failure, availability: { uptime: 'failure', of: 'period' }, rate: rate!, fee: fee! };
const contract = aContract({ order: linesOrder({ from: '2026-01-01' }), terms: linesTerms({}, { definitions }) });

const checks = (start: string) => ({ stream: 'http', start: at(start), every: MINUTE, results: '0'.repeat(600) });

it.each([
  ['a later', '2026-05-20T00:00:00Z'],
  ['an earlier', '2026-01-20T00:00:00Z'],
])('a sample of %s month that is corrected to March counts there, from what its statement rests on too', (_, was) => {
  const sample = fact('probe.batch', was, { component: 'web', body: checks(was) });
  const replacement = { type: sample.type, occurredAt: at('2026-03-20T10:00:00Z'), component: 'web', body: checks('2026-03-20T00:00:00Z') };
  const correction = fact('correction', '2026-06-01T00:00:00Z', { id: 'c', component: 'web', body: { corrects: sample.id, replacement } });
  const first = assessed(contract, [sample, correction], '2026-03', { reasons: true });
  expect(first.statement.time.find(({ index }) => index === 'web')!.down).toBe(String(600 * MINUTE));
  expect(assessed(contract, first.evidence(), '2026-03', { reasons: true }).statement).toEqual(first.statement);
});
