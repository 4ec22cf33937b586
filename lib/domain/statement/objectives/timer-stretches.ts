/** The stretches of a timer that is judged by shares: each has the hours and the limit of the words at its start. */
import type { EvidenceRecord } from '../../evidence/records.ts';
import { divide, integer, isPositive } from '../../money/ratio.ts';
import { allowedBy } from '../../operators/numbers/timer-limit.ts';
import { isOpen } from '../../operators/range.ts';
import { type SpanValue, type Varying, valueAt } from '../../operators/value.ts';
import { formatInstant } from '../../time/instant.ts';
import type { Evaluation } from './evaluation.ts';
import { type ShownValue, show } from '../format-value.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';
import { attributeValues } from '../../operators/attribute-values.ts';

export interface TimerStretch {
  readonly start: string;
  /** The words of the record that chose its hours and its limit. */
  readonly governing: Readonly<Record<string, string>>;
  readonly hours: string;
  readonly elapsed: ShownValue;
  /** Absent where missing facts decide it. */
  readonly limit?: ShownValue;
  /** The used share of the limit; the shares of all stretches together are compared with 100 %. */
  readonly share?: ShownValue;
}

interface StretchTerms {
  /** Attributes of the record that the hours or a limit depend on. */
  readonly attributes: readonly string[];
  readonly hours: (governing: Readonly<Record<string, string>>) => string;
  /** The upper limit, as the objective has it. */
  readonly limit: unknown;
}

export function stretchesOf(entry: TimerEntry, record: EvidenceRecord, asked: StretchTerms, { context }: Evaluation): TimerStretch[] {
  const { attributes, limit } = asked;
  const type = limit === undefined ? undefined : context.typeOf(limit);
  const span = type && context.lookup(context.column<SpanValue | Varying<SpanValue>>(limit), type, record.id, { record: record.kind });
  return entry.segments.map(({ start, elapsed }) => {
    const governing: Record<string, string> = {};
    for (const name of attributes) {
      const varying = attributeValues(record, name, context).map(({ at, value }) => ({ from: at, value, rank: 0 }));
      const word = varying.length === 0 ? undefined : valueAt({ varying }, start);
      if (word !== undefined) governing[name] = word;
    }
    const gone = integer(elapsed);
    const allowed = span === undefined || isOpen(span) ? undefined : allowedBy(valueAt(span, start), entry, context.rule.zone);
    return {
      start: formatInstant(start),
      governing,
      hours: asked.hours(governing),
      elapsed: show(gone, { kind: 'duration' }),
      ...(allowed && { limit: show(allowed, { kind: 'duration' }) }),
      ...(allowed && isPositive(allowed) && { share: show(divide(gone, allowed), { kind: 'ratio' }) }),
    };
  });
}
