/** The bytes that a calculation allocates, by the sampling profiler of the engine: they depend on the code and hardly on the machine. */
import { Session, type HeapProfiler } from 'node:inspector/promises';

/** A sample for so many bytes, on average. */
const INTERVAL = 4096;

const bytesOf = ({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number =>
  selfSize + children.reduce((sum, child) => sum + bytesOf(child), 0);

/** @returns megabytes that one call allocates, what is freed at once included; the mean of `calls` after as many that compile the code. */
export async function allocated(work: () => unknown, calls: number): Promise<number> {
  for (let i = 0; i < calls; i += 1) await work();
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    for (let i = 0; i < calls; i += 1) await work();
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return bytesOf(profile.head) / calls / 1e6;
  } finally {
    session.disconnect();
  }
}
