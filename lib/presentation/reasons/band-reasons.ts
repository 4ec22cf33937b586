/** The bands that gave the rate or the base of a line, in sentences: the band, its limits, how far the value is from them. */
import type { BandResult } from '../../domain/statement/objectives/shown-bands.ts';
import { betweenShown } from './clock-reasons.ts';
import { everyReason } from './every-reason.ts';
import type { LineContext } from './line-context.ts';
import { distanceShown, valueShown } from './values.ts';
import type { Sentence } from './wording.ts';

export const bandSentences = (context: LineContext): Sentence[] =>
  everyReason(context.reasons).flatMap(({ cell, index }) => {
    const band = context.results.band(cell, index, context.line.part);
    return band ? sentencesOf(band, context) : [];
  });

function sentencesOf({ value, row, edges, gives }: BandResult, { line, wording }: LineContext): Sentence[] {
  const { words, names } = wording;
  const shown = (one: BandResult['value'] | BandResult['gives']): string =>
    'bounds' in one ? betweenShown(one.bounds, wording) : valueShown(one, words);
  const what = words.bandValue(names.cell(value.cell, line.part), shown(value));
  if ('bounds' in value || 'bounds' in gives) return [{ text: words.openBand(what, shown(gives)), depth: 0 }];
  if (row === undefined) return [{ text: words.gap(what, shown(gives)), depth: 0 }];
  const limits = words.and(edges.map(({ edge, ...limit }) => words.edge(edge, valueShown(limit, words))));
  const far = (isUpper: boolean): string[] =>
    edges.flatMap(({ edge, ...limit }) => {
      const by = (edge === 'less-than' || edge === 'at-most') === isUpper ? distanceShown(value, limit, words) : undefined;
      return by === undefined ? [] : [(isUpper ? words.below : words.above)(by, valueShown(limit, words))];
    });
  const [below, above] = [far(true), far(false)];
  return [
    { text: words.band(what, row, limits, shown(gives)), depth: 0 },
    ...(below.length + above.length > 0 ? [{ text: words.apart(below, above), depth: 0 as const }] : []),
  ];
}
