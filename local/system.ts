/** The whole system in one process on one port: the declared functions, routes, rules and schedule on embedded parts. */
import { type Server, createServer } from 'node:http';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { HANDLERS } from '../lambdas/handlers.ts';
import type { AllServices } from '../lambdas/shared/services.ts';
import { DynamoErasureStore } from '../lib/adapters/dynamo/erasure-store.ts';
import { HttpsPoster } from '../lib/adapters/https/https-poster.ts';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { keyFileSigner } from './kms/key-file-signer.ts';
import type { Stores } from '../lib/application/ports/stores.ts';
import { CONSOLE_PATH } from '../lib/declarations/console.ts';
import { AUDIT_SCHEDULE, BUS_NAME } from '../lib/declarations/events.ts';
import { ROUTES } from '../lib/declarations/routes.ts';
import type { SecondPersonRules } from '../lib/domain/approvals/second-person.ts';
import { withNotificationTexts } from '../lib/presentation/notification/notification-text.ts';
import { Authorizer } from './api-gateway/authorizer.ts';
import { Gateway, type HttpFunction } from './api-gateway/gateway.ts';
import { serve } from './api-gateway/http-server.ts';
import { answerRefusals } from './api-gateway/refusals.ts';
import { takeInRestored } from './backup/restored-table.ts';
import { type BackedUp, type BackupOptions, type TakenBackup, takeBackup } from './backup/take-backup.ts';
import { WriteGate } from './backup/write-gate.ts';
import { upgrade } from './data-folder.ts';
import { type DatabaseEngine, type DatabaseEngineName, ensureTable, localClient, startEngine } from './dynamodb/engine.ts';
import { OWN_ACCOUNT } from './eventbridge/bus-event.ts';
import { Bus, type QueuedMessage } from './eventbridge/bus.ts';
import { deleteExpired } from './dynamodb/expired-items.ts';
import { DISK, type FileLayer } from './files/file-layer.ts';
import { freePort, portError } from './free-port.ts';
import { lockFolder } from '../lib/adapters/files/folder-lock.ts';
import { type ServicesOf, functionServices } from './function-services.ts';
import { KeyFileDataKeys, KeyFileSecrets, openKeyFile } from './kms/key-file.ts';
import { MailFiles } from './ses/mail-files.ts';
import { invoke } from './lambda/invoke.ts';
import { ownFolder } from './modes.ts';
import { DocumentFiles } from './s3/document-files.ts';
import { EvidenceFiles } from './s3/evidence-files.ts';
import { type PutSeal, keepSeal } from './s3/seal-files.ts';
import { auditsOfStart, startSchedules } from './scheduler/schedules.ts';
import { toQueueEvent } from './sqs/queue-event.ts';
import type { Step } from './step-functions/execution.ts';
import { type Steps, runWorkflow } from './step-functions/workflow.ts';

export interface SystemOptions {
  readonly folder: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly engine?: DatabaseEngineName;
  readonly version: string;
  /** Steps that wait for a second person. */
  readonly secondPerson?: SecondPersonRules;
  /** Endpoints of this machine are allowed, with any port and without TLS. */
  readonly loopbackEndpoints?: boolean;
  /** A further key signs statements from now on. */
  readonly newSigningKey?: boolean;
  readonly clock?: () => number;
  readonly backoff?: (receives: number) => number;
  /** Milliseconds that what was recorded is batched for early warning. @default 100 */
  readonly window?: number;
  /** Where the bus keeps what it accepted. @default the files of this machine */
  readonly files?: FileLayer;
  /** Shows what people want to know at once. */
  readonly notify?: (line: string) => void;
}

export interface System {
  readonly url: string;
  readonly engine: DatabaseEngineName;
  readonly bus: Bus;
  readonly stores: Stores;
  readonly table: Table;
  readonly authorizer: Authorizer;
  readonly tokenPath: string;
  /** A consistent copy, while the run works. */
  backup(options: BackupOptions): Promise<TakenBackup>;
  stop(): Promise<void>;
}

const TABLE_NAME = 'makegood';
const CONTEXT = {} as Context;

