/** A measured value in each slot: latency, jitter, packet loss, throughput, temperature. */
import { finding } from '../../evidence/findings/finding.ts';
import { ELAPSED } from '../../contract/literal.ts';
import type { GaugeSamples } from '../../evidence/evidence.ts';
import { parseDecimal } from '../../money/decimal.ts';
import { type Ratio, add, divide, greater, integer, lesser, multiply, ratio } from '../../money/ratio.ts';
import { NEVER, type TimeSet } from '../../time/times.ts';
import { HOUR } from '../../time/instant.ts';
import { isOfUnit } from '../attribute-number.ts';
import type { Context } from '../context.ts';
import type { ShareOf } from '../share-of.ts';
import { NO_REACH } from '../reach.ts';
import { eachOf } from '../type-context.ts';
import { type SlotSeries, WHOLE, placeOf } from '../value.ts';
import { typeOfUnit } from '../types/units.ts';
import { checkSlot, slotSeries } from './requests.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';

export const gauge = defineOperator({
  key: 'gauge',
  group: 'numbers',
  description:
    'A measured value in each slot, from samples. A slot without a sample is unknown; a sample of a share beyond 0 to 1, or of a length, count or amount below 0, is none.',
  subject: { is: 'word', description: 'The stream of samples, as the monitor names it.' },
  params: {
    unit: {
      is: 'word',
      description: 'Unit of the samples: ms, s, min or h (a length), share (1 is all), count, or any other, such as Gbit/s.',
    },
    each: {
      is: 'component-kind',
      optional: true,
      absent: 'one value for the whole',
      description: 'One series for each component of this kind.',
    },
    every: {
      is: 'elapsed',
      description:
        'Length of a slot: from the midnight on, in the zone, of the day on which the period starts. All are of one length: after a change of the clocks, slots that are longer than the change begin that much beside the clock.',
    },
    several: { is: 'choice', of: ['mean', 'lowest', 'highest'], description: 'How several samples in one slot become one value.' },
    'share-of': {
      is: 'choice',
      of: ['failures', 'successes'],
      optional: true,
      absent: 'no share, or neither asked for',
      description:
        'Of a share: whether 1 is all bad (loss), or all good (an availability). Required where something is taken over its slots and the clause `unknown` says up or down, for a slot without a sample, and where `uptime` is one less it; else refused.',
    },
    during: {
      is: 'name',
      takes: { kinds: ['times'], of: 'around' },
      optional: true,
      absent: 'all slots',
      description:
        'Only slots that lie wholly in these times, such as the evening peak; the others are left out. Refused where nothing outside these times is measured anyway, and slots begin and end with them.',
    },
  },
  limit: 'none',
  bounds: { during: 'own' },
  own: eachOf,
  check(cell, context) {
    checkSlot(cell, context);
    if (cell.unit === 'date') context.fail('bad-value', 'unit', 'samples are numbers, not dates');
  },
  type: (cell, given) => ({ ...typeOfUnit(String(cell.unit)), part: 'slot', ...given.grain }),
  shareOf: (cell) => cell['share-of'] as ShareOf | undefined,
  // Slots around the period, for stretches that cross its ends.
  reach: () => ({ ...NO_REACH, before: HOUR, after: HOUR }),
  evaluate(cell, context) {
    const samples = context.evidence.gauges.get(String(cell.gauge)) ?? [];
    const members = cell.each === undefined ? [WHOLE] : context.components.members(String(cell.each)).map((entry) => entry.id);
    return new Map(
      members.map((id) => {
        const own = samples.filter((chunk) => id === WHOLE || context.components.touched(chunk.component, String(cell.each)).includes(id));
        const series = measured(own, cell, id, context);
        if (cell['share-of'] === 'successes') series.ofSuccesses = true;
        if (cell.during !== undefined) leaveOut(series, timesAt(cell, id, context));
        return [id, series];
      }),
    );
  },
  explain: (cell) => `${String(cell.gauge)} in ${String(cell.unit)}, every ${String(cell.every)}`,
});

