/** Cells that name the cell before twice, forty deep: checks, assessing and lint ask each once, so that none runs without end. */
import { expect, it } from 'vitest';
import type { Definition } from '../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { orderOf, termsWith } from '../../../support/contracts.ts';

const DEEP = 40;

/** @param first what the chain begins with. @param next a cell over the one before. */
const chain = (first: Definition, next: (before: string) => Definition): Record<string, Definition> => ({
  n0: first,
  ...Object.fromEntries(Array.from({ length: DEEP }, (_, i) => [`n${i + 1}`, next(`n${i}`)])),
});

const LAST = `n${DEEP}`;
const outage: Definition = { intervals: 'outage', from: 'started', to: 'ended' };

it.each<[string, Record<string, Definition>, unknown]>([
  ['times', chain(outage, (name) => ({ 'all-of': [name, name] })), { uptime: LAST, of: 'period' }],
  ['sums of times', chain(outage, (name) => ({ except: [name, name] })), { uptime: LAST, of: 'period' }],
  ['quotients', chain({ uptime: 'down', of: 'period' }, (name) => ({ divide: [name, name] })), LAST],
  ['words', chain({ uptime: 'down', of: 'period' }, (name) => ({ 'depending-on': 'tier', cases: { gold: name, basic: name } })), LAST],
  [
    'days',
    chain({ uptime: 'down', of: 'period' }, (name) => ({
      'effective-dated': 'period',
      values: { '2026-01-01': name, '2026-06-01': name },
    })),
    LAST,
  ],
])('a repeated name is refused: %s', (_, definitions, measured) => {
  const terms = termsWith({
    attributes: { tier: { of: 'customer', values: ['gold', 'basic'] } },
    definitions: { down: outage, ...definitions, measured: measured as Definition, fee: { charges: 'all', 'taken-from': 'period' } },
    objectives: { measured: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'measured' } },
    claims: { credit: 'automatic' },
  });
  const order = orderOf({
    attributes: { tier: 'gold' },
    charges: [{ kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' }],
  });
  const { checked, issues } = checkContract({ makegood: 1, order, terms: [terms] } as never);
  if (!checked) return expect(issues.length).toBeGreaterThan(0);
  const result = assess(checked, [], '2026-10', { reasons: true });
  expect('statement' in result || result.issue.code === 'too-many-steps').toBe(true);
});
