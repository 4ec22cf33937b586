/** The readable form of a name without a title, wherever people see it: "late-replies" as "Late replies". */
export function readable(name: string): string {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words of a contract in quotation marks at the end of a sentence, which ends once. @param stop the mark that ends sentences of the language. */
export const quoted = (words: string, [open, close]: readonly [string, string], stop: string): string =>
  `${open}${words}${close}${/[.!?。！？]$/.test(words) ? '' : stop}`;
