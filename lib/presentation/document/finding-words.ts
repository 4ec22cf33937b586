/**
 * Findings in the language of the document, made from their parameters, with the titles of the contract. A finding of an earlier version
 * has only its message, which is in English.
 */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { type Finding, type ShownAs, sentenceOf } from '../../domain/evidence/findings/finding.ts';
import { GERMAN_FINDINGS } from '../../domain/evidence/findings/german.ts';
import { set, word as inChinese } from '../explain/chinese-words.ts';
import { type NamedStatement, Names } from '../reasons/names.ts';
import { ofContract, ofSender } from '../written.ts';
import { capital } from './account-words.ts';
import { FORMATS, type Formats } from './formats.ts';
import { germanOrOwn } from '../explain/german-words.ts';
import { inWords } from './in-words.ts';
import { type Labels, LABELS } from './labels.ts';
import { scriptName } from './script-names.ts';

/** "2026-10-31 23:50:00 UTC" */
const utc = (instant: string, { time }: Formats): string => `${time(instant.slice(0, 19).replace('T', ' '), '')} UTC`;

/** A word of the contract language; in English it is its own. */
const WORD: Readonly<Record<DocumentLanguage, (text: string) => string>> = {
  en: ofContract,
  zh: (text) => (inChinese(text) === text ? ofContract(text) : inChinese(text)),
  de: germanOrOwn,
};

const shownWith = (names: Names, language: DocumentLanguage): ShownAs => ({
  text: ofSender,
  word: WORD[language],
  name: (name) => names.place(name),
  component: (id) => names.component(id),
  attribute: (name) => names.attribute(name),
  owner: (owner) => names.owner(owner),
  fact: (fact) => names.fact(fact),
  charge: (kind) => names.charge(kind),
  money: (text) => text.replace(/^-?[\d.]+/, FORMATS[language].money),
  script: (code) => scriptName(code, LABELS[language]),
  length: (length) => inWords(length, LABELS[language]),
  day: FORMATS[language].day,
  ...(language !== 'en' && { instant: (instant: string) => utc(instant, FORMATS[language]) }),
});

/** Codes whose text names the owner of a fact, which is their place. */
const NAMES_ITS_PLACE: ReadonlySet<string> = new Set(['attribute-missing', 'milestone-awaited']);

export function findingText(found: Pick<Finding, 'code' | 'message' | 'parameters'>, names: Names, language: DocumentLanguage): string {
  const sentence = sentenceOf(found, language === 'de' ? GERMAN_FINDINGS : language, shownWith(names, language));
  if (sentence === undefined) return found.message;
  return language === 'zh' ? set(sentence) : sentence;
}

/** With its place before it, where its text does not name it. */
export function placedFinding(found: Pick<Finding, 'code' | 'path' | 'message' | 'parameters'>, names: Names, labels: Labels): string {
  const [place, text] = [names.place(found.path), findingText(found, names, labels.language)];
  return NAMES_ITS_PLACE.has(found.code) && text.includes(place) ? capital(text) : `${place}${labels.colon}${text}`;
}

/** The message of a finding with the titles of the contract, in English as the API and the audit have it. */
export const englishMessage = (found: Finding, statement: NamedStatement): string => findingText(found, new Names(statement, 'en'), 'en');
