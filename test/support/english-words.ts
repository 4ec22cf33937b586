/** Common English words in a text that is in German. Words that both languages have, such as "in" and "so", are left out. */

const COMMON =
  /\b(?:the|and|of|is|are|was|were|for|from|with|not|but|which|that|this|these|those|its|their|than|then|by|on|at|or|as|has|have|had|be|been|no|any|each|all|until|since|after|before|between|without|while|because|counts?|known|unknown|missing|owed|due|claim(?:ed|s)?|credits?|lines?|total|amount|period|statement|vendor|customer|revision|outage|breached|met|pending|measured|rate|base|less|more|hours?|days?|months?|business|open|event|events|record|about|reason|cause|stopped|paid|changed|added|reversed|expired|received|rejected|accepted|submitted|settled|withdrawn|acknowledged)\b/giu;

/** German words that look like English ones. */
const ALSO_GERMAN: ReadonlySet<string> = new Set(['an', 'also', 'was', 'die', 'will', 'so', 'in', 'am', 'all']);

/** Names of clauses and their values stay as the contract has them: they stand in code marks. */
export const englishWords = (text: string): string[] =>
  (text.replaceAll(/`[^`]*`/g, ' ').match(COMMON) ?? []).filter((word) => !ALSO_GERMAN.has(word.toLowerCase()));
