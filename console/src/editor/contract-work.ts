/** What the worker of the contract editor does: it checks a text, says it in plain sentences, finds its worth, assesses evidence under it. */
import { type CheckedContract, checkContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Contract } from '../../../lib/domain/contract/terms.ts';
import { type Language, titleIn } from '../../../lib/domain/contract/title.ts';
import type { Issue } from '../../../lib/domain/issue.ts';
import { formatAmount } from '../../../lib/domain/money/money.ts';
import { standInOrder } from '../../../lib/domain/objective-worth/stand-in.ts';
import { worthOf } from '../../../lib/domain/objective-worth/find-worth.ts';
import type { Worth } from '../../../lib/domain/objective-worth/objective-worth.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { type Disagreement, disagreementsOf } from '../../../lib/domain/statement/disagreements.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { type TermsSource, sourceOf } from '../../../lib/presentation/beside/terms-source.ts';
import { type Section, explain } from '../../../lib/presentation/explain/explain.ts';
import { lintText } from '../../../lib/presentation/lint/lint-text.ts';
import { readable } from '../../../lib/presentation/reasons/names.ts';
import { readAgain, readContract } from '../../../lib/schemas/contract.ts';
import { type StoredFact, fromStoredFact } from '../../../lib/schemas/stored-fact.ts';
import { upcastBundle } from '../../../lib/schemas/upcast-bundle.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import type { SaidIssue } from '../text/issue-text.ts';
import { inflated } from '../parts/inflated.ts';
import { type PlacedIssue, placedIn } from './placed-issue.ts';

export interface Checked {
  readonly issues: readonly PlacedIssue[];
  /** The contract in plain sentences beside the words of its paper; absent when it has errors. */
  readonly reading?: Reading;
}

export interface Reading {
  readonly sections: readonly Section[];
  /** Of each version, in the order of the contract. */
  readonly sources: readonly TermsSource[];
}

/** What is owed for each size of a breach. */
export interface Curve {
  /** Its title, else the words of its name. */
  readonly objective: string;
  readonly by: Worth['by'];
  /** "31 days", or the words of a record. */
  readonly of: string;
  readonly currency: string;
  /** Sizes as in `Worth.by`; amounts in major units, as text. */
  readonly points: readonly { readonly size: number; readonly amount: string }[];
}

export interface WorthFound {
  readonly curves: readonly Curve[];
  /** Objectives of which no number was found, and why. */
  readonly without: readonly { readonly objective: string; readonly because: string }[];
}

/** The evidence of an issued statement, as its bundle has it. */
interface Evidence {
  readonly contract: unknown;
  readonly period: string;
  readonly facts: readonly StoredFact[];
  readonly earlier: Readonly<Record<string, never>>;
}

/** The statement as it was issued, and by the text in the editor. */
export type Preview = { readonly issued: Statement; readonly statement: Statement } | { readonly refused: SaidIssue };

/** The bundle of a revision. */
interface Bundle {
  readonly issued: { readonly statement: Statement };
  readonly evidence: Evidence;
}

interface Read {
  readonly checked: CheckedContract | undefined;
  readonly issues: readonly Issue[];
  readonly placed: (issue: Issue) => PlacedIssue;
}

export function read(text: string): Read {
  const yaml = readYaml(text);
  const placed = placedIn(yaml);
  if (yaml.issues.length > 0) return { checked: undefined, issues: yaml.issues, placed };
  const { checked, issues } = readContract(yaml.document);
  return { checked, issues, placed };
}

function check(text: string, language: Language): Checked {
  const { checked, issues, placed } = read(text);
  return {
    issues: issues.map((issue) => placed(lintText(issue, language))),
    ...(checked && { reading: readingOf(checked.contract, language) }),
  };
}

export const readingOf = (contract: Contract, language: Language): Reading => ({
  sections: explain(contract, language),
  sources: contract.terms.map((terms) => sourceOf(terms, language)),
});

/** A contract without charges owes nothing: its newest terms are then tried with a stand-in order, as lint tries terms alone. */
function priced(checked: CheckedContract): CheckedContract {
  const { order, terms } = checked.contract;
  if ((order.charges ?? []).length > 0 || terms.length === 0) return checked;
  return checkContract({ makegood: 1, order: standInOrder(terms.at(-1)!), terms: [terms.at(-1)!] }).checked ?? checked;
}

const objectiveName = ({ contract }: CheckedContract, { version, objective }: Worth, language: Language): string => {
  const title = contract.terms.find((terms) => terms.version === version)?.objectives[objective]?.title;
  return title === undefined ? readable(objective) : titleIn(title, language);
};

function findWorth(text: string, language: Language): WorthFound | undefined {
  const { checked } = read(text);
  if (!checked) return undefined;
  const tried = priced(checked);
  const worth = worthOf(tried);
  return {
    curves: worth.flatMap((one) =>
      one.rows.flatMap(({ of, curve = [] }) => {
        const [first] = curve;
        if (!first) return [];
        const points = curve.map(({ size, owed }) => ({ size, amount: formatAmount(owed) }));
        return [{ objective: objectiveName(tried, one, language), by: one.by, of, currency: first.owed.currency, points }];
      }),
    ),
    without: worth.flatMap((one) =>
      one.notFound === undefined ? [] : [{ objective: objectiveName(tried, one, language), because: one.notFound }],
    ),
  };
}

/** Where witnesses disagree, by the contract and the evidence of a bundle; undefined where this version refuses the contract. */
function disagreements(bundle: string): readonly Disagreement[] | undefined {
  const { contract, period, facts } = (JSON.parse(bundle) as Bundle).evidence;
  const { checked } = readContract(contract);
  if (!checked) return undefined;
  const found = disagreementsOf(checked, facts.map(fromStoredFact), period);
  return 'issue' in found ? undefined : found;
}

/** @param bundle of the newest revision. */
function preview(text: string, bundle: string): Preview {
  const { checked, issues } = read(text);
  const { issued, evidence } = JSON.parse(bundle) as Bundle;
  const { period, facts, earlier } = evidence;
  if (!checked) return { refused: issues.find(({ severity }) => severity === 'error')! };
  const result = assess(checked, facts.map(fromStoredFact), period, { reasons: false, earlier: new Map(Object.entries(earlier)) });
  return 'issue' in result ? { refused: result.issue } : { issued: issued.statement, statement: result.statement };
}

/** The contract in a bundle; undefined where this version refuses it. @param bytes in gzip. */
async function contractOf(bytes: ArrayBuffer): Promise<Contract | undefined> {
  const { evidence } = JSON.parse(await inflated(bytes)) as { readonly evidence: { readonly contract: unknown; readonly format: string } };
  return readAgain(upcastBundle(evidence).contract).contract;
}

/** The work by name: what the page sends, and what it gets back. */
export const WORK = { check, findWorth, preview, disagreements, contractOf } as const;
