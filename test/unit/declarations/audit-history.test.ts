/** The history of the longest execution of the audit. */
import { describe, expect, it } from 'vitest';
import { longestAuditHistory } from '../../../lib/declarations/audit-history.ts';
import { AWS_LIMITS } from '../../../lib/declarations/aws-limits.ts';

describe('the longest execution of the audit', () => {
  it('stays within the history of an execution when each task is tried to the last time', () => {
    expect(longestAuditHistory()).toBeGreaterThan(AWS_LIMITS.historyEvents.value / 2);
    expect(longestAuditHistory()).toBeLessThanOrEqual(AWS_LIMITS.historyEvents.value);
  });
});
