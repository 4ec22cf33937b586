/**
 * `npm run documents:pictures [folder] [case] [languages]`: the statements of test/support/document-cases.ts and letters as PDF, and a
 * picture of each of their first pages, for a person to look at. Without languages (`en,zh,de`) each case is drawn in its own. Needs
 * pdftoppm of poppler.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_LANGUAGES } from '../lib/domain/contract/title.ts';
import { renderLetter } from '../lib/presentation/claim-package/letter.ts';
import { renderPdf } from '../lib/presentation/pdf/render-pdf.ts';
import { documentCases } from '../test/support/document-cases.ts';
import { letterCases } from '../test/support/letter-cases.ts';

/** Pages of a document that are drawn. */
const PAGES = 4;

const [folder = 'document-pictures', only = 'all', languages = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const isWanted = (name: string): boolean => only === 'all' || only === name;
const chosen = DOCUMENT_LANGUAGES.filter((language) => languages.split(',').includes(language));

function picture(name: string, bytes: Buffer): void {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  execFileSync('pdftoppm', ['-png', '-r', '60', '-l', String(PAGES), file, file.replace(/\.pdf$/, '')]);
  console.log(file);
}

const { letters, statements } = await letterCases();
for (const { name, language, issued, beside } of [...(await documentCases()), ...statements])
  if (isWanted(name))
    for (const one of chosen.length > 0 ? chosen : [language]) picture(`${name}-${one}`, await renderPdf(issued, one, beside));
for (const { name, language, input, own } of letters)
  if (isWanted(name))
    for (const one of chosen.length > 0 ? chosen : [language]) picture(`${name}-${one}`, await renderLetter(input, own, one));
