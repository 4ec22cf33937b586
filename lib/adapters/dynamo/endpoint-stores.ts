/** The stores of endpoints: of the functions that manage them and deliver to them. */
import type { EndpointStores } from '../../application/ports/endpoints.ts';
import { DynamoDeliveryStore } from './delivery-store.ts';
import { DynamoEndpointStore } from './endpoint-store.ts';
import type { Table } from './table.ts';

export const endpointStores = (table: Table): EndpointStores => ({
  endpoints: new DynamoEndpointStore(table),
  deliveries: new DynamoDeliveryStore(table),
});
