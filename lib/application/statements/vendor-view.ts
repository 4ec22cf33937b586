/**
 * What a vendor reads of a contract, of a statement and of its evidence bundle: everything except the cost centres of the customer.
 *
 * The view has digests of its own. Digests of the issued bytes would reveal cost centres: a vendor knows all other bytes, and could try
 * names until a digest matches.
 */
import type { Bridge, BridgeLine, Cause } from '../../domain/statement/restatement.ts';
import { minorOf, sumAmounts } from '../../domain/statement/restatement.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { digestOfContract, digestText } from '../evidence/digest.ts';
import { type EvidenceBundle, textOf } from '../evidence/evidence-bundle.ts';
import type { StoredContract } from '../ports/contracts.ts';
import { type IssuedStatement, type RevisionNote, issuedForm } from '../ports/statements.ts';
import { pushTo } from '../../domain/lists.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns the same object where it has no such member. */
function without<T extends object>(object: T, member: string): T {
  if (!Object.hasOwn(object, member)) return object;
  const { [member]: _, ...rest } = object as Record<string, unknown>;
  return rest as T;
}

/** @returns the same list where nothing changes. */
function each<T>(list: readonly T[], change: (entry: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((entry, i) => entry === list[i]) ? list : changed;
}

/** A contract without its cost centres, also one that the rules refuse now. @returns the same document where it has none. */
export function contractForVendor(document: unknown): unknown {
  if (!isObject(document) || !isObject(document.order)) return document;
  const order = without(document.order, 'cost-centre');
  const { components } = order;
  if (!isObject(components)) return order === document.order ? document : { ...document, order };
  const own = Object.entries(components).map(([id, one]) => [id, isObject(one) ? without(one, 'cost-centre') : one] as const);
  const isSame = order === document.order && own.every(([id, one]) => one === components[id]);
  return isSame ? document : { ...document, order: { ...order, components: Object.fromEntries(own) } };
}

/** @returns always with an empty `text`: comments in it are the customer's own, and are not part of what was agreed. */
export function storedForVendor(stored: StoredContract): StoredContract {
  const document = contractForVendor(stored.document);
  return { ...stored, text: '', ...(document !== stored.document && { document, digest: digestOfContract(document) }) };
}

/** The evidence bundle as text. @returns the same text where its contract has no cost centre. */
export function bundleForVendor(text: string): string {
  const bundle = JSON.parse(text) as EvidenceBundle;
  const contract = contractForVendor(bundle.contract);
  return contract === bundle.contract ? text : textOf({ ...bundle, contract });
}

/** The members of a statement that are lists of lines. */
const LINES = ['lines', 'openLines'] as const;

/** @param statement in whatever format it was issued. */
const linesForVendor = <T>(statement: T): T => {
  if (!isObject(statement)) return statement;
  const changed = LINES.flatMap((member) => {
    const lines = statement[member];
    if (!Array.isArray(lines)) return [];
    const own = each(lines as readonly object[], (line) => without(line, 'costCentre'));
    return own === lines ? [] : [[member, own] as const];
  });
  return changed.length === 0 ? statement : { ...statement, ...Object.fromEntries(changed) };
};

/** The data beside a revision that its view needs. */
export interface Beside {
  /** The text of its evidence bundle; undefined for version 0.1, which stored none. */
  readonly bundle: string | undefined;
  /** The revisions before it. */
  readonly earlier: readonly IssuedStatement[];
  /** The text of the bundle of the revision before it. Without it a change of the contract is shown as a cause. */
  readonly bundleBefore?: string | undefined;
}

/** A revision with digests of what the vendor reads. @returns the same revision where it has no cost centre and its contract has none. */
export function statementForVendor(issued: IssuedStatement, { bundle, earlier, bundleBefore }: Beside): IssuedStatement {
  const [statement, asIssued] = [linesForVendor(issued.statement), linesForVendor(issued.asIssued)];
  const own = bundle === undefined ? undefined : bundleForVendor(bundle);
  const lined = issued.bridge && bridgeForVendor(issued.bridge, statement.lines);
  const bridge = lined && isContractTheSame(own, bundleBefore) ? withoutAmendment(lined) : lined;
  const before = each(issued.earlier, (note) => noteForVendor(note, earlier));
  const isSame = statement === issued.statement && bridge === issued.bridge && own === bundle && before === issued.earlier;
  if (isSame && bundle !== undefined) return issued;
  const { contract: _, bundle: __, ...digests } = issued.digests;
  const view: IssuedStatement = {
    ...issued,
    statement,
    ...(asIssued !== undefined && { asIssued }),
    ...(bridge && { bridge }),
    earlier: before,
    withheld: ['cost-centre'],
  };
  return {
    ...view,
    digests: {
      ...digests,
      statement: digestText(canonicalJson(issuedForm(view).statement)),
      ...(own !== undefined && { contract: contractDigest(own), bundle: digestText(own) }),
    },
  };
}

function noteForVendor(note: RevisionNote, earlier: readonly IssuedStatement[]): RevisionNote {
  const found = earlier.find(({ revision }) => revision === note.revision);
  const own = found && linesForVendor(issuedForm(found).statement);
  return !found || own === issuedForm(found).statement ? note : { ...note, digest: digestText(canonicalJson(own)) };
}

/** Whether a vendor reads the same contract in both bundles. */
const isContractTheSame = (own: string | undefined, before: string | undefined): boolean =>
  own !== undefined && before !== undefined && contractDigest(own) === contractDigest(bundleForVendor(before));

const contractDigest = (bundle: string): string => digestOfContract((JSON.parse(bundle) as EvidenceBundle).contract);

/** An amendment of what the vendor does not read is no cause that it is given: no other change of a contract is hidden from it. */
function withoutAmendment(bridge: Bridge): Bridge {
  const isShown = ({ cause }: Cause): boolean => cause !== 'contract-amended';
  if (bridge.causes.every(isShown)) return bridge;
  const lines = bridge.lines.map((line) => ({ ...line, causes: line.causes.filter(isShown) }));
  return { ...bridge, lines, causes: bridge.causes.filter(isShown) };
}

/** Lines that differed in their cost centre alone are one line; one that then does not change is none. */
function bridgeForVendor(bridge: Bridge, now: readonly { credit: string; index: string; component?: string }[]): Bridge {
  if (!bridge.lines.some((line) => line.costCentre !== undefined)) return bridge;
  const keyOf = ({ credit, index, difference }: BridgeLine, component?: string): string =>
    JSON.stringify([credit, index, difference.currency, component ?? null]);
  const placeOf = ({ credit, index }: { credit: string; index: string }): string => JSON.stringify([credit, index]);
  // As in a bridge of issued revisions: where one of them has a line without a component, its components are not distinguished.
  const wholes = new Set([...bridge.lines, ...now].flatMap((line) => (line.component === undefined ? [placeOf(line)] : [])));
  const groups = new Map<string, BridgeLine[]>();
  for (const line of bridge.lines) {
    const isWhole = wholes.has(placeOf(line));
    const key = keyOf(line, isWhole ? undefined : line.component);
    pushTo(groups, key, isWhole ? without(line, 'component') : line);
  }
  return { ...bridge, lines: [...groups.values()].flatMap(joined) };
}

function joined(lines: readonly BridgeLine[]): BridgeLine[] {
  const [first] = lines.map((line) => without(line, 'costCentre'));
  if (lines.length === 1) return [first!];
  const { currency } = first!.difference;
  const sum = (of: 'before' | 'after' | 'difference') =>
    sumAmounts(
      lines.map((line) => line[of]),
      currency,
    );
  if (minorOf(sum('difference')) === 0n) return [];
  const kinds = new Set(lines.map(({ kind }) => kind));
  const causes = new Map<string, Cause>(lines.flatMap((line) => line.causes.map((cause) => [JSON.stringify(cause), cause] as const)));
  return [
    {
      ...first!,
      kind: kinds.size === 1 ? first!.kind : 'delta',
      before: sum('before'),
      after: sum('after'),
      difference: sum('difference'),
      ...(lines.some(({ provisional }) => provisional) && { provisional: true as const }),
      causes: [...causes.values()],
    },
  ];
}
