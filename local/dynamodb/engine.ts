/**
 * The embedded DynamoDB: dynoxide where its binary is installed, else dynalite; any other engine by DYNAMODB_ENDPOINT.
 * An engine that a killed run left behind is ended first; one that ends by itself is started again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { withItemLimits } from './item-limits.ts';
import { TABLE } from '../../lib/adapters/dynamo/keys.ts';
import { logger } from '../../lambdas/shared/logger.ts';
import { freePort } from '../free-port.ts';
import { OWN_FILE, OWN_FOLDER } from '../../lib/adapters/files/own-modes.ts';
import { commandOf, isGone } from '../processes.ts';
import { type Running, supervised } from './supervised.ts';

export type DatabaseEngineName = 'dynoxide' | 'dynalite' | 'other';

export interface DatabaseEngine {
  readonly name: DatabaseEngineName;
  readonly endpoint: string;
  /** Its process, where it has one of its own. */
  readonly pid?: number | undefined;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

export function dynoxideBinary(): string | undefined {
  try {
    const path = require.resolve('@dynoxide/linux-x64/dynoxide');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Starts the engine on a folder; without one it keeps everything in memory. */
export async function startEngine(folder: string | undefined, wanted?: DatabaseEngineName): Promise<DatabaseEngine> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint !== undefined && wanted === undefined) return { name: 'other', endpoint, stop: () => Promise.resolve() };
  const binary = wanted === 'dynalite' ? undefined : dynoxideBinary();
  return binary === undefined ? startDynalite(folder) : startDynoxide(binary, folder);
}

/** A process of its own, on the same port each time it is started. */
async function startDynoxide(binary: string, folder: string | undefined): Promise<DatabaseEngine> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const path = folder && join(folder, 'dynoxide.sqlite');
  const pidFile = folder && join(folder, 'engine.pid');
  if (folder) {
    await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
    await endLeftOver(pidFile!, path!);
  }
  const start = async (): Promise<Running> => {
    const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), ...(path ? ['--db-path', path] : [])], {
      stdio: 'ignore',
    });
    // A process that cannot be started has an error and no end.
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    try {
      if (pidFile) await writeFile(pidFile, String(child.pid), { mode: OWN_FILE });
      await Promise.race([answers(endpoint, child), ended.then(() => Promise.reject(new Error('the database engine ended at once')))]);
    } catch (error) {
      await endChild(child, ended);
      throw error;
    }
    return { pid: child.pid, ended, end: () => endChild(child, ended) };
  };
  // Without a folder all would be gone: it must not look as if nothing had happened.
  if (!folder) {
    const running = await start();
    return { name: 'dynoxide', endpoint, pid: running.pid, stop: () => running.end() };
  }
  const engine = await supervised('the database engine', start);
  return {
    name: 'dynoxide',
    endpoint,
    get pid() {
      return engine.pid;
    },
    stop: async () => {
      await engine.stop();
      await rm(pidFile!, { force: true });
    },
  };
}

/** Ends an engine that a killed run left behind on this very file, which may have only one. In a copied folder the number is another run's. */
async function endLeftOver(pidFile: string, path: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!pid || !isEngineOf(commandOf(pid), path)) return;
  process.kill(pid, 'SIGTERM');
  if (!(await isGone(pid, path, 5000))) process.kill(pid, 'SIGKILL');
}

const isEngineOf = (command: string, path: string): boolean => command.includes('dynoxide') && command.endsWith(`--db-path ${path}`);

async function endChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

const DYNALITE = `
  const { workerData, parentPort } = require('node:worker_threads');
  const dynalite = require(workerData.module);
  const server = dynalite({ ...(workerData.path && { path: workerData.path }), createTableMs: 0 });
  server.listen(workerData.port, '127.0.0.1', () => parentPort.postMessage('ready'));
`;

/** A thread of this process; started again when it fails, but for one that keeps everything in memory. */
async function startDynalite(folder: string | undefined): Promise<DatabaseEngine> {
  const port = await freePort();
  if (folder) await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
  const start = async (): Promise<Running> => {
    const worker = new Worker(DYNALITE, {
      eval: true,
      workerData: { module: require.resolve('dynalite'), port, ...(folder && { path: join(folder, 'dynalite') }) },
    });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    // An error ends the thread; the log has it, and 'exit' follows.
    worker.on('error', (error) => logger.error('the database engine failed', { error }));
    return { ended, end: async () => void (await worker.terminate()) };
  };
  const engine = folder ? await supervised('the database engine', start) : await start();
  return { name: 'dynalite', endpoint: `http://127.0.0.1:${port}`, stop: () => ('stop' in engine ? engine.stop() : engine.end()) };
}

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (child.exitCode !== null)
      throw new Error(`the database engine ended at once (exit code ${child.exitCode}); is its folder writable?`);
    try {
      await fetch(endpoint, { method: 'POST' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error('the database engine does not answer');
}

export const localClient = (endpoint: string): DynamoDBClient =>
  withItemLimits(
    new DynamoDBClient({
      endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 3,
      // An engine that stands still must not hold its callers for ever.
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    }),
  );

/** Makes the table when it is not there. */
export async function ensureTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: TABLE.partitionKey, AttributeType: 'S' },
          { AttributeName: TABLE.sortKey, AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: TABLE.partitionKey, KeyType: 'HASH' },
          { AttributeName: TABLE.sortKey, KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (let i = 0; i < 200; i += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
