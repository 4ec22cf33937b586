/** `makegood verify`: a statement computed again from its bundle, on this machine, with nothing but this package and a key that you trust. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type Bundle,
  type Check,
  type Unchecked,
  comparesBytes,
  issuingVersion,
  notChecked,
  readStatementBundle,
  verdictOf,
  verifyBundle,
} from '../../lib/application/statements/verify-statement.ts';
import { type SignatureCheck, checkSignature } from '../../lib/application/signatures/check-signature.ts';
import { signedRecord } from '../../lib/application/signatures/signed-record.ts';
import { textOf } from '../../lib/application/evidence/evidence-bundle.ts';
import { statementForVendor } from '../../lib/application/statements/vendor-view.ts';
import { SIGNATURE_WORDS } from '../../lib/presentation/document/verify-words.ts';
import { parseUniqueNames } from '../../lib/schemas/doubled-names.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, wholeNumber, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { readText } from '../read-text.ts';
import { connect } from '../session.ts';
import { type TrustChoice, isTrustGiven, trustOf } from '../trust.ts';
import { fetchBundle } from './bundle.ts';

export function define(command: Command): void {
  command
    .argument('<statement>', 'file of a bundle ("-" = standard input), or the id of a statement that the API has')
    .option('--revision <number>', 'of the statement; without it, the newest', wholeNumber)
    .option('--earlier <file>', 'bundle of the revision before, for the lines of the bridge')
    .option('--key <file>', 'public key that you trust: PEM, JWK or JWK set, from elsewhere than the bundle and its server')
    .option('--fingerprint <text>', 'of a public key that you trust (RFC 7638)')
    .action(verify);
  examples(withApi(withJson(command)), {
    'verify bundle.json --key issuer.pem': 'without a server; the key comes from the issuer, by another way than the bundle',
    'verify my-contract.2026-10 --revision 2': 'asks the API for the bundle, and for the revision before it',
  });
}

interface VerifyOptions extends ApiChoice, JsonChoice, TrustChoice {
  readonly revision?: number;
  readonly earlier?: string;
}

async function verify(what: string, options: VerifyOptions): Promise<void> {
  const trust = trustOf(options);
  const fromFile = what === '-' || existsSync(what);
  const bundle = fromFile ? parse(readText(what), what) : await bundleOf(what, options.revision, options);
  const { issued } = bundle;
  const earlier = await earlierOf(issued, fromFile, options);
  let checks: Check[];
  try {
    checks = verifyBundle(bundle, earlier);
  } catch (error) {
    throw new CliError(`the statement cannot be computed from this bundle: ${(error as Error).message}`);
  }
  const signature = await checkSignature(signedRecord(issued), bundle.signature, trust);
  const open = notChecked(bundle, earlier, signature.state);
  if (options.json) showJson(bundle, checks, signature, open);
  else show(bundle, checks, signature, open);
  if (!checks.every(({ agrees }) => agrees)) throw new CliError('the statement does not follow from its bundle');
  if (signature.state === 'wrong') throw new CliError('the signature is not one of this statement');
  if (isTrustGiven(trust) && signature.state !== 'trusted') throw new CliError(saysOf(signature));
}

const saysOf = ({ state, fingerprint = '' }: SignatureCheck): string => SIGNATURE_WORDS.en.signature[state](fingerprint);

async function earlierOf({ id, revision }: Bundle['issued'], fromFile: boolean, options: VerifyOptions): Promise<Bundle | undefined> {
  if (options.earlier === undefined) return fromFile || revision === 1 ? undefined : bundleOf(id, revision - 1, options);
  const earlier = parse(readText(options.earlier), options.earlier);
  if (earlier.issued.id !== id || earlier.issued.revision !== revision - 1)
    throw new CliError(`--earlier is ${earlier.issued.id} revision ${earlier.issued.revision}; give ${id} revision ${revision - 1}`, 2);
  return earlier;
}

/** Its digests without cost centres, where it has some. */
function digestsForVendor({ issued, evidence }: Bundle): Bundle['issued']['digests'] | undefined {
  const view = statementForVendor(issued, { bundle: textOf(evidence), earlier: [] });
  return view === issued ? undefined : view.digests;
}

/** How the last line begins. */
const VERDICTS: Readonly<Record<SignatureCheck['state'], string>> = {
  trusted: 'agrees: signed by the key that you trust, and ',
  untrusted: 'not checked against a key you trust: ',
  unsigned: 'unsigned: ',
  wrong: 'wrong signature: ',
};

const compared = ({ issued }: Bundle): string => (comparesBytes(issued) ? 'every byte' : 'amounts, outcomes and figures');

function showJson(bundle: Bundle, checks: readonly Check[], signature: SignatureCheck, open: readonly Unchecked[]): void {
  const { issued } = bundle;
  const forVendor = digestsForVendor(bundle);
  printJson({
    id: issued.id,
    revision: issued.revision,
    version: issuingVersion(issued),
    compared: compared(bundle),
    verdict: verdictOf(checks, signature),
    checks,
    signature: { ...signature, says: saysOf(signature) },
    notChecked: open.map(({ what }) => what),
    ...(forVendor && { forVendor }),
  });
}

function show(bundle: Bundle, checks: readonly Check[], signature: SignatureCheck, open: readonly Unchecked[]): void {
  const { issued, evidence } = bundle;
  print(
    `statement ${issued.id}, revision ${issued.revision}, issued ${issued.issuedAt}: ${evidence.facts.length} facts, period ${evidence.period}`,
  );
  for (const { what, agrees, said, found } of checks) {
    print(`${agrees ? 'agrees ' : 'DIFFERS'} ${what}`);
    if (!agrees) print(`        the bundle says  ${said}\n        it gives         ${found}`);
  }
  print(`${signature.state === 'trusted' ? 'agrees ' : 'OPEN   '} signature: ${saysOf(signature)}`);
  for (const { what } of open) print(`OPEN    ${what}`);
  if (!checks.every(({ agrees }) => agrees)) return;
  if (issued.withheld) print('cost centres are left out of this bundle: its digests are of what a vendor reads');
  const forVendor = digestsForVendor(bundle);
  if (forVendor) print(`without cost centres, as a vendor reads it, its digest is ${forVendor.statement}`);
  const { amount, currency } = issued.statement.total;
  print(
    `${VERDICTS[signature.state]}${compared(bundle)} ${comparesBytes(issued) ? 'follows' : 'follow'} from the bundle: ${amount} ${currency}`,
  );
  if (!comparesBytes(issued)) print(`version ${issuingVersion(issued)} issued it: only that version compares every byte`);
}

const bundleOf = async (id: string, revision: number | undefined, choice: ApiChoice): Promise<Bundle> =>
  parse(await fetchBundle(connect(choice), id, revision), id);

function parse(text: string, from: string): Bundle {
  let document: unknown;
  try {
    document = parseUniqueNames(text);
  } catch (error) {
    throw new CliError(`${from} is not JSON: ${(error as Error).message}`);
  }
  const bundle = readStatementBundle(document);
  if (!bundle) throw new CliError(`${from} is no bundle; makegood bundle ID gives one`);
  return bundle;
}
