/** `makegood audit-trail`: writes by the API, and whether the books still agree with their seals. */
import type { Command } from 'commander';
import type { components } from '../../client/api.ts';
import { sealText } from '../../lib/application/signatures/seal-check.ts';
import { parseSealReference } from '../../lib/application/signatures/seal-of-issue.ts';
import { atOnce } from '../../lib/application/at-once.ts';
import { digestText } from '../../lib/application/evidence/digest.ts';
import { type Trust, checkSignature } from '../../lib/application/signatures/check-signature.ts';
import { table } from '../../lib/presentation/text/table.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect, everything } from '../session.ts';
import { type TrustChoice, isTrustGiven, trustOf } from '../trust.ts';

type Seal = components['schemas']['Seal'];

interface VerifyOptions extends ApiChoice, JsonChoice, TrustChoice {
  readonly seal: string;
}

export function define(command: Command): void {
  const list = command
    .command('list')
    .description('list the writes of a day')
    .option('--day <date>', 'UTC day; without it, today')
    .option('--own', 'only your own, which every token of the customer may read')
    .action(listDay);
  const verify = command
    .command('verify')
    .description('compute every seal again, up to one that you kept')
    .requiredOption(
      '--seal <text>',
      'the newest seal that you kept, from elsewhere than the server: an event, the bucket, a document. Its digest, or its number, instant and digest as documents have them',
    )
    .option('--key <file>', 'public key that you trust: PEM, JWK or JWK set')
    .option('--fingerprint <text>', 'of a public key that you trust (RFC 7638)')
    .action(verifySeals);
  examples(command, {
    'audit-trail list': 'the writes of today',
    'audit-trail verify --seal DIGEST': 'the digest is one that you kept',
  });
  examples(withApi(withJson(list)), {
    'audit-trail list --day 2026-11-05': 'who wrote what, newest first',
    'audit-trail list --own': 'what you wrote today',
  });
  examples(withApi(withJson(verify)), {
    'audit-trail verify --seal 4f6c… --key issuer.pem': 'the digest is in audit.closed.v1, and in the bucket',
  });
}

interface ListOptions extends ApiChoice, JsonChoice {
  readonly day?: string;
  readonly own?: true;
}

async function listDay({ day, own, ...options }: ListOptions): Promise<void> {
  const session = connect(options);
  const entries = await everything(session, (cursor) =>
    session.api.GET(own ? '/v1/audit-trail/own' : '/v1/audit-trail', {
      params: { query: { ...(day !== undefined && { day }), ...cursor } },
    }),
  );
  if (options.json) printJson(entries);
  else
    print(
      table(
        ['at', 'by', 'vendor', 'route', 'path', 'status'],
        entries.map(({ at, by, vendor, route, path, status }) => [at, by, vendor ?? '-', route, path, String(status ?? 'did not end')]),
      ),
    );
}

interface SealLine {
  readonly number: number;
  readonly from: string;
  readonly until: string;
  readonly digest: string;
  /** What does not agree; empty when all does. */
  readonly differs: readonly string[];
}

/** Seals that the server computes again at the same time. */
const SEALS_AT_ONCE = 4;

/** Walks the seals from the first to the newest: each is computed again, and each names the one before. */
async function verifySeals(options: VerifyOptions): Promise<void> {
  const trust = trustOf(options);
  const kept = parseSealReference(options.seal);
  if (!kept)
    throw new CliError(
      `--seal "${options.seal}" is no seal: its number, instant and digest, as in a document, or 64 hexadecimal digits`,
      2,
    );
  const session = connect(options);
  const seals = await everything(session, (cursor) => session.api.GET('/v1/seals', { params: { query: cursor } }));
  const lines = await atOnce(seals, SEALS_AT_ONCE, async (seal, i): Promise<SealLine> => {
    const check = await answer(session, session.api.GET('/v1/seals/{number}', { params: { path: { number: String(seal.number) } } }));
    const own = digestText(sealText(seal));
    const differs = [
      ...(own === seal.digest ? [] : ['its own digest']),
      ...(seal.number === i + 1 && seal.previous === seals[i - 1]?.digest ? [] : ['the seal before, which it names']),
      ...(i === 0 || seal.from === seals[i - 1]!.until ? [] : ['the end of the seal before, at which it begins']),
      ...(await signatureDiffers(seal, trust)),
      ...bookDiffers('audit trail', seal.auditTrail, check.auditTrail),
      ...bookDiffers('ledger', seal.ledger, check.ledger),
      ...check.differentCopies.map(
        ({ vendor, ledger, copy }) =>
          `the ledger that ${vendor} reads: ${copy.count} postings, and ${ledger.count} of it are in the ledger${copy.count === ledger.count ? ', with other contents' : ''}`,
      ),
      ...check.differentTransitions.map(({ claim, n }) => `transition ${n} of the claim ${claim}: it is not the one that the ledger has`),
    ];
    return { number: seal.number, from: seal.from, until: seal.until, digest: seal.digest, differs };
  });
  const result = conclude(lines, kept, isTrustGiven(trust));
  if (options.json) printJson({ seals: lines, ...result });
  else show(lines, result);
  if (result.problem !== undefined) throw new CliError(result.problem);
}

