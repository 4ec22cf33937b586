/** Pingdom uptime checks. No signature: the address is the secret. */
import type { Mapping } from '../../schemas/mapping.ts';

export const pingdom: Mapping = {
  source: 'pingdom',
  note: 'pingdom/<check id> is the component.',
  facts: [
    {
      type: { of: 'current_state', map: { DOWN: 'service.down', UP: 'service.up', UNKNOWN: 'service.unknown' } },
      id: '{check_id}|{current_state}|{state_changed_timestamp}',
      occurredAt: { from: 'state_changed_timestamp', format: 'epoch-seconds' },
      component: 'pingdom/{check_id}',
      severity: '{importance_level}',
    },
  ],
};
