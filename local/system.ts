/** The whole system in one process on one port: the declared functions, routes, rules and schedule on embedded parts. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, Context, SQSEvent } from 'aws-lambda';
import { Cron } from 'croner';
import { dynamoStores } from '../lib/adapters/dynamo/stores.ts';
import { Table } from '../lib/adapters/dynamo/table.ts';
import { takeOverSecrets } from '../lib/application/registry/take-over-secrets.ts';
import { logger } from '../lambdas/shared/logger.ts';
import { adoptAll } from '../lib/application/statements/adopt-statements.ts';
import { monthOfSchedule } from '../lib/application/closing/run-audit.ts';
import { AUDIT_SCHEDULE, BUS_NAME, HOUSEKEEPING } from '../lib/declarations/events.ts';
import { ROUTES } from '../lib/declarations/routes.ts';
import { HANDLERS } from '../lambdas/handlers.ts';
import type { AllServices, PublishingServices } from '../lambdas/shared/services.ts';
import { Authorizer } from './api-gateway/authorizer.ts';
import { OWN_ACCOUNT, REGION } from './eventbridge/bus-event.ts';
import { Bus, type QueuedMessage } from './eventbridge/bus.ts';
import { type DatabaseEngine, type DatabaseEngineName, ensureTable, localClient, startEngine } from './dynamodb/engine.ts';
import { Gateway, type HttpFunction } from './api-gateway/gateway.ts';
import { KeyFileSecrets } from './kms/key-file.ts';
import { OWN_FILE, ownFolder } from './modes.ts';
import { isGone } from './processes.ts';
import { type Steps, runWorkflow } from './step-functions/workflow.ts';
import type { SecondPersonRules } from '../lib/domain/approvals/second-person.ts';
import type { IssuedSeal } from '../lib/application/ports/seals.ts';
import { keyFileSigner } from '../lib/adapters/files/key-file-signer.ts';
import { withNotificationTexts } from '../lib/presentation/notification/notification-text.ts';
import type { Secrets } from '../lib/application/ports/secrets.ts';
import type { Stores } from '../lib/application/ports/stores.ts';
import { serve } from './api-gateway/http-server.ts';

export interface SystemOptions {
  readonly folder: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly engine?: DatabaseEngineName;
  readonly version: string;
  /** Steps that wait for a second person. */
  readonly secondPerson?: SecondPersonRules;
  /** A further key signs statements from now on. */
  readonly newSigningKey?: boolean;
  readonly clock?: () => number;
  readonly backoff?: (receives: number) => number;
  /** Milliseconds that what was recorded is batched for early warning. @default 100 */
  readonly window?: number;
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
  stop(): Promise<void>;
}
const TABLE_NAME = 'makegood';
const CONTEXT = {} as Context;

export async function startSystem(options: SystemOptions): Promise<System> {
  await ownFolder(options.folder);
  await lock(options.folder);
  const server = createServer();
  await listen(server, options.port);
  const url = `http://localhost:${(server.address() as { port: number }).port}`;
  let engine: DatabaseEngine | undefined;
  try {
    engine = await startEngine(options.folder, options.engine);
    const client = localClient(engine.endpoint);
    await ensureTable(client, TABLE_NAME);
    const table = new Table(client, TABLE_NAME, true);
    const authorizer = await Authorizer.open(options.folder, url);
    const secrets = await KeyFileSecrets.open(options.folder);
    await upgrade(options.folder, dynamoStores(table), secrets);
    const signer = keyFileSigner(join(options.folder, 'statement-keys'), options.newSigningKey);
    const { bus, services } = await openBus(options, url, table, { secrets, signer });
    const gateway = new Gateway(httpFunctions(services), authorizer);
    server.on('request', (request, response) => void serve(request, response, { url, bus, gateway, authorizer }));
    const schedule = new Cron(
      cronText(),
      { timezone: AUDIT_SCHEDULE.zone },
      (job: Cron) => void askByTheClock(job.currentRun() ?? new Date(), services).catch(() => undefined),
    );
    const housekeeping = Object.entries(HOUSEKEEPING).map(([name, minutes]) => {
      const run = HANDLERS[name as keyof typeof HOUSEKEEPING](() => services);
      return new Cron(minutes < 60 ? `*/${minutes} * * * *` : '0 * * * *', () => void run().catch(() => undefined));
    });
    const stop = async (): Promise<void> => {
      schedule.stop();
      for (const job of housekeeping) job.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await bus.close();
      client.destroy();
      await engine!.stop();
      await rm(join(options.folder, 'lock'), { force: true });
    };
    return {
      url,
      engine: engine.name,
      bus,
      stores: services.stores,
      table,
      authorizer,
      tokenPath: await authorizer.writeTokens(options.folder),
      stop,
    };
  } catch (error) {
    server.close();
    await engine?.stop();
    await rm(join(options.folder, 'lock'), { force: true });
    throw error;
  }
}

/** By way of the bus, so that an audit that is cut off is delivered again. */
async function askByTheClock(at: Date, { publisher }: PublishingServices): Promise<void> {
  for (const month of AUDIT_SCHEDULE.months) {
    const audit = monthOfSchedule(at.getTime(), AUDIT_SCHEDULE.zone, month);
    await publisher.publish([{ type: 'audit.requested.v1', detail: { id: `schedule:${at.toISOString()}`, audit, everything: false } }]);
  }
}

const cronText = (): string =>
  `${AUDIT_SCHEDULE.cron.minute} ${AUDIT_SCHEDULE.cron.hour} ${AUDIT_SCHEDULE.cron.day} ${AUDIT_SCHEDULE.cron.month} *`;

