/** The fonts that are embedded, read once: beside the code of a function, else from their packages. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES, type FontFile, type FontWeight } from '../../declarations/fonts.ts';
import { fromWoff } from './sfnt.ts';

const known = new Map<string, Buffer>();

function read({ package: name, file }: FontFile): Buffer {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'fonts', file);
  const path = existsSync(beside) ? beside : join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'files', file);
  return fromWoff(readFileSync(path));
}

/** The fonts of one weight, the one with most characters first; opened on demand. */
export const fontsOf = (weight: FontWeight): readonly { readonly name: string; readonly bytes: () => Buffer }[] =>
  FONT_FILES.filter((font) => font.weight === weight).map((font) => ({
    name: font.file,
    bytes: () => {
      const bytes = known.get(font.file) ?? read(font);
      known.set(font.file, bytes);
      return bytes;
    },
  }));
