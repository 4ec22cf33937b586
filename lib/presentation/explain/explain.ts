/**
 * A contract in plain sentences, in the usual order of contracts: parties, charges, letters and notes, measuring, words, definitions,
 * objectives, credits, claims, other remedies. Every used cell is explained once, after the cells that it names.
 */
import type { ClaimClause, Contract, Order, Terms } from '../../domain/contract/terms.ts';
import { debtorsOf } from '../../domain/checker/reporters.ts';
import type { OperatorKey } from '../../domain/operators/operator.ts';
import { namesIn } from '../../domain/operators/operands.ts';
import { operatorOf } from '../../domain/operators/registry.ts';
import { readingOf } from '../../domain/statement/reading.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { isLeftOut, kindsAround } from '../../domain/operators/types/subjects.ts';
import { type DocumentLanguage, type Title, type Titled, textsOf } from '../../domain/contract/title.ts';
import type { Phrases } from './language.ts';
import { pointer } from '../../domain/issue.ts';
import { ofContract, written } from '../written.ts';
import { type Paper, paperOf, paperText } from '../../domain/contract/paper.ts';

const PHRASES: Readonly<Record<DocumentLanguage, Phrases>> = { en: english, zh: chinese, de: german };

export const phrasesOf = (language: DocumentLanguage): Phrases => PHRASES[language];

/** What the contract says at one place, in sentences, with the paper that this place is from. */
export interface ExplainedClause {
  /** JSON pointer of the place: "/terms/0/credits/compensation". */
  readonly path: string;
  readonly sentences: readonly string[];
  readonly title?: Title;
  readonly paper: Paper;
}

export interface Section {
  readonly heading: string;
  readonly clauses: readonly ExplainedClause[];
  /** The sentences of all clauses, each with its title and its paper. */
  readonly sentences: readonly string[];
}

/** Sections of all versions, newest last. */
export function explain(contract: Contract, language: DocumentLanguage): Section[] {
  const phrases = PHRASES[language];
  const { order } = contract;
  const about = { heading: phrases.headings.contract, clauses: orderClauses(order, phrases) };
  const paid = {
    heading: phrases.headings.charges,
    clauses: (order.charges ?? []).map((charge, i) =>
      clause(pointer('order', 'charges', i), [phrases.charge(charge), ...phrases.billed(charge)].join(phrases.joint)),
    ),
  };
  const invoiced = {
    heading: phrases.headings.notes,
    clauses: [
      clause('/order/vendor', phrases.partyDetails('vendor', order.vendor)),
      clause('/order/customer', phrases.partyDetails('customer', order.customer)),
      clause('/order/invoice', order.invoice ? phrases.notes(order.invoice, order) : []),
    ].filter(({ sentences }) => sentences.length > 0),
  };
  const versions = contract.terms
    .map((terms, i) => ({ terms, path: pointer('terms', i) }))
    .sort((a, b) => (a.terms.from < b.terms.from ? -1 : 1));
  return [about, paid, invoiced, ...versions.flatMap(({ terms, path }) => sectionsOf(terms, path, order, phrases))]
    .filter(({ clauses }) => clauses.length > 0)
    .map((section) => ({ ...section, sentences: section.clauses.flatMap((one) => withPaper(one, phrases)) }));
}

/** @param given what may have a title and the words of the paper. */
const clause = (path: string, sentences: string | readonly string[], given: unknown = {}): ExplainedClause => {
  const { title, ...paper } = given as Paper & Titled;
  return { path, sentences: [sentences].flat(), ...(title !== undefined && { title }), paper: paperOf(paper) };
};

