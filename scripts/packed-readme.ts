/**
 * `npm pack` includes README.md, but most files that it links to stay in the clone. Before packing (`prepack`) those links become plain
 * text; afterwards (`postpack`) the README of the clone is restored.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Links to web pages and within the README stay, and links to files for which `isPacked` (path from the root) holds. */
export const packedReadme = (text: string, isPacked: (path: string) => boolean): string =>
  text.replace(LINK, (link, words: string, target: string) =>
    /^([a-z]+:|#)/.test(target) || isPacked(target.replace(/#.*/, '')) ? link : words,
  );

if (process.argv[1]?.endsWith('packed-readme.ts')) {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const [readme, kept] = [join(root, 'README.md'), join(root, '.readme-of-the-clone.md')];
  const isPacked = (path: string): boolean => ['LICENSE', 'package.json'].includes(path) || /^dist\/./.test(path);
  // This also restores after a pack that was killed. A README that was edited since then is not overwritten.
  if (existsSync(kept)) {
    const text = readFileSync(kept, 'utf8');
    if (readFileSync(readme, 'utf8') === packedReadme(text, isPacked)) writeFileSync(readme, text);
    rmSync(kept);
  }
  if (process.argv[2] === 'write') {
    const text = readFileSync(readme, 'utf8');
    writeFileSync(kept, text);
    writeFileSync(readme, packedReadme(text, isPacked));
  }
}
