/** A sample of `npm run test:contract-mutants`, and the harness itself: planted defects are reported, what is declared is believed only when seen. */
import { describe, expect, it } from 'vitest';
import { OPERATORS } from '../../../lib/domain/operators/registry.ts';
import { MutantBench } from '../../support/mutants/classify.ts';
import { allControls, control, ignoring } from '../../support/mutants/control.ts';
import { type DocumentNode, contractDocuments } from '../../support/mutants/documents.ts';
import { type Mutation, mutationsOf } from '../../support/mutants/mutations.ts';
import { closedForm, figuresForm, normalForm } from '../../support/mutants/normal-form.ts';
import { read, resultsOf } from '../../support/mutants/observe.ts';

const documents = contractDocuments();
const named = (name: string): (typeof documents)[number] => documents.find(({ file }) => file.includes(name))!;
const place = ({ path, kind, what }: Mutation): string => `/${path.join('/')} ${kind}: ${what}`;
const closed = (document: DocumentNode, label = '2025-05'): string => {
  const reading = read(document);
  return 'checked' in reading ? closedForm(document, reading.checked, [label]) : reading.refused;
};

describe('mutants of contract files', () => {
  const bench = new MutantBench(named('hostingking'));
  const find = (text: string): Mutation => bench.mutations.find((mutation) => place(mutation).includes(text))!;

  it('are all keys of all files, deleted and altered, and every optional key inserted', () => {
    const kinds = { deleted: 0, altered: 0, inserted: 0 };
    for (const contract of documents) for (const { kind } of mutationsOf(contract, [])) kinds[kind] += 1;
    expect(kinds.deleted + kinds.altered).toBeGreaterThan(5600);
    expect(kinds.inserted).toBeGreaterThan(2000);
  });

  it.each([
    ['refused', 'credits/credit/of deleted'],
    ['display', 'title altered'],
    ['killed', 'allowance-of-month/by altered: 0.1% -> 0.2%'],
    ['killed', 'credits/credit/cap/0/at-most altered: 100% -> 99%'],
  ])('the mutant is %s where %s', async (found, text) => {
    expect((await bench.classify(find(text))).class).toBe(found);
  });

  describe('a change that only a certain history shows', () => {
    const benches = Object.fromEntries(['live-streaming-warranty', 'gcp-gce-multizone'].map((name) => [name, new MutantBench(named(name))]));

    it.each([
      ['equal', 'live-streaming-warranty', 'cause/default altered: vendor -> carrier', 'no condition tells them apart'],
      ['killed', 'live-streaming-warranty', 'cause/default altered: vendor -> customer', 'one does'],
      ['killed', 'live-streaming-warranty', 'english-desk/shut deleted', "holidays of hours that the customer's word chooses"],
      ['killed', 'live-streaming-warranty', 'urgent-limit/cases/phone altered: 15 min -> 16 min', 'a choice within a choice'],
      ['killed', 'live-streaming-warranty', 'report-delay/needs/1 deleted', 'a report without one of its parts'],
      ['killed', 'live-streaming-warranty', 'worst-line/aggregate altered: lowest -> mean', 'one component alone, month after month'],
      ['killed', 'live-streaming-warranty', 'objectives/delivered/at-least altered: 99% -> 98%', 'just so many slots that are bad'],
      ['killed', 'live-streaming-warranty', 'objectives/smooth-share/at-least altered: 98% -> 97%', 'samples of a share'],
      ['killed', 'gcp-gce-multizone', 'all-down/at-least altered: 100% -> 99%', 'all members but one of a hundred'],
      ['killed', 'gcp-gce-multizone', 'downtime/at-least altered: 1 min -> 2 min', 'all members for just so long'],
    ])('one is %s: %s %s, by %s', async (found, file, text) => {
      const bench = benches[file]!;
      const mutation = bench.mutations.find((one) => place(one).includes(text))!;
      expect((await bench.classify(mutation)).class).toBe(found);
    });
  });

  it('an operator that ignores a parameter has its mutants reported', async () => {
    const judge = new MutantBench(named('hostingking'), { view: resultsOf });
    const mutation = judge.mutations.find((one) => place(one).includes('tenfold/by altered: 10 -> 11'))!;
    expect((await judge.classify(mutation)).class).toBe('killed');
    const undo = ignoring(OPERATORS.multiply, 'by', named('hostingking').document);
    try {
      expect((await judge.classify(mutation)).class).toBe('unexplained');
    } finally {
      undo();
    }
    expect((await judge.classify(mutation)).class).toBe('killed');
  });

  it('each parameter of business hours that is ignored is reported: calendars are compared by their text', async () => {
    const controls = new Map([...allControls()].filter(([name]) => name.startsWith('business-hours.')));
    await control(named('aws-support-developer'), controls, 1);
    const tried = [...controls.values()].filter((one) => one.tried > 0);
    expect(tried.map(({ param, reported, alsoRead, others }) => [param, reported, alsoRead, others])).toEqual([
      ['business-hours', 1, 0, []],
      ['open', 1, 0, []],
      ['also-open', 1, 0, []],
    ]);
  });

  it('a key with the value that its absence means is equal to its absence', () => {
    const { document } = named('tencent-vod');
    const without = structuredClone(document);
    delete without.terms[0].period.starts;
    expect(normalForm(without)).toBe(normalForm(document));
    without.terms[0].period.starts = 'term';
    expect(normalForm(without)).not.toBe(normalForm(document));
  });

  it('declarations that every contract has are equal to their absence, and their texts are for readers', () => {
    const { document } = named('live-streaming-network');
    const change = (level: DocumentNode | undefined): DocumentNode => {
      const copy = structuredClone(document);
      copy.terms[0].attributes = { ...copy.terms[0].attributes, level };
      if (level === undefined) delete copy.terms[0].attributes.level;
      return copy;
    };
    const words = change({ of: 'outage', values: ['down', 'degraded', 'unknown'] });
    expect(normalForm(change(undefined))).toBe(normalForm(words));
    expect(normalForm(document)).not.toBe(normalForm(words));
    expect(figuresForm(document)).toBe(figuresForm(words));
    expect(figuresForm(document)).not.toBe(figuresForm(change({ of: 'outage', values: ['down', 'degraded'] })));
  });

  it('a value that only an aim reads is for readers; one that a limit reads is not', () => {
    const { document } = named('live-streaming-network');
    const change = (cell: string): string => {
      const copy = structuredClone(document);
      copy.terms[0].definitions[cell].cases.urgent = '37 min';
      return figuresForm(copy);
    };
    expect(change('response-aim')).toBe(figuresForm(document));
    expect(change('response-limit')).not.toBe(figuresForm(document));
  });

  it('an edge inside a gap that the clause fills changes nothing; any other edge does', () => {
    const { document } = named('ntt-ecl');
    const change = (row: number, edge: string, value: string): string => {
      const copy = structuredClone(document);
      copy.terms[0].definitions['percent-rate'].table[row][edge] = value;
      return closed(copy);
    };
    expect(change(1, 'at-least', '99.81%')).toBe(closed(document));
    expect(change(1, 'less-than', '99.98%')).not.toBe(closed(document));
  });

  it('a holiday that is not on all lists shuts nothing; one that is on all does', () => {
    const { document } = named('fastly-business-day');
    const without = (list: string, day: string): string => {
      const copy = structuredClone(document);
      copy.terms[0].holidays[list] = copy.terms[0].holidays[list].filter((one: string) => one !== day);
      return closed(copy, '2025-01');
    };
    expect(without('jp', '2025-01-02')).toBe(closed(document, '2025-01'));
    expect(without('jp', '2025-01-01')).not.toBe(closed(document, '2025-01'));
  });
});
