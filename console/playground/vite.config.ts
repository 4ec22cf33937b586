import { fileURLToPath } from 'node:url';
import { type Plugin, defineConfig } from 'vite';
import { consolePolicy } from '../../lib/declarations/console.ts';
import { shared } from '../vite.config.ts';

/** Static files have no headers of their own: the policy of the console stands in the page, without what only a header can say. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content: consolePolicy()
          .split('; ')
          .filter((rule) => !rule.startsWith('frame-ancestors'))
          .join('; '),
      },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  ...shared,
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: fileURLToPath(new URL('../public', import.meta.url)),
  // It works in whatever folder it is served from.
  base: './',
  plugins: [...shared.plugins, policyInPage],
});
