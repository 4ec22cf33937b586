/** The text of files, read by other software than that which wrote them. */
import { gunzipSync, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pushTo } from '../../lib/domain/lists.ts';

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

/** The lines of a PDF as they stand on the page: what has the same baseline, from left to right. */
export async function pdfLines(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const found: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    const lines = new Map<number, { readonly x: number; readonly text: string }[]>();
    for (const item of items) {
      if (!('str' in item)) continue;
      const [, , , , x, y] = item.transform as number[];
      const baseline = Math.round(y! * 100);
      pushTo(lines, baseline, { x: x!, text: item.str });
    }
    const downwards = [...lines].sort(([a], [b]) => b - a);
    for (const [, parts] of downwards)
      found.push(
        parts
          .sort((a, b) => a.x - b.x)
          .map(({ text }) => text)
          .join(''),
      );
  }
  return found;
}

const startsWith = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** The text of any file that is answered: of gzip what is packed, of a ZIP (which XLSX is too) that of the files in it, with their names. */
export async function fileText(bytes: Uint8Array): Promise<string> {
  if (startsWith(bytes, '%PDF')) return (await pdfText(bytes)).text;
  if (startsWith(bytes, '\x1f\x8b')) return Buffer.from(gunzipSync(bytes)).toString('utf8');
  if (!startsWith(bytes, 'PK')) return Buffer.from(bytes).toString('utf8');
  const files = await Promise.all(Object.entries(unzipSync(bytes)).map(async ([name, inner]) => `${name}\n${await fileText(inner)}`));
  return files.join('\n');
}
