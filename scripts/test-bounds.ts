/** `npm run test:bounds [histories] [first seed]`: brute force over all completions of what is missing in small histories. */
import { newTally, summaryOf, tryHistories } from '../test/support/bounds/run.ts';

const most = Number(process.argv[2] ?? 2000);
const first = Number(process.argv[3] ?? 1);

const tally = newTally();
for (let seed = first; tally.histories < most; seed += 1) tryHistories([seed], most, tally);

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');

process.stdout.write(`${summaryOf(tally)}\nmissing: ${listed(tally.kinds)}\nmet in: ${listed(tally.met)}\n`);
const ofHistories = new Map(tally.outside.toReversed().map((line) => [/^history \d+/.exec(line)?.[0] ?? line, line]));
for (const line of [...ofHistories.values()].reverse()) process.stdout.write(`  ${line}\n`);
process.exitCode = tally.outside.length === 0 ? 0 : 1;
