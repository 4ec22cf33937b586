/** Random evidence for laws: what monitors and ticket tools send in a month, in any order, sometimes twice. */
import fc from 'fast-check';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../lib/domain/time/instant.ts';
import { at, fact, outage } from './facts.ts';

const START = at('2026-10-01T00:00:00Z');
const COMPONENTS = ['line-1', 'line-2'];

const minute = fc.integer({ min: -600, max: 31 * 1440 + 600 });

const outages = fc
  .record({
    component: fc.constantFrom(...COMPONENTS),
    from: minute,
    length: fc.integer({ min: 1, max: 600 }),
    cause: fc.constantFrom('vendor', 'customer'),
    open: fc.boolean(),
  })
  .map(({ component, from, length, cause, open }): Fact[] => {
    const [start, end] = [START + from * MINUTE, START + (from + length) * MINUTE];
    const facts = outage(start, end, { component, body: { record: `o${from}-${length}-${component}`, attributes: { cause } } });
    return open && length > 550 ? facts.slice(0, 1) : facts;
  });

const states = fc
  .record({
    component: fc.constantFrom(...COMPONENTS),
    at: minute,
    type: fc.constantFrom('service.down' as const, 'service.degraded' as const, 'service.up' as const, 'service.unknown' as const),
    sender: fc.constantFrom('monitor-a', 'monitor-b'),
  })
  .map(({ component, at: when, type, sender }): Fact[] => [fact(type, START + when * MINUTE, { component, sender })]);

const maintenance = fc
  .record({
    component: fc.constantFrom(...COMPONENTS),
    from: minute,
    length: fc.integer({ min: 10, max: 300 }),
    notice: fc.integer({ min: 0, max: 8000 }),
  })
  .map(({ component, from, length, notice }): Fact[] => {
    const [start, end, record] = [START + from * MINUTE, START + (from + length) * MINUTE, `m${from}-${length}`];
    return [
      fact('maintenance.scheduled', start - notice * MINUTE, { component, body: { record, start, end } }),
      fact('maintenance.started', start, { component, body: { record } }),
      fact('maintenance.ended', end, { component, body: { record } }),
    ];
  });

const tickets = fc
  .record({
    component: fc.constantFrom(...COMPONENTS),
    from: minute,
    steps: fc.array(
      fc.tuple(
        fc.constantFrom('acknowledged', 'paused', 'resumed', 'resolved', 'reopened', 'severity_changed'),
        fc.integer({ min: 1, max: 900 }),
      ),
      { maxLength: 7 },
    ),
    severity: fc.constantFrom('urgent', 'medium', 'minor', 'P1'),
  })
  .map(({ component, from, steps, severity }): Fact[] => {
    const record = `t${from}-${steps.length}-${component}`;
    let when = START + from * MINUTE;
    const facts = [fact('ticket.opened', when, { component, body: { record, attributes: { severity } } })];
    for (const [type, after] of steps) {
      when += after * MINUTE;
      facts.push(
        fact(`ticket.${type}` as 'ticket.opened', when, {
          component,
          body: { record, ...(type === 'severity_changed' && { attributes: { severity: after % 2 ? 'urgent' : 'minor' } }) },
        }),
      );
    }
    return facts;
  });

/** A set of facts: ids are made from content, so equal facts are one. */
export const evidence: fc.Arbitrary<Fact[]> = fc
  .array(fc.oneof(outages, states, maintenance, tickets), { minLength: 1, maxLength: 14 })
  .map((lists) => lists.flat());

/** The same facts shuffled, some of them again. */
export const shuffled = (facts: readonly Fact[]): fc.Arbitrary<Fact[]> =>
  fc
    .tuple(fc.shuffledSubarray([...facts], { minLength: facts.length, maxLength: facts.length }), fc.subarray([...facts]))
    .map(([all, again]) => [...all, ...again]);
