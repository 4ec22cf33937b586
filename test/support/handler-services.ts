/** What handlers are made over in a test: stores in memory, a clock that stands, and a publisher without readers. */
import type { AllServices } from '../../lambdas/shared/services.ts';
import { at } from './facts.ts';
import { NO_ERASURES, SILENT, memoryEndpoints, memoryStores, testDataKeys, testSecrets } from './harness.ts';

export const handlerServices = (given: Partial<AllServices> = {}): AllServices => ({
  stores: memoryStores(),
  endpoints: memoryEndpoints(),
  secrets: testSecrets(),
  dataKeys: testDataKeys(),
  erasures: NO_ERASURES,
  clock: () => at('2026-11-03T00:00:00Z'),
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  publisher: SILENT,
  ...given,
});
