/** The text of files, read by other software than that which wrote them. */
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All text of a PDF, page by page, without spaces: a wrapped name is one again. */
export async function pdfText(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  let text = '';
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return { pages: document.numPages, text: text.replaceAll(/\s/g, '') };
}

const startsWith = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** The text of any file that is answered: of a ZIP (which XLSX is too) that of the files in it, with their names. */
export async function fileText(bytes: Uint8Array): Promise<string> {
  if (startsWith(bytes, '%PDF')) return (await pdfText(bytes)).text;
  if (!startsWith(bytes, 'PK')) return Buffer.from(bytes).toString('utf8');
  const files = await Promise.all(Object.entries(unzipSync(bytes)).map(async ([name, inner]) => `${name}\n${await fileText(inner)}`));
  return files.join('\n');
}
