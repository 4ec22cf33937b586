/** Nouns with their article in German, so that "Störung INC-7" reads as "der Störung INC-7" within a sentence. */

interface Cases {
  readonly genitive: string;
  readonly dative: string;
  readonly accusative: string;
}

const feminine = (noun: string): Cases => ({ genitive: `der ${noun}`, dative: `zur ${noun}`, accusative: `für die ${noun}` });

/** The nouns with which the name of an owner begins: the kinds of records, and the customer. */
const CASES: Readonly<Record<string, Cases>> = {
  Störung: feminine('Störung'),
  Wartung: feminine('Wartung'),
  Aktualisierung: feminine('Aktualisierung'),
  Übung: feminine('Übung'),
  Ausnahme: feminine('Ausnahme'),
  Lieferung: feminine('Lieferung'),
  Ticket: { genitive: 'des Tickets', dative: 'zum Ticket', accusative: 'für das Ticket' },
  Kunde: { genitive: 'des Kunden', dative: 'zum Kunden', accusative: 'für den Kunden' },
};

const PREPOSITIONS: Cases = { genitive: 'von', dative: 'zu', accusative: 'für' };

/** A name that begins with none of the nouns, such as a title of a contract, has a preposition and no article. */
function inCase(name: string, which: keyof Cases): string {
  const [, noun = '', rest = ''] = /^(\S+)(.*)$/s.exec(name) ?? [];
  return Object.hasOwn(CASES, noun) ? `${CASES[noun]![which]}${rest}` : `${PREPOSITIONS[which]} ${name}`;
}

/** "der Störung INC-7", "von Line 1" */
export const genitive = (name: string): string => inCase(name, 'genitive');

/** "zur Störung INC-7", "zu Line 1" */
export const withZu = (name: string): string => inCase(name, 'dative');

/** "für die Störung INC-7", "für Line 1" */
export const withFuer = (name: string): string => inCase(name, 'accusative');
