/** The words of the paper behind what a statement owes, from its contract and without it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import { CLAUSE_PLACES } from '../../../../lib/domain/statement/clauses-behind.ts';
import { assess } from '../../../../lib/domain/statement/assess.ts';
import { StatementPapers } from '../../../../lib/presentation/beside/papers-behind.ts';
import { sourceOf } from '../../../../lib/presentation/beside/terms-source.ts';
import { lineReasons } from '../../../../lib/presentation/reasons/line-reasons.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { exampleFile } from '../../../support/contract-files.ts';

const { contract: network } = readContractFile(exampleFile('live-streaming-network'));
const EVENTS = readFileSync(exampleFile('live-streaming-network').replace('.yaml', '.events.jsonl'), 'utf8');

const assessed = async (contract: Contract) => {
  const { checked } = readContract(contract);
  const { facts } = await readEventLines(EVENTS, contract.order);
  const result = assess(checked!, facts, '2026-10', { reasons: true });
  if ('issue' in result) throw new Error(result.issue.message);
  return result.statement;
};

const quotesOf = ({ clauses }: ReturnType<StatementPapers['ofLine']>) => clauses.flatMap(({ paper: { quote } }) => quote ?? []);

describe('the words of the paper behind a statement', () => {
  it('a line has those of its objective, its credit, its claim and its definitions, each once', async () => {
    const statement = await assessed(network!);
    const papers = new StatementPapers(statement, network, 'en');
    const behind = papers.ofLine(statement.lines[0]!);
    expect(new Set(behind.clauses.map(({ kind }) => kind))).toEqual(new Set(CLAUSE_PLACES));
    const quotes = quotesOf(behind);
    expect(quotes).toContain('Each line is available for at least 99.9% of the month.');
    expect(quotes).toContain('The customer claims within 30 days and names the times and the stream names.');
    expect(new Set(quotes).size).toBe(quotes.length);
  });

  it('each quote of a clause that a line rests on is behind one of the lines', async () => {
    const statement = await assessed(network!);
    const papers = new StatementPapers(statement, network, 'en');
    const found = new Set(statement.lines.flatMap((line) => quotesOf(papers.ofLine(line))));
    const { definitions } = network!.terms[0]!;
    const cells = new Set(statement.lines.map(({ times }) => times.cell));
    const wanted = [...cells].flatMap((name) => (definitions[name] as { quote?: string }).quote ?? []);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((quote) => !found.has(quote))).toEqual([]);
  });

  it('without the contract a statement gives the words that it has itself, and no source', async () => {
    const statement = await assessed(network!);
    const { clauses, source } = new StatementPapers(statement, undefined, 'en').ofLine(statement.lines[0]!);
    expect(clauses.map(({ kind, paper: { clause } }) => [kind, clause])).toEqual([
      ['objective', 'W5'],
      ['credit', 'W15'],
    ]);
    expect(source).toBeUndefined();
  });

  it('a part of a period has the words and the source of its own version', async () => {
    const [first] = network!.terms;
    const second = structuredClone(first!) as any;
    Object.assign(second, {
      version: '2026-10',
      from: '2026-10-16',
      'takes-effect': 'at-once-splitting-period',
      source: 'https://example.com/new',
    });
    second.definitions.availability.quote = 'Words of the second version.';
    const contract = { ...network!, terms: [first!, second] } as Contract;
    const statement = await assessed(contract);
    const papers = new StatementPapers(statement, contract, 'en');
    expect(papers.sources.map(({ version }) => version.split(',')[0])).toEqual(['Version 2026-09', 'Version 2026-10']);
    const ofPart = (part: number) => papers.ofObjective({ objective: 'availability', part });
    expect(quotesOf(ofPart(1))).toEqual(['Each line is available for at least 99.9% of the month.']);
    expect(quotesOf(ofPart(2))).toEqual(['Words of the second version.']);
    expect(ofPart(2).source?.address).toBe('https://example.com/new');
  });

  it('the sentences of a reason that only repeat the words are marked, and no others', async () => {
    const statement = await assessed(network!);
    for (const { sentences } of lineReasons({ statement }, 'en')) {
      const marked = sentences.filter(({ isOfPaper }) => isOfPaper);
      expect(marked.length).toBeGreaterThan(0);
      expect(marked.every(({ text }) => /^Clause W\d+/.test(text))).toBe(true);
    }
  });

  it.each(['javascript:alert(1)', 'a letter of the vendor', 'https://'])('a source such as %s is text and no address', (source) => {
    expect(sourceOf({ ...network!.terms[0]!, source }, 'en')).not.toHaveProperty('address');
  });
});
