/** The site: `npm run docs:dev` while writing, `npm run docs:build` for the files. A dead link fails the build. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { anchorOf, readableMarkdown } from './markdown.ts';
import { SECTIONS } from './sections.ts';

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
    nav: SECTIONS.map(({ text, items }) => ({ text, link: items[0]!.link })),
    sidebar: [...SECTIONS],
  },
  // Pages link to the published schemas as files.
  buildEnd: ({ srcDir, outDir }) => cpSync(`${srcDir}/schema`, `${outDir}/schema`, { recursive: true }),
  vite: { build: { chunkSizeWarningLimit: 2000 }, server: { fs: { allow: [fileURLToPath(new URL('../../', import.meta.url))] } } },
});
