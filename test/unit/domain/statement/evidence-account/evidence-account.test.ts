/** What became of each fact: used, or left out for one reason. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventType, Fact, FactBody } from '../../../../../lib/domain/evidence/fact.ts';
import { factKey } from '../../../../../lib/domain/evidence/fact.ts';
import { canonicalJson } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, assessed, checked } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, minutesOf, stated, ticketTerms } from '../../../../support/lines.ts';

const PERIOD = { start: at('2026-02-01T00:00:00Z'), end: at('2026-03-01T00:00:00Z') };
const HOUR = 3_600_000;
const leftOut = (facts: readonly Fact[], terms = linesTerms(), order = linesOrder()): Record<string, number> =>
  Object.fromEntries((stated(terms, facts, { order }).evidence.leftOut ?? []).map(({ reason, count }) => [reason, count]));

describe('a fact that does not count has its reason', () => {
  const down = outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T01:00:00Z'), { component: 'web', body: { record: 'i' } });
  const T = '2026-02-10T02:00:00Z';

  it('is of another component, of none, or without an owner', () => {
    expect(leftOut([fact('service.down', T, { component: 'elsewhere' })])).toEqual({ 'unknown-component': 1 });
    expect(leftOut([fact('service.down', T)], linesTerms(), linesOrder({ 'without-component': 'leave-out' }))).toEqual({
      'no-component': 1,
    });
    expect(leftOut([fact('attribute.set', T, { body: { of: 'component', name: 'x', value: 'y' } })])).toEqual({ 'no-owner': 1 });
  });

  it('has only names that the contract does not know', () => {
    const set = (of: string, name: string, record?: string): Fact =>
      fact('attribute.set', T, {
        id: `${of}-${name}`,
        component: 'web',
        body: { of, name, value: 'x', ...(record !== undefined && { record }) },
      });
    const terms = ticketTerms();
    const tier = { of: 'customer', values: ['gold', 'basic'], default: 'basic', 'reported-by': ['vendor'] };
    const words = { ...terms, attributes: { ...terms.attributes, tier } };
    const byTier = { ...words, definitions: { ...words.definitions, gold: { 'attribute-is': 'tier', is: ['gold'] } }, report: ['gold'] };
    const ticket = fact('ticket.opened', T, { component: 'web', body: { record: 'T', attributes: { foo: 'x' } } });
    const fixed = fact('record.reached', T, { component: 'web', body: { kind: 'ticket', record: 'T', milestone: 'fixed' } });
    const reported = { ...fixed, id: 'reported', body: { ...fixed.body, attributes: { severity: 'P1' } } };
    const all = [
      ticket,
      fixed,
      reported,
      set('ticket', 'foo', 'T'),
      set('ticket', 'severity', 'T2'),
      set('component', 'tier'),
      set('ticket', 'tier', 'T'),
    ];
    const { evidence, findings } = stated(byTier, all, { reasons: true });
    expect(evidence.events).toBe(2);
    expect(evidence.leftOut!.map(({ reason, count }) => [reason, count])).toEqual([
      ['no-owner', 1],
      ['unknown-name', 4],
    ]);
    const named = findings.map(({ code, path }) => `${code} ${path}`);
    for (const name of [
      'wrong-owner aws:111122223333|component-tier',
      'wrong-owner aws:111122223333|ticket-tier',
      'unknown-attribute attributes/foo',
      'no-start ticket/T2',
    ])
      expect(named).toContain(name);
  });

  it('is read by no clause: its kind, its stream, its sender', () => {
    const ticket = fact('ticket.opened', T, { body: { record: 'T' } });
    const checks = fact('probe.batch', T, { component: 'web', body: { stream: 'http', start: at(T), every: 60_000, results: '01' } });
    const single = { ...checks, id: 's', body: { ...checks.body, results: '0' } };
    expect(leftOut([ticket, checks, single, ...down])).toEqual({ unread: 3 });
    const terms = linesTerms({ failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', 'reported-by': ['customer'] } });
    expect(leftOut(down, terms)).toEqual({ unread: 2 });
    expect(stated(linesTerms(), [ticket, ...down]).evidence).toEqual({ events: 2, leftOut: [{ reason: 'unread', count: 1 }] });
  });

  it('is read only by a cell that no result depends on', () => {
    const [start, end] = [at('2026-02-01T00:00:00Z'), at('2026-03-01T00:00:00Z')];
    const bill = fact('charge.billed', T, { body: { kind: 'usage', amount: '1.00 USD', start, end } });
    const ticket = fact('ticket.opened', T, { component: 'web', body: { record: 'T' } });
    const beside = {
      use: { charges: ['usage'], 'taken-from': 'period' },
      doubled: { multiply: 'use', by: 2 },
      tickets: { count: 'ticket', reached: 'opened' },
      fee: { charges: ['recurring'], each: 'line', 'taken-from': 'period' },
    } as const;
    const billing = { billing: { 'reported-by': ['vendor'] } };
    expect(leftOut([bill, ticket, ...down], linesTerms(beside, billing))).toEqual({ unread: 2 });
    expect(leftOut([bill, ticket, ...down], linesTerms(beside, { ...billing, report: ['doubled'] }))).toEqual({ unread: 1 });
    const objectives = { availability: { 'at-least': '99.9%' }, tickets: { 'at-most': 3 } } as const;
    expect(leftOut([bill, ticket, ...down], linesTerms(beside, { ...billing, objectives }))).toEqual({ unread: 1 });
    expect(leftOut([bill, ticket, ...down], linesTerms(beside, { ...billing, objectives, report: ['doubled'] }))).toEqual({});
  });

  it('is contradicted, corrected, or was reported before', () => {
    const rival = { ...down[0]!, component: 'api', receivedAt: down[0]!.receivedAt + 1 };
    expect(leftOut([...down, rival, rival])).toEqual({ contradicted: 1 });
    const correction = fact('correction', '2026-03-05T00:00:00Z', { id: 'c', body: { corrects: down[0]!.id } });
    const statement = stated(linesTerms(), [...down, correction]);
    expect(statement.evidence).toEqual({ events: 2, leftOut: [{ reason: 'corrected', count: 1 }] });
    expect(leftOut([fact('correction', T, { id: 'c', body: { corrects: 'nothing' } })])).toEqual({ 'corrects-nothing': 1 });
    const again = fact('service.up', '2026-02-10T03:00:00Z', { component: 'web', body: { record: 'i' } });
    expect(leftOut([...down, again])).toEqual({ 'changes-nothing': 1 });
  });

  it('is corrected, and its record is read by no clause: neither is counted twice', () => {
    const ticket = (type: EventType, when: string): Fact => fact(type, when, { component: 'web', body: { record: 'T' } });
    const [opened, resolved] = [ticket('ticket.opened', T), ticket('ticket.resolved', T)];
    const replacement = { type: 'ticket.resolved', occurredAt: at(T) + HOUR, component: 'web', body: { record: 'T' } } as const;
    const correction = fact('correction', '2026-02-12T00:00:00Z', { id: 'c', body: { corrects: resolved.id, replacement } });
    const { events, leftOut = [] } = stated(linesTerms(), [opened, resolved, correction, ...down]).evidence;
    expect([events, leftOut]).toEqual([
      3,
      [
        { reason: 'corrected', count: 1 },
        { reason: 'unread', count: 1 },
      ],
    ]);
  });

  it('is named with the reasons', () => {
    const ticket = fact('ticket.opened', T, { id: 't', body: { record: 'T' } });
    expect(stated(linesTerms(), [ticket], { reasons: true }).evidence.leftOut).toEqual([
      { reason: 'unread', count: 1, events: ['aws:111122223333|t'] },
    ]);
  });
});

describe('corrections can be corrected', () => {
  const [begin, end] = outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T01:00:00Z'), { component: 'web', body: { record: 'i' } });
  const correction = (id: string, corrects: string, when: string, replacement?: FactBody['replacement']): Fact =>
    fact('correction', when, { id, body: { corrects, ...(replacement && { replacement }) } });
  const later = (hour: number): FactBody['replacement'] => ({
    type: 'service.up',
    occurredAt: at('2026-02-10T00:00:00Z') + hour * HOUR,
    component: 'web',
    body: { record: 'i' },
  });
  const down = (...facts: Fact[]): number => minutesOf(stated(linesTerms(), [begin!, end!, ...facts]), 'web').down;
  const first = correction('c1', end!.id, '2026-02-11T00:00:00Z', later(4));

  it('is withdrawn, or has another replacement, at any depth', () => {
    expect(down(first)).toBe(240);
    expect(down(first, correction('c2', 'c1', '2026-02-12T00:00:00Z'))).toBe(60);
    expect(down(first, correction('c2', 'c1', '2026-02-12T00:00:00Z', later(2)))).toBe(120);
    expect(down(first, correction('c2', 'c1', '2026-02-12T00:00:00Z'), correction('c3', 'c2', '2026-02-13T00:00:00Z'))).toBe(240);
    // The one before holds again.
    const second = correction('c2', end!.id, '2026-02-12T00:00:00Z', later(5));
    expect(down(first, second)).toBe(300);
    expect(down(first, second, correction('c3', 'c2', '2026-02-13T00:00:00Z'))).toBe(240);
  });

  it('counts with the receipt of its correction, so that a replacement is not ahead of its receipt', () => {
    const statement = stated(linesTerms(), [begin!, end!, correction('c1', end!.id, '2026-02-20T00:00:00Z', later(120))]);
    expect(codesOf(statement)).toEqual(['corrected']);
  });

  describe('of an event with a wrong instant', () => {
    // Nothing beyond the period is read for the length of outages.
    const { failure, rate, fee } = linesTerms().definitions;
    const terms = linesTerms(
      {},
      { definitions: { failure: failure!, availability: { uptime: 'failure', of: 'period' }, rate: rate!, fee: fee! } },
    );
    const open = fact('service.down', '2026-02-10T00:00:00Z', { component: 'web', body: { record: 'i' } });
    const wrong = (when: string): Fact => fact('service.up', when, { id: 'wrong', component: 'web', body: { record: 'i' } });
    const minutes = (...facts: Fact[]): number => minutesOf(stated(terms, [open, ...facts]), 'web').down;

    it.each(['2025-12-10', '2026-01-10', '2026-03-10', '2026-07-10', '2027-05-10'])('moves it from %s to its own time', (day) => {
      const [up, fix] = [wrong(`${day}T01:00:00Z`), correction('c', 'wrong', '2027-06-01T00:00:00Z', later(1))];
      const statement = stated(terms, [open, up, fix]);
      expect([minutesOf(statement, 'web').down, statement.evidence]).toEqual([
        60,
        { events: 2, leftOut: [{ reason: 'corrected', count: 1 }] },
      ]);
      expect(codesOf(statement)).toEqual(['corrected']);
      // Through a correction of the correction too, and not where that is withdrawn.
      expect(minutes(up, correction('c', 'wrong', '2027-06-01T00:00:00Z'), correction('d', 'c', '2027-06-02T00:00:00Z', later(2)))).toBe(
        120,
      );
    });

    it('leaves it out of this period where the correction does not hold', () => {
      const [up, fix] = [wrong('2026-07-10T00:00:00Z'), correction('c', 'wrong', '2026-08-01T00:00:00Z', later(1))];
      const without = minutes();
      expect(minutes(up)).toBe(without);
      expect(minutes(up, fix, correction('d', 'c', '2026-08-02T00:00:00Z'))).toBe(without);
      expect(minutes(up, fix, correction('e', 'wrong', '2026-08-03T00:00:00Z'))).toBe(without);
      const away = { ...later(1)!, occurredAt: at('2026-06-10T00:00:00Z') };
      expect(minutes(up, fix, correction('e', 'wrong', '2026-08-03T00:00:00Z', away))).toBe(without);
    });
  });

  it('has no effect when two corrections correct each other', () => {
    const statement = stated(linesTerms(), [
      begin!,
      end!,
      correction('x', 'y', '2026-02-11T00:00:00Z'),
      correction('y', 'x', '2026-02-11T00:00:00Z'),
    ]);
    expect([minutesOf(statement, 'web').down, codesOf(statement)]).toEqual([60, ['corrects-nothing', 'corrects-nothing']]);
  });
});

it('maintenance of another period is not counted in the period in which it was received', () => {
  const work = (month: string, receivedAt: number): Fact[] => {
    const [start, end] = [at(`${month}-10T10:00:00Z`), at(`${month}-10T13:00:00Z`)];
    const given = { component: 'web', receivedAt, body: { record: month } };
    return [
      fact('maintenance.scheduled', `${month}-01T00:00:00Z`, { ...given, body: { ...given.body, start, end } }),
      fact('maintenance.started', start, given),
      fact('maintenance.ended', end, given),
    ];
  };
  const down = outage(at('2026-02-10T10:00:00Z'), at('2026-02-10T13:00:00Z'), { component: 'web' });
  const began = { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' } as const;
  const terms = linesTerms({ began, work: { allowance: 'began', 'at-most': '4 h', 'in-each': 'quarter' } });
  for (const receivedAt of ['2026-01-10T13:00:00Z', '2026-02-20T00:00:00Z', '2026-11-26T00:00:00Z'].map(at)) {
    const facts = [...work('2026-01', receivedAt), ...work('2026-02', receivedAt), ...down];
    const statement = stated(terms, facts);
    expect([statement.evidence, minutesOf(statement, 'web').down]).toEqual([{ events: 5 }, 120]);
  }
});

it('an event ahead of its receipt counts, with a finding; announcements have none', () => {
  const ahead = (type: EventType, by: number, body: FactBody = {}): string[] => {
    const when = at('2026-02-10T00:00:00Z');
    return codesOf(stated(ticketTerms(), [fact(type, when, { component: 'web', receivedAt: when - by, body: { record: 'r', ...body } })]));
  };
  expect(ahead('ticket.opened', 300_001)).toContain('ahead-of-receipt');
  expect(ahead('ticket.opened', 300_000)).not.toContain('ahead-of-receipt');
  const plan = { start: at('2026-02-20T00:00:00Z'), end: at('2026-02-21T00:00:00Z') };
  expect(ahead('maintenance.scheduled', 300_001, plan)).not.toContain('ahead-of-receipt');
});

/** Facts about two tickets, two incidents, two works and two probes, of three senders, before, in and after the period. */
const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    type: fc.constantFrom<EventType>(
      'service.down',
      'service.up',
      'service.degraded',
      'service.unknown',
      'ticket.opened',
      'ticket.acknowledged',
      'ticket.paused',
      'ticket.resumed',
      'ticket.resolved',
      'ticket.closed',
      'ticket.reopened',
      'maintenance.scheduled',
      'maintenance.started',
      'maintenance.ended',
      'maintenance.cancelled',
      'record.reached',
      'attribute.set',
      'probe.batch',
      'requests.counted',
      'service.watched',
      'charge.billed',
      'correction',
    ),
    hour: fc.integer({ min: -60, max: 720 }),
    late: fc.constantFrom(0, 0, 0, 1, 30),
    id: fc.integer({ min: 0, max: 25 }),
    sender: fc.constantFrom('a', 'b'),
    component: fc.constantFrom(undefined, 'web', 'api', 'elsewhere'),
    n: fc.integer({ min: 0, max: 2 }),
    long: fc.integer({ min: 1, max: 90 }),
    mark: fc.constantFrom('0', '1', '-'),
  })
  .map(({ type, hour, late, id, sender, component, n, long, mark }) => {
    const when = PERIOD.start + hour * HOUR;
    const span = { start: when, end: when + long * HOUR };
    const bodies: Partial<Record<EventType, FactBody>> = {
      'maintenance.scheduled': { record: `m${n}`, ...span },
      'maintenance.started': { record: `m${n}` },
      'maintenance.ended': { record: `m${n}` },
      'maintenance.cancelled': { record: `m${n}` },
      'record.reached': { kind: 'exclusion', record: `x${n}`, milestone: mark === '0' ? 'began' : 'ended' },
      'attribute.set': { of: n === 0 ? 'customer' : 'ticket', ...(n > 0 && { record: `t${n}` }), name: 'severity', value: `P${n}` },
      'probe.batch': { stream: n === 0 ? 'http' : 'other', start: when, every: HOUR, results: mark.repeat(n === 2 ? 1 : long) },
      'requests.counted': { stream: 'calls', start: when, every: HOUR, outcomes: { ok: Array.from({ length: long }, () => 1) } },
      'service.watched': span,
      'charge.billed': { kind: 'usage', amount: '1.00 USD', ...span },
      correction: {
        corrects: String((id * 7 + n) % 26),
        ...(mark === '0' && { replacement: { type: 'service.up', occurredAt: when, body: { record: 'i1' } } }),
      },
    };
    const record = type.startsWith('ticket.') ? { record: `t${n}` } : n > 0 ? { record: `i${n}` } : {};
    const body = bodies[type] ?? { ...record, ...(mark === '0' && { attributes: { severity: `P${n}` } }) };
    return {
      ...fact(type, when, { id: String(id), sender, receivedAt: when + late * HOUR, body }),
      ...(component !== undefined && { component }),
    };
  });