/** The format of a data folder; raised when data of the version before must be converted, not only read. */
const FOLDER_FORMAT = '4';

/** Makes up what an earlier version did not write, before anything is read. Of a folder that this version wrote, nothing. */
async function upgrade(folder: string, stores: Stores, secrets: Secrets): Promise<void> {
  const path = join(folder, 'format');
  if ((await readFile(path, 'utf8').catch(() => '')) === FOLDER_FORMAT) return;
  const failed = await adoptAll(stores);
  for (const failure of failed)
    logger.warn('what an earlier version stored of a contract could not be taken over; the next start tries again', { ...failure });
  await takeOverSecrets(stores, secrets, () => Date.now());
  if (failed.length === 0) await writeFile(path, FOLDER_FORMAT, { mode: OWN_FILE });
}

/** One run per folder. A lock whose process is gone is taken over. */
async function lock(folder: string): Promise<void> {
  const path = join(folder, 'lock');
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  if (pid && pid !== process.pid && !(await isGone(pid, 'node', 1000)))
    throw new Error(`another run (process ${pid}) uses ${folder}; stop it, or name another folder with --data`);
  await writeFile(path, String(process.pid), { mode: OWN_FILE });
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken; choose another with --port`) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve());
  });

async function openBus(
  options: SystemOptions,
  url: string,
  table: Table,
  keys: Pick<AllServices, 'secrets' | 'signer'>,
): Promise<{ bus: Bus; services: AllServices }> {
  const environment = {
    ...(options.secondPerson && { secondPerson: options.secondPerson }),
    TABLE_NAME,
    BUS_NAME,
    OWN_ACCOUNT,
    API_URL: url,
    AUDIT_ZONE: AUDIT_SCHEDULE.zone,
    VERSION: options.version,
  };
  const clock = options.clock ?? Date.now;
  const holder: { bus?: Bus } = {};
  const services: AllServices = {
    stores: dynamoStores(table, clock),
    ...keys,
    clock,
    environment,
    publisher: withNotificationTexts({
      publish: async (events) => {
        await holder.bus!.publisher.publish(events);
        for (const { detail } of events) if (typeof detail.text === 'string') options.notify?.(`notification: ${detail.text}`);
      },
    }),
  };
  const ingest = HANDLERS['ingest-events'](() => services);
  const watch = HANDLERS['early-warning'](() => services);
  const steps = { ...stepsOf(services), PublishSeal: (input: unknown) => keepSeal(options.folder, input as PutSeal) };
  const bus = await Bus.open({
    folder: join(options.folder, 'bus'),
    ...(options.backoff && { backoff: options.backoff }),
    ...(options.window !== undefined && { window: options.window }),
    targets: {
      'ingest-queue': async (batch) => (await ingest(toQueueEvent(batch))).batchItemFailures.map((failure) => failure.itemIdentifier),
      'audit-workflow': async (batch) => {
        for (const { body } of batch) await runWorkflow((JSON.parse(body) as { event: { detail: unknown } }).event.detail, steps);
        return [];
      },
      'watch-queue': async (batch) => {
        // The bus wraps events for the ingestion function; this one gets the detail, as its rule says.
        const bodies = batch.map((delivery) => ({
          ...delivery,
          body: JSON.stringify((JSON.parse(delivery.body) as { event: { detail: unknown } }).event.detail),
        }));
        return (await watch(toQueueEvent(bodies))).batchItemFailures.map((failure) => failure.itemIdentifier);
      },
    },
  });
  holder.bus = bus;
  return { bus, services };
}

/** What the workflow hands to the bucket for seals. */
interface PutSeal {
  readonly Body: IssuedSeal;
}

/** Stands for the bucket with object lock: a file that is written once. Who owns this machine can change it all the same. */
async function keepSeal(folder: string, { Body: seal }: PutSeal): Promise<void> {
  await mkdir(join(folder, 'seals'), { recursive: true, mode: 0o700 });
  const path = join(folder, 'seals', `${seal.digest}.json`);
  await writeFile(path, JSON.stringify(seal), { mode: 0o400, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

const stepsOf = (services: AllServices): Steps => ({
  Plan: HANDLERS['plan-audit'](() => services),
  Assess: HANDLERS['assess-contract'](() => services),
  NoteFailure: HANDLERS['assess-contract'](() => services),
  Close: HANDLERS['close-audit'](() => services),
});

const toQueueEvent = (batch: readonly QueuedMessage[]): SQSEvent => ({
  Records: batch.map((delivery) => ({
    messageId: delivery.id,
    receiptHandle: delivery.id,
    body: delivery.body,
    attributes: {
      ApproximateReceiveCount: String(delivery.receives),
      SentTimestamp: String(delivery.sentAt),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(delivery.sentAt),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${REGION}:${OWN_ACCOUNT}:ingest`,
    awsRegion: REGION,
  })),
});

type HttpFunctionName = (typeof ROUTES)[number]['function'];

/** Functions that the API calls. */
function httpFunctions(services: AllServices): Record<HttpFunctionName, HttpFunction> {
  const names = [...new Set(ROUTES.map((route) => route.function))];
  return Object.fromEntries(
    names.map((name) => {
      const handler = HANDLERS[name](() => services);
      return [name, async (event: APIGatewayProxyEventV2) => (await handler(event, CONTEXT)) ?? { statusCode: 500 }];
    }),
  ) as Record<HttpFunctionName, HttpFunction>;
}
