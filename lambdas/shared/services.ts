/** What every function shares: clients made once for a process, stores, clock. The embedded run passes its own. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Table } from '../../lib/adapters/dynamo/table.ts';
import { dynamoStores } from '../../lib/adapters/dynamo/stores.ts';
import { type Environment, readEnvironment } from './environment.ts';
import type { DataKeys } from '../../lib/application/ports/cursor-keys.ts';
import type { DocumentStore } from '../../lib/application/ports/documents.ts';
import type { ErasureStore } from '../../lib/application/ports/erasures.ts';
import type { Clock } from '../../lib/application/ports/clock.ts';
import type { EndpointStores, Poster } from '../../lib/application/ports/endpoints.ts';
import type { Mailer, MessageStores } from '../../lib/application/ports/messages.ts';
import type { OldEvidence } from '../../lib/application/ports/old-evidence.ts';
import type { Publisher } from '../../lib/application/ports/publisher.ts';
import type { Signer } from '../../lib/application/ports/signer.ts';
import type { Secrets } from '../../lib/application/ports/secrets.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';

export interface Services {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly environment: Environment;
  /** Of the functions that give links to large answers; without it such an answer is refused. */
  readonly documents?: DocumentStore;
  /** Of the functions of messages, and of the one of them that sends. */
  readonly messages?: MessageStores;
  readonly mailer?: Mailer;
  /** Of the functions of endpoints, and of those of them that post. */
  readonly endpoints?: EndpointStores;
  readonly poster?: Poster;
}

export interface PublishingServices extends Services {
  readonly publisher: Publisher;
  /** Of the functions that sign what they issue. */
  readonly signer?: Signer | undefined;
}

/** Services of the functions that are declared to use secrets. */
export interface SecretServices extends Services {
  readonly secrets: Secrets;
}

/** Services of the functions that answer listings. */
export interface PagingServices extends Services {
  /** Makes and decrypts the keys of cursors. */
  readonly dataKeys: DataKeys;
}

/** Services of the functions that take webhooks, and of those of endpoints. */
export interface DeliveryServices extends PublishingServices, SecretServices {}

/** Services of the functions that erase. */
export interface ErasingServices extends PublishingServices, PagingServices {
  readonly erasures: ErasureStore;
}

/** Services of the function that moves old evidence. */
export interface MovingServices extends Services {
  /** Absent: there is no bucket, and nothing is moved. */
  readonly oldEvidence?: OldEvidence | undefined;
}

/** What the embedded run gives every function. */
export interface AllServices extends DeliveryServices, ErasingServices, MovingServices {}

let known: (Services & { readonly table: Table }) | undefined;

/** Made on first use, then kept for the life of the process. */
export function services(): Services & { readonly table: Table } {
  if (known) return known;
  const environment = readEnvironment();
  const client = new DynamoDBClient(environment.DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: environment.DYNAMODB_ENDPOINT });
  const table = new Table(client, environment.TABLE_NAME);
  known = { stores: dynamoStores(table, Date.now, { clock: Date.now }), clock: Date.now, environment, table };
  return known;
}
