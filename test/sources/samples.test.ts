/** Real payloads of the tools, and the facts that each must become: every expectation of the samples, exactly. */
import { describe, expect, it } from 'vitest';
import { WEBHOOK_SOURCES } from '../../lib/sources/names.ts';
import { SOURCES } from '../../lib/sources/registry.ts';
import { compareSample, samples } from '../../scripts/source-samples.ts';

describe('samples of event sources', () => {
  const all = samples();

  it('there are 63, of 30 tools', () => {
    expect(all.length).toBe(63);
    expect(new Set(all.map(({ file }) => file)).size).toBe(30);
  });

  for (const sample of all)
    it(`${sample.file}: ${sample.name}`, async () => {
      const { got, wanted } = await compareSample(sample);
      expect(got).toEqual(wanted);
    });
});

describe('the registry', () => {
  it('each name once, and the list of webhooks is that of the sources', () => {
    expect(new Set(SOURCES.map(({ name }) => name)).size).toBe(SOURCES.length);
    const hooks = SOURCES.filter((source) => source.readBody).map(({ name }) => name);
    expect(hooks.sort()).toEqual([...WEBHOOK_SOURCES].sort());
  });
});