async function signatureDiffers(seal: Seal, trust: Trust): Promise<string[]> {
  if (!isTrustGiven(trust)) return [];
  const { state } = await checkSignature(sealText(seal), seal.signature, trust);
  if (state === 'unsigned') return ['a signature, which it has not'];
  return state === 'trusted' ? [] : ['the signature: not by a key you trust'];
}

const bookDiffers = (book: string, sealed: Seal['ledger'], now: Seal['ledger']): string[] =>
  sealed.digest === now.digest ? [] : [`the ${book}: ${sealed.count} entries were sealed, and ${now.count} are there now`];

interface Conclusion {
  /** What the seal that the user kept stands for; absent where no seal has that digest. */
  readonly agreesUntil?: string;
  /** From this instant on nothing is sealed yet. */
  readonly nothingSealedSince?: string;
  readonly open: readonly string[];
  readonly problem?: string;
}

/** @param known the seal that the user kept. */
function conclude(lines: readonly SealLine[], known: NonNullable<ReturnType<typeof parseSealReference>>, isTrusting: boolean): Conclusion {
  const expected = lines.findIndex(({ digest }) => digest === known.digest);
  const last = lines.at(-1);
  const since = last && { nothingSealedSince: last.until };
  if (expected < 0)
    return {
      ...since,
      open: [],
      problem: `no seal has the digest ${known.digest}: the seals were replaced, or it is not one of this system`,
    };
  const { number = lines[expected]!.number, until = lines[expected]!.until } = known;
  if (number !== lines[expected]!.number || until !== lines[expected]!.until)
    return {
      ...since,
      open: [],
      problem: `the seal with this digest is ${lines[expected]!.number}, until ${lines[expected]!.until}: number or instant of yours differ`,
    };
  const kept = lines.slice(0, expected + 1);
  const wrong = lines.filter(({ differs }) => differs.length > 0);
  const later = lines.slice(expected + 1);
  const open = [
    `what is older than ${lines[0]!.from}: no seal covers it`,
    'the entries themselves: the server reads them, and this command compares the digests that it gives',
    ...(isTrusting ? [] : ['who made the seals: no key that you trust was given']),
    ...(later.length === 1 ? [`seal ${later[0]!.number}: you gave no digest of it from elsewhere`] : []),
    ...(later.length > 1 ? [`seals ${later[0]!.number} to ${later.at(-1)!.number}: you gave no digest of them from elsewhere`] : []),
  ];
  if (wrong.length > 0) return { ...since, open, problem: `seal ${wrong[0]!.number} does not agree with the books` };
  return { ...since, agreesUntil: kept.at(-1)!.until, open };
}

function show(lines: readonly SealLine[], { agreesUntil, nothingSealedSince, open }: Conclusion): void {
  for (const { number, from, until, differs } of lines) {
    print(`${differs.length === 0 ? 'agrees ' : 'DIFFERS'} seal ${number}, ${from} to ${until}`);
    for (const one of differs) print(`        ${one}`);
  }
  for (const one of open) print(`OPEN    ${one}`);
  if (nothingSealedSince !== undefined) print(`OPEN    what was recorded since ${nothingSealedSince}: nothing is sealed yet`);
  if (agreesUntil !== undefined) print(`audit trail and ledger agree with your seal until ${agreesUntil}`);
}
