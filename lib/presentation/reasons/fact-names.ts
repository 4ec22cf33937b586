/** Missing facts for readers: "severity of ticket T-1", "bill for the usage charges of Line 1 in 2026-10". */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { genitive, withFuer } from '../../domain/evidence/findings/german-cases.ts';
import { RECORD_KINDS } from '../../domain/evidence/vocabulary.ts';
import type { Missing } from '../../domain/operators/missing.ts';
import { setAll, word } from '../explain/chinese-words.ts';
import { germanOrOwn } from '../explain/german-words.ts';
import { ofContract } from '../written.ts';

/** The names that a missing fact has for readers. */
interface FactNames {
  readonly attribute: (name: string) => string;
  readonly owner: (owner: string) => string;
  readonly component: (id: string) => string;
  readonly cell: (name: string) => string;
  readonly place: (path: string) => string;
  readonly charge: (kind: string) => string;
  readonly isComponent: (id: string) => boolean;
}

/** A missing fact, with its names as readers see them. */
interface FactWords {
  readonly of: (attribute: string, owner: string) => string;
  /** The meaning of a word that the contract does not have. */
  readonly meaning: (attribute: string, said: string) => string;
  readonly milestone: (milestones: readonly string[], owner: string) => string;
  /** Which of several components' rules apply to a record. */
  readonly governing: (kind: string, owner: string) => string;
  readonly bill: (kinds: readonly string[], component: string | undefined, period: string) => string;
  readonly band: (cell: string, edges: readonly string[], owner: string | undefined) => string;
  readonly whole: (cell: string, period: string) => string;
}

const WORDS: Readonly<Record<DocumentLanguage, FactWords>> = {
  en: {
    of: (attribute, owner) => `${attribute} of ${owner}`,
    meaning: (attribute, said) => `meaning of ${attribute} "${said}"`,
    milestone: (milestones, owner) => `time at which ${owner} reaches ${milestones.map((one) => `"${one}"`).join(' or ')}`,
    governing: (kind, owner) => `the ${kind} whose rules apply to ${owner}`,
    bill: (kinds, component, period) =>
      `bill for the ${kinds.length === 0 ? '' : `${kinds.length < 2 ? kinds[0]! : `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1)!}`} `}charges${component === undefined ? '' : ` of ${component}`} in ${period}`,
    band: (cell, edges, owner) =>
      `which band of ${cell} applies${owner === undefined ? '' : ` to ${owner}`} (${edges.length === 1 ? 'edge' : 'edges'} ${edges.join(', ')})`,
    whole: (cell, period) => `${cell} for the whole of ${period} (it is measured in parts)`,
  },
  zh: setAll<FactWords>({
    of: (attribute, owner) => `${owner} 的${attribute}`,
    meaning: (attribute, said) => `${attribute}“${said}”的含义`,
    milestone: (milestones, owner) => `${owner} 到达${milestones.map((one) => `“${word(one)}”`).join('或')}的时间`,
    governing: (kind, owner) => `适用于 ${owner} 的“${kind}”`,
    bill: (kinds, component, period) =>
      `${component === undefined ? '' : `${component} `}${period} ${kinds.length === 0 ? '' : `${kinds.join('、')}`}费用的账单`,
    band: (cell, edges, owner) => `${owner === undefined ? '' : `${owner} 的`}${cell}所在的档位（边界 ${edges.join('、')}）`,
    whole: (cell, period) => `${period} 整体的${cell}（分段测量）`,
  }),
  de: {
    of: (attribute, owner) => `${attribute} ${genitive(owner)}`,
    meaning: (attribute, said) => `Bedeutung von ${attribute} „${said}“`,
    milestone: (milestones, owner) => `Zeitpunkt ${milestones.map((one) => `„${germanOrOwn(one)}“`).join(' oder ')} ${genitive(owner)}`,
    governing: (kind, owner) => `maßgebliche Komponente (${kind}) ${withFuer(owner)}`,
    bill: (kinds, component, period) =>
      `Rechnung über die Entgelte${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}${component === undefined ? '' : ` für ${component}`} im Zeitraum ${period}`,
    band: (cell, edges, owner) =>
      `Stufe von ${cell} (${edges.length === 1 ? 'Grenze' : 'Grenzen'} ${edges.join(', ')})${owner === undefined ? '' : ` ${genitive(owner)}`}`,
    whole: (cell, period) => `${cell} für ${period} insgesamt (in Teilen gemessen)`,
  },
};

