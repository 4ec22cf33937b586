/** The pages of a letter: its signature block is on one page, and no line or heading is alone, wherever the page ends. */
import { expect, it } from 'vitest';
import { renderLetter } from '../../../lib/presentation/claim-package/letter.ts';
import { letterCases } from '../../support/letter-cases.ts';
import { placedTexts } from '../../support/pdf-labels.ts';

it('the words of regards are on the page of the line that is signed, after lists of several lengths', async () => {
  const { letters } = await letterCases();
  const { input, own } = letters.find(({ name }) => name === 'letter-reserved')!;
  const pages = new Set<number>();
  // With 40 items the block ends above the foot of page 2; with 50 it would be parted between the pages.
  for (const items of [40, 50, 54]) {
    const evidence = structuredClone(input.evidence) as any;
    for (const terms of evidence.contract.terms) terms.claims.compensation.show = Array.from({ length: items }, (_, i) => `item ${i}`);
    const placed = await placedTexts(await renderLetter({ ...input, evidence }, own, 'en'));
    const pageOf = (start: string): number => placed.find(({ text }) => text.startsWith(start))!.page;
    expect(pageOf('Name and signature')).toBe(pageOf('Yours faithfully'));
    pages.add(pageOf('Yours faithfully'));
  }
  expect([...pages]).toEqual([2, 3]);
});

it('no heading is parted from its list, and no entry of a list is alone, after lists of many lengths', async () => {
  const { letters } = await letterCases();
  const { input, own } = letters.find(({ name }) => name === 'letter-reserved')!;
  const [ends, lists] = [new Set<number>(), new Set<number>()];
  for (const items of [3, 4, 38, 44, 50, 54, 57]) {
    const evidence = structuredClone(input.evidence) as any;
    for (const terms of evidence.contract.terms) terms.claims.compensation.show = Array.from({ length: items }, (_, i) => `item ${i}`);
    const placed = await placedTexts(await renderLetter({ ...input, evidence }, own, 'en'));
    const pageOf = (start: string): number => placed.find(({ text }) => text.startsWith(start))!.page;
    const [heading, ...entries] = ['Enclosures', '1. statement', '2. intervals', '3. tickets', '4. events', '5. '].map(pageOf);
    expect(entries).toEqual(entries.map(() => heading));
    expect(pageOf('If you do not accept')).toBe(pageOf('Yours faithfully'));
    const onPages = new Map<number, number>();
    for (const { text, page } of placed) if (/^item \d+$/.test(text)) onPages.set(page, (onPages.get(page) ?? 0) + 1);
    expect(Math.min(...onPages.values()), `${items} items`).toBeGreaterThan(1);
    expect(pageOf('item 0')).toBe(pageOf('As the contract asks'));
    ends.add(heading!);
    lists.add(onPages.size);
  }
  expect(ends.size).toBeGreaterThan(1);
  expect(lists.size).toBeGreaterThan(1);
});
