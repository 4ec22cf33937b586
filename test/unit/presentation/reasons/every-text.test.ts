/** The reasons of random months under every text, as people read them: whole sentences, and nothing of the language of contracts in them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../../../lib/domain/contract/title.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { type LineReason, lineReasons } from '../../../../lib/presentation/reasons/line-reasons.ts';
import { ofSender, watchWritten } from '../../../../lib/presentation/written.ts';
import { checked, statementOf } from '../../../support/contracts.ts';
import { monthOf } from '../../../support/months.ts';
import { fractionsIn } from '../../../support/no-fractions.ts';
import { englishWords } from '../../../support/english-words.ts';
import { everyText } from '../../../support/texts.ts';

const MONTHS = 3;

interface Stated {
  readonly name: string;
  readonly contract: Contract;
  readonly statement: Statement;
}

const stated: readonly Stated[] = everyText().flatMap(({ name, contract }) =>
  Array.from({ length: MONTHS }, (_, n) => {
    const own = contract(n);
    const { facts, label } = monthOf(checked(own).contract, n);
    return { name: `${name} ${label}`, contract: own, statement: statementOf(own, facts, label, { reasons: true }) };
  }),
);

/** Words of others in the reasons: of the contract's text and of senders. */
const given = new Set<string>();
let before: ReturnType<typeof watchWritten>;
beforeEach(() => {
  given.clear();
  before = watchWritten({ given: (words) => void given.add(words), written: () => undefined });
});
afterEach(() => void watchWritten(before));

/** Every sentence of a statement, with those that a test is about. */
function* sentences(language: DocumentLanguage): Generator<readonly [text: string, own: string, stated: Stated]> {
  for (const one of stated) {
    given.clear();
    const reasons = lineReasons(one, language, 5);
    for (const id of Object.keys(one.contract.order.components ?? {})) ofSender(id);
    const words = [...given].filter((text) => text !== '').sort((a, b) => b.length - a.length);
    const without = (text: string): string => words.reduce((rest, word) => rest.replaceAll(word, '…'), text);
    for (const { head, sentences: all } of reasons)
      for (const text of [head, ...all.map((sentence) => sentence.text)]) yield [text, without(text), one];
  }
}

const faultsIn = (language: DocumentLanguage, isFault: (text: string, own: string, stated: Stated) => boolean): string[] =>
  [...sentences(language)].flatMap(([text, own, one]) => (isFault(text, own, one) ? [`${one.name}: ${text}`] : [])).slice(0, 20);

/** Names of a contract that are no ordinary words. */
const namesOf = ({ terms }: Contract): string[] =>
  terms
    .flatMap(({ definitions, credits, objectives }) => [definitions, credits, objectives].flatMap((all) => Object.keys(all)))
    .filter((name) => !/^[a-z]+$/.test(name));

const hasName = (own: string, name: string): boolean => own.split(/[^\w-]+/).includes(name);

/** Without amounts whose thousands have points. */
const withoutMoney = (text: string): string => text.replaceAll(/\d{1,3}(?:\.\d{3})+(?:,\d+)?(?=…|,| |$)/g, '');

describe.each(DOCUMENT_LANGUAGES)('every sentence in %s', (language) => {
  it('every line of a statement has its sentence', () => {
    const heads = [...sentences(language)].filter(([text]) => /^(Line|第|Position) \d+/.test(text));
    expect(heads).toHaveLength(stated.reduce((sum, { statement }) => sum + statement.lines.length, 0));
    expect(heads.length).toBeGreaterThan(100);
  });

  it('has no name of a definition, an objective or a credit', () => {
    expect(faultsIn(language, (_, own, { contract }) => namesOf(contract).some((name) => hasName(own, name)))).toEqual([]);
  });

  it('has no fraction, and money as money', () => {
    expect(faultsIn(language, (text) => fractionsIn(text, given).length > 0)).toEqual([]);
  });

  it('every sentence is whole, without gaps or doubled marks', () => {
    const broken = /undefined|null|NaN|\[object|\{|\}|^\s*$| {2}|\(\s*\)|（\s*）|: \.|：。|, \.|，。|\.\.|。。| ,/;
    expect(faultsIn(language, (_, own) => broken.test(own.replaceAll('…', 'x')))).toEqual([]);
  });
});

describe('every sentence in Chinese', () => {
  it('has no English words except those of the contract and of senders', () => {
    const isEnglish = (own: string): boolean => /[A-Za-z]{2,}/.test(own.replaceAll(/\b[A-Z]{3}\b|XLSX|JSON/g, ''));
    expect(faultsIn('zh', (_, own) => isEnglish(own))).toEqual([]);
  });
});

describe('every sentence in German', () => {
  it('has no English words except those of the contract and of senders', () => {
    expect(faultsIn('de', (_, own) => englishWords(own).length > 0)).toEqual([]);
  });

  it('has its decimals with a comma, its percentages with a space, and its days as 31.10.2026', () => {
    expect(faultsIn('de', (_, own) => /\d%|(?<![\d.])\d+\.\d+(?![\d.])|\d{4}-\d\d-\d\d/.test(withoutMoney(own)))).toEqual([]);
  });
});

/** In the sentences of one language and of another, the same amounts in the same order. */
describe('the amounts of every line', () => {
  it('are the same in all three languages', () => {
    const amountsOf = (text: string, language: DocumentLanguage): string[] =>
      [...text.matchAll(/-?\d[\d.,]*(?= [A-Z]{3}\b)/g)].map(([amount]) =>
        language === 'de' ? amount.replaceAll('.', '').replace(',', '.') : amount.replaceAll(',', ''),
      );
    let count = 0;
    for (const { name, statement } of stated) {
      const [en, ...others] = DOCUMENT_LANGUAGES.map((language) =>
        lineReasons({ statement }, language).map(({ head, sentences: all }) =>
          [head, ...all.map(({ text }) => text)]
            // The title of terms may end with a number: "Enterprise Cloud 2.0 SLA".
            .flatMap((text) => amountsOf(text.replaceAll(statement.terms.title, ''), language))
            .sort(),
        ),
      );
      count += en!.flat().length;
      for (const other of others) expect(other, name).toEqual(en);
    }
    expect(count).toBeGreaterThan(1000);
  });
});

describe('a line that owes something', () => {
  const HEAD = /^Line \d+: \S+/;
  const BASE = /^Base: .*\d [A-Z]{3}/;
  const MEASURED = /^Measured: | is in band | gives |: .*\d|counted in/;

  it('has its subject, its base, and the measured value', () => {
    const faults = stated.flatMap(({ name, statement }) =>
      lineReasons({ statement }, 'en').flatMap(({ number, head, sentences: all }: LineReason, i) => {
        if (/^-?0(\.0*)?$/.test(statement.lines[i]!.amount.amount)) return [];
        const texts = all.map(({ text }) => text);
        const isSaid =
          HEAD.test(head) &&
          [BASE, MEASURED].every((form) =>
            texts.some((text) => form.test(text.replace(/^Base: .*/, (base) => (form === BASE ? base : '')))),
          );
        return isSaid ? [] : [`${name} line ${number}: ${texts.join(' | ')}`];
      }),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  });
});
