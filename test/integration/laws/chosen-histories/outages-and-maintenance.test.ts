/** Chosen histories of outages and maintenance, with the amount that is right, the finding, and each event accounted for. */
import { describe, it } from 'vitest';
import { e, expectOwed } from '../../../support/bounds/event-file.ts';

const FL = { charges: 'all', each: 'line', 'taken-from': 'period' };
/** One USD for each minute of an outage of the line "web". */
const pay = (over: object = {}, defs: object = {}, more: object = {}) => ({
  definitions: {
    f: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', ...over },
    t: { duration: 'f' },
    u: { units: 't', of: '1 min', counting: 'exact' },
    r: { multiply: 'u', by: '0.1%' },
    fee: FL,
    ...defs,
  },
  objectives: { t: { 'at-most': '0 min' } },
  credits: { pay: { of: 'fee', times: 'r', for: 't' } },
  ...more,
});
const W = { component: 'web' };
const down = (when: string, more: object = {}) => e('service.down', `2026-02-${when}`, { ...W, ...more });
const up = (when: string, more: object = {}) => e('service.up', `2026-02-${when}`, { ...W, ...more });
const WORK = { intervals: 'maintenance', each: 'line' };
const mnt = {
  m: { ...WORK, from: 'planned-start', to: 'planned-end', where: [{ from: 'announced', to: 'planned-start', 'at-least': '72 h' }] },
  net: { except: ['f', 'm'] },
  t: { duration: 'net' },
};
const mntB = { ...mnt, m: { ...WORK, from: 'began', to: 'ended', where: [{ from: 'announced', to: 'began', 'at-least': '72 h' }] } };
const sch = (when: string, start: string, end: string, more: object = {}) =>
  e('maintenance.scheduled', `2026-02-${when}`, { ...W, maintenance: 'M1', start: `2026-02-${start}Z`, end: `2026-02-${end}Z`, ...more });
const ms = (what: string, when: string, more: object = {}) =>
  e(`maintenance.${what}`, `2026-02-${when}`, { ...W, maintenance: 'M1', ...more });
const cor = (id: string, corrects: string, replacement: object) => e('correction', '2026-02-25T00:00:00', { id, corrects, replacement });
/** An outage of four hours. */
const O = () => [down('20T10:00:00'), up('20T14:00:00')];

