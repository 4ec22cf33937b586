/** Contract files: those of the project are clean; wrong ones are refused with the place and the remedy, hostile ones at once. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { aContract } from '../../support/contracts.ts';
import { ALL_FILES, exampleFile, termsFile } from '../../support/contract-files.ts';

const files = ALL_FILES;
const temporary = mkdtempSync(join(tmpdir(), 'makegood-contracts-'));
const example = (): any => structuredClone(aContract({
  terms: {
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended' },
      uptime: { uptime: 'outage', of: 'period' },
      fee: { charges: 'all', 'taken-from': 'period' },
    },
    objectives: { uptime: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } },
    claims: { credit: 'automatic' },
  },
}));
const codes = (change: (document: any) => void): string[] => {
  const document = example();
  change(document);
  return readContract(document).issues.filter((issue) => issue.severity === 'error').map((issue) => `${issue.code} ${issue.path}`);
};

describe('contract files', () => {
  it.each(files)('the contract file %s has no error', (file) => {
    const read = readContractFile(file);
    expect(read.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(read.checked).toBeDefined();
  });

  it('a common agreement (bands, an exclusion, a cap) fits in forty lines', () => {
    const lines = readFileSync(termsFile('plain-hosting'), 'utf8').trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
  });

  it('terms are inlined from a named file, and a missing file is named', () => {
    const read = readContractFile(exampleFile('compute-in-eu-1'));
    expect(read.contract!.terms[0]!.id).toBe('aws-ec2-region');
    const path = join(temporary, 'lost.yaml');
    writeFileSync(path, 'makegood: 1\norder: {}\nterms: [nowhere.yaml]\n');
    expect(readContractFile(path).issues[0]).toMatchObject({ code: 'no-such-file', path: '/terms/0' });
    expect(readContract({ ...example(), terms: ['x.yaml'] }).issues[0]!.code).toBe('terms-by-file');
  });

  it('errors in a file of terms have their place in that file, for shape and meaning, all at once', () => {
    const text = readFileSync(termsFile('plain-hosting'), 'utf8');
    const terms = join(temporary, 'terms.yaml');
    writeFileSync(terms, text.replace('takes-effect:', 'takes-efect:').replace('of: period', 'of: perod'));
    const path = join(temporary, 'with-terms.yaml');
    const write = (name: string): void => writeFileSync(path, stringify({ ...aContract({ order: { from: '2026-01-01' } }), terms: [name] }));
    write('terms.yaml');
    const line = (word: string): number => readFileSync(terms, 'utf8').split('\n').findIndex((one) => one.includes(word)) + 1;
    const places = (): string[] => {
      const read = readContractFile(path);
      return read.issues.filter(({ severity }) => severity === 'error').map(({ code, path: at }) => `${code} ${read.locate(at).file} ${read.locate(at).at?.split(':')[0]}`);
    };
    expect(places()).toContain(`unknown-key ${terms} ${line('takes-efect')}`);
    writeFileSync(terms, text.replace('of: period', 'of: perod'));
    expect(places()).toEqual([`unknown-name ${terms} ${line('perod')}`]);
    writeFileSync(terms, `${text}stray: 1\n`);
    expect(readContractFile(path).issues[0]!.message).toMatch(new RegExp(`^line ${line('stray')}:\\d+: "stray" is not known`));
    writeFileSync(terms, 'terms: [\n');
    expect(places()[0]).toContain(`not-yaml ${terms}`);
  });

  it('every error and warning of a file of terms names a line of that file, after any change of it', () => {
    const contract = readYaml(readFileSync(exampleFile('live-streaming-warranty'), 'utf8')).document as any;
    const places = (node: any, path: string[] = []): string[][] => (typeof node === 'object' && node !== null ? Object.keys(node).flatMap((key) => [[...path, key], ...places(node[key], [...path, key])]) : []);
    const path = join(temporary, 'altered.yaml');
    const found = { issues: 0, codes: new Set<string>() };
    writeFileSync(path, stringify({ ...contract, terms: ['altered-terms.yaml'] }));
    for (const place of places(contract.terms[0]).filter((_, i) => i % 13 === 0)) {
      const terms = structuredClone(contract.terms[0]);
      const parent = place.slice(0, -1).reduce((at, key) => at[key], terms);
      parent[place.at(-1)!] = found.issues % 2 === 0 ? 'altered' : undefined;
      const text = `# The text stands below.\n\n${stringify({ makegood: 1, terms })}`;
      writeFileSync(join(temporary, 'altered-terms.yaml'), text);
      const own = readYaml(text);
      const read = readContractFile(path);
      for (const issue of read.issues.filter((one) => one.path.startsWith('/terms'))) {
        const at = own.locate(issue.path.replace('/terms/0', '/terms'));
        expect([issue.code, read.locate(issue.path)]).toEqual([issue.code, { file: join(temporary, 'altered-terms.yaml'), at }]);
        expect(at).toBeDefined();
        found.issues += 1;
        found.codes.add(issue.code);
      }
    }
    expect(found.issues).toBeGreaterThan(40);
    expect(found.codes.size).toBeGreaterThan(8);
  });

  it.each<[string, (document: any) => void, string]>([
    ['an unknown key', (d) => (d.terms[0].perios = {}), 'unknown-key /terms/0/perios'],
    ['an unknown parameter of an operator', (d) => (d.terms[0].definitions.uptime.off = 'x'), 'unknown-key /terms/0/definitions/uptime/off'],
    ['a missing choice', (d) => delete d.terms[0].unknown, 'missing /terms/0/unknown'],
    ['a bare decimal', (d) => (d.terms[0].objectives.uptime['at-least'] = 99.9), 'bare-decimal /terms/0/objectives/uptime/at-least'],
    ['an unknown currency', (d) => (d.terms[0].money.currency = 'XYZ'), 'unknown-currency /terms/0/money/currency'],
    ['an unknown zone', (d) => (d.terms[0].period.zone = 'Mars/Olympus'), 'unknown-zone /terms/0/period/zone'],
    ['a date that is none', (d) => (d.order.from = '2026-02-30'), 'bad-value /order/from'],
    ['a circle', (d) => Object.assign(d.terms[0].definitions, { outage: { except: ['x', 'x'] }, x: { 'any-of': ['outage'] } }), 'cycle /terms/0/definitions/x/any-of/0'],
    ['a circle through an objective', (d) => Object.assign(d.terms[0].definitions, { misses: { count: 'uptime', that: 'breached' }, limit: { multiply: 'misses', by: '1%' } }) && (d.terms[0].objectives.uptime['at-least'] = 'limit'), 'cycle /terms/0/definitions/limit/multiply'],
    ['two operators in a cell', (d) => (d.terms[0].definitions.uptime = { uptime: 'outage', duration: 'outage', of: 'period' }), 'one-operator /terms/0/definitions/uptime'],
    ['a wrong type', (d) => (d.terms[0].credits.credit.times = 'outage'), 'wrong-type /terms/0/credits/credit/times'],
    ['a unit that does not fit', (d) => (d.terms[0].objectives.uptime['at-least'] = '5 min'), 'wrong-type /terms/0/objectives/uptime/at-least'],
    ['a milestone that a record has not', (d) => (d.terms[0].definitions.outage.to = 'finished'), 'unknown-milestone /terms/0/definitions/outage/to'],
    ['another currency', (d) => (d.terms[0].credits.credit.of = '5.00 EUR'), 'wrong-currency /terms/0/credits/credit/of'],
    ['a credit without a claim', (d) => (d.terms[0].claims = {}), 'claim-missing /terms/0/claims'],
    ['a claim that nothing pays', (d) => (d.terms[0].claims.other = 'automatic'), 'unknown-name /terms/0/claims/other'],
    ['a cap of nothing', (d) => (d.terms[0].credits.credit.cap = [{ 'at-most': '0%', of: 'fee' }]), 'cap-not-positive /terms/0/credits/credit/cap/0'],
    ['a negative fee', (d) => (d.order.charges = [{ kind: 'recurring', amount: '-1.00 USD', every: 'once' }]), 'negative-amount /order/charges/0/amount'],
    ['a component of no kind', (d) => (d.order.components = { a: { kind: 'line' } }), 'unknown-component-kind /order/components/a/kind'],
    ['a name that means two things', (d) => Object.assign(d, { order: { ...d.order, components: { a: { kind: 'x', 'known-as': ['n'] }, b: { kind: 'x', 'known-as': ['n'] } } }, terms: [{ ...d.terms[0], components: { x: {} } }] }), 'ambiguous-name /order/components/b/known-as'],
  ])('a contract is refused with its place: %s', (_, change, wanted) => {
    expect(codes(change)).toContain(wanted);
  });

  it('reports errors of shape and of meaning at once, without errors that follow from a broken cell', () => {
    const document = example();
    Object.assign(document.terms[0].definitions, {
      uptime: { uptime: { except: ['outage', 'never'] }, of: 'period' },
      fee: { charge: 'all', 'taken-from': 'period' },
      mean: { aggregate: 'mean', of: 'outage', over: 'stretch' },
      rest: { shortfall: 'uptime', below: '100%' },
    });
    document.terms[0].credits.credit.times = 'ratee';
    const { issues } = readContract(document);
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([
      'wrong-type /terms/0/definitions/uptime/uptime',
      'one-operator /terms/0/definitions/fee',
      'wrong-type /terms/0/definitions/mean/of',
      'unknown-name /terms/0/credits/credit/times',
    ]);
    expect(issues[0]!.message).toContain('give it a name under `definitions`');
    expect(issues[1]!.message).toContain('did you mean charges?');
  });

  it('reports all errors at once, with line numbers', () => {
    const path = join(temporary, 'broken.yaml');
    writeFileSync(path, 'makegood: 1\norder:\n  id: C\n  typo: 1\nterms:\n  - { id: t, version: 1.5 }\n');
    const read = readContractFile(path);
    expect(read.issues.length).toBeGreaterThan(10);
    const typo = read.issues.find((issue) => issue.path === '/order/typo')!;
    expect(read.locate(typo.path)).toEqual({ file: path, at: expect.stringMatching(/^4:/) });
  });

  it.each([
    ['a key twice', 'a: 1\na: 2\n', 'not-yaml'],
    ['an alias bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', 'no-aliases'],
    ['a tag', 'a: !secret x\n', 'no-tags'],
    ['deep nesting', '['.repeat(2000), 'too-deep'],
    ['deep indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'too-deep'],
    ['half a file', 'a: { b: [1, 2\n', 'not-yaml'],
    ['megabytes', `a: ${'x'.repeat(600_000)}`, 'too-large'],
  ])('a YAML text is refused: %s', (_, text, code) => {
    expect(readYaml(text).issues.map((issue) => issue.code)).toContain(code);
  });

  it('ten thousand cells are refused', () => {
    const document = example();
    for (let i = 0; i < 10_000; i += 1) document.terms[0].definitions[`c${i}`] = { 'any-of': [i === 0 ? 'outage' : `c${i - 1}`] };
    const { issues } = readContract(document);
    expect(issues.map((issue) => issue.code)).toContain('too-many');
  });

  it('never throws, for any document', () => {
    fc.assert(fc.property(fc.anything({ maxDepth: 4 }), (document) => void expect(readContract(document).issues.length).toBeGreaterThan(0)), { numRuns: 500 });
    const mutated = fc.tuple(fc.constantFrom('order', 'terms', 'definitions', 'objectives', 'credits', 'claims', 'period', 'money'), fc.anything({ maxDepth: 2 }));
    fc.assert(
      fc.property(mutated, ([key, value]) => {
        const document = example();
        if (key === 'order' || key === 'terms') document[key] = value;
        else document.terms[0][key] = value;
        expect(Array.isArray(readContract(document).issues)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
