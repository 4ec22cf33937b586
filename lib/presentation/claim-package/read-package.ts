/** What is in the package of a claim, for a page that shows it before it is sent. */
import { strFromU8, unzipSync } from 'fflate';
import type { Claim } from '../../domain/claims/claim.ts';
import { type Bundle, readStatementBundle } from '../../application/statements/verify-statement.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { claimedLines } from './claimed-lines.ts';
import { type LetterBeside, type LetterModel, letterModel } from './letter-model.ts';

/** The date of the letter and the parties: what it has beside the claim and the statement. */
export const LETTER_FILE = 'letter.json';

export const letterName = (language: DocumentLanguage): string => `letter-${language}.pdf`;

export interface ReadPackage {
  /** Names and sizes in bytes. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly letter: { readonly model: LetterModel; readonly pdf: Uint8Array };
}

/** @throws when it is no package of this version. */
export function readPackage(zip: Uint8Array, language: DocumentLanguage): ReadPackage {
  const files = unzipSync(zip);
  const names = Object.keys(files);
  const json = (name: string | undefined): unknown => JSON.parse(strFromU8(files[name ?? '']!));
  const pdf = files[letterName(language)];
  if (!pdf) throw new Error('the package has no letter in this language');
  const bundle: Bundle | undefined = readStatementBundle(json(names.find((name) => name.endsWith('.bundle.json'))));
  if (!bundle) throw new Error('the package has no bundle');
  const { issued, evidence } = bundle;
  const claim = json('claim.json') as Claim;
  const letter = json(LETTER_FILE) as LetterBeside;
  return {
    files: names.map((name) => ({ name, bytes: files[name]!.length })),
    letter: {
      model: letterModel(claim, evidence, claimedLines(claim, issued, evidence, letter.lines), letter, language),
      pdf,
    },
  };
}
