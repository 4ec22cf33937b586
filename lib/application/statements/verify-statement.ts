/** Assesses a statement again from its bundle alone and compares every byte. */
import { readAgain } from '../../schemas/contract.ts';
import { evidenceText } from '../../domain/evidence/evidence-text.ts';
import { assess } from '../../domain/statement/assess.ts';
import type { Issue } from '../../domain/issue.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { VERSION } from '../../declarations/version.ts';
import { sameFigures } from '../../domain/statement/figures.ts';
import { type Bridge, bridgeBetween, sumAmounts } from '../../domain/statement/restatement.ts';
import { type Amount, canonicalJson } from '../../domain/statement/statement.ts';
import { factsOfStored } from '../../schemas/stored-fact.ts';
import { digestOfContract, digestText } from '../evidence/digest.ts';
import { type EvidenceBundle, textOf } from '../evidence/evidence-bundle.ts';
import { hasBundleForm } from '../../schemas/bundle-form.ts';
import { upcastBundle } from '../../schemas/upcast-bundle.ts';
import type { Signature } from '../ports/signer.ts';
import type { SignatureCheck } from '../signatures/check-signature.ts';
import { type IssuedStatement, issuedForm } from '../ports/statements.ts';
import { upcastIssued } from '../../schemas/upcast-statement.ts';

/** The answer of `GET /v1/statements/{id}/bundle`. */
export interface Bundle {
  readonly format: 'makegood-bundle/1';
  readonly issued: IssuedStatement;
  readonly evidence: EvidenceBundle;
  /** Absent for statements that were issued unsigned. */
  readonly signature?: Signature;
}