const MILESTONES: ReadonlySet<string> = new Set(Object.values(RECORD_KINDS).flat());

/** @param fact its identity. @param missing its entry in the statement; absent for a fact of an earlier period. */
export function factShown(
  fact: string,
  missing: Pick<Missing, 'owner' | 'name' | 'said'> | undefined,
  names: FactNames,
  language: DocumentLanguage,
): string {
  const words = WORDS[language];
  const { owner, name, said } = missing ?? partsOf(fact);
  if (said !== undefined) return words.meaning(names.attribute(name), ofContract(said));
  if (owner === undefined) return wholeOf(fact, names, words) ?? unlistedBill(fact, names, words) ?? ofContract(fact);
  if (owner === 'bill') return billOf(name, names, words) ?? ofContract(fact);
  const [, governing] = /^governing (\S+)$/.exec(name) ?? [];
  if (governing !== undefined) return words.governing(ofContract(governing), names.owner(owner));
  const [, cell, edges = ''] = /^band of (\S+) \(edges? (.+)\)$/.exec(name) ?? [];
  if (cell !== undefined)
    return words.band(
      names.cell(cell),
      edges.split(', ').map((edge) => names.cell(edge)),
      owner === 'terms' ? undefined : names.owner(owner),
    );
  const milestones = name.split(' or ');
  if (owner.includes('/') && milestones.every((one) => MILESTONES.has(one))) return words.milestone(milestones, names.owner(owner));
  return wholeOf(fact, names, words) ?? words.of(names.attribute(name), names.owner(owner));
}

/** The parts of the identity of a fact that the statement does not list. */
function partsOf(fact: string): { readonly owner?: string; readonly name: string; readonly said?: string } {
  const [, attribute, said] = /^([a-z][a-z0-9-]*) "(.+)"$/.exec(fact) ?? [];
  if (attribute !== undefined) return { name: attribute, said: said! };
  const [, owner, name] = /^(\S+(?: \S+)*?): (.+)$/.exec(fact) ?? [];
  return owner === undefined ? { name: fact } : { owner, name: name! };
}

function billOf(name: string, names: FactNames, words: FactWords): string | undefined {
  const [, kinds, component, period] = /^(?:(.+) )?charges(?: of (\S+))? for (.+)$/.exec(name) ?? [];
  if (period === undefined) return undefined;
  return words.bill(
    kinds === undefined ? [] : kinds.split(', ').map((kind) => names.charge(kind)),
    component === undefined ? undefined : names.component(component),
    period,
  );
}

/** A bill by its identity alone, where the statement does not list it: one name may be that of a kind or of a component. */
function unlistedBill(fact: string, names: FactNames, words: FactWords): string | undefined {
  const [, first, second, period] = /^bill(?: of (.+?))?(?: of (\S+))? for (.+)$/.exec(fact) ?? [];
  if (period === undefined) return undefined;
  const isComponent = second === undefined && first !== undefined && names.isComponent(first);
  const component = isComponent ? first : second;
  const kinds = first === undefined || isComponent ? [] : first.split(', ').map((kind) => names.charge(kind));
  return words.bill(kinds, component === undefined ? undefined : names.component(component), period);
}

function wholeOf(fact: string, names: FactNames, words: FactWords): string | undefined {
  const [, cell, period] = /^(\S+) of (\S+) as a whole \(it is measured in parts\)$/.exec(fact) ?? [];
  return cell === undefined ? undefined : words.whole(names.place(cell), period!);
}
