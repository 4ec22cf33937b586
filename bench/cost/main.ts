/** `npm run bench:cost`: prints what 100,000 contract-months cost. `SIZE=small` runs it for some contracts, without its goals. */
import { SMALL, type Table, WHOLE, costRows } from './rows.ts';
import { tickets } from './month.ts';
import { bill, nothing, total } from './prices.ts';

/** The twelfth month costs at most so many times the first. */
const GROWTH = 1.3;

const isSmall = process.env.SIZE === 'small';
const dollars = (value: number): string => (value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** @returns whether all goals are met. */
function report({ tickets: ticketCount, rows }: Table): boolean {
  const parts = Object.keys(bill(nothing()));
  let met = true;
  print(`\n${ticketCount} tickets each (${tickets('x', ticketCount).length} events)`);
  print(`  ${'sent'.padEnd(42)}${'fresh'.padEnd(9)}${parts.map((part) => part.padStart(13)).join('')}${'total'.padStart(9)}`);
  const first = total(rows[0]!.used);
  for (const { name, fresh, used, goal } of rows) {
    const sum = total(used);
    const ratio = first / sum;
    const judged = goal === undefined || isSmall ? '' : `, goal 1/${goal} ${ratio >= goal ? 'met' : 'NOT met'}`;
    if (goal !== undefined && ratio < goal) met = false;
    const columns = parts.map((part) => dollars(bill(used)[part]!).padStart(13)).join('');
    print(
      `  ${name.padEnd(42)}${fresh.padEnd(9)}${columns}${dollars(sum).padStart(9)}${sum === first ? '' : `  1/${ratio.toFixed(1)}${judged}`}`,
    );
  }
  print(
    `  ${'the twelfth month'.padEnd(51)}${['first', 'twelfth', 'ratio', 'storage', 'its ratio', 'all kept', 'its ratio'].map((one) => one.padStart(11)).join('')}`,
  );
  for (const { name, used, twelfth } of rows) {
    if (!twelfth) continue;
    const stored = (of: typeof used): number => bill(of).storage! + bill(of).objects!;
    const [sum, later, kept] = [total(used), total(twelfth.moved), total(twelfth.kept)];
    if (later / sum > GROWTH) met = false;
    const columns = [
      dollars(sum),
      dollars(later),
      `${(later / sum).toFixed(2)}x`,
      dollars(stored(twelfth.moved)),
      `${(stored(twelfth.moved) / stored(used)).toFixed(1)}x`,
      dollars(kept),
      `${(kept / sum).toFixed(2)}x`,
    ];
    const judged = isSmall ? '' : `  goal ${GROWTH}x ${later / sum <= GROWTH ? 'met' : 'NOT met'}`;
    print(`  ${name.padEnd(51)}${columns.map((one) => one.padStart(11)).join('')}${judged}`);
  }
  return met;
}

const met = (await costRows(isSmall ? SMALL : WHOLE, print)).map(report).every(Boolean);
if (!met && !isSmall) process.exitCode = 1;
