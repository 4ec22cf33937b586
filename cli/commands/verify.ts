/** `makegood verify`: a statement computed again from its bundle, on this machine, with nothing but this package and a key that you trust. */
import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
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
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../lib/domain/contract/title.ts';
import { amountText } from '../../lib/presentation/document/grouped.ts';
import { SIGNATURE_WORDS, checkedText, uncheckedText } from '../../lib/presentation/document/verify-words.ts';
import { moneyText } from '../../lib/domain/statement/statement.ts';
import { parseUniqueNames } from '../../lib/schemas/doubled-names.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, wholeNumber, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { VERIFY_WORDS } from '../output/verify-words.ts';
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
    .addOption(
      new Option('--language <language>', 'language of the lines; JSON is the same in all').choices(DOCUMENT_LANGUAGES).default('en'),
    )
    .action(verify);
  examples(withApi(withJson(command)), {
    'verify bundle.json --key issuer.pem': 'without a server; the key comes from the issuer, by another way than the bundle',
    'verify bundle.json --key issuer.pem --language de': 'in German',
    'verify my-contract.2026-10 --revision 2': 'asks the API for the bundle, and for the revision before it',
  });
}

interface VerifyOptions extends ApiChoice, JsonChoice, TrustChoice {
  readonly revision?: number;
  readonly earlier?: string;
  readonly language: DocumentLanguage;
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
  else show(bundle, checks, signature, open, options.language);
  const { failed } = VERIFY_WORDS[options.language];
  if (!checks.every(({ agrees }) => agrees)) throw new CliError(failed.differs);
  if (signature.state === 'wrong') throw new CliError(failed.wrong);
  if (isTrustGiven(trust) && signature.state !== 'trusted') throw new CliError(saysOf(signature, options.language));
}

const saysOf = ({ state, fingerprint = '' }: SignatureCheck, language: DocumentLanguage): string =>
  SIGNATURE_WORDS[language].signature[state](fingerprint);

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
    signature: { ...signature, says: saysOf(signature, 'en') },
    notChecked: open.map(({ what }) => what),
    ...(forVendor && { forVendor }),
  });
}

function show(
  bundle: Bundle,
  checks: readonly Check[],
  signature: SignatureCheck,
  open: readonly Unchecked[],
  language: DocumentLanguage,
): void {
  const { issued, evidence } = bundle;
  const words = VERIFY_WORDS[language];
  const { marks } = words;
  print(words.head(issued.id, issued.revision, issued.issuedAt, evidence.facts.length, evidence.period));
  for (const check of checks) {
    const { agrees, said, found } = check;
    print(`${agrees ? marks.agrees : marks.differs} ${checkedText(check, language)}`);
    if (!agrees) print(`        ${words.bundleSays}${said}\n        ${words.itGives}${found}`);
  }
  print(`${signature.state === 'trusted' ? marks.agrees : marks.open} ${words.signature}: ${saysOf(signature, language)}`);
  for (const one of open) print(`${marks.open} ${uncheckedText(one, language)}`);
  if (!checks.every(({ agrees }) => agrees)) return;
  if (issued.withheld) print(words.withheld);
  const forVendor = digestsForVendor(bundle);
  if (forVendor) print(words.forVendor(forVendor.statement));
  const { total } = issued.statement;
  // The English line is read by programs too: its amount is written as the statement has it.
  print(words.follows(signature.state, comparesBytes(issued), language === 'en' ? moneyText(total) : amountText(total, language)));
  if (!comparesBytes(issued)) print(words.otherVersion(issuingVersion(issued)));
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