describe.each(['count', 'leave-out'] as const)('laws, where evidence without a component is %s', (choice) => {
  const terms = ticketTerms(
    {},
    {
      definitions: {
        ...ticketTerms().definitions,
        seen: { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure' },
        reach: { uptime: 'seen', of: 'period' },
      },
      objectives: { recovery: { 'at-most': 'limit' }, availability: { 'at-least': '99.9%' }, reach: { 'at-least': '99.9%' } },
    },
  );
  const contract = checked(aContract({ order: linesOrder({ 'without-component': choice }), terms }));
  const inFebruary = (facts: readonly Fact[]): ReturnType<typeof assessed> => assessed(contract, facts, '2026-02', { reasons: true });
  const isIn = ({ type, occurredAt, body }: Fact): boolean => {
    if (type === 'charge.billed' || body.start === undefined) {
      const instant = body.start ?? occurredAt;
      return instant >= PERIOD.start && instant < PERIOD.end;
    }
    const count = body.results?.length ?? Object.values(body.outcomes ?? {})[0]?.length ?? 0;
    return body.start < PERIOD.end && (body.end ?? body.start + count * body.every!) > PERIOD.start;
  };

  it('received = used + left out: every fact of the period once, with one reason', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 40 }), (facts) => {
        const { statement, used, leftOut: out } = inFebruary(facts);
        const { events, leftOut: counts = [] } = statement.evidence;
        expect([events, counts.reduce((sum, { count }) => sum + count, 0)]).toEqual([used().length, out().length]);
        const textOf = (one: Fact): string => JSON.stringify([factKey(one), one.type, one.occurredAt, one.component ?? null, one.body]);
        const all = [...used(), ...out().map((entry) => entry.fact)].map(textOf);
        expect(new Set(all).size).toBe(all.length);
        const given = new Set(facts.map(textOf));
        expect(all.filter((text) => !given.has(text))).toEqual([]);
        const about = new Set(facts.filter((one) => one.type !== 'correction' && isIn(one)).map(textOf));
        expect([...about].filter((text) => !all.includes(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the facts behind a statement give the same statement, in any order and with repeats', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (facts, turn) => {
        const { statement, evidence } = inFebruary(facts);
        const whole = canonicalJson(statement);
        const shuffled = [...facts.slice(turn % (facts.length + 1)), ...facts, ...facts.slice(0, turn % (facts.length + 1))].reverse();
        expect(canonicalJson(inFebruary(shuffled).statement)).toBe(whole);
        expect(canonicalJson(inFebruary(evidence()).statement)).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });
});

describe('evidence that no clause reads for its component', () => {
  const order = linesOrder({
    components: { eu: { kind: 'region' }, web: { kind: 'line', in: 'eu' }, api: { kind: 'line', in: 'eu' }, core: { kind: 'router' } },
  });
  const leftOut = (terms: Parameters<typeof stated>[0], facts: Fact[]): string[] =>
    stated(terms, facts, { order }).evidence.leftOut?.map(({ reason, count }) => `${reason} ${count}`) ?? [];
  const kinds = { region: {}, line: { in: 'region' }, router: {} };
  const hour = (component: string): Fact[] => [
    fact('service.down', '2026-02-10T00:00:00Z', { component }),
    fact('service.up', '2026-02-10T01:00:00Z', { component }),
  ];

  it('is left out for an outage of a component for which no clause has a value', () => {
    const lines = linesTerms({}, { components: kinds });
    expect(leftOut(lines, hour('core'))).toEqual(['unread 2']);
    expect(leftOut(lines, hour('eu'))).toEqual([]);
    const region = (parts: 'count' | 'leave-out'): Parameters<typeof stated>[0] =>
      linesTerms(
        {
          failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'region' },
          downtime: 'failure',
          fee: { charges: 'all', 'taken-from': 'period' },
        },
        { components: { ...kinds, region: { parts } } },
      );
    expect(leftOut(region('count'), hour('web'))).toEqual([]);
    expect(leftOut(region('leave-out'), hour('web'))).toEqual(['unread 2']);
  });

  it('is left out for checks, counts and bills too', () => {
    const terms = linesTerms(
      {
        seen: { probes: 'http', each: 'line', 'in-a-row': 1, begins: 'first-failure' },
        errors: {
          requests: 'calls',
          each: 'line',
          as: 'rate',
          every: '1 h',
          aligned: 'clock',
          failed: ['bad'],
          ignored: [],
          empty: 'perfect',
        },
        fee: { charges: 'all', without: ['tax'], each: 'line', 'taken-from': 'period' },
      },
      { components: kinds, billing: { 'reported-by': ['vendor'] } },
    );
    const start = at('2026-02-10T00:00:00Z');
    const said = (type: Fact['type'], component: string | undefined, body: Fact['body']): Fact =>
      fact(type, start, { id: `${type} ${component} ${body.kind}`, ...(component !== undefined && { component }), body });
    const bill = (component: string | undefined, kind = 'usage'): Fact =>
      said('charge.billed', component, { kind, amount: '1.00 USD', start, end: start + 86_400_000 });
    expect(leftOut(terms, [said('probe.batch', 'core', { stream: 'http', start, every: 60_000, results: '0' })])).toEqual(['unread 1']);
    expect(
      leftOut(terms, [said('requests.counted', 'core', { stream: 'calls', start, every: 3_600_000, outcomes: { bad: [1] } })]),
    ).toEqual(['unread 1']);
    for (const component of [undefined, 'eu', 'core']) {
      expect(leftOut(terms, [bill(component)])).toEqual(['unread 1']);
      expect(codesOf(stated(terms, [bill(component)], { order }))).toContain('bill-of-no-component');
    }
    expect(leftOut(terms, [bill('web', 'tax')])).toEqual(['unread 1']);
    expect(leftOut(terms, [bill('web')])).toEqual([]);
    expect(codesOf(stated(terms, [bill('web'), bill('web', 'tax')], { order }))).not.toContain('bill-of-no-component');
  });
});
