/**
 * A contract in plain sentences, in the usual order of contracts: parties, charges, letters and notes, measuring, words, definitions, objectives, credits, claims, other
 * remedies. Every used cell is explained once, after the cells that it names.
 */
import type { Contract, Order, Terms } from '../../domain/contract/terms.ts';
import { debtorsOf } from '../../domain/checker/reporters.ts';
import type { OperatorKey } from '../../domain/operators/operator.ts';
import { namesIn } from '../../domain/operators/operands.ts';
import { operatorOf } from '../../domain/operators/registry.ts';
import { readingOf } from '../../domain/statement/reading.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { isLeftOut, kindsAround } from '../../domain/operators/types/subjects.ts';
import { type Language, type Titled, textsOf } from '../../domain/contract/title.ts';
import type { Phrases } from './language.ts';
import { ofContract, written } from '../written.ts';
import { type Paper, paperText } from '../../domain/contract/paper.ts';

const PHRASES: Readonly<Record<Language, Phrases>> = { en: english, zh: chinese };

export const phrasesOf = (language: Language): Phrases => PHRASES[language];

export interface Section {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** Sections of all versions, newest last. */
export function explain(contract: Contract, language: Language): Section[] {
  const phrases = PHRASES[language];
  const { order } = contract;
  const about = {
    heading: phrases.headings.contract,
    sentences: orderSentences(order, phrases),
  };
  const paid = {
    heading: phrases.headings.charges,
    sentences: (order.charges ?? []).map((charge) => [phrases.charge(charge), ...phrases.billed(charge)].join(phrases.joint)),
  };
  const invoiced = {
    heading: phrases.headings.notes,
    sentences: [
      ...phrases.partyDetails('vendor', order.vendor),
      ...phrases.partyDetails('customer', order.customer),
      ...(order.invoice ? phrases.notes(order.invoice, order) : []),
    ],
  };
  const versions = [...contract.terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  return [about, paid, invoiced, ...versions.flatMap((terms) => sectionsOf(terms, order, phrases))].filter(
    ({ sentences }) => sentences.length > 0,
  );
}

function orderSentences(order: Order, phrases: Phrases): string[] {
  return [
    phrases.contract(order),
    phrases.withoutComponent(order['without-component']),
    ...(order['cost-centre'] === undefined ? [] : [phrases.costCentre(order['cost-centre'])]),
    ...(order.senders ?? []).map(phrases.sender),
    ...Object.entries(order.attributes ?? {}).map(([name, value]) => phrases.customerAttribute(name, value)),
    ...Object.entries(order.components ?? {}).map(([id, component]) =>
      withPaper(phrases.member(id, component), component.title === undefined ? {} : { title: component.title }, phrases),
    ),
  ];
}

function sectionsOf(terms: Terms, order: Order, phrases: Phrases): Section[] {
  const { headings } = phrases;
  return [
    { heading: headings.measuring, sentences: [phrases.text(terms), phrases.period(terms), phrases.silence(terms), phrases.money(terms)] },
    { heading: headings.vocabulary, sentences: vocabulary(terms, order, phrases) },
    { heading: headings.definitions, sentences: inOrder(terms).map((name) => definition(name, terms, phrases)) },
    {
      heading: headings.objectives,
      sentences: Object.entries(terms.objectives).map(([name, objective]) =>
        withPaper(phrases.objective(name, objective), objective, phrases),
      ),
    },
    {
      heading: headings.credits,
      sentences: Object.entries(terms.credits).map(([name, credit]) =>
        withPaper(phrases.credit(name, credit).join(phrases.joint), credit, phrases),
      ),
    },
    {
      heading: headings.claims,
      sentences: [
        ...(terms.close ? phrases.close(terms.close) : []),
        ...claims(terms, phrases),
        ...(terms.delivery ? [phrases.delivery(terms.delivery)] : []),
        ...(terms.report ? [phrases.report(terms.report)] : []),
      ],
    },
    {
      heading: headings.remedies,
      sentences: Object.entries(terms.remedies ?? {}).map(([name, remedy]) => withPaper(phrases.remedy(name, remedy), remedy, phrases)),
    },
  ];
}

/** A sentence with the title and the paper of its clause. */
const withPaper = (sentence: string, given: Paper & Titled, phrases: Phrases): string =>
  [
    sentence,
    ...(given.title === undefined ? [] : [phrases.title(textsOf(given.title).map(ofContract))]),
    ...(paperText(given) === undefined ? [] : [phrases.paper(given)]),
  ].join(phrases.joint);

function vocabulary(terms: Terms, order: Order, phrases: Phrases): string[] {
  const debtors = debtorsOf(terms);
  const open = [...readingOf(terms).kinds.keys()].filter((kind) => terms.records?.[kind] === undefined).sort();
  return [
    ...Object.entries(terms.components ?? {}).map(([kind, spec]) => phrases.component(kind, spec.in, spec['depends-on'])),
    ...Object.entries(terms.attributes ?? {}).map(([name, attribute]) =>
      phrases.attribute(name, attribute, debtors.ofAttribute.get(name) ?? []),
    ),
    ...Object.entries(terms.records ?? {}).map(([kind, spec]) => phrases.records(kind, spec)),
    ...(debtors.ofAttribute.has('level') ? [phrases.level] : []),
    ...(open.length > 0 ? [phrases.otherRecords(open)] : []),
    ...(readsCharges(terms) ? [phrases.billing(terms.billing?.['reported-by'], debtors.ofBills)] : []),
    ...Object.entries(terms.holidays ?? {}).map(([name, days]) => phrases.holidays(name, days)),
    ...Object.entries(terms.parameters ?? {}).map(([name, { like, default: otherwise, ...paper }]) =>
      withPaper(phrases.parameter(name, order.parameters?.[name] ?? otherwise ?? like, like, otherwise), paper, phrases),
    ),
  ];
}

const readsCharges = ({ definitions }: Terms): boolean =>
  Object.values(definitions).some((cell) => typeof cell === 'object' && cell.charges !== undefined);

function definition(name: string, terms: Terms, phrases: Phrases): string {
  const given = terms.definitions[name];
  if (typeof given !== 'object') return phrases.definition(name, phrases.say(given));
  const operator = operatorOf(given)!;
  return withPaper(
    phrases.definition(name, phrases.cell[operator.key satisfies OperatorKey](given)) + parts(operator.key, given.each, terms, phrases),
    given,
    phrases,
  );
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

function claims(terms: Terms, phrases: Phrases): string[] {
  return Object.entries(terms.claims).flatMap(([credit, claim]) =>
    claim === 'automatic'
      ? [phrases.automatic(credit)]
      : [
          ...claim.do.map((step) => phrases.claim(credit, step, claim['decided-by'])),
          ...(claim.show ? [phrases.claimShows(credit, claim.show)] : []),
        ],
  );
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

export const explainText = (contract: Contract, language: Language): string =>
  written(
    explain(contract, language)
      .map(({ heading, sentences }) => `${heading}\n${sentences.map((sentence) => `  - ${sentence}`).join('\n')}`)
      .join('\n\n'),
  );
