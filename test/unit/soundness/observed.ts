/** What the public ways say about a sample: each is asked only when a check needs it, and once. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CliError } from '../../../cli/cli-error.ts';
import { assessFiles } from '../../../cli/commands/assess.ts';
import { explainFile } from '../../../cli/commands/explain.ts';
import { lintFile } from '../../../cli/commands/lint.ts';
import { trySource } from '../../../cli/try-source.ts';
import { dynamoStores } from '../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../lib/adapters/dynamo/table.ts';
import { putContract } from '../../../lib/application/registry/put-contract.ts';
import { contractsTouched } from '../../../lib/application/monitoring/early-warning.ts';
import { readContractFile } from '../../../lib/adapters/files/contract-files.ts';
import type { Issue } from '../../../lib/domain/issue.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { parseJson } from '../../../lib/sources/json.ts';
import { sourceOf, webhookSource } from '../../../lib/sources/registry.ts';
import type { Envelope } from '../../../lib/sources/source.ts';
import { MemoryClient } from '../../support/memory-client.ts';
import type { Sample } from './expectation.ts';

const RECEIVED_AT = Date.UTC(2026, 3, 30);

export class Observed {
  private readonly folder: string;
  private readonly sample: Sample;
  private readonly met = new Map<string, unknown>();

  constructor(sample: Sample) {
    this.sample = sample;
    this.folder = fileURLToPath(new URL(`${sample.group}/${sample.folder ?? sample.number}/`, import.meta.url));
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.met.has(name)) this.met.set(name, make());
    return this.met.get(name) as T;
  }

  private path(file: string): string {
    return this.folder + file;
  }

  get contract(): ReturnType<typeof readContractFile> {
    return this.once('contract', () => readContractFile(this.path(this.sample.contract ?? 'contract.yaml')));
  }

  get errors(): readonly Issue[] {
    return this.contract.issues.filter(({ severity }) => severity === 'error');
  }

  get warnings(): readonly Issue[] {
    return this.contract.issues.filter(({ severity }) => severity === 'warning');
  }

  private get lines(): string {
    const { payload, events = 'events.jsonl' } = this.sample;
    if (payload) return JSON.stringify({ source: payload.source, body: this.body });
    return existsSync(this.path(events)) ? readFileSync(this.path(events), 'utf8') : '';
  }

  private get body(): unknown {
    return parseJson(readFileSync(this.path(this.sample.payload!.file), 'utf8'));
  }

  get evidence(): ReturnType<typeof readEventLines> {
    return this.once('evidence', () => readEventLines(this.lines, this.contract.contract?.order));
  }

  /** Issues of reading the events, each with the line that it is about. */
  async unread(): Promise<Issue[]> {
    const lines = this.lines.split('\n');
    return (await this.evidence).issues.map((issue) => ({
      ...issue,
      message: `${issue.message} in ${lines[Number(issue.path.split('/')[1]) - 1]!.slice(0, 400)}`,
    }));
  }

  /** Types and components of the facts that the payload becomes. */
  async readings(): Promise<readonly { type: string; component: string | undefined }[]> {
    const { source } = this.sample.payload!;
    const hook = webhookSource(source);
    const result = hook
      ? await hook.readBody({ body: this.body, headers: {}, receivedAt: RECEIVED_AT })
      : await sourceOf(this.body as Envelope).readEnvelope!(this.body as Envelope, RECEIVED_AT);
    if (!('readings' in result)) throw new Error(JSON.stringify(result));
    return result.readings.map(({ type, component }) => ({ type, component }));
  }

  /** What `makegood source try` refuses a mapping's payload with. */
  async sourceTry(): Promise<string> {
    const { source, file } = this.sample.payload!;
    const options = { headers: [], json: false, receivedAt: RECEIVED_AT };
    const refused = (error: unknown): string => {
      if (error instanceof CliError) return error.message;
      throw error;
    };
    const [mapping, payload] = [source, file].map((name) => readFileSync(this.path(name), 'utf8'));
    return trySource(source, mapping, payload!, options, () => undefined).then(() => '', refused);
  }

  get assessment(): Promise<Statement | Issue> {
    return this.once('assessment', async () => {
      const { checked } = this.contract;
      if (!checked) throw new Error(`the contract is refused: ${JSON.stringify(this.errors)}`);
      const { facts } = await this.evidence;
      const result = assess(checked, facts, this.sample.period ?? '2026-02');
      return 'issue' in result ? result.issue : result.statement;
    });
  }

  async statement(): Promise<Statement> {
    const result = await this.assessment;
    if ('code' in result) throw new Error(`no statement: ${result.code} ${result.message}`);
    return result;
  }

  /** Whether a fact of the vendor that names no component makes early warning look at the contract. */
  async isWatched(): Promise<boolean> {
    const stores = dynamoStores(new Table(new MemoryClient().client, 'memory'));
    const { id, vendor } = this.contract.contract!.order;
    const put = await putContract(
      { id, document: this.contract.document, text: '' },
      stores,
      () => RECEIVED_AT,
      () => 'k',
    );
    if ('failure' in put) throw new Error(JSON.stringify(put.issues));
    return (await contractsTouched(vendor.id, [null], stores)).has(id);
  }

  lint(): Promise<string> {
    return this.once('lint', () => printed(() => lintFile(this.path(this.sample.contract ?? 'contract.yaml'), {})));
  }

  explain(): Promise<string> {
    return this.once('explain', () => printed(() => explainFile(this.path(this.sample.contract ?? 'contract.yaml'), { language: 'en' })));
  }

  text(): Promise<string> {
    const { contract = 'contract.yaml', events = 'events.jsonl', period = '2026-02' } = this.sample;
    return this.once('text', () => printed(() => assessFiles(this.path(contract), this.path(events), { period })));
  }
}

/** What a command prints; that it ends with an error is no matter here. */
async function printed(command: () => unknown): Promise<string> {
  let text = '';
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => ((text += String(chunk)), true);
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
  } finally {
    process.stdout.write = write;
  }
  return text;
}
