/**
 * CloudWatch Synthetics canaries: one check for each run. The state of the canary itself (STOPPED, ERROR) is no state of the service: while it
 * does not run there are no checks, and the time is unknown.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const syntheticsCanary: Mapping = {
  source: 'synthetics-canary',
  note: 'CloudWatch Synthetics. A run does not say when the next is due: see `stands-for` of the operator `probes`.',
  cites: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitoring-events-eventbridge.html'],
  bus: {
    source: 'aws.synthetics',
    'detail-type': ['Synthetics Canary TestRun Successful', 'Synthetics Canary TestRun Failure', 'Synthetics Canary Status Change'],
  },
  ignore: [
    {
      when: '`detail-type` = "Synthetics Canary Status Change"',
      because: "the monitor's own life; while it does not run there are no checks, and the time is unknown",
    },
  ],
  facts: [
    {
      type: { of: 'detail.`test-run-status`', map: { PASSED: 'probe.batch', FAILED: 'probe.batch' } },
      id: 'eb:{id}',
      alias: 'canary-run:{detail.`canary-run-id`}',
      occurredAt: { from: 'detail.`canary-run-timeline`.started', format: 'epoch-seconds' },
      component: 'canary/{detail.`canary-name`}',
      probe: 'canary',
      start: { from: 'detail.`canary-run-timeline`.started', format: 'epoch-seconds' },
      results: '{detail.`test-run-status` = "PASSED" ? "1" : "0"}',
      measured: { durationMs: '(detail.`canary-run-timeline`.completed - detail.`canary-run-timeline`.started) * 1000' },
    },
  ],
};
