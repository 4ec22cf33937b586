/** Services of the functions of endpoints; apart, so that the others do not carry their stores. */
import { endpointStores } from '../../lib/adapters/dynamo/endpoint-stores.ts';
import { HttpsPoster } from '../../lib/adapters/https/https-poster.ts';
import { publishingSecretServices } from './secrets.ts';
import { type DeliveryServices, services } from './services.ts';

let managing: DeliveryServices | undefined;

export function endpointServices(): DeliveryServices {
  managing ??= { ...publishingSecretServices(), endpoints: endpointStores(services().table) };
  return managing;
}

let posting: DeliveryServices | undefined;

export function postingServices(): DeliveryServices {
  posting ??= { ...endpointServices(), poster: new HttpsPoster() };
  return posting;
}
