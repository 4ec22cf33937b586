/** The services of each function: all share them, but for a table and a bucket that do what the function is declared to do. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AllServices } from '../lambdas/shared/services.ts';
import { endpointStores } from '../lib/adapters/dynamo/endpoint-stores.ts';
import { messageStores } from '../lib/adapters/dynamo/message-store.ts';
import { PartitionMover } from '../lib/adapters/dynamo/partition-mover.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { FUNCTIONS, type FunctionName } from '../lib/declarations/functions.ts';
import { isLinking } from '../lib/declarations/routes.ts';
import { guardedClient } from './dynamodb/guarded-client.ts';
import type { DocumentFiles } from './s3/document-files.ts';
import type { EvidenceFiles } from './s3/evidence-files.ts';

export type ServicesOf = (name: FunctionName) => () => AllServices;

export const functionServices = (
  client: DynamoDBClient,
  shared: AllServices,
  documents: DocumentFiles,
  evidence: EvidenceFiles,
): ServicesOf => {
  // This process is the only one of its folder: mails that another one was sending when it ended were cut off.
  const startedAt = shared.clock();
  return (name) => {
    const table = new Table(guardedClient(client, name), shared.environment.TABLE_NAME);
    const { clock } = shared;
    const objects = evidence.of(FUNCTIONS[name]);
    const services = {
      ...shared,
      stores: dynamoStores(table, clock, { clock, objects }),
      ...(objects && { oldEvidence: new PartitionMover(table, { clock, objects }) }),
      messages: messageStores(table, startedAt),
      endpoints: endpointStores(table),
      ...(isLinking(name) && { documents: documents.of(name) }),
    };
    return () => services;
  };
};
