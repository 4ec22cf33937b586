/** Timers and cadences of tickets. */
import type { Sheet } from './sheet.ts';
import { WORDS } from './sheet.ts';
import { hours, severity } from './times.ts';

export function clocks(sheet: Sheet): string {
  const { dice } = sheet;
  const bySeverity = (): string => sheet.cell({ 'depending-on': 'severity', cases: { P1: 'always', P2: hours(sheet) } }, 'hours');
  return sheet.cell({
    timer: 'ticket',
    from: 'opened',
    to: 'resolved',
    hours: sheet.one<string>([
      [2, () => 'always'],
      [2, () => hours(sheet)],
      [3, bySeverity],
    ]),
    paused: [],
    'counted-in': 'from',
    'on-severity-change': dice.pick(['first', 'last', 'highest', 'restart', 'weighted']),
    'on-reopen': dice.pick(['resume', 'ignore']),
    ...(dice.chance(0.3) && { where: severity(dice.pick(WORDS.severity)) }),
  });
}

export const cadences = (sheet: Sheet): string =>
  sheet.cell({
    cadence: 'ticket',
    from: 'opened',
    update: 'updated',
    until: 'resolved',
    hours: hours(sheet),
    paused: [],
    ...(sheet.dice.chance(0.6) && { where: severity('P1') }),
  });
