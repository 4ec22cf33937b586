/** Pauses of a timer: waits that stop it, such as waiting for the customer. They are measured in the timer's own hours. */
import { article } from '../../contract/article.ts';
import type { EvidenceRecord, Wait } from '../../evidence/records.ts';
import { canWait } from '../../evidence/vocabulary.ts';
import { type Calendar, elapsed } from '../../time/calendar.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import type { Cell } from '../cell.ts';
import type { TypeContext } from '../type-context.ts';
/** The waits that stop the timer. */
export const waitsOf = ({ waits }: EvidenceRecord, cell: Cell): readonly Wait[] =>
  waits.length === 0 ? waits : waits.filter((wait) => (cell.paused as string[]).includes(wait.reason));

/** Refuses pauses for a kind of record that no event can pause. */
export function checkPaused(cell: Cell, kind: string, context: Pick<TypeContext, 'fail'>): void {
  if ((cell.paused as string[]).length === 0 || canWait(kind)) return;
  context.fail('no-effect', 'paused', `only a ticket can wait (\`ticket.paused\`), ${article(kind)} cannot; write \`paused: []\``);
}

/** Open milliseconds in which the timer ran, without the waits. */
export const ran = (calendar: Calendar, start: Instant, end: Instant, paused: readonly Interval[]): number =>
  elapsed(calendar, start, end) - (paused.length === 0 ? 0 : waited(calendar, { start, end }, paused));

/** Waiting time in open milliseconds of the timer; overlapping waits count once. */
function waited(calendar: Calendar, segment: Interval, waits: readonly Interval[]): number {
  let [sum, reached] = [0, segment.start];
  for (const wait of [...waits].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(wait.start, reached), Math.min(wait.end, segment.end)];
    if (from < to) {
      sum += elapsed(calendar, from, to);
      reached = to;
    }
  }
  return sum;
}
