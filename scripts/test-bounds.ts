/**
 * `npm run test:bounds [histories] [first seed]`: brute force over all completions of missing facts, in small histories, in half as many
 * histories over several months, and in a quarter as many of a month that a new text splits.
 */
import { lookBackOf } from '../test/support/bounds/look-back.ts';
import { splitOf } from '../test/support/bounds/split.ts';
import { kindsOf, newTally, summaryOf, tryHistories } from '../test/support/bounds/run.ts';

const most = Number(process.argv[2] ?? 2000);
const first = Number(process.argv[3] ?? 1);

const tally = newTally();
for (let seed = first; tally.histories < most; seed += 1) tryHistories([seed], most, tally);
const lookingBack = newTally();
for (let seed = first; lookingBack.histories < most / 2; seed += 1) tryHistories([seed], most, lookingBack, lookBackOf);
const split = newTally();
for (let seed = first; split.histories < most / 4; seed += 1) tryHistories([seed], most, split, splitOf);

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');

process.stdout.write(`${summaryOf(tally)}\nmissing (both ends attained): ${kindsOf(tally)}\nmet in: ${listed(tally.met)}\n`);
process.stdout.write(`over several months: ${summaryOf(lookingBack)}\nmissing (both ends attained): ${kindsOf(lookingBack)}\n`);
process.stdout.write(`of a split month: ${summaryOf(split)}\nmissing (both ends attained): ${kindsOf(split)}\n`);
const outside = [
  ...tally.outside,
  ...split.outside.map((line) => line.replace('history', 'history of a split month,')),
  ...lookingBack.outside.map((line) => line.replace('history', 'history over several months,')),
];
const ofHistories = new Map(
  outside.toReversed().map((line) => [/^history (?:over several months, |of a split month, )?\d+/.exec(line)?.[0] ?? line, line]),
);
for (const line of [...ofHistories.values()].reverse()) process.stdout.write(`  ${line}\n`);
process.exitCode = outside.length === 0 ? 0 : 1;
