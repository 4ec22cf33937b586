/** The origin of a clause in the paper contract, for readers: it is shown and has no effect. */
export interface Paper {
  /** Its number in the paper: "W1", "§ 4.2". */
  readonly clause?: string;
  /** The paper's own words. */
  readonly quote?: string;
  /** Anything else that a reader should know, such as how the words were understood. */
  readonly note?: string;
}

export const PAPER_KEYS = ['clause', 'quote', 'note'] as const satisfies readonly (keyof Paper)[];

/** Whether a key of a clause is one for readers alone. */
export const isPaper = (key: string): boolean => key === 'title' || (PAPER_KEYS as readonly string[]).includes(key);

/** The paper keys of a clause; empty without any. */
export const paperOf = ({ clause, quote, note }: Paper): Paper => ({
  ...(clause !== undefined && { clause }),
  ...(quote !== undefined && { quote }),
  ...(note !== undefined && { note }),
});

/** The paper keys in one line of text; undefined without any. */
export const paperText = ({ clause, quote, note }: Paper): string | undefined =>
  clause === undefined && quote === undefined && note === undefined
    ? undefined
    : [clause, quote && `"${quote}"`, note].filter((part) => part !== undefined).join('; ');

/** Whether it names a clause of the paper or quotes it; a note alone does neither. */
export const hasWords = ({ clause, quote }: Paper): boolean => clause !== undefined || quote !== undefined;
