/** Every function bundles, within its size. */
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../lib/declarations/functions.ts';
import { bundleFunction } from '../../lib/infra/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'makegood-bundles-'));

describe('bundles', () => {
  it.each(FUNCTION_NAMES)('%s has at most 700 KB and loads', async (name) => {
    const file = join(bundleFunction(name, folder), 'index.mjs');
    expect(statSync(file).size).toBeLessThanOrEqual(700_000);
    const loaded = (await import(/* @vite-ignore */ file)) as { handler: unknown };
    expect(typeof loaded.handler).toBe('function');
  });
});
