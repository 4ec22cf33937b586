/** The cases beside each contract: all pass, and those of published examples are held to the figures that were published. */
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFilesIn, readCaseFile } from '../../../lib/adapters/files/case-files.ts';
import { passes, runCases } from '../../../lib/application/contract-cases/run-case.ts';
import data from '../../fixtures/sla-cases.json' with { type: 'json' };
import { ALL_FILES, CONTRACTS_FOLDER, TEXTS } from '../../support/contract-files.ts';
import { type CaseFigure, type PublishedFigure, caseFiguresOf, figuresIn, isHeld } from '../../support/published-figures.ts';

const files = caseFilesIn(CONTRACTS_FOLDER).map(readCaseFile);
const all = { cases: files.flatMap(({ cases }) => cases?.cases ?? []) };
const published = data.cases.map(({ id, expect: wanted }) => ({ id, figures: figuresIn(wanted), stated: caseFiguresOf(all, id) }));

/** Another value of the same form. */
function altered(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1000;
  const text = String(value);
  return /\d/.test(text) ? text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 5) % 10)) : `not-${text}`;
}

const unheld = (id: string, figures: readonly PublishedFigure[], stated: readonly CaseFigure[]): string[] =>
  figures.filter((figure) => !isHeld(id, figure, stated)).map(({ names }) => `${id} ${names.join('/')}`);

describe('the cases beside contracts', () => {
  it.each(files.map((file) => [basename(file.path) === 'cases.yaml' ? basename(dirname(file.path)) : basename(file.path), file] as const))(
    'all pass for the contract %s',
    async (_, file) => {
      expect(file.issues).toEqual([]);
      const results = await runCases(file.document, file.cases!);
      expect(results.filter((result) => !passes(result)).map(({ name, fault, mismatches, contrasts }) => ({ name, fault, mismatches, contrasts }))).toEqual([]);
    },
  );

  it('there are some for each contract of the published examples', () => {
    expect([data.cases.length, data.contracts.length]).toEqual([127, 33]);
    for (const { id } of data.contracts) expect(TEXTS).toContain(id);
    expect(published.filter(({ stated }) => stated.length === 0)).toEqual([]);
  });

  it('there are some for every contract file', () => {
    const named = new Set(files.map(({ contract }) => contract));
    expect(ALL_FILES.filter((file) => !named.has(file))).toEqual([]);
  });

  it('each is of an example that was published, where it names one', () => {
    const ids = new Set(data.cases.map(({ id }) => id));
    const named = all.cases.flatMap((one) => (one.published === undefined ? [] : [one.published.split('/').slice(0, 2).join('/')]));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the figures of published examples', () => {
  it('all stand in the files of cases', () => {
    expect(published.flatMap(({ id, figures, stated }) => unheld(id, figures, stated))).toEqual([]);
    expect(published.reduce((sum, { figures }) => sum + figures.length, 0)).toBeGreaterThan(700);
  });

  it('any one that is altered in the data is missed in the files of cases', () => {
    const kept = published.flatMap(({ id, figures, stated }) =>
      figures.flatMap((figure) => (isHeld(id, { ...figure, value: altered(figure.value) }, stated) ? [`${id} ${figure.names.join('/')}`] : [])),
    );
    expect(kept).toEqual([]);
  });

  it('any one that is altered in a file of cases is missed there, or no longer what the contract gives', async () => {
    const { id, figures, stated } = published[1]!;
    for (const [i, figure] of stated.entries()) {
      const others = stated.map((one, k) => (k === i ? { ...one, value: altered(one.value) } : one));
      expect(unheld(id, figures, others), figure.path).not.toEqual([]);
    }
    const file = files.find(({ path }) => path.includes('plain') || path.includes('aws-ec2-region'))!;
    const [first] = file.cases!.cases;
    const wrong = { ...first!, expect: { ...first!.expect, credits: { 'service-credit': { amount: '0.01 USD' } } } };
    const [result] = await runCases(file.document, { ...file.cases!, cases: [wrong] });
    expect(result!.mismatches).toEqual([{ path: ['credits', 'service-credit', 'amount'], wanted: '0.01 USD', found: '0.00 USD' }]);
  });
});
