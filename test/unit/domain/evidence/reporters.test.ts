/** Who may say what: every kind of word, said by each side, under each clause, whichever party owes by it. */
import { describe, expect, it } from 'vitest';
import type { Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import { type CheckedContract, checkContract } from '../../../../lib/domain/checker/check-contract.ts';
import { debtorsOf } from '../../../../lib/domain/checker/reporters.ts';
import type { EventType, Fact, FactBody } from '../../../../lib/domain/evidence/fact.ts';
import { type Assessment } from '../../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { aContract, assessed, checked } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';
import { NOT_OF_THE_CUSTOMER, linesOrder, linesTerms } from '../../../support/lines.ts';

type ClassedReporter = Pick<Fact, 'sender' | 'speaksFor' | 'class'>;

const REPORTERS = {
  vendor: { sender: 'aws:444455556666', speaksFor: 'vendor', class: 'account' },
  customer: { sender: 'webhook:uptime-kuma:vendor', speaksFor: 'customer', class: 'signed' },
  'a tool of the vendor': { sender: 'webhook:zendesk:vendor', speaksFor: 'vendor', class: 'secret-path' },
  'a line of a file': { sender: 'file', speaksFor: 'vendor', class: 'account' },
  'a person who corrects': { sender: 'person:ann', speaksFor: 'customer', class: 'administrator' },
} as const satisfies Record<string, ClassedReporter>;
type ReporterName = keyof typeof REPORTERS;

const CLAUSES: readonly (readonly string[] | undefined)[] = [
  undefined,
  ['vendor'],
  ['customer'],
  ['zendesk'],
  ['444455556666', 'customer'],
  ['vendor', 'customer'],
];

/** Who owes by it. */
const OWING = { vendor: ['vendor'], customer: ['customer'], both: ['customer', 'vendor'], nobody: [] } as const;
type Owing = keyof typeof OWING;

/** The rule again, from what the language says. */
function mayBeSaid(name: ReporterName, clause: readonly string[] | undefined, owing: readonly string[]): boolean {
  const { sender, speaksFor, class: by } = REPORTERS[name];
  if (by === 'administrator') return true;
  if (clause) return clause.includes(speaksFor) || clause.includes(sender.split(':')[1]!);
  return sender === 'file' || !owing.includes(speaksFor);
}

const creditsOf = (owing: Owing, gate: Partial<Terms['credits'][string]> = {}, times: string = 'rate'): Partial<Terms> => {
  const credit = { of: 'fee', times, for: 'availability', ...gate };
  const all = { vendor: { credit }, customer: { back: { ...credit, 'owed-to': 'vendor' as const } } };
  const credits = {
    ...(OWING[owing].includes('vendor' as never) && all.vendor),
    ...(OWING[owing].includes('customer' as never) && all.customer),
  };
  return {
    credits,
    claims: Object.fromEntries(Object.keys(credits).map((name) => [name, 'automatic' as const])),
    report: [...new Set(['rate', 'fee', times])],
  };
};

interface Word {
  readonly terms: (owing: Owing, reporters: readonly string[] | undefined) => Terms;
  /** What is known beside the word, which no party disputes. */
  readonly known: readonly Fact[];
  readonly word: (reporter: ClassedReporter) => Fact[];
  /** What stays of its events when the word does not count. */
  readonly rest?: (reporter: ClassedReporter) => Fact[];
}

const T = at('2026-02-10T00:00:00Z');
const H = 3_600_000;
const say = (reporter: ClassedReporter, type: EventType, when: number, body: FactBody, component: string | undefined = 'web'): Fact => ({
  ...fact(type, when, { id: `${type}-${when}`, ...(component !== undefined && { component }), body }),
  ...reporter,
});
const plain = REPORTERS['a line of a file'];
const down = (reporter: ClassedReporter, attributes?: Record<string, string>): Fact =>
  say(reporter, 'service.down', T, { record: 'i', ...(attributes && { attributes }) });
const up = (reporter: ClassedReporter, attributes?: Record<string, string>): Fact =>
  say(reporter, 'service.up', T + 10 * H, { record: 'i', ...(attributes && { attributes }) });

const withAttribute =
  (name: string, spec: NonNullable<Terms['attributes']>[string], definitions: Record<string, Definition>, gate = {}, times = 'rate') =>
  (owing: Owing, reporters: readonly string[] | undefined): Terms =>
    linesTerms(definitions, {
      attributes: { [name]: { ...spec, ...(reporters && { 'reported-by': reporters }) } },
      ...creditsOf(owing, gate, times),
      ...(gate && { report: ['rate', 'fee', ...Object.keys(definitions).filter((cell) => cell !== 'failure')] }),
    });

const cause = withAttribute(
  'cause',
  { of: 'outage', values: ['vendor', 'customer'], default: 'vendor' },
  {
    failure: NOT_OF_THE_CUSTOMER,
  },
);

const ticketed = (owing: Owing, reporters: readonly string[] | undefined): Terms =>
  withAttribute('severity', { of: 'ticket', values: ['P1', 'P2'], default: 'P2' }, SLOW, {}, 'slow-rate')(owing, reporters);
const SLOW: Record<string, Definition> = {
  slow: { intervals: 'ticket', from: 'opened', to: 'resolved', each: 'line', where: [{ attribute: 'severity', is: ['P1'] }] },
  'slow-length': { duration: 'slow' },
  'slow-rate': {
    bands: 'slow-length',
    table: [
      { 'at-most': '1 h', gives: '0%' },
      { 'more-than': '1 h', gives: '10%' },
    ],
  },
};
const opened = (reporter: ClassedReporter, attributes?: Record<string, string>): Fact =>
  say(reporter, 'ticket.opened', T, { record: 'T', ...(attributes && { attributes }) });
const resolved = say(plain, 'ticket.resolved', T + 9 * H, { record: 'T' });

const WORDS: Readonly<Record<string, Word>> = {
  'an attribute with the down event': {
    terms: cause,
    known: [up(plain)],
    word: (reporter) => [{ ...down(reporter, { cause: 'customer' }), sender: reporter.sender }, { ...up(reporter) }],
    rest: (reporter) => [down(reporter), up(reporter)],
  },
  'an attribute with the up event': {
    terms: cause,
    known: [],
    word: (reporter) => [down(reporter), up(reporter, { cause: 'customer' })],
    rest: (reporter) => [down(reporter), up(reporter)],
  },
  'attribute.set of an outage': {
    terms: cause,
    known: [down(plain), up(plain)],
    word: (reporter) => [say(reporter, 'attribute.set', T + H, { record: 'i', of: 'outage', name: 'cause', value: 'customer' })],
  },
  'a severity with the ticket': {
    terms: ticketed,
    known: [resolved],
    word: (reporter) => [opened(reporter, { severity: 'P1' })],
    rest: (reporter) => [opened(reporter)],
  },
  'a changed severity': {
    terms: ticketed,
    known: [opened(plain), resolved],
    word: (reporter) => [say(reporter, 'ticket.severity_changed', T + 1, { record: 'T', attributes: { severity: 'P1' } })],
  },
  'an attribute of the customer': {
    terms: withAttribute(
      'plan',
      { of: 'customer', values: ['gold', 'free'], default: 'free' },
      { gold: { 'attribute-is': 'plan', is: ['gold'] } },
      { if: ['gold'] },
    ),
    known: [down(plain), up(plain)],
    word: (reporter) => [say(reporter, 'attribute.set', T - 2 * H, { of: 'customer', name: 'plan', value: 'gold' }, undefined)],
  },
  'an attribute of a component': {
    terms: withAttribute(
      'tier',
      { of: 'line', values: ['basic', 'gold'], default: 'basic' },
      { 'tier-rate': { 'depending-on': 'tier', cases: { basic: '10%', gold: '50%' } } },
      { for: undefined, 'if-breached': 'availability' },
      'tier-rate',
    ),
    known: [down(plain), up(plain)],
    word: (reporter) => [say(reporter, 'attribute.set', T - 2 * H, { of: 'component', name: 'tier', value: 'gold' })],
  },
  'the level of an outage, as an attribute': {
    terms: (owing, reporters) =>
      linesTerms(
        { failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line', where: [{ attribute: 'level', is: ['down'] }] } },
        {
          ...(reporters && { attributes: { level: { of: 'outage', values: ['down', 'degraded'], 'reported-by': reporters } } }),
          ...creditsOf(owing),
        },
      ),
    known: [down(plain), up(plain)],
    word: (reporter) => [say(reporter, 'attribute.set', T + H, { record: 'i', of: 'outage', name: 'level', value: 'degraded' })],
  },
};

/** The findings and the account put aside, what a statement says. */
const said = ({ lines, credits, total, report, objectives }: Statement): string =>
  JSON.stringify({ lines, credits, total, report, objectives });

function stated(contract: CheckedContract, facts: readonly Fact[]): Exclude<Assessment, { issue: unknown }> {
  const result = assessed(contract, facts, '2026-02');
  return result;
}

/** The statement of the month; from the facts that it rests on it comes out again. */
function judged(contract: CheckedContract, facts: readonly Fact[]): Statement {
  const { statement, evidence } = stated(contract, facts);
  expect(stated(contract, evidence()).statement).toEqual(statement);
  return statement;
}

const refusedIn = (statement: Statement): number => statement.findings.filter(({ code }) => code === 'not-its-word').length;
const leftOut = (statement: Statement): Record<string, number> =>
  Object.fromEntries((statement.evidence.leftOut ?? []).map(({ reason, count }) => [reason, count]));

/** Whether a clause says what holds without it, so that it is refused. */
const isIdle = (clause: readonly string[] | undefined, owing: readonly string[]): boolean =>
  clause !== undefined && owing.length === 0 && clause.includes('vendor') && clause.includes('customer');

describe.each(Object.entries(WORDS))('%s', (_, { terms, known, word, rest }) => {
  it.each(Object.keys(OWING) as Owing[])('counts as its clause says where %s owes by it', (owing) => {
    let refused = 0;
    for (const clause of CLAUSES) {
      if (isIdle(clause, OWING[owing])) continue;
      const text = checked(aContract({ order: linesOrder(), terms: terms(owing, clause) }));
      for (const name of Object.keys(REPORTERS) as ReporterName[]) {
        const reporter = REPORTERS[name];
        const place = `${name} under ${clause?.join() ?? 'nothing'}`;
        const statement = judged(text, [...known, ...word(reporter)]);
        const counted = stated(text, [...known, ...word({ ...reporter, class: 'administrator' })]).statement;
        const without = stated(text, [...known, ...(rest?.(reporter) ?? [])]).statement;
        expect(said(counted), place).not.toBe(said(without));
        const may = mayBeSaid(name, clause, OWING[owing]);
        if (!may) refused += 1;
        expect(said(statement), place).toBe(said(may ? counted : without));
        expect([place, refusedIn(statement)]).toEqual([place, may ? 0 : 1]);
        expect(leftOut(statement)['not-its-word'] ?? 0, place).toBe(may || rest ? 0 : 1);
      }
    }
    expect(refused).toBeGreaterThan(5);
  });
});

/** Words on records: everybody's count, unless the kind names its reporters. */
const RECORDS: Readonly<
  Record<string, { readonly kind: string; readonly known: readonly Fact[]; readonly word: (reporter: ClassedReporter) => Fact[] }>
> = {
  outage: { kind: 'outage', known: [], word: (reporter) => [down(reporter), up(reporter)] },
  ticket: {
    kind: 'ticket',
    known: [],
    word: (reporter) => [opened(reporter), { ...resolved, ...reporter }],
  },
  'planned work': {
    kind: 'maintenance',
    known: [down(plain), up(plain)],
    word: (reporter) => [
      say(reporter, 'maintenance.scheduled', T - 100 * H, { record: 'm', start: T, end: T + 10 * H }),
      say(reporter, 'maintenance.started', T, { record: 'm' }),
      say(reporter, 'maintenance.ended', T + 10 * H, { record: 'm' }),
    ],
  },
  'a kind of the contract': {
    kind: 'move',
    known: [down(plain), up(plain)],
    word: (reporter) => [
      say(reporter, 'record.reached', T, { kind: 'move', record: 'v', milestone: 'began' }),
      say(reporter, 'record.reached', T + 10 * H, { kind: 'move', record: 'v', milestone: 'ended' }),
    ],
  },
};

const recordTerms = (kind: string, reporters: readonly string[] | undefined): Terms =>
  linesTerms(
    {
      moved: { intervals: 'move', from: 'began', to: 'ended', each: 'line' },
      downtime: { except: ['failure', 'work', 'moved'] },
      slow: { intervals: 'ticket', from: 'opened', to: 'resolved', each: 'line' },
      'slow-length': { duration: 'slow' },
    },
    {
      records: {
        move: { milestones: ['began', 'ended'], ...(kind === 'move' && reporters && { 'reported-by': reporters }) },
        ...(kind !== 'move' && reporters && { [kind]: { 'reported-by': reporters } }),
      },
      report: ['slow-length'],
    },
  );

describe.each(Object.entries(RECORDS))('a record: %s', (_, { kind, known, word }) => {
  it('counts from every sender, or only from those that its kind names', () => {
    const open = checked(aContract({ order: linesOrder(), terms: recordTerms(kind, undefined) }));
    for (const clause of CLAUSES) {
      if (isIdle(clause, [])) continue;
      const text = checked(aContract({ order: linesOrder(), terms: recordTerms(kind, clause) }));
      for (const name of Object.keys(REPORTERS) as ReporterName[]) {
        const reporter = REPORTERS[name];
        const place = `${name} under ${clause?.join() ?? 'nothing'}`;
        const events = word(reporter);
        const [statement, without] = [judged(text, [...known, ...events]), stated(text, known).statement];
        const counted = stated(open, [...known, ...events]).statement;
        expect(said(counted), place).not.toBe(said(without));
        const may = mayBeSaid(name, clause, []);
        expect(said(statement), place).toBe(said(may ? counted : without));
        const about = events.filter(({ occurredAt }) => occurredAt >= at('2026-02-01T00:00:00Z')).length;
        expect([place, leftOut(statement)['not-its-word'] ?? 0]).toEqual([place, may ? 0 : about]);
        expect([place, refusedIn(statement)]).toEqual([place, may ? 0 : about]);
      }
    }
  });
});

describe('a bill', () => {
  const bill = (reporter: ClassedReporter, kind = 'usage'): Fact =>
    say(reporter, 'charge.billed', at('2026-02-27T00:00:00Z'), {
      kind,
      start: at('2026-02-01T00:00:00Z'),
      end: at('2026-03-01T00:00:00Z'),
      amount: '1000.00 USD',
    });
  const billed = (owing: Owing, reporters: readonly string[] | undefined, definitions: Record<string, Definition> = {}): Terms =>
    linesTerms(definitions, { ...(reporters && { billing: { 'reported-by': reporters } }), ...creditsOf(owing) });
  const known = [down(plain), up(plain)];

  it.each(Object.keys(OWING) as Owing[])(
    'counts as `billing` says where %s owes by it; from the party that owes, it only leaves the base open upwards',
    (owing) => {
      for (const clause of CLAUSES) {
        if (isIdle(clause, OWING[owing])) continue;
        const text = checked(aContract({ order: linesOrder(), terms: billed(owing, clause) }));
        for (const name of Object.keys(REPORTERS) as ReporterName[]) {
          const place = `${name} under ${clause?.join() ?? 'nothing'}`;
          const reporter = REPORTERS[name];
          const statement = judged(text, [...known, bill(reporter)]);
          const may = mayBeSaid(name, clause, OWING[owing]);
          const fee = statement.report.find(({ cell, index }) => cell === 'fee' && index === 'web')!;
          expect([place, refusedIn(statement), leftOut(statement)]).toEqual([place, may ? 0 : 1, may ? {} : { 'not-its-word': 1 }]);
          expect([place, JSON.stringify(fee).includes('"2000"')]).toEqual([place, may]);
          if (owing !== 'vendor') continue;
          const [credit] = statement.credits;
          const isOpen = !may && reporter.speaksFor === 'vendor';
          expect([place, statement.total.amount]).toEqual([place, may ? '600.00' : '300.00']);
          expect([place, credit!.bounds?.least, credit!.bounds?.most]).toEqual([place, isOpen ? expect.anything() : undefined, undefined]);
        }
      }
    },
  );

  it('counts where no amount that its sender owes depends on its kind', () => {
    const text = checked(
      aContract({
        order: linesOrder(),
        terms: billed('vendor', undefined, {
          fee: { charges: ['recurring'], each: 'line', 'taken-from': 'period' },
          all: { charges: ['usage'], 'taken-from': 'period' },
          availability: { uptime: 'downtime', of: 'period' },
        }),
      }),
    );
    const statement = judged(text, [...known, bill(REPORTERS.vendor)]);
    expect([refusedIn(statement), statement.total.amount]).toEqual([0, '300.00']);
  });

  it('that does not count gives way to one that does, and then leaves nothing open', () => {
    const text = checked(aContract({ order: linesOrder(), terms: billed('vendor', ['customer']) }));
    const first = { ...bill(REPORTERS.vendor), body: { ...bill(REPORTERS.vendor).body, amount: '0.01 USD' } };
    const statement = judged(text, [...known, first, { ...bill(REPORTERS.customer), receivedAt: at('2026-03-02T00:00:00Z') }]);
    expect([statement.total.amount, statement.credits[0]!.bounds, refusedIn(statement)]).toEqual(['600.00', undefined, 1]);
  });
});

describe('the party that owes by a fact', () => {
  const of = (terms: Terms): readonly [Record<string, readonly string[]>, readonly string[]] => {
    const debtors = debtorsOf(terms);
    return [Object.fromEntries(debtors.ofAttribute), debtors.ofBills];
  };
  const asked = { asked: { 'attribute-is': 'plan', is: ['gold'] } };
  const attributes = { plan: { of: 'customer', values: ['gold', 'free'], default: 'free' } };

  it('is the debtor of a credit that depends on it: by its gate, its base, its rate, a cap, a minimum, or the limit of its objective', () => {
    const credit = { of: 'fee', times: 'rate', for: 'availability' };
    const credits = (change: object): Partial<Terms> => ({ attributes, credits: { credit: { ...credit, ...change } } });
    expect(of(linesTerms(asked, credits({})))).toEqual([{}, ['vendor']]);
    expect(of(linesTerms(asked, credits({ if: ['asked'] })))).toEqual([{ plan: ['vendor'] }, ['vendor']]);
    const share = { share: { 'depending-on': 'plan', cases: { gold: '10%', free: '20%' } } };
    expect(of(linesTerms(share, credits({ cap: [{ 'at-most': 'share', of: 'fee' }] })))[0]).toEqual({ plan: ['vendor'] });
    expect(of(linesTerms(share, credits({ times: 'share' })))[0]).toEqual({ plan: ['vendor'] });
    const least = { least: { 'depending-on': 'plan', cases: { gold: '1.00 USD', free: '2.00 USD' } } };
    expect(of(linesTerms(least, credits({ of: '5.00 USD', minimum: { 'at-least': 'least' } })))).toEqual([{ plan: ['vendor'] }, []]);
    const limit = { limit: { 'depending-on': 'plan', cases: { gold: '99.9%', free: '99%' } } };
    const objectives = { availability: { 'at-least': 'limit' } };
    expect(of(linesTerms(limit, { ...credits({}), objectives }))[0]).toEqual({ plan: ['vendor'] });
    expect(of(linesTerms(limit, { attributes, objectives, credits: {}, claims: {} }))).toEqual([{}, []]);
  });

  it('is the debtor of a credit that includes, looks back on or counts it, and of a remedy', () => {
    const slow = { recovery: { timer: 'ticket', from: 'opened', to: 'resolved', hours: 'always', paused: [], 'counted-in': 'from' } };
    const severity = { severity: { of: 'ticket', values: ['P1', 'P2'] } };
    const counted = linesTerms(
      {
        ...slow,
        limit: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '4 h' } },
        late: { count: 'recovery', that: 'breached' },
        often: { compare: 'late', 'more-than': 3 },
      },
      {
        attributes: severity,
        objectives: { recovery: { 'at-most': 'limit' } },
        credits: {},
        claims: {},
        remedies: { leave: { right: 'terminate', to: 'customer', if: 'often' } },
      },
    );
    expect(of(counted)[0]).toEqual({ severity: ['vendor'] });
    const other = { ...counted, remedies: { leave: { right: 'terminate', to: 'vendor', if: 'often' } } } as Terms;
    expect(of(other)[0]).toEqual({ severity: ['customer'] });
    const inner = { of: 'fee', times: 'rate', for: 'availability', if: ['asked'] };
    const included = linesTerms(asked, { attributes, credits: { inner, all: { sum: ['inner'] } }, claims: { all: 'automatic' } });
    expect(of(included)[0]).toEqual({ plan: ['vendor'] });
    const before = linesTerms(
      {
        ...asked,
        paid: { 'across-periods': 'inner', last: 3, ending: 'previous' },
        total: { aggregate: 'sum', of: 'paid', over: 'stretch' },
      },
      { attributes, credits: { inner, back: { of: 'total', times: '1%', for: 'availability', 'owed-to': 'vendor' } } },
    );
    expect(of(before)[0]).toEqual({ plan: ['customer', 'vendor'] });
  });
});

