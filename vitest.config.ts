import { defineConfig } from 'vitest/config';

/** Tests by speed: `npm run test:unit` starts no process and opens no database. */
const project = (name: string, ...setupFiles: string[]): object => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], setupFiles },
});

/** Holds the answers of handlers to the description of the API. */
const ANSWERS = 'test/support/declared-answers.ts';

export default defineConfig({
  test: {
    projects: [project('unit'), project('integration', ANSWERS), project('system', ANSWERS)],
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      POWERTOOLS_METRICS_DISABLED: 'true',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: { provider: 'v8', include: ['lib/**'] },
  },
});