function orderClauses(order: Order, phrases: Phrases): ExplainedClause[] {
  return [
    clause('/order', [
      phrases.contract(order),
      phrases.withoutComponent(order['without-component']),
      ...(order['cost-centre'] === undefined ? [] : [phrases.costCentre(order['cost-centre'])]),
    ]),
    ...(order.senders ?? []).map((sender, i) => clause(pointer('order', 'senders', i), phrases.sender(sender))),
    ...Object.entries(order.attributes ?? {}).map(([name, value]) =>
      clause(pointer('order', 'attributes', name), phrases.customerAttribute(name, value)),
    ),
    ...Object.entries(order.components ?? {}).map(([id, { title, ...component }]) =>
      clause(pointer('order', 'components', id), phrases.member(id, component), title === undefined ? {} : { title }),
    ),
  ];
}

type Unheaded = Omit<Section, 'sentences'>;

function sectionsOf(terms: Terms, base: string, order: Order, phrases: Phrases): Unheaded[] {
  const { headings } = phrases;
  const named = <T>(
    part: 'objectives' | 'credits' | 'remedies',
    given: Readonly<Record<string, T>>,
    say: (name: string, one: T) => string,
  ) => Object.entries(given).map(([name, one]) => clause(base + pointer(part, name), say(name, one), one));
  return [
    { heading: headings.measuring, clauses: measuring(terms, base, phrases) },
    { heading: headings.vocabulary, clauses: vocabulary(terms, base, order, phrases) },
    { heading: headings.definitions, clauses: inOrder(terms).map((name) => definition(name, terms, base, phrases)) },
    { heading: headings.objectives, clauses: named('objectives', terms.objectives, phrases.objective) },
    {
      heading: headings.credits,
      clauses: named('credits', terms.credits, (name, credit) => phrases.credit(name, credit).join(phrases.joint)),
    },
    { heading: headings.claims, clauses: claims(terms, base, phrases) },
    { heading: headings.remedies, clauses: named('remedies', terms.remedies ?? {}, phrases.remedy) },
  ];
}

const measuring = (terms: Terms, base: string, phrases: Phrases): ExplainedClause[] => [
  clause(base, phrases.text(terms)),
  clause(`${base}/period`, phrases.period(terms), terms.period),
  clause(`${base}/unknown`, phrases.silence(terms)),
  clause(`${base}/money`, phrases.money(terms), terms.money),
];

/** The sentences of a clause; the last one with its title and its paper. */
function withPaper({ sentences, title, paper }: ExplainedClause, phrases: Phrases): string[] {
  const after = [
    ...(title === undefined ? [] : [phrases.title(textsOf(title).map(ofContract))]),
    ...(paperText(paper) === undefined ? [] : [phrases.paper(paper)]),
  ];
  return [...sentences.slice(0, -1), [sentences.at(-1)!, ...after].join(phrases.joint)];
}

function vocabulary(terms: Terms, base: string, order: Order, phrases: Phrases): ExplainedClause[] {
  const debtors = debtorsOf(terms);
  const open = [...readingOf(terms).kinds.keys()].filter((kind) => terms.records?.[kind] === undefined).sort();
  return [
    ...Object.entries(terms.components ?? {}).map(([kind, spec]) =>
      clause(base + pointer('components', kind), phrases.component(kind, spec.in, spec['depends-on']), spec),
    ),
    ...Object.entries(terms.attributes ?? {}).map(([name, attribute]) =>
      clause(base + pointer('attributes', name), phrases.attribute(name, attribute, debtors.ofAttribute.get(name) ?? []), attribute),
    ),
    ...Object.entries(terms.records ?? {}).map(([kind, spec]) =>
      clause(base + pointer('records', kind), phrases.records(kind, spec), spec),
    ),
    ...(debtors.ofAttribute.has('level') ? [clause(`${base}/attributes`, phrases.level)] : []),
    ...(open.length > 0 ? [clause(`${base}/records`, phrases.otherRecords(open))] : []),
    ...(readsCharges(terms) || terms.billing
      ? [clause(`${base}/billing`, phrases.billing(terms.billing?.['reported-by'], debtors.ofBills), terms.billing)]
      : []),
    ...Object.entries(terms.holidays ?? {}).map(([name, days]) => clause(base + pointer('holidays', name), phrases.holidays(name, days))),
    ...Object.entries(terms.parameters ?? {}).map(([name, parameter]) => {
      const { like, default: otherwise } = parameter;
      const value = order.parameters?.[name] ?? otherwise ?? like;
      return clause(base + pointer('parameters', name), phrases.parameter(name, value, like, otherwise), parameter);
    }),
  ];
}

