/**
 * `npm run documents:pictures [folder] [case]`: the statements of test/support/document-cases.ts as PDF, and a picture of each of their
 * first pages, for a person to look at. Needs pdftoppm of poppler.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPdf } from '../lib/presentation/pdf/render-pdf.ts';
import { documentCases } from '../test/support/document-cases.ts';

/** Pages of a document that are drawn. */
const PAGES = 3;

const [folder = 'document-pictures', only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { name, language, issued, beside } of await documentCases()) {
  if (only !== undefined && only !== name) continue;
  const file = join(folder, `${name}-${language}.pdf`);
  writeFileSync(file, await renderPdf(issued, language, beside));
  execFileSync('pdftoppm', ['-png', '-r', '60', '-l', String(PAGES), file, file.replace(/\.pdf$/, '')]);
  console.log(file);
}
