/**
 * Changes every key of every contract file and asks whether the change shows: `npm run test:contract-mutants`.
 *   --only TEXT      only files whose name holds it
 *   --sample N       every N-th mutant
 *   --jobs N         processes at a time, each with one file or a part of it; as many as there are processors when absent
 *   --list CLASS     prints the mutants of a class (refused, equal, display, killed)
 *   --control        makes each operator ignore each of its parameters in turn, and expects its mutants to be reported
 *   --params NAMES   with --control: these parameters alone, "uptime.how,timer.hours"
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pushTo } from '../lib/domain/lists.ts';
import { type Class, type MutantVerdict, classifyAll } from '../test/support/mutants/classify.ts';
import { type Control, allControls, control, parametersIn } from '../test/support/mutants/control.ts';
import { contractDocuments } from '../test/support/mutants/documents.ts';
import { type Job, inParallel } from '../test/support/mutants/jobs.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sample: { type: 'string' },
    list: { type: 'string' },
    control: { type: 'boolean' },
    params: { type: 'string' },
    file: { type: 'string' },
    offset: { type: 'string' },
    jobs: { type: 'string' },
  },
});
const every = Number(values.sample ?? 1);
const runner = { script: fileURLToPath(import.meta.url), most: Number(values.jobs ?? availableParallelism()) };

/** A file with more text is classified in parts, so that no long one runs alone at the end. */
const LONG_TEXT = 8_000;
const PARTS = 3;

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

if (values.file !== undefined) await send();
else if (values.control) await runControl();
else report((await inParallel(runner, wholeRun(), judged)).flat());

/** The result of the process of one file, with its processor time. */
interface Sent {
  readonly reports: readonly Report[];
  readonly controls: readonly Control[];
  readonly seconds: number;
}

async function send(): Promise<void> {
  const contract = documents[0]!;
  const controls = wanted();
  if (values.control) await control(contract, controls, 1);
  const reports = values.control ? [] : (await classifyAll(contract, every, Number(values.offset ?? 0))).map(reportOf);
  const { user, system } = process.cpuUsage();
  process.send!({ reports, controls: [...controls.values()], seconds: Math.round((user + system) / 1e6) } satisfies Sent);
}

/** The longest file first. */
function wholeRun(): Job[] {
  return [...documents]
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .flatMap((contract) => {
      const parts = lengthOf(contract) > LONG_TEXT ? PARTS : 1;
      return Array.from({ length: parts }, (_, part) => ({
        file: contract.file,
        args: ['--sample', String(every * parts), '--offset', String(every * part)],
      }));
    });
}

function judged({ file }: Job, { reports, seconds }: Sent): readonly Report[] {
  console.log(`${file}: ${reports.length} mutants, ${of('unexplained', reports).length} unexplained, ${seconds} s of processor time`);
  for (const { line } of open(reports)) console.log(`  ${line}`);
  return reports;
}

function lengthOf({ document }: (typeof documents)[number]): number {
  return JSON.stringify(document).length;
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

/** The parameters to try. */
function wanted(): Map<string, Control> {
  const names = values.params?.split(',');
  return new Map([...allControls()].filter(([name]) => names === undefined || names.includes(name)));
}

/** Tries each parameter in the shortest file that has a mutant of it, then where none was distinguished in the next. */
async function runControl(): Promise<void> {
  const byLength = [...documents].sort((a, b) => lengthOf(a) - lengthOf(b));
  const found = byLength.map((contract) => ({ file: contract.file, params: parametersIn(contract) }));
  const controls = wanted();
  const files = new Map([...controls.keys()].map((name) => [name, found.filter(({ params }) => params.has(name)).map(({ file }) => file)]));
  for (let open = [...controls.keys()]; open.length > 0;) {
    const byFile = new Map<string, string[]>();
    for (const name of open) {
      const file = files.get(name)!.shift();
      if (file !== undefined) pushTo(byFile, file, name);
    }
    const jobs = [...byFile].map(([file, names]) => ({ file, args: ['--control', '--params', names.join()] }));
    await inParallel(runner, jobs, (job, sent: Sent) => {
      const tried = sent.controls.filter((one) => one.tried > 0);
      console.log(`${job.file}: ${tried.length} of ${sent.controls.length} parameters tried, ${sent.seconds} s of processor time`);
      for (const one of tried) {
        console.log(lineOf(one));
        controls.set(`${one.operator}.${one.param}`, one);
      }
    });
    open = open.filter((name) => controls.get(name)!.tried === 0 && files.get(name)!.length > 0);
  }
  reportControl([...controls.values()]);
}

function lineOf({ operator, param, tried, reported, others }: Control): string {
  const outcome = tried === 0 ? 'no mutant to try' : `${reported} of ${tried} reported`;
  return [`  ${operator}.${param}: ${outcome}`, ...others.map((other) => `    ${other}`)].join('\n');
}

function reportControl(all: readonly Control[]): void {
  for (const one of all) if (one.tried === 0) console.log(lineOf(one));
  const tried = all.filter((one) => one.tried > 0);
  const blind = tried.filter(({ reported }) => reported === 0);
  console.log(`parameters: ${all.length}, tried: ${tried.length}, reported: ${tried.length - blind.length}`);
  console.log(`reported once all that read them ignore them: ${tried.filter(({ alsoRead }) => alsoRead > 0).length}`);
  console.log(`parameters whose mutants are distinguished though they are ignored: ${blind.length}`);
  process.exitCode = blind.length > 0 ? 1 : 0;
}
