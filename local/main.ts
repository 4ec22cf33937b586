/** `npm start`: the whole system on this machine. The readiness line comes last. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SecondPersonRules } from '../lib/domain/approvals/second-person.ts';

// Quiet before anything is loaded: locally the tables on the screen are the telemetry.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';

// What this process and the database engine write is for this user alone: evidence, money, tokens and keys are in it.
process.umask(0o077);

const HELP = `npm start -- [--port 4570] [--data .makegood] [--empty] [--second-person FILE] [--new-signing-key] [--loopback-endpoints] [--engine dynoxide|dynalite]

  --port N      port of the API and of the bus (default 4570; 0 picks a free one)
  --data DIR    where everything is kept (default .makegood)
  --empty       do not load the example
  --second-person FILE
                steps that wait for a second person (JSON): docs/how-to/second-person.md
  --new-signing-key
                makes a further key, which signs statements from now on
  --loopback-endpoints
                allows endpoints of this machine, without TLS: docs/how-to/endpoints.md
  --engine E    the embedded database (default dynoxide where its binary is installed, else dynalite)`;

interface Options {
  readonly port: number;
  readonly data: string;
  readonly empty: boolean;
  readonly engine: 'dynoxide' | 'dynalite' | undefined;
  /** The file that says which steps wait for a second person. */
  readonly secondPerson: string | undefined;
  readonly newSigningKey: boolean;
  readonly loopbackEndpoints: boolean;
}

function options(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        empty: { type: 'boolean' },
        engine: { type: 'string' },
        'second-person': { type: 'string' },
        'new-signing-key': { type: 'boolean' },
        'loopback-endpoints': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const port = Number(values.port ?? '4570');
    if (values.help) return HELP;
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `--port must be a number from 0 to 65535\n\n${HELP}`;
    if (values.engine !== undefined && values.engine !== 'dynoxide' && values.engine !== 'dynalite')
      return `--engine is dynoxide or dynalite\n\n${HELP}`;
    return {
      port,
      data: resolve(values.data ?? '.makegood'),
      empty: values.empty === true,
      engine: values.engine,
      secondPerson: values['second-person'],
      newSigningKey: values['new-signing-key'] === true,
      loopbackEndpoints: values['loopback-endpoints'] === true,
    };
  } catch (error) {
    return `${(error as Error).message}\n\n${HELP}`;
  }
}

/** @throws Error when the file cannot be read, or is not right. */
async function rulesIn(path: string): Promise<SecondPersonRules> {
  const { readSecondPersonRules } = await import('../lib/schemas/read-second-person-rules.ts');
  return readSecondPersonRules(readFileSync(path, 'utf8'));
}

/** Whether a signal ended it: what is still read then may fail. */
let isStopping = false;

async function main(): Promise<void> {
  const given = options();
  if (typeof given === 'string') {
    process.stderr.write(given + '\n');
    process.exitCode = given === HELP ? 0 : 2;
    return;
  }
  const secondPerson = given.secondPerson === undefined ? undefined : await rulesIn(given.secondPerson);
  const { startSystem } = await import('./system.ts');
  // The example's own notifications are old: what is shown begins when the system is ready.
  let ready = false;
  const notify = (line: string): void => void (ready && process.stdout.write(`${line}\n`));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const starting = startSystem({
    folder: given.data,
    port: given.port,
    version,
    window: 2000,
    notify,
    newSigningKey: given.newSigningKey,
    loopbackEndpoints: given.loopbackEndpoints,
    ...(given.engine && { engine: given.engine }),
    ...(secondPerson && { secondPerson }),
  });
  // Who stops it while it starts stops the database too, which is a process of its own.
  const stop = (): void => {
    isStopping = true;
    void starting
      .then((system) => system.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const system = await starting;
  const token = relative(process.cwd(), system.tokenPath) || system.tokenPath;
  if (!given.empty) await showExample(system, given.data, token);
  process.stdout.write(`Database: ${system.engine} in ${relative(process.cwd(), given.data) || '.'}. Token for the API: ${token}\n`);
  await nameLeft(system);
  await nameRefused(system);
  process.stdout.write(`Makegood is ready at ${system.url}\n`);
  ready = true;
}

/** What waits for a person, and what could not be read of the files of the bus. */
async function nameLeft({ bus }: import('./system.ts').System): Promise<void> {
  const letters = await bus.deadLetterCount();
  if (letters > 0)
    process.stdout.write(
      `${letters} dead letters wait: events that could not be recorded. Fix the cause, which is in the log, then run: makegood bus redrive\n`,
    );
  for (const { path, line, what } of bus.damages) process.stdout.write(`Damaged: line ${line} of ${path}: ${what}\n`);
}

/** More than a person reads at a start; each audit's report has them all. */
const MAX_NAMED = 20;

/** Stored contracts and mappings that this version's rules refuse stop nothing: the person who starts it must know. */
async function nameRefused({ stores }: import('./system.ts').System): Promise<void> {
  const { refusedContracts, refusedLine } = await import('../lib/application/registry/stored-contract.ts');
  const { refusedMappings } = await import('../lib/application/registry/stored-mapping.ts');
  let count = 0;
  for await (const refused of refusedContracts(stores)) {
    count += 1;
    if (count <= MAX_NAMED) process.stdout.write(`Contract refused: ${refusedLine(refused)}\n`);
  }
  if (count > MAX_NAMED)
    process.stdout.write(`and ${count - MAX_NAMED} more contracts are refused; the report of the next audit names them\n`);
  // Mappings are few. They still read events.
  for (const refused of await refusedMappings(stores)) process.stdout.write(`Mapping refused: ${refusedLine(refused)}\n`);
}

async function showExample(system: import('./system.ts').System, data: string, token: string): Promise<void> {
  const { EXAMPLE, loadExample, readExample } = await import('./example.ts');
  const { showStatement } = await import('../lib/presentation/text/show-statement.ts');
  const api = { url: system.url, token: readFileSync(system.tokenPath, 'utf8').trim() };
  const marker = join(data, 'example-loaded');
  const { revision, statement } = existsSync(marker) ? await readExample(api) : await loadExample(system, api);
  writeFileSync(marker, '');
  process.stdout.write(
    `${showStatement(statement)}\n\nThis is statement ${EXAMPLE.statement}, revision ${revision} (an event came late, so the month was restated). Fetch it:\n`,
  );
  process.stdout.write(`  curl -H "Authorization: Bearer $(cat ${token})" ${system.url}/v1/statements/${EXAMPLE.statement}\n`);
  process.stdout.write(
    `  curl -H "Authorization: Bearer $(cat ${token})" -H "Accept: text/csv" ${system.url}/v1/statements/${EXAMPLE.statement}\n\n`,
  );
}

main().catch((error: unknown) => {
  if (isStopping) return;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
