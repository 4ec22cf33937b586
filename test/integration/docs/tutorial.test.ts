/** docs/tutorial/first-contract.md does what it says: its contract, its mistake, its events, its figures. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { worthOf } from '../../../lib/domain/objective-worth/find-worth.ts';
import { integer } from '../../../lib/domain/money/ratio.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { formatLength } from '../../../lib/domain/statement/format-value.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';

const page = readFileSync(new URL('../../../docs/tutorial/first-contract.md', import.meta.url), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;
const contract = block('yaml');
const events = block('jsonl');

const judge = async (lines: string): Promise<{ total: string; shown: string; excluded: string }> => {
  const { checked } = readContract(readYaml(contract).document);
  const read = await readEventLines(lines);
  expect(read.issues).toEqual([]);
  const result = assess(checked!, read.facts, '2026-04');
  if ('issue' in result) throw new Error(result.issue.message);
  const { total, promises, time } = result.statement;
  return { total: `${total.amount} ${total.currency}`, shown: promises[0]!.measured!.shown, excluded: time[0]!.excluded };
};

it('the contract has the warning that the page names, and is worth what it says', () => {
  const read = readContract(readYaml(contract).document);
  expect(read.issues.map((issue) => issue.code)).toEqual(['band-above-cap']);
  const [worth] = worthOf(read.checked!);
  const month = worth!.rows.find(({ of }) => of === '30 days')!;
  expect([formatLength(integer(month.kept[0]!.to)), month.left]).toEqual(['43 min 12 s', undefined]);
  expect(worth!.noFloor.map(({ cell }) => cell)).toEqual(['maintenance']);
  expect(page).toContain(formatLength(integer(month.kept[0]!.to)));
});

it('the mistake is found', () => {
  const wrong = contract.replace('less-than: 99.9%', 'less-than: 99.8%');
  expect(readContract(readYaml(wrong).document).issues.map((issue) => issue.code)).toContain('band-gap');
});

it('the events give the figures of the page, with and without the announcement', async () => {
  const told = await judge(events);
  expect(told).toEqual({ total: '120.00 USD', shown: '99.8842%', excluded: String(90 * 60_000) });
  const silent = await judge(
    events
      .split('\n')
      .filter((line) => !line.includes('"id":"3"'))
      .join('\n'),
  );
  expect([silent.total, silent.shown]).toEqual(['120.00 USD', '99.6759%']);
  for (const figure of ['**120.00 USD**', '99.8842 %', '99.6759 %']) expect(page).toContain(figure);
});