export async function startSystem(options: SystemOptions): Promise<System> {
  await ownFolder(options.folder);
  const lock = await lockFolder(options.folder);
  // What is too long is refused by the limit of API Gateway, with its answer, and not by Node (16 KiB).
  // By itself Node closes a connection after 5 idle seconds, at which a busy machine begins the next request on it: this one is reset.
  const server = createServer({ maxHeaderSize: 64 * 1024, keepAliveTimeout: 60_000, requireHostHeader: false });
  answerRefusals(server);
  // A start that takes long fails before its work, not after it.
  const port = await freePort(options.port).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const url = `http://localhost:${port}`;
  let engine: DatabaseEngine | undefined;
  try {
    engine = await startEngine(options.folder, options.engine);
    const gate = new WriteGate();
    const client = gate.guard(localClient(engine.endpoint));
    await ensureTable(client, TABLE_NAME);
    await takeInRestored(options.folder, client, TABLE_NAME);
    const table = new Table(client, TABLE_NAME, true);
    const authorizer = await Authorizer.open(options.folder, url);
    const key = await openKeyFile(options.folder);
    const secrets = new KeyFileSecrets(key);
    await upgrade(options.folder, dynamoStores(table), secrets);
    const signer = keyFileSigner(join(options.folder, 'statement-keys'), options.newSigningKey);
    const documents = await DocumentFiles.open(options.folder, `http://127.0.0.1:${port}`, options.clock ?? Date.now);
    const keys = { secrets, signer, dataKeys: new KeyFileDataKeys(key) };
    const { bus, services, servicesOf } = await openBus(options, url, client, documents, keys, gate);
    const gateway = new Gateway(httpFunctions(servicesOf), authorizer);
    const { folder, version } = options;
    const backedUp: BackedUp = { folder, client, tableName: TABLE_NAME, gate, version, clock: services.clock };
    const backup = (wanted: BackupOptions): Promise<TakenBackup> => takeBackup(backedUp, wanted);
    server.on('request', (request, response) => void serve(request, response, { url, bus, gateway, authorizer, documents, backup }));
    const housekeep = (): Promise<unknown> => deleteExpired(client, TABLE_NAME, services.clock());
    // A large folder takes a while, and nothing waits for it.
    void housekeep().catch(() => undefined);
    const tokenPath = await authorizer.writeTokens(options.folder);
    const schedules = startSchedules(services.publisher, servicesOf, async () => {
      // They would end after 30 days.
      await authorizer.writeTokens(options.folder);
      await housekeep();
    });
    const stopping = new AbortController();
    // Many contracts take a while, and nothing waits for it.
    const audits = auditsOfStart(services, stopping.signal);
    // Only now: a caller who comes before would wait for an answer of what is not there yet.
    await listen(server, port);
    const stop = async (): Promise<void> => {
      schedules.stop();
      stopping.abort();
      await audits;
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await bus.close();
      await documents.empty();
      client.destroy();
      await engine!.stop();
      await lock.release();
    };
    return {
      url,
      engine: engine.name,
      bus,
      stores: services.stores,
      table,
      authorizer,
      tokenPath,
      backup,
      stop,
    };
  } catch (error) {
    server.close();
    await engine?.stop();
    await lock.release();
    throw error;
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port)));
    server.listen(port, '127.0.0.1', () => resolve());
  });

