/** The words of the page that shows a paper contract beside its clauses. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';

export interface BesideWords {
  readonly paper: string;
  readonly clauses: string;
  readonly inPeriod: (label: string) => string;
  readonly clause: (number: string) => string;
  readonly note: string;
  readonly noWords: string;
  readonly source: string;
  readonly readOn: (day: string) => string;
  readonly version: (version: string, from: string) => string;
  readonly open: (count: number) => string;
  readonly openHint: string;
  readonly allCovered: string;
  readonly ambiguous: string;
  readonly line: (line: number) => string;
  readonly noCase: string;
  readonly more: (count: number) => string;
  readonly inEntries: (length: string, count: string) => string;
  readonly entries: (count: string) => string;
  readonly slots: (count: string) => string;
  readonly states: Readonly<Record<'holds' | 'fails' | 'none' | 'not measured' | 'not known', string>>;
  readonly isOpen: string;
  readonly isShut: string;
  readonly total: string;
}

export const BESIDE_WORDS: Readonly<Record<DocumentLanguage, BesideWords>> = {
  en: {
    paper: 'The paper',
    clauses: 'The clauses',
    inPeriod: (label) => `In ${label}`,
    clause: (number) => `Clause ${number}`,
    note: 'Note:',
    noWords: 'no words of the paper are given',
    source: 'Source:',
    readOn: (day) => `read on ${day}`,
    version: (version, from) => `Version ${version}, in force from ${from}`,
    open: (count) => `Sentences of the paper without a clause (${count})`,
    openHint:
      'No quote of a clause is from these sentences. Each of them has a clause that is not quoted, or needs none, or is missing in the contract.',
    allCovered: 'Each sentence of the paper is quoted by a clause.',
    ambiguous: 'Quotes that stand in the paper several times, and cover no sentence',
    line: (line) => `line ${line}`,
    noCase: 'no case',
    more: (count) => `and ${count} more`,
    inEntries: (length, count) => `${length} in ${count} ${count === '1' ? 'entry' : 'entries'}`,
    entries: (count) => `${count} ${count === '1' ? 'entry' : 'entries'}`,
    slots: (count) => `${count} slots`,
    states: { holds: 'holds', fails: 'does not hold', none: 'none', 'not measured': 'not measured', 'not known': 'not known' },
    isOpen: 'open',
    isShut: 'not open',
    total: 'Total',
  },
  zh: {
    paper: '合同原文',
    clauses: '条款',
    inPeriod: (label) => `${label} 的数值`,
    clause: (number) => `条款 ${number}`,
    note: '注：',
    noWords: '未引原文',
    source: '来源：',
    readOn: (day) => `阅读日期 ${day}`,
    version: (version, from) => `版本 ${version}，自 ${from} 起有效`,
    open: (count) => `没有对应条款的原文语句（${count}）`,
    openHint: '没有条款引用这些语句：对应的条款未引原文，或无需条款，或合同中缺少该条款。',
    allCovered: '原文的每句话都有条款引用。',
    ambiguous: '在原文中多次出现、因而不对应任何语句的引文',
    line: (line) => `第 ${line} 行`,
    noCase: '无此情形',
    more: (count) => `另有 ${count} 项`,
    inEntries: (length, count) => `${length}，共 ${count} 段`,
    entries: (count) => `${count} 段`,
    slots: (count) => `${count} 个时段`,
    states: { holds: '成立', fails: '不成立', none: '无', 'not measured': '未测量', 'not known': '未知' },
    isOpen: '可行使',
    isShut: '不可行使',
    total: '合计',
  },
  de: {
    paper: 'Der Vertragstext',
    clauses: 'Die Klauseln',
    inPeriod: (label) => `Im Zeitraum ${label}`,
    clause: (number) => `Klausel ${number}`,
    note: 'Anmerkung:',
    noWords: 'kein Wortlaut angegeben',
    source: 'Quelle:',
    readOn: (day) => `gelesen am ${day}`,
    version: (version, from) => `Fassung ${version}, in Kraft ab ${from}`,
    open: (count) => `Sätze des Vertragstexts ohne Klausel (${count})`,
    openHint: 'Keine Klausel zitiert diese Sätze. Jeder hat eine Klausel ohne Zitat, braucht keine, oder sie fehlt im Vertrag.',
    allCovered: 'Jeder Satz des Vertragstexts wird von einer Klausel zitiert.',
    ambiguous: 'Zitate, die mehrmals im Vertragstext stehen und keinen Satz abdecken',
    line: (line) => `Zeile ${line}`,
    noCase: 'kein Fall',
    more: (count) => `und ${count} weitere`,
    inEntries: (length, count) => `${length} in ${count} ${count === '1' ? 'Eintrag' : 'Einträgen'}`,
    entries: (count) => `${count} ${count === '1' ? 'Eintrag' : 'Einträge'}`,
    slots: (count) => `${count} Messintervalle`,
    states: { holds: 'gilt', fails: 'gilt nicht', none: 'keine', 'not measured': 'nicht gemessen', 'not known': 'nicht bekannt' },
    isOpen: 'offen',
    isShut: 'nicht offen',
    total: 'Summe',
  },
};