const timesAt = (cell: Cell, id: string, context: Context): TimeSet =>
  context.lookup(
    context.column<TimeSet>(cell.during),
    context.typeOf(cell.during),
    id,
    id === WHOLE ? undefined : { component: String(cell.each) },
  ) ?? NEVER;

function measured(samples: readonly GaugeSamples[], cell: Cell, id: string, context: Context): SlotSeries {
  const series = slotSeries(cell, 'clock', context);
  const readingOf = reader(cell);
  const found = new Array<Reading | Ratio[] | undefined>(series.starts.length);
  const refused: string[] = [];
  for (const { start, every, values } of samples) {
    values.forEach((text, i) => {
      const slot = Math.floor((start + i * every - series.starts[0]!) / series.every);
      if (text === null || slot < 0 || slot >= series.starts.length) return;
      const [before, reading] = [found[slot], readingOf(text)];
      if (reading === undefined) {
        if (overlapsPeriod(series, slot, context)) refused.push(text);
      } else if (before === undefined) found[slot] = reading;
      else if (Array.isArray(before)) before.push(reading.value);
      else found[slot] = [before.value, reading.value];
    });
  }
  if (refused.length > 0) noteRefused(refused, placeOf(String(cell.gauge), id), String(cell.unit), context);
  const exact = new Map<number, Ratio>();
  found.forEach((held, slot) => {
    if (held === undefined) return;
    const { value, n, d, isExact } = Array.isArray(held) ? readingOfRatio(together(String(cell.several), held)) : held;
    [series.failed[slot], series.total[slot], series.status[slot]] = [n, d, 1];
    // Readers of counts take no denominator.
    if (!isExact || (cell.unit === 'count' && d !== 1)) exact.set(slot, value);
  });
  return exact.size === 0 ? series : { ...series, exact };
}

const overlapsPeriod = ({ starts, every }: SlotSeries, slot: number, { period }: Context): boolean =>
  starts[slot]! < period.end && starts[slot]! + every > period.start;

/** Records samples whose value is not possible in their unit. They measure nothing, like a slot without a sample. */
function noteRefused(texts: readonly string[], path: string, unit: string, context: Context): void {
  const samples = { value: texts[0]!, count: texts.length };
  if (unit === 'share') context.note(path, finding('not-a-share', samples));
  else context.note(path, finding('below-zero', { ...samples, unit }));
}

/** A value, and the numbers that a slot stores for it. */
interface Reading {
  readonly value: Ratio;
  readonly n: number;
  readonly d: number;
  /** Whether `n` and `d` are the value, and not only near it. */
  readonly isExact: boolean;
}

function readingOfRatio(value: Ratio): Reading {
  const [n, d] = [Number(value.n), Number(value.d)];
  return { value, n, d, isExact: BigInt(n) === value.n && BigInt(d) === value.d };
}

/** Makes a reader of sample texts that parses each text once, because most samples are equal. It gives undefined for a value that the unit does not allow. */
function reader(cell: Cell): (text: string) => Reading | undefined {
  const unit = String(cell.unit);
  const factor = ratio(ELAPSED[unit] ?? 1n);
  const known = new Map<string, Reading | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const value = multiply(parseDecimal(text)!, factor);
    const reading = isOfUnit(value, unit) ? readingOfRatio(value) : undefined;
    known.set(text, reading);
    return reading;
  };
}

function together(how: string, values: readonly Ratio[]): Ratio {
  if (how === 'lowest') return values.reduce(lesser);
  if (how === 'highest') return values.reduce(greater);
  return divide(values.reduce(add), integer(values.length));
}

/** Marks slots that are not wholly inside the times as left out. */
function leaveOut({ starts, every, status }: SlotSeries, times: TimeSet): void {
  let i = 0;
  for (let slot = 0; slot < starts.length; slot += 1) {
    const [start, end] = [starts[slot]!, starts[slot]! + every];
    while (i < times.starts.length && times.ends[i]! < end) i += 1;
    if (!(i < times.starts.length && times.starts[i]! <= start && times.ends[i]! >= end)) status[slot] = 2;
  }
}
