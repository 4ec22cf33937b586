/** What is kept of a contract's titles with what is recorded apart from its statement, and the names that people read from it. */
import { describe, expect, it } from 'vitest';
import type { Legend } from '../../../../lib/domain/statement/legend.ts';
import { objectiveTitles, remedyTitle, titlesOf } from '../../../../lib/domain/statement/line-titles.ts';
import { caseName, creditName, objectiveName } from '../../../../lib/presentation/reasons/line-names.ts';
import { Names } from '../../../../lib/presentation/reasons/names.ts';
import { renderLedgerCsv } from '../../../../lib/presentation/csv/ledger-csv.ts';
import { entriesForVendor } from '../../../../lib/application/statements/vendor-ledger.ts';
import type { LedgerEntry } from '../../../../lib/application/ports/ledger.ts';

const legend: Legend = {
  cells: {
    availability: { is: 'uptime', kind: 'ratio', objective: { en: 'Availability of lines', zh: '线路可用率' } },
    replies: { is: 'timer', kind: 'timer' },
  },
  credits: {
    compensation: { title: { en: 'Compensation for downtime', zh: '停机赔付' }, objective: 'availability' },
    'lost-hours': { objective: 'availability' },
    'late-replies': { objective: 'replies' },
    both: { combines: 'sum' },
  },
  components: { 'line-1': 'Studio line', 'line-2': { en: 'Backup line', zh: '备用线路' } },
  remedies: { leave: 'End of the contract' },
};

const named = (credit: string, index?: string, component?: string): { credit: string; index?: string; component?: string } => ({
  credit,
  ...(index !== undefined && { index }),
  ...(component !== undefined && { component }),
});
const calls = (line: ReturnType<typeof named>, language: 'en' | 'zh'): string[] => {
  const titles = titlesOf({ legend }, line);
  return [creditName({ ...line, titles }, language), caseName({ ...line, titles }, language)];
};

describe('a line that is shown apart from its statement', () => {
  it('has the titles of its credit and its component, by language', () => {
    expect(calls(named('compensation', 'line-2'), 'en')).toEqual(['Compensation for downtime', 'Backup line']);
    expect(calls(named('compensation', 'line-2'), 'zh')).toEqual(['停机赔付', '备用线路']);
    expect(calls(named('compensation', 'T-1', 'line-1'), 'zh')).toEqual(['停机赔付', 'T-1 (Studio line)']);
  });

  it('has the title of the objective that only its credit refers to, as in documents', () => {
    expect(calls(named('lost-hours', ''), 'en')).toEqual(['Credit for: Availability of lines', '']);
  });

  it('has the readable form of its name where no legend has it', () => {
    expect(titlesOf({}, named('compensation', 'line-1'))).toBeUndefined();
    expect(titlesOf({ legend }, named('toString', 'constructor'))).toBeUndefined();
    expect(calls(named('of-old'), 'en')).toEqual(['Of old', '']);
  });

  it('has the name that its statement has, whatever titles the contract gives', () => {
    const untitled = Object.fromEntries(Object.entries(legend.credits).filter(([name]) => name !== 'compensation'));
    const more = {
      'more-hours': { objective: 'availability' },
      plain: {},
      best: { combines: 'highest' as const },
      sum: { combines: 'sum' as const },
    };
    const { objective, ...availability } = legend.cells.availability!;
    const creditsOf = [legend.credits, untitled, { ...legend.credits, ...more }, { ...untitled, ...more }, { both: legend.credits.both! }];
    const cellsOf = [
      legend.cells,
      { ...legend.cells, availability },
      { ...legend.cells, availability, replies: { ...legend.cells.replies!, objective: objective! } },
      { ...legend.cells, replies: { ...legend.cells.replies!, objective: objective! } },
      { availability, uptime: availability, replies: legend.cells.replies! },
    ];
    let compared = 0;
    for (const credits of creditsOf)
      for (const cells of cellsOf)
        for (const language of ['en', 'zh', 'de'] as const) {
          const one = { legend: { ...legend, cells, credits } as Legend };
          const names = new Names(one, language);
          for (const credit of Object.keys(credits)) {
            expect(creditName({ credit, titles: titlesOf(one, { credit }) }, language)).toBe(names.credit(credit));
            compared++;
          }
          for (const cell of Object.keys(cells))
            expect(objectiveName(cell, objectiveTitles(one.legend, cell, ''), language)).toBe(names.objective(cell));
        }
    expect(compared).toBe(5 * 3 * (4 + 3 + 8 + 7 + 1));
  });

  it('has the title of the newest version of the contract that gives one', () => {
    const part = (number: number, title: string) => ({
      ...{ part: number, version: '1', start: '', end: '' },
      legend: { cells: {}, credits: { compensation: { title } } },
    });
    expect(titlesOf({ parts: [part(1, 'Old'), part(2, 'New')] }, named('compensation'))).toEqual({ credit: 'New' });
    expect(remedyTitle({ legend }, { remedy: 'leave' })).toBe('End of the contract');
  });
});

describe('the ledger as CSV', () => {
  const entry = {
    ...{
      entry: 'c.2026-10#1-1',
      account: 'owed',
      claim: 'c.2026-10.compensation',
      credit: 'compensation',
      for: 'T-1',
      component: 'line-1',
    },
    ...{ amount: '10.00', currency: 'EUR', costCentre: '4711' },
    titles: titlesOf({ legend }, named('compensation', 'T-1', 'line-1')),
  } as unknown as LedgerEntry;
  const cells = (entries: readonly LedgerEntry[]): (string | undefined)[] => {
    const [head, row] = renderLedgerCsv(entries, 'zh').split('\r\n');
    return ['credit', 'title', 'case'].map((column) => row!.split(',')[head!.split(',').indexOf(column)]);
  };

  it('has the titles beside the keys, in the requested language', () => {
    expect(cells([entry])).toEqual(['compensation', '停机赔付', 'T-1 (Studio line)']);
  });

  it('has no title of a component that a vendor does not see', () => {
    const { component: _, ...whole } = { ...entry, entry: 'c.2026-10#1-2', costCentre: '4712' };
    expect(cells(entriesForVendor([entry, whole]))).toEqual(['compensation', '停机赔付', 'T-1']);
    expect(entriesForVendor([entry, whole])[0]!.titles).toEqual({ credit: legend.credits.compensation!.title });
  });
});
