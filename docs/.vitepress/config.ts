/** The site: `npm run docs:dev` while writing, `npm run docs:build` for the files. A dead link fails the build. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { anchorOf, readableMarkdown } from './markdown.ts';
import { SECTIONS } from './sections.ts';

const PLAYGROUND = '/playground/';
const BUILD = fileURLToPath(new URL('../../console/build.mjs', import.meta.url));

export default defineConfig({
  title: 'Makegood',
  description: 'SLA compliance and service credits, computed exactly.',
  lang: 'en',
  outDir: '../.site',
  cacheDir: '../node_modules/.vitepress',
  rewrites: { 'README.md': 'index.md', 'decisions/README.md': 'decisions/index.md' },
  markdown: { config: readableMarkdown, anchor: { slugify: anchorOf } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      ...SECTIONS.map(({ text, items }) => ({ text, link: items[0]!.link })),
      { text: 'Playground', link: PLAYGROUND, target: '_self' },
    ],
    sidebar: [...SECTIONS],
  },
  // Pages link to the published schemas as files. The playground is files of its own, with the policy of the console.
  buildEnd: ({ srcDir, outDir }) => {
    cpSync(`${srcDir}/schema`, `${outDir}/schema`, { recursive: true });
    execFileSync(process.execPath, [BUILD, 'playground', `${outDir}${PLAYGROUND}`], { stdio: 'inherit' });
  },
  vite: { build: { chunkSizeWarningLimit: 2000 }, server: { fs: { allow: [fileURLToPath(new URL('../../', import.meta.url))] } } },
});
