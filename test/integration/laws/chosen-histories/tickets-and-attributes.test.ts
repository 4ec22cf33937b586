/** Chosen histories of tickets and attributes, with the amount that is right, the finding, and each event accounted for. */
import { describe, it } from 'vitest';
import { e, expectOwed } from '../../../support/bounds/event-file.ts';

const F = { charges: 'all', 'taken-from': 'period' };
const DEFINED = {
  lim: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '4 h' } },
  fee: F,
};
const CLOCK = {
  timer: 'ticket',
  from: 'opened',
  to: 'resolved',
  hours: 'always',
  paused: ['waiting-on-customer'],
  'counted-in': 'from',
  'on-severity-change': 'first',
  'on-reopen': 'resume',
};
const attributes = { severity: { of: 'ticket', values: ['P1', 'P2'], default: 'P2' } };
/** Ten USD for a ticket whose limit is breached. */
const tk = (clock: object = {}) => ({
  attributes,
  definitions: { ...DEFINED, rec: { ...CLOCK, ...clock } },
  objectives: { rec: { 'at-most': 'lim' } },
  credits: { pay: { of: '10.00 USD', times: 1, 'if-breached': 'rec' } },
});
/** One USD for each minute of a timer. */
const mm = (clock: object = {}) => ({
  attributes,
  definitions: {
    ...DEFINED,
    rec: { ...CLOCK, ...clock },
    s: { aggregate: 'sum', of: 'rec', over: 'all' },
    u: { units: 's', of: '1 min', counting: 'exact' },
  },
  objectives: { rec: { 'at-most': 'lim' }, s: { 'at-most': '0 min' } },
  credits: { pay: { of: '1.00 USD', times: 'u', for: 's' } },
});
const tick = (what: string, when: string, more: object = {}) =>
  e(`ticket.${what}`, when.includes('-') ? when : `2026-02-${when}`, { component: 'web', ticket: 'T', ...more });
/** The amount that an attribute of the customer gives, for each outage. */
const CU = {
  attributes: { fee: { of: 'customer', unit: 'USD' } },
  definitions: { v: { 'record-value': 'fee' }, n: { count: 'outage', reached: 'started' } },
  objectives: { n: { 'at-most': 0 } },
  credits: { pay: { of: 'v', times: 'n', for: 'n' } },
};
const cset = (when: string, value: string, more: object = {}) =>
  e('attribute.set', `2026-02-${when}`, { of: 'customer', name: 'fee', value, ...more });
const Out = [
  e('service.down', '2026-02-20T10:00:00', { component: 'web', id: 'o1' }),
  e('service.up', '2026-02-20T11:00:00', { component: 'web', id: 'o2' }),
];

