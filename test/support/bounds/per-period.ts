/** Attributes of the customer or a component that may change: another value from a later instant on. */
import type { Gap } from './gap.ts';

/** The values of a number with one beyond all that a history states. */
export const withBeyond = (gap: Gap): Gap =>
  /^(USD|min|count|Gbit|bill)/.test(gap.kind)
    ? { ...gap, values: [...gap.values, gap.values.at(-1)!.replace(/^\d+/, (digits) => `${digits}000000000000`)] }
    : gap;

const THEN = ' then ';

/** The values of a gap one after the other in time. */
export const inTurn = (value: string): string[] => value.split(THEN);
export const together = (values: readonly string[]): string => values.join(THEN);

/** Each value throughout, and beside it the first and the last one in one of the spans. @param from when the later spans begin, in epoch ms. */
export function perPeriod(gap: Gap, from: readonly number[]): Gap {
  if (!/ of (customer|line)$/.test(gap.kind) || from.length === 0) return gap;
  const others = [gap.values[0]!, gap.values.at(-1)!];
  const ways = gap.values.flatMap((value) => {
    const throughout = [value, ...from.map(() => value)];
    return [throughout, ...others.flatMap((other) => throughout.map((_, i) => throughout.with(i, other)))];
  });
  return {
    ...gap,
    values: [...new Set(ways.map(together))],
    with(all, value) {
      const [first, ...later] = inTurn(value);
      const known = gap.with(all, first!);
      const said = known.at(-1)!;
      return [
        ...known,
        ...later.flatMap((one, i) =>
          one === [first, ...later][i]
            ? []
            : [{ ...said, id: `${said.id} from ${i}`, occurredAt: from[i]!, receivedAt: from[i]!, body: { ...said.body, value: one } }],
        ),
      ];
    },
  };
}
