/** The parts of the bench that only compute; bundled before they run, as a function in the cloud is. */
import { buckets } from './buckets.ts';
import { businessTime } from './business-time.ts';
import { contractMonth, packedMonth, sameMonth } from './contract-month.ts';
import { downtime } from './downtime.ts';
import { frontDoor, frontDoorLines, frontDoorMemory } from './front-door.ts';
import { report } from './harness.ts';
import { reasons } from './reasons.ts';

const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  'business-time': () => report(businessTime()),
  downtime: () => report(downtime()),
  'contract-month': contractMonth,
  'packed-month': packedMonth,
  'same-month': sameMonth,
  'front-door': frontDoor,
  'front-door-lines': frontDoorLines,
  'front-door-memory': frontDoorMemory,
  buckets,
  reasons,
};

await PARTS[process.argv[2] ?? '']!();
