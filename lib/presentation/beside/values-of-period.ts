/** What each clause of a contract measured or owed in a period, by the place of the clause. */
import type { CheckedContract } from '../../domain/checker/check-contract.ts';
import type { Contract } from '../../domain/contract/terms.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { pointer } from '../../domain/issue.ts';
import { ENGLISH_ENDS } from '../../domain/statement/credits/between.ts';
import type { ReportedCell, Statement } from '../../domain/statement/statement.ts';
import { FORMATS } from '../document/formats.ts';
import { amountText } from '../document/grouped.ts';
import { inWords } from '../document/in-words.ts';
import { LABELS } from '../document/labels.ts';
import type { Labels } from '../document/labels-english.ts';
import { measuredOf } from '../document/objectives-table.ts';
import { amountsBetween } from '../document/undecided.ts';
import { Names } from '../reasons/names.ts';
import { moneyShown, valueShown } from '../reasons/values.ts';
import { REASON_WORDS } from '../reasons/wording.ts';
import { BESIDE_WORDS, type BesideWords } from './beside-words.ts';
import { pushTo } from '../../domain/lists.ts';

/** Texts by the JSON pointer of the clause. */
export type ValuesByPlace = ReadonlyMap<string, readonly string[]>;

/** The same contract with every cell under `report`, which is for readers and changes no figure. */
export function reportingAll(checked: CheckedContract): CheckedContract {
  const checkedTexts = checked.checkedTexts.map((text) => ({
    ...text,
    terms: { ...text.terms, report: Object.keys(text.terms.definitions) },
  }));
  return { ...checked, checkedTexts };
}

/** @param statement of a contract that reports all its cells. */
export function valuesOf(statement: Statement, { contract, checkedTexts }: CheckedContract, language: DocumentLanguage): ValuesByPlace {
  const values = new Map<string, string[]>();
  const [labels, words, names] = [LABELS[language], BESIDE_WORDS[language], new Names(statement, language)];
  const indexOf = (part: number | undefined): number => indexOfTerms(part, statement, contract.terms);
  const placeOf = (part: number | undefined): string => pointer('terms', indexOf(part));
  const put = (kind: string, name: string, part: number | undefined, index: string, text: string): void => {
    const path = placeOf(part) + pointer(kind, name);
    const of = names.index(index, part);
    pushTo(values, path, of === '' ? text : `${of}: ${text}`);
  };
  for (const { cell, part, index, value } of statement.report) {
    const { from } = contract.terms[indexOf(part)]!;
    const type = checkedTexts.find(({ terms }) => terms.from === from)?.types.get(cell);
    put(
      'definitions',
      cell,
      part,
      index,
      type?.currency === undefined ? cellText(value, labels, words) : sumText(value, type.currency, labels, words),
    );
  }
  for (const result of statement.objectives)
    put('objectives', result.objective, result.part, result.index, `${measuredOf(result, labels)} – ${labels[result.outcome]}`);
  for (const { credit, part, bounds, amount, claim } of statement.credits) {
    put('credits', credit, part, '', bounds ? amountsBetween(bounds, labels) : amountText(amount, language));
    for (const { lastDay } of claim === 'automatic' ? [] : claim)
      if (lastDay !== undefined) put('claims', credit, part, '', `${labels.lastDay} ${FORMATS[language].day(lastDay)}`);
  }
  const summed = new Set(statement.credits.map(({ credit }) => credit));
  for (const { credit, part, index, component, amount, bounds } of statement.lines)
    if (!summed.has(credit))
      put('credits', credit, part, component ?? index, bounds ? amountsBetween(bounds, labels) : amountText(amount, language));
  for (const { remedy, part, index, open, undetermined } of statement.remedies ?? [])
    put('remedies', remedy, part, index, undetermined ? labels.undetermined : open ? words.isOpen : words.isShut);
  return values;
}

/** The entry of the contract whose version a part, or the whole period, is under. */
export function indexOfTerms(part: number | undefined, { parts = [], terms }: Statement, texts: Contract['terms']): number {
  const version = parts.find((one) => one.part === part)?.version ?? terms.version;
  return Math.max(
    0,
    texts.findIndex((text) => text.version === version),
  );
}

const STATES = new Set(['holds', 'fails', 'none', 'not measured', 'not known']);

const sumText = (value: ReportedCell['value'], currency: string, labels: Labels, words: BesideWords): string =>
  'exact' in value ? moneyShown(value.exact, currency, REASON_WORDS[labels.language]) : cellText(value, labels, words);

/** A value as the statement writes it, in the words of the language. */
function cellText(value: ReportedCell['value'], labels: Labels, words: BesideWords): string {
  const { shown } = value;
  if (STATES.has(shown)) return words.states[shown as keyof BesideWords['states']];
  if ('exact' in value) return valueShown(value, REASON_WORDS[labels.language]);
  const [, length = '', entries] = /^(?:(.+) in )?(\d+) entr(?:y|ies)$/.exec(shown) ?? [];
  if (entries !== undefined) return length === '' ? words.entries(entries) : words.inEntries(bounds(length, labels), entries);
  const [, slots] = /^(\d+) slots$/.exec(shown) ?? [];
  return slots === undefined ? bounds(shown, labels) : words.slots(slots);
}

/** "2 h to 4 h", "at least 3". */
function bounds(text: string, labels: Labels): string {
  const [least, most] = text.split(ENGLISH_ENDS.between('', ''));
  if (most !== undefined) return labels.between(inWords(least!, labels), inWords(most, labels));
  for (const end of ['orMore', 'upTo'] as const) {
    const head = ENGLISH_ENDS[end]('');
    if (text.startsWith(head)) return labels[end](inWords(text.slice(head.length), labels));
  }
  return inWords(text, labels);
}
