/** Claims of the example with everything that a letter and a statement show beside them: addresses, numbers, accounts, a note, answers. */
import { readBundle } from '../../lib/application/evidence/evidence-bundle.ts';
import { packagedClaim } from '../../lib/application/claims/packaged-claim.ts';
import { recordTransition } from '../../lib/application/claims/record-transition.ts';
import { statementAccounts } from '../../lib/application/claims/statement-accounts.ts';
import { orderAndNote } from '../../lib/application/statements/order-and-note.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';
import type { PackagePart } from '../../lib/domain/claims/states.ts';
import type { DocumentLanguage } from '../../lib/domain/contract/title.ts';
import { claimedLines } from '../../lib/presentation/claim-package/claimed-lines.ts';
import type { LetterInput } from '../../lib/presentation/claim-package/letter.ts';
import { partiesOf } from '../../lib/presentation/document/party-lines.ts';
import type { DocumentCase } from './document-cases.ts';
import { at } from './facts.ts';
import { SILENT } from './harness.ts';
import { type IssuedExample, issuedExample } from './issued.ts';

export interface LetterCase {
  readonly name: string;
  readonly language: DocumentLanguage;
  readonly input: LetterInput;
  /** The statement with the lines of the claim. */
  readonly own: IssuedStatement;
}

const CLAIM = 'live-streaming-network.2026-10.compensation';
const LATER = at('2026-11-12T09:00:00Z');

/** German parties with numbers, an account and a purchase order, in euros. */
function inFull(document: any): void {
  const { order } = document;
  Object.assign(order.vendor, {
    address: ['Lumencast Networks GmbH', 'Invalidenstraße 44', '10115 Berlin', 'Deutschland'],
    place: 'Berlin',
  });
  Object.assign(order.customer, { address: ['Harbour TV AG', 'Große Elbstraße 12', '22767 Hamburg', 'Deutschland'], place: 'Hamburg' });
  order.vendor.invoice = { ...order.vendor.invoice, 'vat-id': 'DE136695976', registration: 'HRB 86891' };
  order.customer.invoice = { ...order.customer.invoice, 'vat-id': 'DE111111125' };
  order.invoice.tax = { category: 'S', rate: '19%' };
  order.invoice.payment = { account: 'DE02120300000000202051', holder: 'Lumencast Networks GmbH', days: 30 };
}

async function claimed(example: IssuedExample): Promise<void> {
  let now = at('2026-11-05T09:00:00Z');
  const clock = (): number => (now += 1000);
  const record = async (kind: 'submitted' | 'accepted' | 'received', more: object, vendor?: string): Promise<void> => {
    const done = await recordTransition(CLAIM, { kind, by: 'fred', note: 'agreed', ...more }, vendor, example.stores, SILENT, clock);
    if (!('claim' in done)) throw new Error(JSON.stringify(done));
  };
  await record('submitted', {});
  await record('received', { amount: '1234.50', reference: 'BANK-2026-11-0815' });
}

async function letterOf(
  name: string,
  language: DocumentLanguage,
  { stores, contract }: IssuedExample,
  part: PackagePart,
): Promise<LetterCase> {
  const stored = (await stores.claims.get(CLAIM))!;
  const { claim, issued, letter } = (await packagedClaim(stored, { isVendors: false, part }, stores.statements))!;
  const evidence = readBundle((await stores.statements.bundle(issued))!);
  const input: LetterInput = { claim, evidence, letter: { on: '2026-11-05', ...letter, parties: partiesOf(contract.order) } };
  return { name, language, input, own: claimedLines(claim, issued, evidence, letter.lines) };
}

/** The second revision of the example with the accounts of its claim, its parties and its note. */
async function inFullOf(name: string, language: DocumentLanguage, { stores, revisions: [, issued] }: IssuedExample): Promise<DocumentCase> {
  const { order, isVendors, note } = await orderAndNote(issued, stores);
  const accounts = await statementAccounts(issued, stores, () => LATER);
  return { name, language, issued, beside: { accounts, parties: order, isVendors, note } };
}

export async function letterCases(): Promise<{ readonly letters: readonly LetterCase[]; readonly statements: readonly DocumentCase[] }> {
  const example = await issuedExample(inFull);
  const draft = await letterOf('letter-draft', 'zh', example, 'claimed');
  await claimed(example);
  const open = await issuedExample((document) => {
    inFull(document);
    delete document.terms[0].attributes.cause.default;
  });
  return {
    letters: [draft, await letterOf('letter', 'de', example, 'claimed'), await letterOf('letter-reserved', 'en', open, 'claimed')],
    statements: [await inFullOf('in-full', 'de', example)],
  };
}
