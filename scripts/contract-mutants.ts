/**
 * Changes every key of every contract file and asks whether the change shows: `npm run test:contract-mutants`.
 * `--only FILE` takes the files whose name holds it, `--sample N` every N-th mutant, `--list CLASS` lists a class.
 */
import { parseArgs } from 'node:util';
import { Bench, type Class, type Verdict } from '../test/support/mutants/classify.ts';
import { contractDocuments } from '../test/support/mutants/documents.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, sample: { type: 'string' }, list: { type: 'string' } } });
const every = Number(values.sample ?? 1);

const line = ({ mutation, by }: Verdict): string =>
  `${mutation.file} /${mutation.path.join('/')} ${mutation.kind}: ${mutation.what} (${by})`;

const all: Verdict[] = [];
let taken = 0;
for (const contract of contractDocuments().filter(({ file }) => file.includes(values.only ?? ''))) {
  const started = Date.now();
  const bench = new Bench(contract);
  const verdicts: Verdict[] = [];
  for (const mutation of bench.mutations) if ((taken += 1) % every === 0) verdicts.push(await bench.classify(mutation));
  const unexplained = verdicts.filter((verdict) => verdict.class === 'unexplained').length;
  console.log(
    `${contract.file}: ${verdicts.length} mutants, ${bench.scenarios.length} histories, ${unexplained} unexplained, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  all.push(...verdicts);
}

const of = (name: Class): Verdict[] => all.filter((verdict) => verdict.class === name);
if (values.list !== undefined) for (const verdict of of(values.list as Class)) console.log(line(verdict));
console.log('');
for (const name of ['refused', 'equal', 'display', 'killed'] as const) console.log(`${name}: ${of(name).length}`);
const unexplained = of('unexplained');
for (const verdict of unexplained) console.log(line(verdict));
console.log(`unexplained: ${unexplained.length}`);
const unsaid = all.filter((verdict) => verdict.unsaid);
for (const verdict of unsaid) console.log(`explain: ${line(verdict)}`);
console.log(`unexplained by explain: ${unsaid.length}`);
process.exitCode = unexplained.length + unsaid.length > 0 ? 1 : 0;
