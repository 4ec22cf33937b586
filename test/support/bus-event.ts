/** An event of the example vendor, as the embedded bus takes it. */
import type { BusEvent } from '../../local/eventbridge/bus-event.ts';

/** @param detailText its `detail` as it was sent. */
export const busEvent = (id: string, detailText: string, account = '444455556666'): BusEvent => ({
  version: '0',
  id,
  'detail-type': 'service.down.v1',
  source: 'lumencast.noc',
  account,
  time: '2026-10-14T02:12:41Z',
  region: 'local',
  resources: [],
  detail: JSON.parse(detailText),
  detailText,
});
