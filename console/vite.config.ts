import { fileURLToPath } from 'node:url';
import { type Plugin, type UserConfig, defineConfig } from 'vite';

/** Cloudscape's global styles hold their fonts as `data:` addresses, which the policy of the page blocks: the rules are left out. */
const withoutInlineFonts: Plugin = {
  name: 'without-inline-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('global-styles/index.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined;
  },
};

/** Cloudscape's navigation on narrow screens has an attribute that its role does not allow, which screen readers may misread. */
const withoutWrongRole: Plugin = {
  name: 'without-wrong-role',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('app-layout/visual-refresh/mobile-toolbar.js')) return undefined;
    const right = code.replace(/("nav", \{[^{}]*?)"aria-orientation": "horizontal", /, '$1');
    if (right === code) throw new Error('Cloudscape has corrected the attribute: remove this plugin');
    return right;
  },
};

/** The descriptions in the editor colour their code with styles in attributes, which the policy of the page blocks: code stays plain. */
const withoutColouredCode: Plugin = {
  name: 'without-coloured-code',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('codemirror-json-schema/dist/utils/markdown.js')) return undefined;
    const plain = code.replace(/^import .*shiki.*$/gm, '').replace(/^\(async \(\) => \{[\s\S]*?^\}\)\(\);$/m, '');
    if (plain.includes('shiki')) throw new Error('codemirror-json-schema has other code here: look at this plugin');
    return plain;
  },
};

/** What the console and the playground have in common. */
export const shared = {
  resolve: { alias: { 'node:crypto': fileURLToPath(new URL('src/verify/node-crypto.ts', import.meta.url)) } },
  plugins: [withoutInlineFonts, withoutWrongRole, withoutColouredCode],
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    // A `data:` address would need more of the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  },
} satisfies UserConfig;

export default defineConfig({
  ...shared,
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  build: { ...shared.build, outDir: 'dist' },
});
