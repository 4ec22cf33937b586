/** The pages of a letter: its signature block is on one page, wherever the page ends. */
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
