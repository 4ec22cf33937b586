/** `npm run test:laws [months] [text]`: the laws of money over every contract text, with this number of random months for each. */
import { LAWS, caseOf } from '../test/support/laws.ts';
import { everyText } from '../test/support/texts.ts';

const months = Number(process.argv[2] ?? 20);
const only = process.argv[3];
const counts = new Map(
  Object.keys(LAWS).map((name) => [name, { held: 0, exempt: new Map<string, number>(), violations: new Array<string>() }]),
);
let owing = 0;

const texts = everyText().filter(({ name }) => only === undefined || name === only);
for (const { name, contract } of texts) {
  for (let n = 0; n < months; n += 1) {
    const given = caseOf(contract(n % 4), n);
    if (!/^0(\.0+)?$/.test(given.statement.total.amount)) owing += 1;
    for (const [law, holds] of Object.entries(LAWS)) {
      const count = counts.get(law)!;
      const found = holds(given);
      if (!found) count.held += 1;
      else if ('exempt' in found) count.exempt.set(found.exempt, (count.exempt.get(found.exempt) ?? 0) + 1);
      else count.violations.push(`${name} ${given.month.label} (month ${n}): ${found.violation}`);
    }
  }
}

process.stdout.write(`${texts.length} texts, ${months} months each; ${owing} months owe something\n`);
let violations = 0;
for (const [law, { held, exempt, violations: broken }] of counts) {
  const left = [...exempt.values()].reduce((sum, one) => sum + one, 0);
  process.stdout.write(
    `  ${law.padEnd(12)} held ${String(held).padStart(5)}   not asked ${String(left).padStart(4)}   violations ${broken.length}\n`,
  );
  for (const [why, times] of exempt) process.stdout.write(`    not asked ${times} times: ${why}\n`);
  for (const line of broken.slice(0, 20)) process.stdout.write(`    ${line}\n`);
  violations += broken.length;
}
process.stdout.write(`violations: ${violations}\n`);
process.exitCode = violations === 0 ? 0 : 1;
