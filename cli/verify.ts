/** `makegood verify`: a statement worked out again from its bundle, on this machine, with nothing but this package. */
import { existsSync } from 'node:fs';
import { type Bundle, readStatementBundle, verifyBundle } from '../lib/application/verify-statement.ts';
import { type Api, CliError, call } from './api-client.ts';
import { readText } from './usage.ts';

/** @param what a bundle's file ("-" = standard input), or the id of a statement that the API knows. */
export async function verify(what: string, revision: string | undefined, api: () => Api, print: (text: string) => void): Promise<void> {
  const fromFile = what === '-' || existsSync(what);
  const bundle = fromFile ? parse(readText(what), what) : await fetchBundle(what, revision, api());
  const { issued, evidence } = bundle;
  const earlier = fromFile || issued.revision === 1 ? undefined : await fetchBundle(what, String(issued.revision - 1), api());
  let checks;
  try {
    checks = verifyBundle(bundle, earlier);
  } catch (error) {
    throw new CliError(`the statement cannot be worked out from this bundle: ${(error as Error).message}`);
  }
  print(
    `statement ${issued.id}, revision ${issued.revision}, issued ${issued.issuedAt}: ${evidence.facts.length} facts, period ${evidence.period}`,
  );
  for (const { what: name, agrees, said, found } of checks) {
    print(`${agrees ? 'agrees ' : 'DIFFERS'} ${name}`);
    if (!agrees) print(`        the bundle says  ${said}\n        it comes to      ${found}`);
  }
  if (checks.some(({ agrees }) => !agrees)) throw new CliError('the statement does not follow from its bundle');
  print(`every byte agrees: ${issued.statement.total.amount} ${issued.statement.total.currency}`);
}

async function fetchBundle(id: string, revision: string | undefined, api: Api): Promise<Bundle> {
  const query = revision === undefined ? '' : `?revision=${encodeURIComponent(revision)}`;
  return parse((await call(api, 'GET', `/v1/statements/${encodeURIComponent(id)}/bundle${query}`)).text, id);
}

function parse(text: string, from: string): Bundle {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new CliError(`${from} is not JSON: ${(error as Error).message}`);
  }
  const bundle = readStatementBundle(document);
  if (!bundle) throw new CliError(`${from} is no bundle; GET /v1/statements/{id}/bundle gives one`);
  return bundle;
}
