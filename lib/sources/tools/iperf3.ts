/** iperf3 -J results. UDP results have jitter and loss; an `error` without `end` is a failed check. The cookie identifies the test. */
import type { Mapping } from '../../schemas/mapping.ts';

export const iperf3: Mapping = {
  source: 'iperf3',
  note: '<host>:<port> is the component.',
  facts: [
    {
      type: 'probe.batch',
      id: 'iperf3:{start.cookie}',
      occurredAt: { from: 'start.timestamp.timesecs', format: 'epoch-seconds' },
      component: '{start.connecting_to.host}:{start.connecting_to.port}',
      probe: 'iperf3',
      start: { from: 'start.timestamp.timesecs', format: 'epoch-seconds' },
      everySeconds: '$max([1, $ceil(start.test_start.duration)])',
      results: '{$exists(error) or $not($exists(end)) ? "0" : "1"}',
      measured: {
        throughputBps: '$exists(end.sum_received) ? end.sum_received.bits_per_second : end.sum.bits_per_second',
        lossPct: '$exists(end.sum_received.lost_percent) ? end.sum_received.lost_percent : end.sum.lost_percent',
        jitterMs: '$exists(end.sum_received.jitter_ms) ? end.sum_received.jitter_ms : end.sum.jitter_ms',
        durationMs: '$floor(end.sum.seconds) * 1000',
      },
    },
  ],
};
