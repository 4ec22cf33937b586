/** Reads values of earlier periods, as far as the current completion decides them. */
import type { Ratio } from '../money/ratio.ts';
import { type KeyedFact, agreeing, factOf } from './completions.ts';
import type { Context } from './context.ts';
import type { PeriodState } from './earlier-periods.ts';
import type { MissingFact } from './missing.ts';
import { type Range, hullOfNumbers } from './range.ts';
import { isOpenText, readPaid, readValue } from './state-texts.ts';

/** A missing fact with only its key: enough to ask a completion for its assumed value. */
const byKey = (key: string): MissingFact => ({ fact: key, owner: '', name: '', words: [], isEarlier: true });

/** The value of a cell or credit in a recorded state. @returns undefined where the state has no value. */
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

/** The values that are possible in this completion, as text; undefined where the state has no table for the value. */
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
