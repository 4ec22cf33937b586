/** `npm run docs` writes which characters the fonts of documents have: the audit has this list, and not the fonts. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontCoverage } from './font-coverage.ts';

const target = fileURLToPath(new URL('../lib/declarations/font-coverage.ts', import.meta.url));
writeFileSync(target, fontCoverage());
process.stdout.write('1 list of characters written\n');
