import { fileURLToPath } from 'node:url';
import { type Plugin, defineConfig } from 'vite';

/** Cloudscape's global styles hold their fonts as `data:` addresses, which the policy of the page blocks: the rules are left out. */
const withoutInlineFonts: Plugin = {
  name: 'without-inline-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('global-styles/index.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined;
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [withoutInlineFonts],
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: 'dist',
    // A `data:` address would need more of the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  },
});