/** The checks of a bundle. */
export const CHECKS = [
  'bundle-digest',
  'contract-digest',
  'id',
  'evidence-period',
  'revision',
  'issue-instant',
  'bridge-ends',
  'revision-before',
  'issued-digest',
  'evidence-digest',
  'statement-digest',
  'every-byte',
  'total',
  'bridge',
  'figures',
  'contract-rules',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** What a bundle and a key cannot show. */
export const UNCHECKED = [
  'issuer',
  'origin',
  'evidence-digest',
  'bridge-lines',
  'bridge-causes',
  'warnings',
  'later-revision',
  'truth',
] as const;
export type UncheckedName = (typeof UNCHECKED)[number];

export interface Unchecked {
  readonly name: UncheckedName;
  readonly what: string;
}

export interface Check {
  readonly name: CheckName;
  readonly what: string;
  readonly agrees: boolean;
  /** The stated and the computed value, where they differ. */
  readonly said?: string;
  readonly found?: string;
}

/** @returns undefined when a document is no bundle. */
export function readStatementBundle(document: unknown): Bundle | undefined {
  const bundle = document as Partial<Bundle> | null;
  const whole = bundle?.format === 'makegood-bundle/1' && bundle.issued?.statement && bundle.evidence?.contract && bundle.evidence.facts;
  if (!whole) return undefined;
  // The form as issued follows from the statement; one that a bundle brings would be compared in its place.
  const { asIssued: _, ...given } = (bundle as Bundle).issued;
  const issued = upcastIssued(given);
  return hasBundleForm({ ...bundle, issued }) ? { ...(bundle as Bundle), issued } : undefined;
}

/**
 * @param earlier the bundle of the revision before: with it the bridge is checked too, without its causes.
 * @throws when the contract has no such period. When the current rules refuse the contract, only the digests are compared, and the last
 * check has the reason.
 */
export function verifyBundle({ issued, evidence }: Bundle, earlier?: Bundle): Check[] {
  const { contract } = upcastBundle(evidence);
  const always = [...storedDigests(issued, evidence), ...identity(issued, evidence), ...placeAmongRevisions(issued, earlier)];
  const { checked, issues } = readAgain(structuredClone(contract));
  if (!checked) return [...always, asIssued(issued), refusedBy(issues.find(({ severity }) => severity === 'error')!)];
  const assessed = assess(checked, factsOfStored(evidence.facts), evidence.period, {
    reasons: true,
    earlier: new Map(Object.entries(evidence.earlier)),
  });
  if ('issue' in assessed) throw new Error(`${assessed.issue.code}: ${assessed.issue.message}`);
  if (!comparesBytes(issued)) return [...always, asIssued(issued), sameAsIssued(issued, assessed.statement)];
  const again = canonicalJson(assessed.statement);
  return [
    ...always,
    compare(
      'evidence-digest',
      'digest of the evidence it rests on',
      issued.digests.evidence,
      digestText(evidenceText(assessed.evidence())),
    ),
    compare('statement-digest', 'digest of the statement', issued.digests.statement, digestText(again)),
    ...compareStatements(canonicalJson(issued.statement), again),
    compare('total', 'total', said(issued.statement), said(assessed.statement)),
    ...(earlier && issued.bridge
      ? [compare('bridge', 'bridge from the revision before', bare(issued.bridge), bare(bridgeOf(earlier, issued)))]
      : []),
  ];
}

const compare = (name: CheckName, what: string, said: string, found: string): Check => ({
  name,
  what,
  agrees: said === found,
  ...(said !== found && { said, found }),
});

/** The checks that do not depend on the current rules. */
const storedDigests = ({ digests }: IssuedStatement, evidence: EvidenceBundle): Check[] => [
  compare('bundle-digest', 'digest of the bundle', digests.bundle ?? '', digestText(textOf(evidence))),
  compare('contract-digest', 'digest of the contract', digests.contract ?? '', digestOfContract(evidence.contract)),
];

/** Its id, and the period of its evidence, against the contract and the period of its content. */
const identity = ({ id, statement }: IssuedStatement, { period }: EvidenceBundle): Check[] => [
  compare('id', 'id, of its contract and period', id, `${statement.contract.id}.${statement.period.label}`),
  compare('evidence-period', 'period of the evidence', period, statement.period.label),
];

const asIssued = (issued: IssuedStatement): Check =>
  compare(
    'issued-digest',
    'digest of the statement as issued',
    issued.digests.statement,
    digestText(canonicalJson(issuedForm(issued).statement)),
  );

export type VerifyVerdict = 'differs' | 'agrees' | Exclude<SignatureCheck['state'], 'trusted'>;

/** `agrees` only for what a trusted key signed. */
export const verdictOf = (checks: readonly Check[], { state }: SignatureCheck): VerifyVerdict =>
  !checks.every(({ agrees }) => agrees) ? 'differs' : state === 'trusted' ? 'agrees' : state;

/** What a reader must check in another way. @param state the state of the signature. */
export function notChecked({ issued }: Bundle, earlier: Bundle | undefined, state: SignatureCheck['state']): Unchecked[] {
  const signed = state === 'trusted' ? 'signed, and not computed again' : 'not signed by a key you trust, and not computed again';
  const open = (name: UncheckedName, what: string, when = true): Unchecked[] => (when ? [{ name, what }] : []);
  const before = issued.revision - 1;
  return [
    ...open('issuer', 'who issued it: anyone with this package can make a bundle that agrees with itself', state !== 'trusted'),
    ...open('origin', `the revision of the contract, the run of the audit and the version that it names: ${signed}`, state !== 'trusted'),
    ...open(
      'evidence-digest',
      `the digest of the evidence it rests on: version ${issuingVersion(issued)} makes its text in its own way`,
      !comparesBytes(issued),
    ),
    ...open(
      'bridge-lines',
      `the lines of the bridge: they need the bundle of revision ${before} (--earlier)`,
      issued.bridge !== undefined && !earlier,
    ),
    ...open('bridge-causes', `the causes of the bridge: ${signed}`, issued.bridge !== undefined),
    ...open('warnings', `the warnings at its issue: ${signed}`, issued.warnings.length > 0),
    ...open('later-revision', 'whether a later revision replaces it'),
    ...open('truth', 'whether the facts are true: they are as their senders sent them'),
  ];
}

/** The version that issued a revision, for people. It was not stored before 0.2 was released. */
export const issuingVersion = ({ version = '0.1 or 0.2' }: IssuedStatement): string => version;

/** Whether every byte can be compared: only for revisions of this version. */
export const comparesBytes = ({ version }: IssuedStatement): boolean => version === VERSION;

/**
 * Compares with a revision of another version: reasons and findings may have other words, so that only amounts, outcomes and figures are
 * compared. The issued bytes are compared with their digest.
 */
function sameAsIssued(issued: IssuedStatement, again: IssuedStatement['statement']): Check {
  const { statement } = issued;
  const what = 'amounts, outcomes and figures';
  if (sameFigures(statement, again)) return { name: 'figures', what, agrees: true };
  const found = `${said(again)} by this version; version ${issuingVersion(issued)} issued it, and computes it again byte for byte`;
  return { name: 'figures', what, agrees: false, said: said(statement), found };
}

const refusedBy = ({ path, message }: Issue): Check => ({
  name: 'contract-rules',
  what: 'contract',
  agrees: false,
  said: 'a contract that passed when the statement was issued',
  found: `refused by the rules of this version: ${path} ${message}; compute it with the version that issued it`,
});

const said = ({ total }: IssuedStatement['statement']): string => `${total.amount} ${total.currency}`;

/** Compares every byte and reports the first difference. */
function compareStatements(given: string, again: string): Check[] {
  if (given === again) return [compare('every-byte', `every byte of the statement (${new TextEncoder().encode(given).length})`, '', '')];
  let at = 0;
  while (given[at] === again[at]) at += 1;
  return [compare('every-byte', `every byte of the statement, from ${at} on`, given.slice(at, at + 80), again.slice(at, at + 80))];
}

const bridgeOf = (earlier: Bundle, issued: IssuedStatement): NonNullable<IssuedStatement['bridge']> =>
  bridgeBetween(earlier.issued.statement, issued.statement, earlier.issued.revision, () => []);

/** Checks revision, issue instant and bridge against each other and against the statement. */
function placeAmongRevisions({ revision, issuedAt, bridge, earlier: notes, statement }: IssuedStatement, earlier?: Bundle): Check[] {
  const before = notes.at(-1);
  const known = earlier?.issued;
  const instants = [statement.period.end, ...notes.map((note) => note.issuedAt), issuedAt].map((text) => parseInstant(text) ?? NaN);
  const isAfterEnd = instants.every((instant, i) => instant >= (instants[i - 1] ?? 0));
  return [
    compare(
      'revision',
      'revision, counted from those before it',
      [...notes.map((note) => note.revision), revision].join(', '),
      [...notes.keys(), notes.length].map((i) => i + 1).join(', '),
    ),
    {
      name: 'issue-instant',
      what: 'issue instant, after the period and after the revision before',
      agrees: isAfterEnd,
      ...(!isAfterEnd && { said: issuedAt, found: `not before ${before?.issuedAt ?? statement.period.end}` }),
    },
    compare(
      'bridge-ends',
      'bridge: its revision, its total and the sum of its lines',
      bridge ? ends(bridge) : 'none',
      revision === 1 ? 'none' : endsBy(revision, statement.total),
    ),
    ...(before && known
      ? [compare('revision-before', 'the revision before, as it is named', canonicalJson(before), canonicalJson(noteOf(known)))]
      : []),
  ];
}

const noteOf = ({ revision, issuedAt, digests }: IssuedStatement): IssuedStatement['earlier'][number] => ({
  revision,
  issuedAt,
  digest: digests.statement,
});

/** With a remark where its lines, or its amounts, do not add up to its difference. */
function ends({ from, lines, before, after, difference }: Bridge): string {
  const { currency } = after;
  const isIts = (amount: Amount): boolean => amount.currency === currency;
  const listed = sumAmounts(
    lines.map((line) => line.difference).filter((amount) => isIts(amount)),
    currency,
  );
  const stated = sumAmounts([difference, ...(isIts(before) ? [before] : [])], currency);
  const isSum = listed.amount === difference.amount && stated.amount === after.amount && isIts(difference);
  return `${endsBy(from + 1, after)}${isSum ? '' : `, with lines of ${listed.amount} and a difference of ${difference.amount}`}`;
}
const endsBy = (revision: number, { amount, currency }: Bridge['after']): string => `from ${revision - 1} to ${amount} ${currency}`;

/** A bridge without its causes, which need the history and not only these two revisions. */
const bare = ({ causes: _, lines, ...rest }: NonNullable<IssuedStatement['bridge']>): string =>
  canonicalJson({ ...rest, lines: lines.map(({ causes: __, ...line }) => line) });
