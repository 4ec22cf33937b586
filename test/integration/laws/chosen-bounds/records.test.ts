/** Bounds of chosen contracts about tickets: each result of a completion lies within them, and both ends are attained. */
import { describe, it } from 'vitest';
import { F, FL, SEVERITY, TIMER, attr, cnt, fact, reach, severityOf, tick } from '../../../support/bounds/chosen.ts';
import { expectBounds } from '../../../support/bounds/expect-bounds.ts';

describe('the bounds of what is owed hold for', () => {
  it('a limit by the class of a line and by a missing severity', () =>
    expectBounds(
      '0.00 to 66.67',
      {
        attributes: { class: { of: 'line', values: ['a', 'b'] }, severity: { of: 'ticket', values: ['P1', 'P2'] } },
        definitions: {
          lim: { 'depending-on': 'class', cases: { a: '1 h', b: 'lb' } },
          lb: { 'depending-on': 'severity', cases: { P1: '2 h', P2: '9 h' } },
          rec: {
            timer: 'ticket',
            from: 'opened',
            to: 'resolved',
            hours: 'always',
            paused: [],
            'counted-in': 'from',
            'on-severity-change': 'first',
            'on-reopen': 'resume',
          },
          fee: FL,
        },
        objectives: { rec: { 'at-most': 'lim' } },
        credits: { pay: { of: 'fee', times: '5%', 'if-breached': 'rec' } },
      },
      [...tick('t1', '03T10:00:00', 150, 'web'), ...tick('t2', '05T10:00:00', 90, 'api')],
      [
        attr('line', 'class', ['a', 'b'], { component: 'web' }),
        attr('line', 'class', ['a', 'b'], { component: 'api' }),
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't1', component: 'web', at: '03T10:00:00' }),
      ],
    ));
  it('an excess over business days of a ticket that has not ended', () =>
    expectBounds(
      '0.00 to 399.99',
      {
        attributes: { severity: { of: 'ticket', values: ['P1', 'P2'] } },
        definitions: {
          off: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
          lim: { 'depending-on': 'severity', cases: { P1: '1 business day', P2: '2 business days to close' } },
          rec: {
            timer: 'ticket',
            from: 'opened',
            to: ['resolved', 'closed'],
            hours: 'off',
            paused: ['waiting-on-customer'],
            'counted-in': 'from',
            'on-severity-change': 'last',
            'on-reopen': 'anew',
          },
          ex: { excess: 'rec', above: 'lim' },
          hrs: { units: 'ex', of: '1 h', counting: 'exact' },
          n: { aggregate: 'highest', of: 'hrs', over: 'all' },
          r: { multiply: 'n', by: '1%' },
          fee: F,
        },
        objectives: { n: { 'at-most': 0 } },
        credits: { pay: { of: 'fee', times: 'r', for: 'n', cap: [{ 'at-most': '30%', of: 'fee' }] } },
      },
      [...tick('t1', '03T10:00:00', 3000, 'web'), ...tick('t2', '26T10:00:00', undefined, 'web')],
      [
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't1', component: 'web', at: '03T10:00:00' }),
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't2', component: 'web', at: '26T10:00:00' }),
        reach('ticket.resolved', 't2', 'web', [
          '2026-03-01',
          '2026-03-02T09:00:00',
          '2026-03-02T10:00:00',
          '2026-03-02T17:00:00',
          '2026-03-03T09:30:00',
          '2026-03-03T16:59:00',
          '2026-03-20',
          '2026-05-01',
        ]),
      ],
    ));
  it('the waits between updates of a ticket without a severity', () =>
    expectBounds(
      '40.00 to 93.33',
      {
        attributes: { severity: { of: 'ticket', values: ['P1', 'P2'] } },
        definitions: {
          w: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'always', each: 'wait', paused: [] },
          lim: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '3 h' } },
          fee: F,
        },
        objectives: { w: { 'at-most': 'lim' } },
        credits: { pay: { of: 'fee', times: '3%', 'if-breached': 'w', cap: [{ 'at-most': '7%', of: 'fee' }] } },
      },
      [
        ...tick('t1', '03T10:00:00', 500, 'web'),
        fact('record.reached', '03T12:00:00', { record: 't1', component: 'web', kind: 'ticket', milestone: 'updated' }),
        fact('record.reached', '03T16:00:00', { record: 't1', component: 'web', kind: 'ticket', milestone: 'updated' }),
        ...tick('t2', '28T22:30:00', undefined, 'api'),
      ],
      [
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't1', component: 'web', at: '03T10:00:00' }),
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't2', component: 'api', at: '28T22:30:00' }),
        reach('ticket.resolved', 't2', 'api', [
          '2026-03-01',
          '2026-03-01T00:00:00.001',
          '2026-03-01T01:00:00',
          '2026-03-01T01:30:00',
          '2026-03-01T01:30:00.001',
          '2026-03-20',
        ]),
      ],
    ));
  it('the share of breached tickets of which a kind is missing', () =>
    expectBounds(
      '0.00 to 266.67',
      {
        attributes: { severity: { of: 'ticket', values: ['P1', 'P2'] }, kind: { of: 'ticket', values: ['x', 'y'] } },
        definitions: {
          rec: { ...TIMER, where: [{ attribute: 'kind', is: ['x'] }], 'on-severity-change': 'first' },
          lim: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '2 h' } },
          b: { count: 'rec', that: 'breached', where: [{ attribute: 'severity', is: ['P1'] }] },
          j: { count: 'rec', that: 'judged' },
          q: { divide: ['b', 'j'] },
          rate: {
            bands: 'q',
            table: [
              { 'less-than': '50%', gives: '0%' },
              { 'at-least': '50%', gives: '20%' },
            ],
          },
          fee: F,
        },
        objectives: { rec: { 'at-most': 'lim' }, q: { 'less-than': '50%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'q' } },
      },
      [
        ...tick('t1', '03T10:00:00', 90, 'web'),
        fact('attribute.set', '03T10:00:00', { id: 'k', of: 'ticket', name: 'kind', record: 't1', component: 'web', value: 'x' }),
        ...tick('t2', '04T10:00:00', 70, 'web'),
        fact('attribute.set', '04T10:00:00', { id: 'k2', of: 'ticket', name: 'severity', record: 't2', component: 'web', value: 'P2' }),
      ],
      [
        attr('ticket', 'severity', ['P1', 'P2'], { record: 't1', component: 'web', at: '03T10:00:00' }),
        attr('ticket', 'kind', ['x', 'y'], { record: 't2', component: 'web', at: '04T10:00:00' }),
      ],
    ));
  it('a mean over tickets none of which may count', () =>
    expectBounds(
      '0.00 to 400.00',
      {
        attributes: { kind: { of: 'ticket', values: ['x', 'y'] } },
        definitions: {
          rec: { ...TIMER, where: [{ attribute: 'kind', is: ['x'] }] },
          m: { aggregate: 'mean', of: 'rec', over: 'all' },
          rate: {
            bands: 'm',
            table: [
              { 'less-than': '1 h', gives: '0%' },
              { 'at-least': '1 h', 'less-than': '2 h', gives: '30%' },
              { 'at-least': '2 h', gives: '5%' },
            ],
          },
          fee: F,
        },
        objectives: { m: { 'less-than': '1 h' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'm' } },
      },
      [...tick('t1', '06T15:00:00', 30, 'web'), ...tick('t2', '07T15:00:00', 180, 'web'), ...tick('t3', '08T15:00:00', 90, 'web')],
      ['06', '07', '08'].map((d, i) => attr('ticket', 'kind', ['x', 'y'], { record: `t${i + 1}`, component: 'web', at: `${d}T15:00:00` })),
    ));
  it('hours that follow a missing plan of the customer', () =>
    expectBounds(
      '160.00 to 1120.00',
      {
        attributes: { plan: { of: 'customer', values: ['full', 'office'] }, ...SEVERITY },
        definitions: {
          off: { 'business-hours': 'Europe/Berlin', open: { 'mon-fri': ['09:00-17:00'] } },
          day: { 'business-hours': 'Europe/Berlin', open: { daily: ['07:00-22:00'] } },
          h: { 'depending-on': 'plan', cases: { full: 'day', office: 'off' } },
          lim: { 'depending-on': 'severity', cases: { P1: '3 h', P2: '1 business day' } },
          rec: { ...TIMER, hours: 'h', paused: ['waiting-on-customer'], 'on-severity-change': 'restart' },
          ex: { excess: 'rec', above: 'lim' },
          s: { aggregate: 'sum', of: 'ex', over: 'all' },
          u: { units: 's', of: '30 min', counting: 'started' },
          r: { multiply: 'u', by: '1%' },
          fee: F,
        },
        objectives: { rec: { 'at-most': 'lim' } },
        credits: { pay: { of: 'fee', times: 'r', for: 'rec' } },
      },
      [
        ...tick('t1', '06T15:00:00', 1500, 'web'),
        fact('ticket.severity_changed', '06T20:00:00', { record: 't1', component: 'web', name: 'severity', value: 'P2' }),
        fact('ticket.paused', '06T15:30:00', { record: 't1', component: 'web', reason: 'waiting-on-customer' }),
        fact('ticket.resumed', '06T15:50:00', { record: 't1', component: 'web' }),
        ...tick('t2', '26T10:00:00', 3000, 'api'),
      ],
      [attr('customer', 'plan', ['full', 'office']), severityOf('t1', 'web', '06T15:00:00'), severityOf('t2', 'api', '26T10:00:00')],
    ));
  it('a ratio of two missing counts in bands that fall again', () =>
    expectBounds(
      '0.00 to 120.00',
      {
        attributes: { seats: { of: 'customer', unit: 'count' }, users: { of: 'ticket', unit: 'count' } },
        definitions: {
          s: { 'record-value': 'seats' },
          u: { 'record-value': 'users', reached: 'opened' },
          sum: { aggregate: 'sum', of: 'u', over: 'all' },
          q: { divide: ['sum', 's'] },
          rate: {
            bands: 'q',
            table: [
              { 'less-than': '10%', gives: '0%' },
              { 'at-least': '10%', 'less-than': '100%', gives: '9%' },
              { 'at-least': '100%', gives: '3%' },
            ],
          },
          fee: F,
        },
        objectives: { q: { 'less-than': '10%' } },
        credits: { pay: { of: 'fee', times: 'rate', for: 'q' } },
      },
      [...tick('t1', '03T10:00:00', 90, 'web'), ...tick('t2', '04T10:00:00', 90, 'web')],
      [
        cnt('customer', 'seats'),
        cnt('ticket', 'users', { record: 't1', component: 'web', at: '03T10:00:00' }),
        cnt('ticket', 'users', { record: 't2', component: 'web', at: '04T10:00:00' }),
      ],
    ));
});
