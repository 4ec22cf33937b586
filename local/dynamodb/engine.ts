/**
 * The embedded DynamoDB: dynoxide where its binary is installed, else dynalite; any other engine by DYNAMODB_ENDPOINT.
 * One folder belongs to one run: a lock names its process, and an engine that a killed run left behind is ended first.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { TABLE } from '../../lib/adapters/dynamo/keys.ts';
import { OWN_FILE, OWN_FOLDER } from '../modes.ts';
import { commandOf, isGone } from '../processes.ts';

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

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts the engine on a folder; without one it keeps everything in memory. */
export async function startEngine(folder: string | undefined, wanted?: DatabaseEngineName): Promise<DatabaseEngine> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint !== undefined && wanted === undefined) return { name: 'other', endpoint, stop: () => Promise.resolve() };
  const binary = wanted === 'dynalite' ? undefined : dynoxideBinary();
  return binary === undefined ? startDynalite(folder) : startDynoxide(binary, folder);
}

async function startDynoxide(binary: string, folder: string | undefined): Promise<DatabaseEngine> {
  const port = await freePort();
  const pidFile = folder && join(folder, 'engine.pid');
  if (folder) {
    await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
    await endLeftOver(pidFile!);
  }
  const child = spawn(
    binary,
    ['serve', '--host', '127.0.0.1', '--port', String(port), ...(folder ? ['--db-path', join(folder, 'dynoxide.sqlite')] : [])],
    { stdio: 'ignore' },
  );
  if (pidFile) await writeFile(pidFile, String(child.pid), { mode: OWN_FILE });
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint, child);
  return { name: 'dynoxide', endpoint, pid: child.pid, stop: () => endChild(child, pidFile) };
}

/** Ends an engine that a killed run left behind: its file may have only one. */
async function endLeftOver(pidFile: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!pid || !commandOf(pid).includes('dynoxide')) return;
  process.kill(pid, 'SIGTERM');
  if (!(await isGone(pid, 'dynoxide', 5000))) process.kill(pid, 'SIGKILL');
}

async function endChild(child: ChildProcess, pidFile: string | undefined): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await ended;
  }
  if (pidFile) await rm(pidFile, { force: true });
}

const DYNALITE = `
  const { workerData, parentPort } = require('node:worker_threads');
  const dynalite = require(workerData.module);
  const server = dynalite({ ...(workerData.path && { path: workerData.path }), createTableMs: 0 });
  server.listen(workerData.port, '127.0.0.1', () => parentPort.postMessage('ready'));
`;

async function startDynalite(folder: string | undefined): Promise<DatabaseEngine> {
  const port = await freePort();
  if (folder) await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
  const worker = new Worker(DYNALITE, {
    eval: true,
    workerData: { module: require.resolve('dynalite'), port, ...(folder && { path: join(folder, 'dynalite') }) },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  return { name: 'dynalite', endpoint: `http://127.0.0.1:${port}`, stop: async () => void (await worker.terminate()) };
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
  new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 3 });

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
