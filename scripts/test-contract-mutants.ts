/**
 * Changes every key of every contract file and asks whether the change shows: `npm run test:contract-mutants`.
 *   --only TEXT      only files whose name holds it
 *   --sample N       every N-th mutant
 *   --jobs N         files at a time; as many as there are processors when absent
 *   --list CLASS     prints the mutants of a class (refused, equal, display, killed)
 *   --control        makes each operator ignore each of its parameters in turn, and expects its mutants to be reported
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Class, type MutantVerdict, classifyAll } from '../test/support/mutants/classify.ts';
import { allControls, control } from '../test/support/mutants/control.ts';
import { contractDocuments } from '../test/support/mutants/documents.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sample: { type: 'string' },
    list: { type: 'string' },
    control: { type: 'boolean' },
    file: { type: 'string' },
    jobs: { type: 'string' },
  },
});
const every = Number(values.sample ?? 1);

/** The result of a mutant as text, small enough to send between processes. */
interface Report extends Pick<MutantVerdict, 'class' | 'unsaid'> {
  readonly line: string;
}

const reportOf = ({ mutation: { file, path, kind, what }, class: found, by, unsaid }: MutantVerdict): Report => ({
  class: found,
  unsaid,
  line: `${file} /${path.join('/')} ${kind}: ${what} (${by})`,
});

const documents = contractDocuments().filter(({ file }) =>
  values.file === undefined ? file.includes(values.only ?? '') : file === values.file,
);

if (documents.length === 0)
  throw new Error(`no contract file is named ${values.file ?? values.only}; names are <id>/terms.yaml and examples/<name>.yaml`);

if (values.control) await runControl();
else if (values.file !== undefined) await sendVerdicts();
else report((await inParallel(documents.map(({ file }) => file))).flat());

/** The result of the process of one file, with its processor time. */
interface Sent {
  readonly reports: readonly Report[];
  readonly seconds: number;
}

async function sendVerdicts(): Promise<void> {
  const reports = (await classifyAll(documents[0]!, every)).map(reportOf);
  const { user, system } = process.cpuUsage();
  process.send!({ reports, seconds: Math.round((user + system) / 1e6) } satisfies Sent);
}

/** One process for each file. */
async function inParallel(files: readonly string[]): Promise<(readonly Report[])[]> {
  const results: (readonly Report[])[] = [];
  // The longest file first, so that no long one runs alone at the end.
  const waiting = [...documents].sort((a, b) => lengthOf(b) - lengthOf(a)).map(({ file }) => file);
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { reports, seconds } = await ofFile(file);
      console.log(`${file}: ${reports.length} mutants, ${of('unexplained', reports).length} unexplained, ${seconds} s of processor time`);
      for (const { line } of open(reports)) console.log(`  ${line}`);
      results[files.indexOf(file)] = reports;
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs ?? availableParallelism()) }, worker));
  return results;
}

function lengthOf({ document }: (typeof documents)[number]): number {
  return JSON.stringify(document).length;
}

function ofFile(file: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--file', file, '--sample', String(every)]);
    child.once('message', (sent) => resolve(sent as Sent));
    child.once('exit', (code) => reject(new Error(`${file}: exit ${code} without verdicts`)));
  });
}

function of(name: Class, all: readonly Report[]): readonly Report[] {
  return all.filter((reports) => reports.class === name);
}

/** The results that need work: defects, and keys that `explain` does not mention. */
function open(all: readonly Report[]): readonly Report[] {
  return all.filter((reports) => reports.class === 'unexplained' || reports.unsaid);
}

function report(all: readonly Report[]): void {
  console.log('');
  if (values.list !== undefined) for (const { line } of of(values.list as Class, all)) console.log(line);
  for (const name of ['refused', 'equal', 'display', 'killed'] as const) console.log(`${name}: ${of(name, all).length}`);
  const [unexplained, unsaid] = [of('unexplained', all), all.filter((reports) => reports.unsaid)];
  const changing = of('killed', all).length;
  console.log(`mutants that change a statement: ${changing}, and change explain: ${changing - unsaid.length}`);
  for (const { line } of unsaid) console.log(`explain does not say: ${line}`);
  console.log(`unexplained by explain: ${unsaid.length}`);
  for (const { line } of unexplained) console.log(line);
  console.log(`unexplained: ${unexplained.length}`);
  process.exitCode = unexplained.length + unsaid.length > 0 ? 1 : 0;
}

async function runControl(): Promise<void> {
  const controls = allControls();
  for (const contract of documents) {
    await control(contract, controls, 2);
    const open = [...controls.values()].filter(({ tried }) => tried < 2).length;
    console.log(`${contract.file}: ${controls.size - open} of ${controls.size} parameters tried`);
  }
  const all = [...controls.values()];
  for (const { operator, param, tried, reported, others } of all)
    console.log(
      `${operator}.${param}: ${tried === 0 ? 'no mutant to try' : `${reported} of ${tried} reported`}${others.map((other) => `\n  not reported: ${other}`).join('')}`,
    );
  const blind = all.filter(({ tried, reported }) => tried > 0 && reported === 0);
  console.log(`parameters whose mutants are distinguished though they are ignored: ${blind.length}`);
  process.exitCode = blind.length > 0 ? 1 : 0;
}