describe('what is owed is right for', () => {
  it('a ticket that is closed and opened at one instant', () =>
    expectOwed('90.00', { terms: mm() }, [
      tick('opened', '10T10:00:00'),
      tick('resolved', '10T11:00:00'),
      tick('closed', '12T10:00:00'),
      tick('opened', '12T10:00:00'),
      tick('resolved', '12T10:30:00'),
    ]));
  it('a ticket that is opened twice without being closed', () =>
    expectOwed(
      '60.00',
      { terms: mm() },
      [tick('opened', '10T10:00:00'), tick('opened', '10T10:30:00'), tick('resolved', '10T11:00:00')],
      ['opened-again'],
    ));
  it('a ticket that is resolved three minutes before it opens', () =>
    expectOwed('0.00', { terms: mm() }, [tick('opened', '10T10:00:00'), tick('resolved', '10T09:57:00')], ['clock-skew']));
  it('a pause that lasts until the ticket ends', () =>
    expectOwed('10.00', { terms: mm() }, [tick('opened', '10T10:00:00'), tick('paused', '10T10:10:00'), tick('resolved', '10T11:00:00')]));
  it('a pause that is open at the end of the period', () =>
    expectOwed('10.00 to any', { terms: mm() }, [tick('opened', '28T10:00:00'), tick('paused', '28T10:10:00')], ['pause-not-ended']));
  it('two pauses of one reason that overlap each other', () =>
    expectOwed('40.00', { terms: mm() }, [
      tick('opened', '10T10:00:00'),
      tick('paused', '10T10:10:00'),
      tick('paused', '10T10:20:00'),
      tick('resumed', '10T10:30:00'),
      tick('resolved', '10T11:00:00'),
    ]));
  it('a reason of a pause in other letters', () =>
    expectOwed(
      '60.00',
      { terms: mm() },
      [
        tick('opened', '10T10:00:00'),
        tick('paused', '10T10:10:00', { reason: 'Waiting-On-Customer' }),
        tick('resumed', '10T10:30:00'),
        tick('resolved', '10T11:00:00'),
      ],
      ['unnamed-pause'],
    ));
  it('a pause that began before the ticket opened', () =>
    expectOwed('0.00', { terms: mm() }, [tick('paused', '10T09:50:00'), tick('opened', '10T10:00:00'), tick('resolved', '10T11:00:00')]));
  it('two severities of one instant, received in turn', () =>
    expectOwed(
      '0.00',
      { terms: tk() },
      [
        tick('opened', '10T10:00:00', { severity: 'P1', receivedAt: '2026-02-10T10:00:02Z' }),
        tick('severity_changed', '10T10:00:00', { severity: 'P2', receivedAt: '2026-02-10T10:00:01Z' }),
        tick('resolved', '10T12:00:00'),
      ],
      ['set-twice'],
    ));
  it('a severity that is set after the end', () =>
    expectOwed(
      '0.00',
      { terms: tk() },
      [
        tick('opened', '10T10:00:00', { severity: 'P2' }),
        tick('resolved', '10T12:00:00'),
        tick('severity_changed', '10T13:00:00', { severity: 'P1' }),
      ],
      ['set-after-end'],
    ));
  it('a first severity that is set after the end', () =>
    expectOwed('10.00', { terms: tk() }, [
      tick('opened', '10T10:00:00'),
      tick('resolved', '10T12:00:00'),
      tick('severity_changed', '10T13:00:00', { severity: 'P1' }),
    ]));
  it('one number of two senders for two lines', () =>
    expectOwed(
      '40.00',
      { terms: mm() },
      [
        tick('opened', '10T10:00:00', { source: 'zendesk' }),
        tick('resolved', '10T10:30:00', { source: 'zendesk' }),
        tick('opened', '10T12:00:00', { component: 'api', source: 'jira' }),
        tick('resolved', '10T12:10:00', { component: 'api', source: 'jira' }),
      ],
      ['number-shared'],
    ));
  it('an attribute in the last second of the period', () =>
    expectOwed('7.00', { terms: CU }, [cset('05T00:00:00', '5.00'), cset('28T23:59:59.500', '7.00'), ...Out], ['set-in-last-second']));
  it('two values of one instant and one receipt', () =>
    expectOwed(
      '6.00',
      { terms: CU },
      [
        cset('05T00:00:00', '7.00', { receivedAt: '2026-02-05T00:00:01Z', id: 'a' }),
        cset('05T00:00:00', '6.00', { receivedAt: '2026-02-05T00:00:01Z', id: 'b' }),
        ...Out,
      ],
      ['set-twice'],
    ));
  it('an amount that cannot be read after one that can', () =>
    expectOwed('0.00 to any', { terms: CU }, [cset('05T00:00:00', '5.00'), cset('06T00:00:00', 'five'), ...Out], ['unknown-word']));
  it('an attribute with an amount of another currency', () =>
    expectOwed('0.00 to any', { terms: CU }, [cset('05T00:00:00', '5.00 EUR'), ...Out], ['unknown-word']));
  it('an attribute of the customer set for a line', () =>
    expectOwed(
      '0.00 to any',
      { terms: CU },
      [cset('05T00:00:00', '5.00', { of: 'component', component: 'web' }), ...Out],
      ['wrong-owner'],
    ));
});
