/** A statement computed again from its bundle agrees in every byte; a bundle that was touched anywhere does not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { signedRecord } from '../../../../lib/application/signatures/signed-record.ts';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { type Bundle, readStatementBundle, notChecked, verifyBundle } from '../../../../lib/application/statements/verify-statement.ts';
import { DomainError } from '../../../../lib/domain/issue.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { at } from '../../../support/facts.ts';
import { issueOne } from '../../../support/issue.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { EXAMPLE_EVENTS, SILENT, exampleDocument, memoryStores, putDocument } from '../../../support/harness.ts';

const clock = (): number => at('2026-11-03T00:00:00Z');

let stores: Stores;
let bundle: Bundle;
let before: Bundle;

/** As it comes through the API and a file. */
async function bundleOf(revision: number): Promise<Bundle> {
  const issued = (await stores.statements.revision('live-streaming-network', '2026-10', revision))!;
  const text = `{"format":"makegood-bundle/1","issued":${JSON.stringify(issued)},"evidence":${await stores.statements.bundle(issued)}}`;
  return readStatementBundle(JSON.parse(text))!;
}

beforeAll(async () => {
  stores = memoryStores();
  expect(await putDocument(stores, exampleDocument(), clock)).not.toHaveProperty('failure');
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  const late = facts.filter((fact) => fact.component === 'line-2');
  for (const fact of facts) if (!late.includes(fact)) await stores.facts.record('lumencast', fact, undefined);
  await issueOne('live-streaming-network', '2026-10', stores, SILENT, clock);
  for (const fact of facts) await stores.facts.record('lumencast', fact, undefined, clock() + DAY);
  await issueOne('live-streaming-network', '2026-10', stores, SILENT, clock);
  [before, bundle] = [await bundleOf(1), await bundleOf(2)];
});

