/**
 * `npm run test:engines -- [--tools DIR] [--only NAME]`: judges from outside. The bundles of the functions on moto, event patterns on AWS's
 * event-ruler, cfn-lint on the templates, a validator of the Amazon States Language on the workflow, schemathesis on the running API. It needs
 * Python, Java and Maven; all is made in a temporary folder. `--tools` keeps the programs for the next time.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadExample } from '../local/example.ts';
import { freePort } from '../local/free-port.ts';
import { startSystem } from '../local/system.ts';
import { CONSOLE_PATH } from '../lib/declarations/console.ts';
import { definitionWith } from '../lib/declarations/audit-workflow.ts';
import { logger } from '../lambdas/shared/logger.ts';
import { CloudRun, compareRuns } from './engines/cloud-run.ts';
import { Lambda } from './engines/lambda.ts';
import { Moto } from './engines/moto.ts';
import { Synthesised } from './engines/synthesised.ts';
import { Tools, expectPrograms } from './engines/tools.ts';

const { values } = parseArgs({ options: { tools: { type: 'string' }, only: { type: 'string' } } });
const root = fileURLToPath(new URL('../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'makegood-engines-'));
const folder = (name: string): string => {
  const path = join(work, name);
  mkdirSync(path, { recursive: true });
  return path;
};
const MAIL_FROM = 'makegood@example.com';

logger.setLogLevel('SILENT');
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tools = new Tools(values.tools ?? folder('tools'));
let synthesised: Synthesised | undefined;
const cloud = (): Synthesised => (synthesised ??= Synthesised.make(folder('cdk'), { 'makegood:mailFrom': MAIL_FROM }));

interface Verdict {
  readonly says: string;
  readonly faults: readonly string[];
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): { code: number; output: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status ?? 1, output: error ? error.message : stdout + stderr };
}

async function functions(): Promise<Verdict> {
  const moto = await Moto.start(tools.python('moto_server'));
  try {
    await moto.deploy(cloud(), MAIL_FROM);
    const port = await freePort();
    const lambda = new Lambda(cloud(), moto, { CONSOLE_URL: `http://localhost:${port}${CONSOLE_PATH}` });
    try {
      const cloudRun = new CloudRun(lambda, moto);
      const { answers, mails, bytes, different } = await compareRuns(cloudRun, moto, folder('embedded'), port);
      return {
        says: `${lambda.called} bundles on DynamoDB, KMS, SQS, EventBridge and SES of moto, ${cloudRun.delivered} deliveries: ${answers} answers and ${mails} mails of ${bytes} bytes, ${different.length} that differ from the embedded run`,
        faults: different,
      };
    } finally {
      lambda.stop();
    }
  } finally {
    moto.stop();
  }
}

function patterns(): Verdict {
  expectPrograms('java', 'mvn');
  const { code, output } = run('bash', ['scripts/check-patterns.sh']);
  const compared = /[1-9]\d* the same, .*/.exec(output)?.[0];
  return { says: `event-ruler: ${compared ?? 'no pattern was compared'}`, faults: code === 0 && compared !== undefined ? [] : [output] };
}

/** Warnings of cfn-lint that are accepted, with the reason. */
const ACCEPTED: Readonly<Record<string, string>> = {
  W3005: 'CDK writes each dependency out, also where a reference implies it; both are the same to CloudFormation.',
  W6001:
    'The output repeats the ARN of the signing key, which the storage stack exports, beside the address of the API for who verifies statements.',
};

function templates(): Verdict {
  const args = ['--format', 'json', '--ignore-checks', ...Object.keys(ACCEPTED), '--', ...cloud().templates];
  const { output } = run(tools.python('cfn-lint'), args);
  if (!output.trim().startsWith('[')) return { says: 'no template was read', faults: [output] };
  const found = JSON.parse(output) as { Level: string; Message: string; Rule: { Id: string }; Location: { Path?: { Path: unknown } } }[];
  return {
    says: `${cloud().resources.size} resources of ${cloud().templates.length} templates: ${found.length} errors and warnings; accepted: ${Object.keys(ACCEPTED).join(', ')}`,
    faults: found.map(({ Level, Rule, Message, Location }) => `${Level} ${Rule.Id} ${JSON.stringify(Location.Path?.Path)}: ${Message}`),
  };
}

