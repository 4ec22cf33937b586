/** The services of each function: all share them, but for a table that does what the function is declared to do. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AllServices } from '../lambdas/shared/services.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import type { FunctionName } from '../lib/declarations/functions.ts';
import { guardedClient } from './dynamodb/guarded-client.ts';

export type ServicesOf = (name: FunctionName) => () => AllServices;

export const functionServices =
  (client: DynamoDBClient, shared: AllServices): ServicesOf =>
  (name) => {
    const table = new Table(guardedClient(client, name), shared.environment.TABLE_NAME);
    const services = { ...shared, stores: dynamoStores(table, shared.clock) };
    return () => services;
  };
