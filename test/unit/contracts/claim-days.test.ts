/** The last days of claims of published texts that measure by checks, counts or tickets: they follow from the measured downtime, without an outage event. */
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { ClaimWindow } from '../../../lib/domain/statement/credits/claim-window.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { at, fact } from '../../support/facts.ts';
import { fee, stated } from '../../support/stated.ts';

/** The step and the last day of each step of the claim, with the amount that is owed. */
function claimed(name: string, order: Partial<Order>, facts: readonly Fact[]): [string, ...string[]] {
  const [credit] = stated(name, order, facts, '2025-04').credits;
  return [credit!.amount.amount, ...(credit!.claim as readonly ClaimWindow[]).map(({ step, lastDay }) => `${step} ${lastDay}`)];
}

const ticket = (record: string, [opened, over]: [string, string], kind: string | undefined, component: string): Fact[] => [
  fact('ticket.opened', at(opened), { component, body: { record, ...(kind !== undefined && { attributes: { kind } }) } }),
  ...(['ticket.resolved', 'ticket.closed'] as const).map((type) => fact(type, at(over), { component, body: { record } })),
];

describe('without an outage event, the last day of a claim on', () => {
  it('Akamai counts from the end of the outage that the paired tests found', () => {
    const start = at('2025-04-10T00:00:00Z');
    const probe = (stream: string, results: string): Fact =>
      fact('probe.batch', start + HOUR, { id: stream, body: { stream, location: 'paris', start, every: 6 * MINUTE, results } });
    // Down from 00:06 to 00:24; 30 days later is 10 May.
    const facts = [probe('cdn', '1000111111'), probe('origin', '1111111111')];
    expect(claimed('akamai', { charges: [fee('3000.00', 'USD')] }, facts)).toEqual(['100.00', 'claim 2025-05-10']);
  });

  it('Amazon S3 is the end of the second billing cycle after the interval with errors', () => {
    const start = at('2025-04-10T00:00:00Z');
    const components = {
      'eu-1': { kind: 'region' },
      bucket: { kind: 'class-in-region', in: 'eu-1', attributes: { 'storage-class': 'STANDARD' } },
    };
    const outcomes = { 'internal-error': Array<number>(100).fill(1), succeeded: Array<number>(100).fill(0) };
    const counts = fact('requests.counted', start + 24 * HOUR, {
      component: 'bucket',
      body: { stream: 's3', start, every: 5 * MINUTE, outcomes },
    });
    // 100 of 8640 intervals: 98.84 %, 25 %. Two cycles after April end with June.
    expect(claimed('aws-s3-standard', { components, charges: [fee('100.00', 'USD', { component: 'bucket' })] }, [counts])).toEqual([
      '25.00',
      'claim 2025-06-30',
    ]);
  });

  it('Rackspace counts from the end of the ticket on what the component depends on', () => {
    const order: Partial<Order> = {
      attributes: { standing: 'good' },
      components: { switch: { kind: 'component' }, web: { kind: 'component', 'depends-on': ['switch'] } },
      charges: [fee('1000.00', 'USD', { component: 'web' })],
    };
    // Two half hours at 5 %. The end is on 9 April in Chicago.
    const facts = ticket('T-1', ['2025-04-10T03:00:00Z', '2025-04-10T04:00:00Z'], undefined, 'switch');
    expect(claimed('rackspace-managed-cloud', order, facts)).toEqual(['100.00', 'claim 2025-05-09']);
  });

  it('Lumen counts its two steps from the opening and the closing of the outage ticket, and from no other ticket', () => {
    const order = { components: { 'bm-1': { kind: 'service' } }, charges: [fee('1000.00', 'USD', { component: 'bm-1' })] };
    const facts = [
      ...ticket('T-1', ['2025-04-10T23:30:00Z', '2025-04-11T00:15:00Z'], 'outage', 'bm-1'),
      ...ticket('T-2', ['2025-04-02T00:00:00Z', '2025-04-03T00:00:00Z'], 'portal', 'bm-1'),
    ];
    expect(claimed('lumen-edge-bm', order, facts)).toEqual(['200.00', 'ticket 2025-05-10', 'claim 2025-05-11']);
  });
});