const readsCharges = ({ definitions }: Terms): boolean =>
  Object.values(definitions).some((cell) => typeof cell === 'object' && cell.charges !== undefined);

function definition(name: string, terms: Terms, base: string, phrases: Phrases): ExplainedClause {
  const given = terms.definitions[name];
  const path = base + pointer('definitions', name);
  if (typeof given !== 'object') return clause(path, phrases.definition(name, phrases.say(given)));
  const operator = operatorOf(given)!;
  const meaning = phrases.cell[operator.key satisfies OperatorKey](given);
  return clause(path, phrases.definition(name, meaning) + parts(operator.key, given.each, terms, phrases), given);
}

/** A sentence on whether events about parts count for the whole and the reverse, for a cell with a value for each component. */
function parts(key: OperatorKey, kind: unknown, terms: Terms, phrases: Phrases): string {
  const kinds = terms.components ?? {};
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind) || !OF_COMPONENTS.has(key)) return '';
  const around = kindsAround(kind, kinds);
  const inside = Object.keys(kinds).filter((inner) => kindsAround(inner, kinds).includes(kind));
  if (key === 'charges') return phrases.joint + phrases.chargedParts(kind, inside);
  const apart = inside.filter((inner) => isLeftOut(inner, kind, kinds));
  const counted = inside.filter((inner) => !apart.includes(inner));
  return around.length + inside.length === 0 ? '' : phrases.joint + phrases.parts(kind, { around, counted, apart });
}

/** Operators that read evidence about components. */
const OF_COMPONENTS: ReadonlySet<OperatorKey> = new Set(['intervals', 'probes', 'requests', 'gauge', 'charges']);

function claims(terms: Terms, base: string, phrases: Phrases): ExplainedClause[] {
  const { close, delivery, report } = terms;
  return [
    ...(close ? [clause(`${base}/close`, phrases.close(close), close)] : []),
    ...Object.entries(terms.claims).map(([credit, claim]) =>
      clause(base + pointer('claims', credit), claimSentences(credit, claim, phrases), claim),
    ),
    ...(delivery ? [clause(`${base}/delivery`, phrases.delivery(delivery), delivery)] : []),
    ...(report ? [clause(`${base}/report`, phrases.report(report))] : []),
  ];
}

function claimSentences(credit: string, claim: ClaimClause, phrases: Phrases): string[] {
  if (claim === 'automatic' || 'automatic' in claim) return [phrases.automatic(credit)];
  return [
    ...claim.do.map((step) => phrases.claim(credit, step, claim['decided-by'])),
    ...(claim.show ? [phrases.claimShows(credit, claim.show)] : []),
  ];
}

/** Definitions, each after those it names. */
function inOrder(terms: Terms): string[] {
  const done = new Set<string>();
  const ordered: string[] = [];
  const visit = (name: string): void => {
    const given = Object.hasOwn(terms.definitions, name) ? terms.definitions[name] : undefined;
    if (given === undefined || done.has(name)) return;
    done.add(name);
    if (typeof given === 'object') namesIn(given).forEach(visit);
    else if (typeof given === 'string') visit(given);
    ordered.push(name);
  };
  Object.keys(terms.definitions).forEach(visit);
  return ordered;
}

export const explainText = (contract: Contract, language: DocumentLanguage): string =>
  written(
    explain(contract, language)
      .map(({ heading, sentences }) => `${heading}\n${sentences.map((sentence) => `  - ${sentence}`).join('\n')}`)
      .join('\n\n'),
  );
