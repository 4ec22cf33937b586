/**
 * `npm pack` takes README.md as it is, and most of what it links to stays in the clone. Before it packs (`prepack`) those links become plain
 * text; afterwards (`postpack`) the README of the clone is put back.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Links to pages of the web and to places in the README itself stay; of all others those that `isPacked` (path from the root). */
export const packedReadme = (text: string, isPacked: (path: string) => boolean): string =>
  text.replace(LINK, (link, words: string, target: string) =>
    /^([a-z]+:|#)/.test(target) || isPacked(target.replace(/#.*/, '')) ? link : words,
  );

if (process.argv[1]?.endsWith('packed-readme.ts')) {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const [readme, kept] = [join(root, 'README.md'), join(root, '.readme-of-the-clone.md')];
  const isPacked = (path: string): boolean => ['LICENSE', 'package.json'].includes(path) || /^dist\/./.test(path);
  // Also after a pack that was killed; a README that was edited since is left alone.
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