describe('what is owed is right for', () => {
  it('maintenance that is extended too late excludes only its first plan', () =>
    expectOwed(
      '180.00',
      { terms: pay({}, mnt) },
      [sch('10T00:00:00', '20T10:00:00', '20T11:00:00'), sch('19T00:00:00', '20T10:00:00', '20T13:00:00'), ...O()],
      ['plan-changed'],
    ));
  it('maintenance that is extended in good time excludes all of it', () =>
    expectOwed(
      '60.00',
      { terms: pay({}, mnt) },
      [sch('10T00:00:00', '20T10:00:00', '20T11:00:00'), sch('12T00:00:00', '20T10:00:00', '20T13:00:00'), ...O()],
      ['plan-changed'],
    ));
  it('maintenance that is moved late excludes what both plans have', () =>
    expectOwed(
      '180.00',
      { terms: pay({}, mnt) },
      [sch('10T00:00:00', '20T10:00:00', '20T12:00:00'), sch('19T00:00:00', '20T11:00:00', '20T13:00:00'), ...O()],
      ['plan-changed'],
    ));
  it('maintenance that is cut short and then extended late', () =>
    expectOwed(
      '180.00',
      { terms: pay({}, mnt) },
      [
        sch('10T00:00:00', '20T10:00:00', '20T12:00:00'),
        sch('12T00:00:00', '20T10:00:00', '20T11:00:00'),
        sch('19T12:00:00', '20T10:00:00', '20T12:00:00'),
        ...O(),
      ],
      ['plan-changed'],
    ));
  it('maintenance that is cancelled after it began ends then', () =>
    expectOwed('210.00', { terms: pay({}, mntB) }, [
      sch('10T00:00:00', '20T10:00:00', '20T12:00:00'),
      ms('started', '20T10:00:00'),
      ms('cancelled', '20T10:30:00'),
      ms('ended', '20T12:00:00'),
      ...O(),
    ]));
  it('maintenance that begins although it was cancelled', () =>
    expectOwed(
      '240.00',
      { terms: pay({}, mntB) },
      [
        sch('10T00:00:00', '20T10:00:00', '20T12:00:00'),
        ms('cancelled', '15T10:30:00'),
        ms('started', '20T10:00:00'),
        ms('ended', '20T12:00:00'),
        ...O(),
      ],
      ['id-used-again'],
    ));
  it('maintenance without an end counts to its planned end', () =>
    expectOwed(
      '120.00',
      { terms: pay({}, mntB) },
      [sch('10T00:00:00', '20T10:00:00', '20T12:00:00'), ms('started', '20T10:00:00'), ...O()],
      ['not-ended'],
    ));
  it('work that began early and ended late', () =>
    expectOwed(
      '90.00',
      { terms: pay({}, { ...mntB, m: { ...mntB.m, where: [{ from: 'announced', to: 'planned-start', 'at-least': '72 h' }] } }) },
      [sch('17T09:55:00', '20T10:00:00', '20T12:00:00'), ms('started', '20T09:50:00'), ms('ended', '20T12:30:00'), ...O()],
      ['beyond-plan'],
    ));
  it('maintenance of two lines, cancelled for one by name', () =>
    expectOwed('140.00', { terms: pay({}, mnt) }, [
      sch('10T00:00:00', '20T10:00:00', '20T12:00:00'),
      sch('10T00:00:00', '20T10:00:00', '20T12:00:00', { component: 'api' }),
      ms('cancelled', '15T00:00:00', { component: 'api' }),
      ...O(),
      down('20T10:00:00', { component: 'api' }),
      up('20T11:00:00', { component: 'api' }),
    ]));
  it('an end three minutes before its beginning', () =>
    expectOwed('0.00', { terms: pay() }, [down('20T10:03:00', { incident: 'I' }), up('20T10:00:00', { incident: 'I' })], ['clock-skew']));
  it('an end six minutes before its beginning', () =>
    expectOwed(
      '60.00',
      { terms: pay() },
      [down('28T23:00:00', { incident: 'I' }), up('28T22:54:00', { incident: 'I' })],
      ['recovery-without-failure'],
    ));
  it('a second report that the line is down', () =>
    expectOwed('60.00', { terms: pay() }, [down('20T10:00:00'), down('20T10:30:00'), up('20T11:00:00')], ['down-again']));
  it('two incidents whose times overlap each other', () =>
    expectOwed('120.00', { terms: pay() }, [
      down('20T10:00:00', { incident: 'I' }),
      down('20T10:30:00', { incident: 'J' }),
      up('20T11:00:00', { incident: 'I' }),
      up('20T12:00:00', { incident: 'J' }),
    ]));
  it('an incident that goes down again after its end', () =>
    expectOwed(
      '90.00',
      { terms: pay() },
      [
        down('20T10:00:00', { incident: 'I' }),
        up('20T11:00:00', { incident: 'I' }),
        down('21T10:00:00', { incident: 'I' }),
        up('21T10:30:00', { incident: 'I' }),
      ],
      ['id-used-again'],
    ));
  it('one end without a component for two lines', () =>
    expectOwed(
      '80.00',
      { terms: pay() },
      [
        down('20T10:00:00', { incident: 'I' }),
        down('20T10:00:00', { incident: 'I', component: 'api' }),
        e('service.up', '2026-02-20T11:00:00', { incident: 'I' }),
      ],
      ['counts-for-each'],
    ));
  it('a candidate start that is eight days before', () =>
    expectOwed(
      '60.00',
      { terms: pay() },
      [down('20T10:00:00', { candidateStart: '2026-02-12T09:50:00Z' }), up('20T11:00:00')],
      ['candidate-start'],
    ));
  it('a candidate start before the end of another outage', () =>
    expectOwed('180.00', { terms: pay() }, [
      down('20T08:00:00'),
      up('20T09:00:00'),
      down('20T10:00:00', { candidateStart: '2026-02-20T08:30:00Z' }),
      up('20T11:00:00'),
    ]));
  it('an outage that began in the month before', () =>
    expectOwed('60.00', { terms: pay() }, [e('service.down', '2026-01-31T23:00:00', W), up('01T01:00:00')]));
  it('an end at the last instant of the period', () =>
    expectOwed('60.00', { terms: pay() }, [down('28T23:00:00'), e('service.up', '2026-03-01T00:00:00', W)], [], { elsewhere: 1 }));
  it('an event six minutes after its receipt counts at its instant', () =>
    expectOwed(
      '60.00',
      { terms: pay() },
      [down('20T10:00:00', { receivedAt: '2026-02-20T09:54:00Z' }), up('20T11:00:00', { receivedAt: '2026-02-20T11:00:00Z' })],
      ['ahead-of-receipt'],
    ));
  it('a correction that is replaced by another one', () =>
    expectOwed(
      '45.00',
      { terms: pay() },
      [
        down('20T10:00:00', { id: 'd' }),
        up('20T11:00:00', { id: 'u' }),
        cor('c1', 'u', { type: 'service.up', occurredAt: '2026-02-20T10:30:00Z', component: 'web' }),
        cor('c2', 'c1', { type: 'service.up', occurredAt: '2026-02-20T10:45:00Z', component: 'web' }),
      ],
      ['corrected'],
    ));
  it('one id for two components in two events', () =>
    expectOwed(
      '60.00',
      { terms: pay() },
      [down('20T10:00:00', { id: 'd' }), up('20T11:00:00', { id: 'u' }), down('20T10:00:00', { id: 'd', component: 'api' })],
      ['contradiction'],
    ));
});
