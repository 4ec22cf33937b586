/** Records that name other records: conditions on the named record, counts for each of them, what is refused, and what is not known. */
import { describe, expect, it } from 'vitest';
import type { Condition, Definition, Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { explain } from '../../../../lib/presentation/explain/explain.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';
import { at, fact } from '../../../support/facts.ts';
import { codesOf, linesOrder, linesTerms, stated } from '../../../support/lines.ts';

const START = at('2026-02-10T08:00:00Z');
const ATTRIBUTES: Terms['attributes'] = {
  fault: { of: 'ticket', names: 'outage', 'reported-by': ['vendor'] },
  cause: { of: 'outage', values: ['vendor', 'customer'], 'reported-by': ['vendor'] },
};
const ANSWER = { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' };
const CELLS: Terms['definitions'] = {
  failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
  answer: { ...ANSWER, where: [{ of: 'fault', attribute: 'cause', is: ['vendor'] }] },
  late: { compare: 'answer', 'more-than': '15 min' },
  'late-tickets': { count: 'late', each: 'fault' },
  missed: { compare: 'late-tickets', 'at-least': 1 },
  faults: { count: 'missed' },
  share: { 'depending-on': 'missed', cases: { holds: '10%', fails: '0%' } },
};

const termsOf = (cells: Terms['definitions'] = {}): Terms =>
  linesTerms(
    { ...CELLS, ...cells },
    {
      attributes: ATTRIBUTES,
      objectives: { faults: { 'at-most': 0 } },
      credits: { credit: { of: 'fee', times: 'share', for: 'faults' } },
      report: ['faults'],
    },
  );

/** An outage of an hour from the given minute on. */
const outage = (record: string, minute: number, component: string, cause?: string): Fact[] => [
  fact('service.down', START + minute * MINUTE, { component, body: { record, ...(cause && { attributes: { cause } }) } }),
  fact('service.up', START + minute * MINUTE + HOUR, { component, body: { record } }),
];

/** A ticket that waits for half an hour. */
const ticket = (record: string, minute: number, component: string | undefined, fault?: string): Fact[] => [
  fact('ticket.opened', START + minute * MINUTE, {
    ...(component !== undefined && { component }),
    body: { record, ...(fault !== undefined && { attributes: { fault } }) },
  }),
  fact('ticket.acknowledged', START + (minute + 30) * MINUTE, { body: { record } }),
];

const of = (facts: readonly Fact[], cells: Terms['definitions'] = {}): Statement => stated(termsOf(cells), facts);

/** What is owed for certain, and at most. */
const boundsOf = ({ total, bounds }: Statement): readonly [string, string | undefined] => [
  bounds?.toCustomer.least.amount ?? total.amount,
  bounds ? bounds.toCustomer.most?.amount : total.amount,
];

describe('records that name other records', () => {
  const two = [...outage('F-1', 0, 'web', 'vendor'), ...outage('F-2', 300, 'api', 'vendor')];

  it('late tickets of one fault are one missed fault, credited where the fault was', () => {
    const facts = [...two, ...ticket('A', 5, 'api', 'F-1'), ...ticket('B', 6, 'api', 'F-1')];
    expect(boundsOf(of(facts))).toEqual(['100.00', '100.00']);
    expect(of(facts).lines.map(({ index, component }) => [index, component])).toEqual([['F-1', 'web']]);
    expect(boundsOf(of([...facts, ...ticket('C', 310, 'web', 'F-2')]))).toEqual(['200.00', '200.00']);
  });

  it('the order in which events are received changes nothing', () => {
    const facts = [...two, ...ticket('A', 5, 'api', 'F-1'), ...ticket('B', 6, undefined), ...ticket('C', 7, 'web', 'F-9')];
    expect(of([...facts].reverse())).toEqual(of(facts));
  });

  it('a condition on the named record reads its last word, also of an outage that ended before the period', () => {
    const before = [
      fact('service.down', '2026-01-31T20:00:00Z', { component: 'web', body: { record: 'F-0' } }),
      fact('service.up', '2026-01-31T21:00:00Z', { component: 'web', body: { record: 'F-0' } }),
      fact('attribute.set', '2026-02-03T00:00:00Z', { body: { of: 'outage', record: 'F-0', name: 'cause', value: 'vendor' } }),
    ];
    const found = of([...before, ...ticket('A', 0, 'web', 'F-0')]);
    expect(boundsOf(found)).toEqual(['100.00', '100.00']);
    expect(found.evidence.events).toBe(before.length + 2);
  });

  it.each<[string, string | undefined]>([
    ['a ticket that names no outage', undefined],
    ['a ticket that names an outage without other events', 'F-9'],
  ])('%s leaves open what each possible outage would owe', (_, named) => {
    const rest = [...two, ...outage('F-3', 600, 'web', 'customer')];
    const [least, most] = boundsOf(of([...rest, ...ticket('A', 5, 'web', named)]));
    for (const fault of ['F-1', 'F-2', 'F-3', 'none']) {
      const owed = Number(boundsOf(of([...rest, ...ticket('A', 5, 'web', fault)]))[0]);
      if (named === undefined) expect(Number(most), fault).toBeGreaterThanOrEqual(owed);
      expect(Number(least), fault).toBeLessThanOrEqual(owed);
    }
    // The outage may be one at the component of the ticket.
    expect(Number(most)).toBeGreaterThanOrEqual(100);
    expect(codesOf(of([...rest, ...ticket('A', 5, 'web', named)])).includes('no-such-record')).toBe(named !== undefined);
  });

  it('a missing word of the named outage leaves open what each word would owe', () => {
    const owed = (cause?: string): readonly [string, string | undefined] =>
      boundsOf(of([...outage('F-1', 0, 'web', cause), ...ticket('A', 5, 'web', 'F-1')]));
    expect(owed('customer')).toEqual(['0.00', '0.00']);
    expect(owed('vendor')).toEqual(['100.00', '100.00']);
    expect(owed()).toEqual(['0.00', '100.00']);
  });

  it('a word that one ticket lacks does not decide the value of the ticket that it names', () => {
    const terms = linesTerms(
      {
        failure: CELLS.failure!,
        mine: { ...ANSWER, where: [{ attribute: 'severity', is: ['high'] }] },
        slow: { compare: 'mine', 'more-than': '15 min' },
        counted: { count: 'slow', each: 'parent' },
        bad: { compare: 'counted', 'at-least': 1 },
        matters: { count: 'bad' },
      },
      {
        attributes: {
          severity: { of: 'ticket', values: ['high', 'low'], 'reported-by': ['vendor'] },
          parent: { of: 'ticket', names: 'ticket', default: 'itself', 'reported-by': ['vendor'] },
        },
        report: ['matters'],
      },
    );
    const told = (record: string, minute: number, attributes: Readonly<Record<string, string>>): Fact[] => [
      fact('ticket.opened', START + minute * MINUTE, { body: { record, attributes } }),
      fact('ticket.acknowledged', START + (minute + 30) * MINUTE, { body: { record } }),
    ];
    const matters = (child: Readonly<Record<string, string>>): unknown =>
      stated(terms, [...told('A', 0, { severity: 'low' }), ...told('B', 5, { parent: 'A', ...child })]).report[0]!.value;
    expect(matters({ severity: 'high' })).toMatchObject({ exact: '1' });
    expect(matters({ severity: 'low' })).toMatchObject({ exact: '0' });
    expect(matters({})).toEqual({ shown: '0 to 1' });
  });

  const refused = (definition: Definition, attributes: Terms['attributes'] = ATTRIBUTES): string[] =>
    refusalsOf(aContract({ order: linesOrder(), terms: { ...termsOf({ tried: definition }), attributes } }), '/terms/0');
  const where = (condition: Condition): Definition => ({ ...ANSWER, where: [condition] });

  it.each<[string, Definition, string]>([
    [
      'that names an undeclared attribute',
      where({ of: 'incident', reached: 'started' }),
      'unknown-attribute /definitions/tried/where/0/of',
    ],
    ['that names an attribute with words', where({ of: 'cause', reached: 'started' }), 'wrong-type /definitions/tried/where/0/of'],
    ['about a milestone of the ticket itself', where({ of: 'fault', reached: 'opened' }), 'unknown-milestone /definitions/tried/where/0'],
    [
      'about an attribute of the ticket itself',
      where({ of: 'fault', attribute: 'fault', is: ['F-1'] }),
      'wrong-grain /definitions/tried/where/0/attribute',
    ],
    ['on the id of a record', where({ attribute: 'fault', is: ['F-1'] }), 'wrong-type /definitions/tried/where/0/attribute'],
    ['that always holds', where({ of: 'fault', attribute: 'cause', is: ['vendor', 'customer'] }), 'no-effect /definitions/tried/where/0'],
    [
      'with a time that never passes',
      where({ of: 'fault', from: 'ended', to: 'started', 'at-least': '1 h' }),
      'never-holds /definitions/tried/where/0/to',
    ],
  ])('a condition %s is refused', (_, definition, place) => {
    expect(refused(definition)).toContain(place);
  });

  it.each<[string, Definition, string]>([
    [
      'of records that do not have the attribute',
      { count: 'outage', reached: 'started', each: 'fault' },
      'wrong-grain /definitions/tried/each',
    ],
    ['by an attribute with words', { count: 'outage', reached: 'started', each: 'cause' }, 'wrong-type /definitions/tried/each'],
    ['of one value for the whole', { count: 'faults', each: 'fault' }, 'wrong-grain /definitions/tried/count'],
  ])('a count for each %s is refused', (_, definition, place) => {
    expect(refused(definition)).toContain(place);
  });

  it.each<[string, NonNullable<Terms['attributes']>[string], string]>([
    ['a kind that is none', { of: 'ticket', names: 'outge' }, 'unknown-record-kind /attributes/tried/names'],
    ['a record of a component', { of: 'line', names: 'outage' }, 'wrong-type /attributes/tried/of'],
    ['words beside it', { of: 'ticket', names: 'outage', values: ['a'] }, 'one-of /attributes/tried'],
    ['one record by default', { of: 'ticket', names: 'outage', default: 'F-1' }, 'bad-value /attributes/tried/default'],
    ['itself, of another kind', { of: 'ticket', names: 'outage', default: 'itself' }, 'bad-value /attributes/tried/default'],
    ['words that are read as ids', { of: 'ticket', names: 'outage', 'reads-as': { a: 'b' } }, 'no-effect /attributes/tried/reads-as'],
  ])('an attribute that names %s is refused', (_, tried, place) => {
    expect(refused('1 h', { ...ATTRIBUTES, tried })).toContain(place);
  });

  it('they are explained in each language', () => {
    const contract = aContract({ order: linesOrder(), terms: termsOf() });
    const said = (['en', 'zh', 'de'] as const).map((language) =>
      explain(contract, language)
        .flatMap(({ sentences }) => sentences)
        .join('\n'),
    );
    expect(said[0]).toContain('of the record that its "fault" names, cause is vendor');
    expect(said[0]).toContain('for each record that "fault" names');
    expect(said[1]).toContain('其“fault”所指的记录 cause 为 vendor');
    expect(said[2]).toContain('je Vorgang, den „fault“ nennt');
  });
});
