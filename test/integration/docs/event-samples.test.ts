/** The sample of each event type can be read, and stands in the docs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { EVENT_TYPES } from '../../../lib/domain/evidence/fact.ts';
import { eventSamples } from '../../../scripts/event-samples.ts';

describe('samples of events', () => {
  it.each(eventSamples().map((sample) => [(JSON.parse(sample) as { type: string }).type, sample]))(
    'the sample of %s is read',
    async (_, sample) => {
      const { issues, facts } = await readEventLines(sample);
      expect(issues).toEqual([]);
      expect(facts.length).toBeGreaterThan(0);
    },
  );

  it('exist for every type, and are in the docs', () => {
    const page = readFileSync(new URL('../../../docs/reference/event-types.md', import.meta.url), 'utf8');
    for (const type of EVENT_TYPES) expect(eventSamples().filter((sample) => sample.startsWith(`{"type":"${type}.v1"`))).toHaveLength(1);
    for (const sample of eventSamples()) expect(page).toContain(sample);
  });

  it('the events in docs/reference/events.md can be read', async () => {
    const page = readFileSync(new URL('../../../docs/reference/events.md', import.meta.url), 'utf8');
    const lines = [...page.matchAll(/^\{"type".*\}$/gm)].map(([line]) => line);
    expect(lines.length).toBeGreaterThan(2);
    expect((await readEventLines(lines.join('\n'))).issues).toEqual([]);
  });
});
