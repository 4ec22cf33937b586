/**
 * `npm run bench:states [contracts] [--code DIR]`: a whole close of so many weekly contracts (10,000), and the size of every input and output
 * of its workflow against the limit of Step Functions, which the run enforces. With `--code` the workflow and its functions come from another
 * folder of sources, such as an earlier commit: `git archive COMMIT lib lambdas | tar -x -C DIR`, with a link to node_modules beside them.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { AWS_LIMITS } from '../lib/declarations/aws-limits.ts';
import type { StateSize } from '../local/step-functions/execution.ts';
import { runWorkflow } from '../local/step-functions/workflow.ts';
import { MemoryClient } from '../test/support/memory-client.ts';
import { auditServices } from './audit-services.ts';
import { contractOfMonth } from './contract-month.ts';

const AUDIT = '2026-10';
/** The monday after which all weeks of October have ended. */
const NOW = Date.parse('2026-11-03T12:00:00Z');
const PUT = '2026-09-30T00:00:00.000Z';

const line = (text: string): void => void process.stdout.write(`${text}\n`);

/** What is used of a version of the sources. */
const sources = async (folder: string) => {
  const load = <T>(path: string): Promise<T> => import(pathToFileURL(resolve(folder, path)).href) as Promise<T>;
  const [stores, table, plan, assess, close, declared, digest, schema] = await Promise.all([
    load<typeof import('../lib/adapters/dynamo/stores.ts')>('lib/adapters/dynamo/stores.ts'),
    load<typeof import('../lib/adapters/dynamo/table.ts')>('lib/adapters/dynamo/table.ts'),
    load<typeof import('../lambdas/workflow/plan-audit.ts')>('lambdas/workflow/plan-audit.ts'),
    load<typeof import('../lambdas/workflow/assess-contract.ts')>('lambdas/workflow/assess-contract.ts'),
    load<typeof import('../lambdas/workflow/close-audit.ts')>('lambdas/workflow/close-audit.ts'),
    load<typeof import('../lib/declarations/audit-workflow.ts')>('lib/declarations/audit-workflow.ts'),
    load<typeof import('../lib/application/evidence/digest.ts')>('lib/application/evidence/digest.ts'),
    load<typeof import('../lib/schemas/upcast-contract.ts')>('lib/schemas/upcast-contract.ts'),
  ]);
  return { ...stores, ...table, ...plan, ...assess, ...close, ...declared, ...digest, ...schema };
};

type Sources = Awaited<ReturnType<typeof sources>>;

/** Weekly contracts without events, each with a customer of its own. */
async function load(contracts: number, stores: ReturnType<Sources['dynamoStores']>, { digestOfContract, CONTRACT_SCHEMA }: Sources) {
  const { order, terms } = contractOfMonth().contract;
  const weekly = terms.map((one) => ({ ...one, period: { ...one.period, every: 'week' as const } }));
  for (let i = 0; i < contracts; i += 1) {
    const id = `streaming-network-of-customer-${String(i).padStart(7, '0')}`;
    const document = { makegood: 1 as const, order: { ...order, id, vendor: { id: 'vendor', name: 'Vendor' } }, terms: weekly };
    const text = { schema: CONTRACT_SCHEMA, text: '', recordedAt: PUT, digest: digestOfContract(document) };
    await stores.contracts.put({ id, vendor: 'vendor', document, revision: 1, ...text });
    await stores.contracts.list({ id, title: order.title, vendor: 'vendor', customer: order.customer.id, revision: 1 });
  }
}

/** The largest of each kind of input and output, and how many there were. */
class Sizes {
  private readonly found = new Map<string, { most: number; count: number; sum: number }>();

  readonly add = ({ state, of, bytes }: StateSize): void => {
    const name = `${state} ${of}`;
    const known = this.found.get(name) ?? { most: 0, count: 0, sum: 0 };
    this.found.set(name, { most: Math.max(known.most, bytes), count: known.count + 1, sum: known.sum + bytes });
  };

  print(): void {
    const limit = AWS_LIMITS.stateBytes.value;
    line(`  ${'state'.padEnd(32)} ${'of them'.padStart(8)} ${'mean'.padStart(9)} ${'largest'.padStart(9)}  of ${limit} bytes`);
    for (const [name, { most, count, sum }] of this.found)
      line(
        `  ${name.padEnd(32)} ${String(count).padStart(8)} ${Math.round(sum / count)
          .toString()
          .padStart(9)} ${String(most).padStart(9)}  ${((100 * most) / limit).toFixed(1)} %`,
      );
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { code: { type: 'string' } }, allowPositionals: true });
  const contracts = Number(positionals[0] ?? 10_000);
  const from = await sources(values.code ?? '.');
  const stores = from.dynamoStores(new from.Table(new MemoryClient().client, 'memory'), () => NOW);
  await load(contracts, stores, from);
  let published = 0;
  const services = auditServices(stores, NOW, (events) => Promise.resolve(void (published += events.length)));
  const assess = from.assessContract(() => services);
  const steps = { Plan: from.planAudits(() => services), Assess: assess, NoteFailure: assess, Close: from.closeAudits(() => services) };
  const sizes = new Sizes();
  const histories: number[] = [];
  const definition = from.definitionWith((name) => `arn:aws:lambda:local:000000000000:function:${name}`, 'local');
  line(`A close of ${contracts} weekly contracts, with the workflow of ${values.code ?? 'these sources'}`);
  const failure = await runWorkflow({ audit: AUDIT, id: 'audit-request:sizes' }, steps, {
    retrySeconds: 0,
    definition,
    onSize: sizes.add,
    onHistory: (events) => histories.push(events),
  }).then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  sizes.print();
  line(`  histories: ${histories.join(', ')} of ${AWS_LIMITS.historyEvents.value} events; ${published} events published`);
  if (failure) {
    line(`  REFUSED: ${failure.name}: ${failure.message}`);
    process.exitCode = 1;
    return;
  }
  const { status, report } = (await stores.audits.get(AUDIT))!;
  line(`  ${status}: ${JSON.stringify(report?.counts)}`);
}

await main();
