/** Bodies of deliveries: each type has a sample that its schema reads, and says nothing but what its schema names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENDPOINT_EVENT_SCHEMAS } from '../../../lib/schemas/endpoint-events.ts';
import { endpointSamples } from '../../../scripts/endpoint-reference.ts';

const samples = endpointSamples().map((text) => [(JSON.parse(text) as { type: string }).type, text] as const);

describe('the body of a delivery', () => {
  it.each(samples)('of %s is read by its schema, unchanged', (type, text) => {
    const schema = ENDPOINT_EVENT_SCHEMAS[type as keyof typeof ENDPOINT_EVENT_SCHEMAS];
    expect(schema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  });

  it('has a sample of every type, which is in the page', () => {
    expect(samples.map(([type]) => type).sort()).toEqual(Object.keys(ENDPOINT_EVENT_SCHEMAS).sort());
    const page = readFileSync(new URL('../../../docs/reference/endpoint-events.md', import.meta.url), 'utf8');
    for (const [, text] of samples) expect(page).toContain(text);
  });

  it('has every amount as decimal text, and no member for a person, a digest or a cost centre', () => {
    for (const [, text] of samples) {
      expect(text).not.toMatch(/"amount":-?\d/);
      expect(text).not.toMatch(/"(by|requestedBy|digest|costCentre|summary|text|titles)"/);
      expect(Buffer.byteLength(text)).toBeLessThan(2000);
    }
  });
});
