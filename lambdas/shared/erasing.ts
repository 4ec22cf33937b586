/** Services of the functions that erase; apart, so that no other function has the code that takes recorded texts away. */
import { DynamoErasureStore } from '../../lib/adapters/dynamo/erasure-store.ts';
import { evidenceStorage } from './evidence.ts';
import { paging } from './paging.ts';
import { publishingServices } from './publishing.ts';
import { type ErasingServices, services } from './services.ts';

const pagingServices = paging(publishingServices);

export const erasingServices = (): ErasingServices => ({
  ...pagingServices(),
  erasures: new DynamoErasureStore(services().table, evidenceStorage()),
});
