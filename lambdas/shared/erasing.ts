/** Services of the functions that erase; apart, so that no other function has the code that takes recorded texts away. */
import { DynamoErasureStore } from '../../lib/adapters/dynamo/erasure-store.ts';
import { publishingServices } from './publishing.ts';
import { type ErasingServices, services } from './services.ts';

export const erasingServices = (): ErasingServices => ({
  ...publishingServices(),
  erasures: new DynamoErasureStore(services().table),
});
