/** Timers and cadences of tickets. */
import type { DraftTerms } from './draft-terms.ts';
import { WORDS } from './draft-terms.ts';
import { hours, severity } from './times.ts';

export function clocks(draft: DraftTerms): string {
  const { dice } = draft;
  const bySeverity = (): string => draft.cell({ 'depending-on': 'severity', cases: { P1: 'always', P2: hours(draft) } }, 'hours');
  return draft.cell({
    timer: 'ticket',
    from: 'opened',
    to: 'resolved',
    hours: draft.one<string>([
      [2, () => 'always'],
      [2, () => hours(draft)],
      [3, bySeverity],
    ]),
    paused: [],
    'counted-in': 'from',
    'on-severity-change': dice.pick(['first', 'last', 'highest', 'restart', 'weighted']),
    'on-reopen': dice.pick(['resume', 'ignore']),
    ...(dice.chance(0.3) && { where: severity(dice.pick(WORDS.severity)) }),
  });
}

export const cadences = (draft: DraftTerms): string =>
  draft.cell({
    cadence: 'ticket',
    from: 'opened',
    update: 'updated',
    until: 'resolved',
    hours: hours(draft),
    paused: [],
    ...(draft.dice.chance(0.6) && { where: severity('P1') }),
  });
