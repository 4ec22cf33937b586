/** The letter of a part of a claim: its lines, clauses and objectives are those of what is asked for, and add up to it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFile, readBundle } from '../../../lib/application/evidence/evidence-bundle.ts';
import { type PackagedClaim, packagedClaim } from '../../../lib/application/claims/packaged-claim.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';
import type { PackagePart } from '../../../lib/domain/claims/states.ts';
import type { StatementLine } from '../../../lib/domain/statement/statement.ts';
import { claimPackage } from '../../../lib/presentation/claim-package/claim-package.ts';
import type { LetterBeside, LetterModel } from '../../../lib/presentation/claim-package/letter-model.ts';
import type { LetterTable } from '../../../lib/presentation/claim-package/letter-writing.ts';
import { readPackage } from '../../../lib/presentation/claim-package/read-package.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../../lib/domain/contract/title.ts';
import { FORMATS } from '../../../lib/presentation/document/formats.ts';
import { LETTER_WORDS } from '../../../lib/presentation/claim-package/letter-words.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { at } from '../../support/facts.ts';
import { EXAMPLE_EVENTS, SILENT, exampleDocument, memoryStores, putDocument } from '../../support/harness.ts';
import { issueOne } from '../../support/issue.ts';

const [CONTRACT, PERIOD, VENDOR] = ['live-streaming-network', '2026-10', 'lumencast'];
const ID = `${CONTRACT}.${PERIOD}.compensation`;

let stores: Stores;
let now = at('2026-11-03T00:00:00Z');
const clock = (): number => (now += 1000);
let lines: readonly StatementLine[];

const record = async (kind: 'submitted' | 'received' | 'written-off', more: object): Promise<void> => {
  expect(await recordTransition(ID, { kind, by: 'fred', note: 'agreed', ...more }, undefined, stores, SILENT, clock)).toHaveProperty(
    'claim',
  );
};
const named = (line: StatementLine, amount = line.amount.amount): object => ({
  lines: [{ credit: line.credit, index: line.index, ...(line.component !== undefined && { component: line.component }), amount }],
});

async function letterOf(packaged: PackagedClaim, language: DocumentLanguage, beside: Partial<LetterBeside> = {}): Promise<LetterModel> {
  const { claim, issued, letter } = packaged;
  const evidence = readBundle((await stores.statements.bundle(issued))!);
  const bundle = (await bundleFile(issued, stores))!;
  const zip = await claimPackage({ claim, issued, evidence, bundle, letter: { on: '2026-11-03', ...letter, ...beside } }, language);
  return readPackage(zip, language).letter.model;
}
const packaged = async (part: PackagePart): Promise<PackagedClaim> =>
  (await packagedClaim((await stores.claims.get(ID))!, { isVendors: false, part }, stores.statements))!;

/** The table below a heading. */
function tableOf({ parts }: LetterModel, heading: string): LetterTable | undefined {
  const place = parts.findIndex((part) => 'heading' in part && part.heading === heading);
  const next = parts[place + 1];
  return place >= 0 && next && 'rows' in next ? next : undefined;
}
const cents = (text: string): number =>
  Math.round(
    Number(
      text
        .replaceAll(/[^\d,.-]/g, '')
        .replace(/[.,](?=\d{3})/g, '')
        .replace(',', '.'),
    ) * 100,
  );

beforeAll(async () => {
  stores = memoryStores();
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  await putDocument(stores, exampleDocument(), clock);
  for (const fact of facts) await stores.facts.record(VENDOR, fact, undefined);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  lines = (await stores.statements.latest(CONTRACT, PERIOD))!.statement.lines;
  const [first, second] = lines;
  await record('submitted', named(first!));
  await record('submitted', named(second!));
  await record('received', named(second!, '1.00'));
});

describe.each(DOCUMENT_LANGUAGES)('in %s', (language) => {
  const words = LETTER_WORDS[language];

  it('the list has the claimed lines alone, and adds up to what is claimed', async () => {
    const found = await packaged('claimed');
    const table = tableOf(await letterOf(found, language), words.lines)!;
    expect(table.rows.map(([line]) => line)).toEqual(['1', '2', '']);
    expect(table.columns.at(-1)!.name).toBe(words.claimed);
    const asked = table.rows.map((row) => cents(row.at(-1)!));
    expect(asked[0]! + asked[1]!).toBe(asked[2]);
    expect(asked[2]).toBe(Math.round(Number(found.claim.open.amount) * 100));
    expect(asked[1]).toBe(Math.round(Number(lines[1]!.amount.amount) * 100) - 100);
  });

  it('given it was made with a reserve, its day of making is beside that of the revision', async () => {
    const { facts, dated } = await letterOf(await packaged('claimed'), language, { reservedOn: '2026-11-01' });
    expect(facts.filter(([name]) => name === words.withReserve)).toEqual([[words.withReserve, FORMATS[language].day('2026-11-01')]]);
    expect(dated).toContain(FORMATS[language].day('2026-11-03'));
  });

  it('the draft of the rest says so, and has the other lines', async () => {
    const found = await packaged('not-claimed');
    const model = await letterOf(found, language);
    expect(model.facts[0]).toEqual([words.draft, words.ofRest]);
    const table = tableOf(model, words.lines)!;
    expect(table.rows.map(([line]) => line)).toEqual([...lines.slice(2).map(({ number }) => String(number)), '']);
    expect(table.columns.map(({ name }) => name)).not.toContain(words.claimed);
    expect(cents(table.rows.at(-1)!.at(-1)!)).toBe(Math.round(Number(found.claim.open.amount) * 100));
  });

  it('each line has the clause of its objective beside that of the credit, and the objectives are those of its lines', async () => {
    const claimed = await letterOf(await packaged('claimed'), language);
    const rest = await letterOf(await packaged('not-claimed'), language);
    const { objectives, legend } = (await stores.statements.latest(CONTRACT, PERIOD))!.statement;
    for (const [model, own] of [
      [claimed, lines.slice(0, 2)],
      [rest, lines.slice(2)],
    ] as const) {
      const table = tableOf(model, words.lines)!;
      const clauses = table.rows.slice(0, -1).map((row) => row[table.columns.findIndex(({ name }) => name === words.clause)]!);
      for (const [i, { credit }] of own.entries()) {
        const objective = objectives.find((one) => one.objective === legend!.credits[credit]!.objective)!;
        expect(clauses[i]).toMatch(new RegExp(`^${objective.clause}.+W15$`, 'u'));
      }
    }
    const breached = (model: LetterModel): number => tableOf(model, words.because)?.rows.length ?? 0;
    const all = objectives.filter(({ outcome }) => outcome === 'breached').length;
    expect(breached(claimed)).toBeGreaterThan(0);
    expect(breached(rest)).toBeGreaterThan(0);
    expect(breached(claimed)).toBeLessThan(all);
    expect(breached(claimed) + breached(rest)).toBeLessThanOrEqual(all + 1);
  });
});
