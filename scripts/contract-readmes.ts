/** READMEs of published terms: when the source was last read, by the header of the terms (its first comment lines). */
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const CONTRACTS = new URL('../contracts/', import.meta.url);

/** "read in 2025" and "(read 2025)"; "recalled in 2025" is no reading. @returns "2025", "2025-07-01", or "not dated". */
export function lastChecked(terms: string): string {
  const header = /^(?:#.*\n)*/.exec(terms)![0].replace(/^# ?/gm, '').replaceAll('\n', ' ');
  return /\bread (?:in |on )?(\d{4}(?:-\d{2}){0,2})\b/.exec(header)?.[1] ?? 'not dated';
}

/** The day from `source-read`. */
const quotesRead = (terms: string): string | undefined => /^ {2}source-read: (\S+)$/m.exec(terms)?.[1];

/** Path from the project's root -> text. Of a README only these lines are made; terms of no published text have none. */
export const contractReadmes = (): [string, string][] =>
  readdirSync(CONTRACTS)
    .sort()
    .flatMap((id): [string, string][] => {
      const [readme, terms] = ['README.md', 'terms.yaml'].map((name) => new URL(`${id}/${name}`, CONTRACTS)) as [URL, URL];
      if (!existsSync(readme) || !existsSync(terms)) return [];
      const text = readFileSync(terms, 'utf8');
      const line = `- Last checked against the source: ${lastChecked(text)}`;
      const quotes = quotesRead(text);
      const lines = quotes === undefined ? line : `${line}\n- Quotes compared with a stored copy of the source: ${quotes}`;
      const now = readFileSync(readme, 'utf8').replace(/^- Quotes compared with a stored copy of the source: .*\n/m, '');
      return [[`contracts/${id}/README.md`, now.replace(/^- Last checked against the source: .*$/m, lines)]];
    });
