/** The words of `makegood verify` beside those of its checks, in each language. */
import type { SignatureCheck } from '../../lib/application/signatures/check-signature.ts';
import type { DocumentLanguage } from '../../lib/domain/contract/title.ts';

type State = SignatureCheck['state'];

interface VerifyWords {
  /** Marks before a check or an open point, of one width. */
  readonly marks: Readonly<Record<'agrees' | 'differs' | 'open', string>>;
  readonly head: (id: string, revision: number, issuedAt: string, facts: number, period: string) => string;
  readonly bundleSays: string;
  readonly itGives: string;
  readonly signature: string;
  readonly withheld: string;
  readonly forVendor: (digest: string) => string;
  /** @param everyByte whether every byte was compared, or amounts, outcomes and figures. */
  readonly follows: (state: State, everyByte: boolean, total: string) => string;
  readonly otherVersion: (version: string) => string;
  /** The statement does not follow from the bundle; the signature is not one of it. */
  readonly failed: Readonly<Record<'differs' | 'wrong', string>>;
}

const ENGLISH: Readonly<Record<State, string>> = {
  trusted: 'agrees: signed by the key that you trust, and ',
  untrusted: 'not checked against a key you trust: ',
  unsigned: 'unsigned: ',
  wrong: 'wrong signature: ',
};

const CHINESE: Readonly<Record<State, string>> = {
  trusted: '一致：由您信任的密钥签名，且',
  untrusted: '未与您信任的密钥核对：',
  unsigned: '未签名：',
  wrong: '签名不符：',
};

const GERMAN: Readonly<Record<State, string>> = {
  trusted: 'stimmt: signiert mit dem Schlüssel, dem Sie vertrauen. ',
  untrusted: 'nicht mit einem Schlüssel geprüft, dem Sie vertrauen. ',
  unsigned: 'nicht signiert. ',
  wrong: 'falsche Signatur. ',
};

export const VERIFY_WORDS: Readonly<Record<DocumentLanguage, VerifyWords>> = {
  en: {
    marks: { agrees: 'agrees ', differs: 'DIFFERS', open: 'OPEN   ' },
    head: (id, revision, issuedAt, facts, period) =>
      `statement ${id}, revision ${revision}, issued ${issuedAt}: ${facts} facts, period ${period}`,
    bundleSays: 'the bundle says  ',
    itGives: 'it gives         ',
    signature: 'signature',
    withheld: 'cost centres are left out of this bundle: its digests are of what a vendor reads',
    forVendor: (digest) => `without cost centres, as a vendor reads it, its digest is ${digest}`,
    follows: (state, everyByte, total) =>
      `${ENGLISH[state]}${everyByte ? 'every byte follows' : 'amounts, outcomes and figures follow'} from the bundle: ${total}`,
    otherVersion: (version) => `version ${version} issued it: only that version compares every byte`,
    failed: { differs: 'the statement does not follow from its bundle', wrong: 'the signature is not one of this statement' },
  },
  zh: {
    marks: { agrees: '一致', differs: '不符', open: '未核' },
    head: (id, revision, issuedAt, facts, period) => `结算单 ${id}，版次 ${revision}，出具于 ${issuedAt}：${facts} 条事实，周期 ${period}`,
    bundleSays: '证据包所载：',
    itGives: '计算所得：  ',
    signature: '签名',
    withheld: '此证据包不含成本中心：其摘要为供应商所见内容的摘要',
    forVendor: (digest) => `不含成本中心（供应商所见）时，其摘要为 ${digest}`,
    follows: (state, everyByte, total) => `${CHINESE[state]}${everyByte ? '每个字节' : '金额、结果和数值'}均可由证据包得出：${total}`,
    otherVersion: (version) => `由版本 ${version} 出具：仅该版本可逐字节比对`,
    failed: { differs: '结算单不能由其证据包得出', wrong: '签名不属于此结算单' },
  },
  de: {
    marks: { agrees: 'stimmt ', differs: 'FALSCH ', open: 'OFFEN  ' },
    head: (id, revision, issuedAt, facts, period) =>
      `Abrechnung ${id}, Fassung ${revision}, ausgestellt ${issuedAt}: ${facts} Nachweise, Zeitraum ${period}`,
    bundleSays: 'im Paket steht  ',
    itGives: 'berechnet ist   ',
    signature: 'Signatur',
    withheld: 'Kostenstellen fehlen in diesem Nachweispaket: seine Prüfsummen gehören zu dem, was ein Anbieter liest',
    forVendor: (digest) => `ohne Kostenstellen, wie ein Anbieter sie liest, ist die Prüfsumme ${digest}`,
    follows: (state, everyByte, total) =>
      `${GERMAN[state]}${everyByte ? 'Jedes Byte ergibt sich' : 'Beträge, Ergebnisse und Werte ergeben sich'} aus dem Nachweispaket: ${total}`,
    otherVersion: (version) => `Version ${version} hat sie ausgestellt: nur diese Version vergleicht jedes Byte`,
    failed: {
      differs: 'die Abrechnung ergibt sich nicht aus ihrem Nachweispaket',
      wrong: 'die Signatur gehört nicht zu dieser Abrechnung',
    },
  },
};
