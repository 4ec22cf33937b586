/**
 * RIPE Atlas results, fetched from its API and posted unchanged, one or a list. RIPE Atlas is an independent third party. A probe whose clock
 * was last set more than a minute ago (`lts`) does not count: its check is recorded as not made.
 */
import type { Mapping } from '../../schemas/mapping.ts';

const synchronised = 'lts >= 0 and lts <= 60';

export const ripeAtlas: Mapping = {
  source: 'ripe-atlas',
  note: 'ripe/<measurement> is the component, the probe its location.',
  cites: ['https://github.com/RIPE-NCC/ripe.atlas.sagan'],
  each: '$',
  facts: [
    {
      type: { of: 'type', map: { ping: 'probe.batch', http: 'probe.batch' } },
      id: 'ripe:{msm_id}|{prb_id}|{timestamp}|{type}',
      occurredAt: { from: 'timestamp', format: 'epoch-seconds' },
      component: 'ripe/{msm_id}',
      probe: 'ripe-{type}',
      location: 'prb:{prb_id}',
      start: { from: 'timestamp', format: 'epoch-seconds' },
      everySeconds: 'step',
      results: `{$not(${synchronised}) ? "-" : type = "ping" ? (rcvd > 0 ? "1" : "0") : $exists(result[0].err) ? "0" : result[0].res < 400 ? "1" : "0"}`,
      measured: {
        latencyMs: 'type = "ping" ? (avg > 0 ? avg) : result[0].rt',
        lossPct: 'type = "ping" and sent > 0 ? $round((1 - rcvd / sent) * 100, 3)',
      },
    },
  ],
};
