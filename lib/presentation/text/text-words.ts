/** The words of a text that are in no document, in each language. A missing word does not compile. */
import type { DocumentLanguage } from '../../domain/contract/title.ts';

interface TextWords {
  readonly head: (id: string, revision: number, issuedAt: string) => string;
  readonly firstRevision: (revision: number) => string;
  /** @param reason its code. */
  readonly leftOut: (reason: string, event: string) => string;
  readonly leftOutCounts: (sum: number, used: number, leftOut: readonly (readonly [reason: string, count: number])[]) => string;
}

export const TEXT_WORDS: Readonly<Record<DocumentLanguage, TextWords>> = {
  en: {
    head: (id, revision, issuedAt) => `statement ${id}, revision ${revision}, issued ${issuedAt}`,
    firstRevision: (revision) => `revision ${revision} is the first: nothing changed before it`,
    leftOut: (reason, event) => `left out, ${reason}: ${event}`,
    leftOutCounts: (sum, used, leftOut) =>
      `${sum} events received about the period: ${used} used, ${leftOut.map(([reason, count]) => `${count} left out (${reason})`).join(', ')}`,
  },
  zh: {
    head: (id, revision, issuedAt) => `结算单 ${id}，第 ${revision} 版，出具于 ${issuedAt}`,
    firstRevision: (revision) => `第 ${revision} 版是第一版，此前没有变化`,
    leftOut: (reason, event) => `未计入（\`${reason}\`）：${event}`,
    leftOutCounts: (sum, used, leftOut) =>
      `收到本周期的事件 ${sum} 件：计入 ${used} 件，${leftOut.map(([reason, count]) => `未计入 ${count} 件（\`${reason}\`）`).join('，')}`,
  },
  de: {
    head: (id, revision, issuedAt) => `Abrechnung ${id}, Fassung ${revision}, ausgestellt ${issuedAt}`,
    firstRevision: (revision) => `Fassung ${revision} ist die erste; vorher hat sich nichts geändert`,
    leftOut: (reason, event) => `nicht berücksichtigt (\`${reason}\`): ${event}`,
    leftOutCounts: (sum, used, leftOut) =>
      `${sum} Ereignisse zum Abrechnungszeitraum eingegangen: ${used} berücksichtigt, ${leftOut.map(([reason, count]) => `${count} nicht berücksichtigt (\`${reason}\`)`).join(', ')}`,
  },
};
