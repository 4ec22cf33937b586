/** A share holds from when it was set; before the first of them it is missing. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { aContract, assessed, termsWith } from '../../../../support/contracts.ts';
import { at, fact } from '../../../../support/facts.ts';

const body = { record: 'I' };
const down = (given: Fact['body'] = {}): Fact => fact('service.down', '2026-02-10T00:00:00Z', { body: { ...body, ...given } });
const up = fact('service.up', '2026-02-10T10:00:00Z', { body });
const share = (when: string, value = '0'): Fact =>
  fact('attribute.set', `2026-02-${when}Z`, { body: { ...body, of: 'outage', name: 'share', value } });

/** Whether ten hours with a share are at most six. */
function outcome(facts: readonly Fact[], standard?: string): string {
  const attribute = { of: 'outage', unit: 'share', 'reported-by': ['vendor'], ...(standard && { default: standard }) };
  const terms = termsWith({
    attributes: { share: attribute },
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', weight: 'share', overlaps: 'highest' },
      time: { duration: 'failure' },
    },
    objectives: { time: { 'at-most': '6 h' } },
  });
  const result = assessed(aContract({ terms }), [...facts, up], '2026-02');
  const [objective] = result.statement.objectives;
  return [objective!.outcome, ...(objective!.missing ?? [])].join(', ');
}

describe('the affected share of an outage', () => {
  it('that is first set during the outage is missing before', () => {
    expect(outcome([down(), share('10T09:59:00')])).toBe('undetermined, outage/I: share');
    expect(outcome([down(), share('10T03:00:00')])).toBe('met');
    expect(outcome([down(), share('10T03:00:00', '1')])).toBe('breached');
    expect(outcome([down(), share('10T09:59:00')], '1')).toBe('breached');
  });

  it('that is set at the beginning, or after the end, applies to the whole outage', () => {
    expect(outcome([down({ attributes: { share: '0' } })])).toBe('met');
    expect(outcome([down({ attributes: { share: '0' }, candidateStart: at('2026-02-09T20:00:00Z') })])).toBe('met');
    expect(outcome([down(), share('10T00:00:00')])).toBe('met');
    expect(outcome([down(), share('11T00:00:00')])).toBe('met');
  });
});
