/** What the functions of an audit are given by the benches that close months in memory. */
import type { AllServices } from '../lambdas/shared/services.ts';
import { KeyFileDataKeys, KeyFileSecrets } from '../local/kms/key-file.ts';

/** @param stores of the sources that are measured. @param now the instant (epoch ms) of every step. @param publish takes the published events. */
export const auditServices = (
  stores: unknown,
  now: number,
  publish: (events: readonly unknown[]) => Promise<void> = () => Promise.resolve(),
): AllServices =>
  ({
    secrets: new KeyFileSecrets(Buffer.alloc(32)),
    dataKeys: new KeyFileDataKeys(Buffer.alloc(32)),
    stores,
    clock: () => now,
    environment: { TABLE_NAME: 'memory', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'bench' },
    publisher: { publish },
  }) as unknown as AllServices;
