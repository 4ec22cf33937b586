/** "an outage", "a ticket", "a unit": a word with its article. */
export const article = (word: string): string => `${/^(?:[aeio]|u(?!ni[qtv]|s[ae]))/i.test(word) ? 'an' : 'a'} ${word}`;