describe('reporters without effect are refused', () => {
  const issues = (more: Partial<Terms>): string[] => {
    const found = checkContract(aContract({ order: linesOrder(), terms: linesTerms({}, more) })).issues;
    return found.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`);
  };

  it('both sides where every sender may report it, a repeated word, bills that no clause reads, a known kind', () => {
    expect(issues({ records: { ticket: { 'reported-by': ['vendor', 'customer'] } } })).toEqual([
      'no-effect /terms/0/records/ticket/reported-by',
    ]);
    expect(issues({ records: { ticket: { 'reported-by': ['vendor', 'vendor'] } } })).toEqual([
      'no-effect /terms/0/records/ticket/reported-by/1',
    ]);
    expect(issues({ records: { ticket: {} } })).toEqual(['no-effect /terms/0/records/ticket']);
    expect(issues({ records: { move: { 'reported-by': ['vendor'] } } })).toEqual(['missing /terms/0/records/move/milestones']);
    expect(issues({ records: { ticket: { 'reported-by': ['vendor'] } } })).toEqual([]);
    const shown = { of: 'ticket', values: ['P1'], 'reported-by': ['customer', 'vendor'] };
    expect(issues({ attributes: { severity: shown } })).toEqual(['no-effect /terms/0/attributes/severity/reported-by']);
    expect(issues({ billing: { 'reported-by': ['customer', 'vendor'] } })).toEqual([]);
    const free = { definitions: { ...linesTerms().definitions, fee: '5.00 USD' }, billing: { 'reported-by': ['vendor'] } };
    expect(issues(free)).toEqual(['no-effect /terms/0/billing']);
  });
});

describe('a person may correct a fact that does not count', () => {
  it('and the replacement counts as a report of that person', () => {
    const text = checked(aContract({ order: linesOrder(), terms: cause('vendor', undefined) }));
    const word = say(REPORTERS.vendor, 'attribute.set', T + H, { record: 'i', of: 'outage', name: 'cause', value: 'customer' });
    const known = [down(plain), up(plain), word];
    const { type, occurredAt, component, body } = word;
    const fix = (reporter: ClassedReporter): Fact =>
      say(reporter, 'correction', T + 20 * H, {
        corrects: word.id,
        correctsSender: word.sender,
        replacement: { type, occurredAt, component: component!, body },
      });
    expect(judged(text, known).total.amount).toBe('300.00');
    expect(judged(text, [...known, fix(REPORTERS.vendor)]).total.amount).toBe('300.00');
    expect(judged(text, [...known, fix(REPORTERS['a person who corrects'])]).total.amount).toBe('0.00');
  });
});

describe('a period of two texts', () => {
  const text = (version: string, from: string, reporters: readonly string[]): Terms => ({
    ...cause('vendor', reporters),
    version,
    from,
    'takes-effect': 'at-once-splitting-period',
  });
  const said = (name: string, when: number): Fact[] => [
    say(REPORTERS.vendor, 'service.down', when, { record: name, attributes: { cause: 'customer' } }),
    say(REPORTERS.vendor, 'service.up', when + 9 * H, { record: name }),
  ];

  it('uses in each part the terms of that part', () => {
    const contract = checked(
      aContract({ order: linesOrder(), terms: [text('1', '2020-01-01', ['vendor']), text('2', '2026-02-15', ['customer'])] }),
    );
    const { statement } = stated(contract, [...said('early', T), ...said('late', T + 240 * H)]);
    const web = statement.objectives.filter(({ index }) => index === 'web').map(({ part, outcome }) => `${part}: ${outcome}`);
    expect(web).toEqual(['1: met', '2: breached']);
    expect(statement.findings.filter(({ code }) => code === 'not-its-word').map(({ path }) => path)).toEqual([
      `aws:444455556666|service.down-${T + 240 * H}`,
    ]);
  });
});