async function openBus(
  options: SystemOptions,
  url: string,
  client: DynamoDBClient,
  documents: DocumentFiles,
  keys: Pick<AllServices, 'secrets' | 'signer' | 'dataKeys'>,
  gate: WriteGate,
): Promise<{ bus: Bus; services: AllServices; servicesOf: ServicesOf }> {
  const environment = {
    ...(options.secondPerson && { secondPerson: options.secondPerson }),
    ...(options.loopbackEndpoints === true && { loopbackEndpoints: true }),
    TABLE_NAME,
    BUS_NAME,
    OWN_ACCOUNT,
    API_URL: url,
    CONSOLE_URL: url + CONSOLE_PATH,
    AUDIT_ZONE: AUDIT_SCHEDULE.zone,
    VERSION: options.version,
    dataFolder: options.folder,
  };
  const clock = options.clock ?? Date.now;
  const holder: { bus?: Bus } = {};
  const mails = new MailFiles(options.folder, clock);
  const evidence = new EvidenceFiles(options.folder, gate);
  const storage = { clock, objects: evidence };
  const services: AllServices = {
    stores: dynamoStores(new Table(client, TABLE_NAME), clock, storage),
    erasures: new DynamoErasureStore(new Table(client, TABLE_NAME), storage),
    ...keys,
    clock,
    environment,
    mailer: { send: (mail) => gate.pass(() => mails.send(mail)) },
    poster: new HttpsPoster({ loopback: options.loopbackEndpoints === true }),
    publisher: withNotificationTexts({
      publish: async (events) => {
        await holder.bus!.publisher.publish(events);
        for (const { detail } of events) if (typeof detail.text === 'string') options.notify?.(`notification: ${detail.text}`);
      },
    }),
  };
  const servicesOf = functionServices(client, services, documents, evidence);
  const ingest = fromQueue('ingest-events', servicesOf);
  const send = fromQueue('send-messages', servicesOf);
  const deliver = fromQueue('deliver-events', servicesOf);
  const watch = fromQueue('early-warning', servicesOf);
  const steps = { ...stepsOf(servicesOf), PublishSeal: (input: unknown) => gate.pass(() => keepSeal(options.folder, input as PutSeal)) };
  const bus = await Bus.open({
    folder: join(options.folder, 'bus'),
    files: gate.guardFiles(options.files ?? DISK),
    ...(options.backoff && { backoff: options.backoff }),
    ...(options.window !== undefined && { window: options.window }),
    targets: {
      'ingest-queue': async (batch) => failedOf(await ingest(toQueueEvent(batch))),
      'audit-workflow': async (batch) => {
        for (const { body } of batch) await runWorkflow((JSON.parse(body) as { event: { detail: unknown } }).event.detail, steps);
        return [];
      },
      // The bus wraps events for the ingestion function; these get the detail or the event, as their rules say.
      'watch-queue': async (batch) => failedOf(await watch(toQueueEvent(unwrapped(batch, ({ detail }) => detail)))),
      'message-queue': async (batch) => failedOf(await send(toQueueEvent(unwrapped(batch, (event) => event)))),
      'endpoint-queue': async (batch) => failedOf(await deliver(toQueueEvent(unwrapped(batch, (event) => event)))),
    },
  });
  holder.bus = bus;
  return { bus, services, servicesOf };
}

/** A function that takes batches of a queue. */
function fromQueue(name: 'ingest-events' | 'send-messages' | 'deliver-events' | 'early-warning', servicesOf: ServicesOf) {
  const call: (event: SQSEvent) => Promise<SQSBatchResponse> = HANDLERS[name](servicesOf(name));
  return (event: SQSEvent): Promise<SQSBatchResponse> => invoke({ name, event, call });
}

const failedOf = ({ batchItemFailures }: SQSBatchResponse): string[] => batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

/** Messages with what a rule hands on of their events. */
const unwrapped = (batch: readonly QueuedMessage[], handedOn: (event: { detail: unknown }) => unknown): QueuedMessage[] =>
  batch.map((message) => ({
    ...message,
    body: JSON.stringify(handedOn((JSON.parse(message.body) as { event: { detail: unknown } }).event)),
  }));

const stepsOf = (servicesOf: ServicesOf): Steps => {
  const step = (name: 'plan-audit' | 'assess-contract' | 'close-audit'): Step => {
    const call: Step = HANDLERS[name](servicesOf(name));
    return (event) => invoke({ name, event, call });
  };
  const assess = step('assess-contract');
  return { Plan: step('plan-audit'), Assess: assess, NoteFailure: assess, Close: step('close-audit') };
};

type HttpFunctionName = (typeof ROUTES)[number]['function'];

/** Functions that the API calls. */
function httpFunctions(servicesOf: ServicesOf): Record<HttpFunctionName, HttpFunction> {
  const names = [...new Set(ROUTES.map((route) => route.function))];
  return Object.fromEntries(
    names.map((name) => {
      const handler = HANDLERS[name](servicesOf(name));
      const call: HttpFunction = async (event) => (await handler(event, CONTEXT)) ?? { statusCode: 500 };
      return [name, (event: APIGatewayProxyEventV2) => invoke({ name, event, call })];
    }),
  ) as Record<HttpFunctionName, HttpFunction>;
}
