/** The month that an audit closes. */
import { errorIssue, type Issue } from '../../domain/issue.ts';
import { DAY, formatInstant } from '../../domain/time/instant.ts';
import { parsePeriod } from '../../domain/time/period.ts';

export const MONTH = { every: 'month', zone: 'UTC', fiscalMonth: 1, startDay: 1 } as const;

/** The month to audit is named by the input. It must have ended everywhere on earth. */
export function checkAuditPeriod(period: string, now: number): Issue | undefined {
  const month = /^\d{4}-\d\d$/.test(period) ? parsePeriod(MONTH, period) : undefined;
  if (!month) return errorIssue('bad-period', '/period', `"${period}" is no month; write it as "2026-10"`);
  if (month.end + DAY / 2 > now)
    return errorIssue(
      'period-not-ended',
      '/period',
      `${period} has not ended in every time zone; its audit can run after ${formatInstant(month.end + DAY / 2)}`,
    );
  return undefined;
}
