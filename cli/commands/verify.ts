/** `makegood verify`: a statement worked out again from its bundle, on this machine, with nothing but this package. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type Bundle,
  comparesBytes,
  issuingVersion,
  readStatementBundle,
  verifyBundle,
} from '../../lib/application/statements/verify-statement.ts';
import { textOf } from '../../lib/application/evidence/evidence-bundle.ts';
import { statementForVendor } from '../../lib/application/statements/vendor-view.ts';
import { parseUniqueNames } from '../../lib/schemas/doubled-names.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, wholeNumber, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { readText } from '../read-text.ts';
import { connect } from '../session.ts';
import { fetchBundle } from './bundle.ts';

export function define(command: Command): void {
  command
    .argument('<statement>', 'file of a bundle ("-" = standard input), or the id of a statement that the API has')
    .option('--revision <number>', 'of the statement; without it, the newest', wholeNumber)
    .action(verify);
  examples(withApi(withJson(command)), {
    'verify bundle.json': 'without a server',
    'verify my-contract.2026-10 --revision 2': 'asks the API for the bundle, and for the revision before it',
  });
}

interface VerifyOptions extends ApiChoice, JsonChoice {
  readonly revision?: number;
}

async function verify(what: string, options: VerifyOptions): Promise<void> {
  const fromFile = what === '-' || existsSync(what);
  const bundle = fromFile ? parse(readText(what), what) : await bundleOf(what, options.revision, options);
  const { issued, evidence } = bundle;
  const earlier = fromFile || issued.revision === 1 ? undefined : await bundleOf(issued.id, issued.revision - 1, options);
  let checks;
  try {
    checks = verifyBundle(bundle, earlier);
  } catch (error) {
    throw new CliError(`the statement cannot be worked out from this bundle: ${(error as Error).message}`);
  }
  const agrees = checks.every((check) => check.agrees);
  const compared = comparesBytes(issued) ? 'every byte' : 'amounts, outcomes and figures';
  const view = statementForVendor(issued, { bundle: textOf(evidence), earlier: [] });
  const forVendor = view === issued ? undefined : view.digests;
  if (options.json)
    printJson({
      id: issued.id,
      revision: issued.revision,
      version: issuingVersion(issued),
      compared,
      agrees,
      checks,
      ...(forVendor && { forVendor }),
    });
  else {
    print(
      `statement ${issued.id}, revision ${issued.revision}, issued ${issued.issuedAt}: ${evidence.facts.length} facts, period ${evidence.period}`,
    );
    for (const check of checks) {
      print(`${check.agrees ? 'agrees ' : 'DIFFERS'} ${check.what}`);
      if (!check.agrees) print(`        the bundle says  ${check.said}\n        it gives         ${check.found}`);
    }
  }
  if (!agrees) throw new CliError('the statement does not follow from its bundle');
  if (options.json) return;
  if (issued.withheld) print('cost centres are left out of this bundle: its digests are of what a vendor reads');
  if (forVendor) print(`without cost centres, as a vendor reads it, its digest is ${forVendor.statement}`);
  const { amount, currency } = issued.statement.total;
  print(`${compared} ${comparesBytes(issued) ? 'agrees' : 'agree'}: ${amount} ${currency}`);
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