function workflow(): Verdict {
  const path = join(folder('asl'), 'audit.asl.json');
  writeFileSync(path, JSON.stringify(definitionWith((name) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`, 'seals')));
  const { code, output } = run(tools.aslValidator, ['--json-path', path]);
  const states = Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { States: object }).States);
  return { says: `${states.length} states of the audit's workflow are valid`, faults: code === 0 ? [] : [output] };
}

/** Checks of schemathesis that are left out, with the reason; all others are made. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  positive_data_acceptance:
    'A body that its schema accepts may be refused by what no schema says: an id that another request used, a cursor of another list, a day that the calendar has not.',
  unsupported_method: 'API Gateway answers 404 to a method that a path does not have; the embedded run answers as it does.',
};

/** The expected refusals of data that its schema refuses, as schemathesis has them, with 431: a gateway looks at the length of an address before all else. */
const SETTINGS = `[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 415, 422, 428, 429, 431, "5xx"]
`;

async function api(): Promise<Verdict> {
  const schemathesis = tools.python('schemathesis');
  // A clock that goes faster than the requests: none is refused for their number in a minute.
  let now = Date.now();
  const system = await startSystem({ folder: folder('api'), port: 0, version: 'development', clock: () => (now += 250) });
  try {
    const token = readFileSync(system.tokenPath, 'utf8').trim();
    await loadExample(system, { url: system.url, token });
    const checks = ['--checks', 'all', '--exclude-checks', Object.keys(LEFT_OUT).join(',')];
    const bounds = ['--phases', 'coverage,fuzzing,stateful', '--max-examples', '15', '--seed', '1', '--max-time', '300'];
    const settings = join(folder('schemathesis'), 'schemathesis.toml');
    writeFileSync(settings, SETTINGS);
    const { code, output } = await later(schemathesis, [
      ...['--config-file', settings],
      ...['run', join(root, 'docs/schema/openapi.json'), '--url', system.url, '-H', `Authorization: Bearer ${token}`],
      ...checks,
      ...bounds,
    ]);
    const tested = /^ +Tested: ([1-9]\d*)/m.exec(output)?.[1];
    const cases = /^ +([1-9]\d* generated.*)/m.exec(output)?.[1];
    const faults = code === 0 && tested !== undefined && cases !== undefined ? [] : [withoutToken(output, token)];
    return {
      says: `schemathesis: ${tested ?? 'no'} operations, ${cases ?? 'no cases'}; left out: ${Object.keys(LEFT_OUT).join(', ')}`,
      faults,
    };
  } finally {
    await system.stop();
  }
}

/** An address that is too long is no easier to read in full. */
const withoutToken = (text: string, token: string): string =>
  text
    .replaceAll(token, 'TOKEN')
    .replaceAll(/^(.{1000}).+$/gm, '$1 …')
    .slice(0, 20_000);

/** Beside this process, which serves what is called. */
async function later(program: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += String(part)));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, output };
}

const JUDGES: Readonly<Record<string, () => Verdict | Promise<Verdict>>> = { functions, patterns, templates, workflow, api };
if (values.only !== undefined && !(values.only in JUDGES))
  throw new Error(`--only ${values.only} is none of ${Object.keys(JUDGES).join(', ')}`);

let failed = 0;
try {
  for (const [name, judge] of Object.entries(JUDGES)) {
    if (values.only !== undefined && values.only !== name) continue;
    const { says, faults } = await Promise.resolve()
      .then(judge)
      .catch((error: Error) => ({ says: 'it could not be run', faults: [error.message] }));
    failed += faults.length > 0 ? 1 : 0;
    print(`${faults.length > 0 ? 'FAILED' : 'ok'} ${name}: ${says}`);
    for (const fault of faults) print(`  ${fault}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
