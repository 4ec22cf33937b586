/** All stores of a function that reads endpoints. */
import type { EndpointStores } from '../../lib/application/ports/endpoints.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import type { Services } from './services.ts';

export function withEndpointStores({ stores, endpoints }: Pick<Services, 'stores' | 'endpoints'>): Stores & EndpointStores {
  if (!endpoints) throw new Error('the function has no stores of endpoints');
  return { ...stores, ...endpoints };
}
