/** Reads values of earlier periods: as far as the completion that is being evaluated decides them. */
import type { Ratio } from '../money/ratio.ts';
import { type KeyedFact, agreeing, factOf } from './completions.ts';
import type { Context } from './context.ts';
import type { PeriodState } from './earlier-periods.ts';
import type { MissingFact } from './missing.ts';
import { type Range, hullOfNumbers } from './range.ts';
import { isOpenText, readPaid, readValue } from './state-texts.ts';

/** The missing fact that a completion is asked for by the key of a state. */
const byKey = (key: string): MissingFact => ({ fact: key, owner: '', name: '', words: [], isEarlier: true });

/** The value that a state has of a cell or credit. @returns undefined where the state has no value. */
export function pastValue(
  state: PeriodState | undefined,
  of: 'cells' | 'credited',
  name: string,
  index: string,
  context: Context,
): Ratio | Range | undefined {
  const text = state?.[of][name]?.[index];
  if (text === undefined || text === null) return undefined;
  const read = of === 'cells' ? readValue : readPaid;
  if (!isOpenText(text)) return read(text);
  const texts = possible(state!, of, name, index, context) ?? [text];
  return hullOfNumbers(texts.map((one) => (one === null ? undefined : read(one))));
}

/** The texts that are possible in this completion; undefined where the state has no table of the value. */
function possible(
  { completions, missing }: PeriodState,
  of: 'cells' | 'credited',
  name: string,
  index: string,
  context: Context,
): readonly (string | null)[] | undefined {
  const table = completions?.[of][name]?.[index];
  const mayBeTried = missing?.[name]?.some(({ words }) => words !== undefined);
  if (completions ? completions.apart?.includes(name) : mayBeTried) context.evaluator.isApart(name);
  if (!completions || !table) return undefined;
  context.evaluator.meetEarlier(
    table,
    table.facts.map((key): KeyedFact => factOf(key, completions.facts[key]!)),
  );
  return agreeing(table, completions.facts, (key) => context.completion?.(byKey(key)));
}
