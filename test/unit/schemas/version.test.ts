import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VERSION } from '../../../lib/declarations/version.ts';

it('statements name the version of the package', () => {
  expect(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))).toMatchObject({ version: VERSION });
});
