/** Writes the notes of test/support/note-cases.ts into FOLDER/PROFILE, and says what was refused: `tsx scripts/invoice-samples.ts FOLDER`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContractFile } from '../lib/adapters/files/contract-files.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { renderUbl } from '../lib/presentation/ubl/render-e-invoice.ts';
import { readEventLines } from '../lib/sources/event-lines.ts';
import { CASES, CHANGED_CASES, NATIONAL_CASES, PROFILE_CASES, orderOf, revisionsOf } from '../test/support/note-cases.ts';

const folder = process.argv[2]!;
const { checked } = readContractFile('contracts/examples/live-streaming-network.yaml');
const { facts } = await readEventLines(readFileSync('contracts/examples/live-streaming-network.events.jsonl', 'utf8'));
const assessed = assess(checked!, facts, '2026-10', { reasons: true });
if ('issue' in assessed) throw new Error(assessed.issue.message);

for (const [group, cases] of [
  ['the table of forty', CASES],
  ['other profiles and refusals', PROFILE_CASES],
  ['vendors of countries with rules of their own', NATIONAL_CASES],
  ['changed rates, and amounts that cancel', CHANGED_CASES],
] as const) {
  let [drawn, refused] = [0, 0];
  for (const one of cases) {
    const order = orderOf(checked!.contract.order, one);
    const { issued, beside } = revisionsOf(one, assessed.statement, order);
    const result = renderUbl(issued, order, beside);
    const code = 'issues' in result ? result.issues[0]!.code : /TypeCode>(\d+)</.exec(result.xml)![1];
    if (code !== one.code) throw new Error(`${one.name} is ${code} and not ${one.code}: ${JSON.stringify(result)}`);
    if ('issues' in result) refused += 1;
    else {
      drawn += 1;
      const own = join(folder, one.profile ?? 'peppol');
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, `${one.name}.xml`), result.xml);
    }
  }
  console.log(`${group}: ${cases.length} notes, ${drawn} drawn, ${refused} refused as named beforehand`);
}
