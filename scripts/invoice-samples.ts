/** Writes credit notes of many shapes into a folder, for the rules of EN 16931 and Peppol: `tsx scripts/invoice-samples.ts FOLDER`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderUbl } from '../lib/presentation/ubl/render-e-invoice.ts';
import type { Order } from '../lib/domain/contract/terms.ts';
import { readContractFile } from '../lib/adapters/files/contract-files.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { bridgeBetween } from '../lib/domain/statement/restatement.ts';
import { readEventLines } from '../lib/sources/event-lines.ts';
import { readFileSync } from 'node:fs';
import type { IssuedStatement } from '../lib/application/ports/statements.ts';

const folder = process.argv[2]!;
const { checked } = readContractFile('contracts/examples/live-streaming-network.yaml');
const { facts } = await readEventLines(readFileSync('contracts/examples/live-streaming-network.events.jsonl', 'utf8'));
const statementOf = (some: typeof facts) => {
  const assessed = assess(checked!, some, '2026-10', { reasons: true });
  if ('issue' in assessed) throw new Error(assessed.issue.message);
  return assessed.statement;
};

const before = statementOf(facts.filter(({ component }) => component !== 'line-2'));
const after = statementOf(facts);
const digests = { contract: 'c', evidence: 'e', statement: 's', bundle: 'b' };
const head = { id: 'live-streaming-network.2026-10', contractRevision: 1, digests, warnings: [], run: 'run' };
const issuedAt = '2026-11-03T00:00:00.000Z';
const first: IssuedStatement = { ...head, revision: 1, issuedAt, statement: before, earlier: [] };
const later = (from: typeof before, to: typeof before): IssuedStatement => ({
  ...head,
  revision: 2,
  issuedAt: '2026-11-04T00:00:00.000Z',
  statement: to,
  earlier: [{ revision: 1, issuedAt, digest: 's' }],
  bridge: bridgeBetween(from, to, 1, () => [{ cause: 'late-event', events: ['a|b'] }]),
});

const order = checked!.contract.order;

/** A credit note between two German parties, for whom the most details are required. */
const taxed = (tax: NonNullable<Order['invoice']>['tax'], customerVat?: string): Order => {
  const place = { country: 'DE', city: 'Berlin', postcode: '10117' };
  const contact = { name: 'Accounts', phone: '+49 30 1', mail: 'accounts@lumencast.example' };
  const vendor = { ...place, 'vat-id': 'DE123456789', endpoint: { scheme: '9930', id: 'DE123456789' }, contact };
  const customer = { ...order.customer.invoice!, ...place, ...(customerVat !== undefined && { 'vat-id': customerVat }) };
  return {
    ...order,
    vendor: { ...order.vendor, invoice: vendor },
    customer: { ...order.customer, invoice: customer },
    invoice: { ...order.invoice!, tax },
  };
};

const samples: Readonly<Record<string, readonly [IssuedStatement, Order]>> = {
  'outside-the-scope': [first, order],
  'standard-rate': [first, taxed({ category: 'S', rate: '19%' })],
  'zero-rate': [first, taxed({ category: 'Z' })],
  exempt: [first, taxed({ category: 'E', reason: 'compensation, no supply' })],
  'reverse-charge': [first, taxed({ category: 'AE', reason: 'reverse charge' }, 'FR12345678901')],
  'second-revision': [later(before, after), order],
  'taken-back': [later(after, before), order],
  'taken-back-with-tax': [later(after, before), taxed({ category: 'S', rate: '19%' })],
};
for (const [name, [issued, of]] of Object.entries(samples)) {
  const drawn = renderUbl(issued, of);
  if ('issues' in drawn) throw new Error(`${name}: ${JSON.stringify(drawn.issues)}`);
  writeFileSync(join(folder, `${name}.xml`), drawn.xml);
}
