/** Words for what was checked of a bundle in German. */
import type { CheckedWords, SignatureWords } from './verified-words.ts';

export const germanChecks: CheckedWords = {
  checks: {
    'bundle-digest': 'die Prüfsumme des Nachweispakets',
    'contract-digest': 'die Prüfsumme des Vertrags',
    id: 'die Nummer passt zu Vertrag und Zeitraum',
    'evidence-period': 'der Zeitraum der Nachweise',
    revision: 'die Fassung, aus den früheren gezählt',
    'issue-instant': 'der Zeitpunkt der Ausstellung, nach dem Ende des Zeitraums und der früheren Fassung',
    'bridge-ends': 'die Überleitung: ihre Fassungen, ihre Summe und die ihrer Zeilen',
    'revision-before': 'die frühere Fassung, auf die verwiesen wird',
    'issued-digest': 'die Prüfsumme der Abrechnung bei ihrer Ausstellung',
    'evidence-digest': 'die Prüfsumme der zugrunde liegenden Nachweise',
    'statement-digest': 'die Prüfsumme der Abrechnung',
    'every-byte': 'jedes Byte der Abrechnung',
    total: 'die Summe',
    bridge: 'die Überleitung von der früheren Fassung',
    figures: 'Beträge, Ergebnisse und Werte',
    'contract-rules': 'der Vertrag',
  },
  open: {
    issuer: 'wer sie ausgestellt hat: jeder kann ein in sich stimmiges Nachweispaket herstellen',
    origin: 'die genannten Vertragsfassungen, der Abrechnungslauf und die Programmversion: nicht nachgerechnet',
    'evidence-digest':
      'die Prüfsumme der zugrunde liegenden Nachweise: die ausstellende Version hat deren Text auf eigene Weise geschrieben',
    'bridge-lines': 'die Positionen der Überleitung: dafür ist das Nachweispaket der früheren Fassung nötig',
    'bridge-causes': 'die Ursachen der Überleitung: nicht nachgerechnet',
    warnings: 'die Hinweise bei der Ausstellung: nicht nachgerechnet',
    'later-revision': 'ob eine spätere Fassung sie ersetzt hat',
    truth: 'ob die Angaben zutreffen: maßgeblich ist, was die Absender gesendet haben',
  },
};

export const germanSignature: SignatureWords = {
  signature: {
    trusted: (fingerprint) => `signiert mit dem Schlüssel, dem Sie vertrauen: ${fingerprint}`,
    untrusted: (fingerprint) =>
      `nicht mit einem Schlüssel geprüft, dem Sie vertrauen: signiert mit ${fingerprint}; ein Schlüssel aus dem Nachweispaket oder von dessen Server beweist nichts`,
    unsigned: () =>
      'nicht signiert: nicht mit einem Schlüssel geprüft, dem Sie vertrauen; jeder kann dieses Nachweispaket hergestellt haben',
    wrong: () => 'die Signatur gehört nicht zu dieser Abrechnung: nicht mit einem Schlüssel geprüft, dem Sie vertrauen',
  },
  verdicts: {
    agrees: 'Die Abrechnung ergibt sich aus ihren Nachweisen, und der Schlüssel, dem Sie vertrauen, hat sie signiert.',
    differs: 'Die Abrechnung ergibt sich nicht aus ihren Nachweisen.',
    untrusted:
      'Die Abrechnung ergibt sich aus ihren Nachweisen. Wer sie ausgestellt hat, ist nicht mit einem Schlüssel geprüft, dem Sie vertrauen.',
    unsigned: 'Die Abrechnung ergibt sich aus ihren Nachweisen. Sie ist nicht signiert: jeder kann sie hergestellt haben.',
    wrong: 'Die Signatur gehört nicht zu dieser Abrechnung.',
  },
};