/** The checks as far as they do not compute the statement, which is refused where it cannot be. */
const placeOf = (read: Bundle): unknown => {
  const foreign = { ...read, evidence: { ...read.evidence, contract: {}, facts: [] } } as unknown as Bundle;
  try {
    return verifyBundle(foreign);
  } catch (error) {
    // Such as a currency that is none: the command says so.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
};

const differing = (touched: Bundle): string[] =>
  verifyBundle(touched, before)
    .filter(({ agrees }) => !agrees)
    .map(({ what }) => what.replace(/ from \d+ on/, ''));

describe('verify', () => {
  it('matches in every byte, for the newest revision and for the previous one', () => {
    expect(verifyBundle(bundle, before).map(({ what, agrees }) => [what.replace(/\d+/, 'n'), agrees])).toEqual(
      [
        'digest of the bundle',
        'digest of the contract',
        'id, of its contract and period',
        'period of the evidence',
        'revision, counted from those before it',
        'issue instant, after the period and after the revision before',
        'bridge: its revision, its total and the sum of its lines',
        'the revision before, as it is named',
        'digest of the evidence it rests on',
        'digest of the statement',
        'every byte of the statement (n)',
        'total',
        'bridge from the revision before',
      ].map((what) => [what, true]),
    );
    expect(verifyBundle(before).every(({ agrees }) => agrees)).toBe(true);
  });

  it('checks the id and the place among revisions whichever version issued it, and names what only that version can', () => {
    for (const version of ['9.9.9', undefined]) {
      const foreign = structuredClone(bundle) as any;
      if (version === undefined) delete foreign.issued.version;
      else foreign.issued.version = version;
      foreign.issued.revision = 7;
      foreign.issued.id = 'live-streaming-network.2026-09';
      foreign.issued.digests.evidence = '00';
      expect(differing(foreign)).toEqual([
        'id, of its contract and period',
        'revision, counted from those before it',
        'bridge: its revision, its total and the sum of its lines',
      ]);
      const open = notChecked(foreign, before, 'unsigned')
        .map(({ what }) => what)
        .join('\n');
      expect(open).toContain('the digest of the evidence it rests on: version');
      expect(open).toContain(
        'the revision of the contract, the run of the audit and the version that it names: not signed by a key you trust',
      );
    }
    expect(
      notChecked(bundle, before, 'trusted')
        .map(({ what }) => what)
        .join('\n'),
    ).not.toMatch(/digest of the evidence|revision of the contract/);
  });

  it('differs where an amount, a fact, the contract or the order of its severities was changed', () => {
    const touched = (change: (copy: any) => void): string[] => {
      const copy = structuredClone(bundle);
      change(copy);
      return differing(copy);
    };
    expect(touched((copy) => (copy.issued.statement.lines[0].amount.amount = '6000.01'))).toEqual([
      'every byte of the statement,',
      'bridge from the revision before',
    ]);
    expect(touched((copy) => (copy.issued.statement.total.amount = '1.00'))).toContain('total');
    expect(touched((copy) => copy.evidence.facts.splice(3, 1))).toContain('digest of the bundle');
    expect(touched((copy) => (copy.evidence.contract.order.charges[0].amount = '60001.00 CNY'))).toEqual(
      expect.arrayContaining(['digest of the contract', 'digest of the statement', 'total']),
    );
    const reversed = touched((copy) => {
      const { severity } = copy.evidence.contract.terms[0].attributes;
      severity.values = Object.fromEntries(Object.entries(severity.values).reverse());
    });
    expect(reversed).toContain('digest of the contract');
    expect(touched((copy) => (copy.issued.digests.statement = 'f'.repeat(64)))).toEqual(['digest of the statement']);
  });

  it('differs where an instant is none, or revisions, instants or amounts of the bridge do not follow on each other', () => {
    const touched = (change: (issued: any) => void): string[] => {
      const copy = structuredClone(bundle) as any;
      change(copy.issued);
      // Without the bundle of the revision before.
      return verifyBundle(copy)
        .filter(({ agrees }) => !agrees)
        .map(({ name }) => name);
    };
    expect(touched(() => undefined)).toEqual([]);
    expect(touched((issued) => (issued.issuedAt = 'next Thursday'))).toEqual(['issue-instant']);
    expect(touched((issued) => (issued.issuedAt = '2026-11-31T00:00:00.000Z'))).toEqual(['issue-instant']);
    expect(touched((issued) => (issued.earlier[0].issuedAt = ''))).toEqual(['issue-instant']);
    expect(touched((issued) => (issued.earlier[0].revision = 7))).toEqual(['revision']);
    expect(touched((issued) => issued.bridge.lines.pop())).toEqual(['bridge-ends']);
    expect(touched((issued) => (issued.bridge.lines[0].difference.amount = '1.00'))).toEqual(['bridge-ends']);
    expect(touched((issued) => (issued.bridge.difference.amount = '1.00'))).toEqual(['bridge-ends']);
    expect(touched((issued) => (issued.bridge.before.amount = '1.00'))).toEqual(['bridge-ends']);
  });

  it('compares the statement that is shown, and no other form that a bundle brings beside it', () => {
    const copy = structuredClone(bundle) as any;
    copy.issued.version = '9.9.9';
    copy.issued.asIssued = structuredClone(copy.issued.statement);
    copy.issued.statement.lines[0].title = { en: 'Another credit' };
    expect(differing(readStatementBundle(JSON.parse(JSON.stringify(copy)))!)).toEqual(['digest of the statement as issued']);
  });

  it('a bundle of which any part has another form is refused, or checked without a failure', () => {
    const paths = (value: unknown, at: readonly string[] = []): string[][] =>
      value === null || typeof value !== 'object' || at.length > 3
        ? []
        : Object.entries(value).flatMap(([key, entry]) => [[...at, key], ...paths(entry, [...at, key])]);
    const given = JSON.parse(JSON.stringify(bundle));
    const { statement: whole, ...rest } = given.issued;
    const { contract, period, total, lines } = whole;
    const all = paths({ issued: { ...rest, statement: { contract, period, total, lines: lines.slice(0, 1) } }, evidence: { period: '' } });
    expect(all.length).toBeGreaterThan(40);
    for (const path of all)
      for (const other of [undefined, null, 7, 'x', [], {}]) {
        const copy = structuredClone(given);
        const parent = path.slice(0, -1).reduce((value, key) => value[key], copy);
        parent[path.at(-1)!] = other;
        const read = readStatementBundle(JSON.parse(JSON.stringify(copy)));
        if (!read) continue;
        expect(() => [placeOf(read), notChecked(read, undefined, 'unsigned'), signedRecord(read.issued)]).not.toThrow();
      }
  });

  it('a contract with its severities in another order is another contract', async () => {
    const document = exampleDocument();
    const { severity } = document.terms[0].attributes;
    severity.values = Object.fromEntries(Object.entries(severity.values).reverse());
    expect(await putContract({ id: 'live-streaming-network', document, text: '' }, stores, clock, () => 'k')).toMatchObject({
      outcome: 'revised',
    });
  });

  it('a text that is no bundle is refused', () => {
    for (const document of [null, {}, { format: 'makegood-bundle/1' }, []]) expect(readStatementBundle(document)).toBeUndefined();
  });
});
