/** A tool whose mapping is not written yet: every delivery is refused with the reason, and none is an event. */
import { describe, expect, it } from 'vitest';
import { readMapping } from '../../../lib/schemas/mapping.ts';
import { checkMapping } from '../../../lib/sources/check-mapping.ts';
import { fromMapping } from '../../../lib/sources/mapped.ts';
import { MAPPINGS } from '../../../lib/sources/registry.ts';
import { trySample } from '../../../lib/sources/try-sample.ts';
import { isWaiting, waitingMapping } from '../../../lib/sources/waiting-mapping.ts';

const SIGNATURE = { header: 'x-beacon-signature', algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' } as const;

describe('the mapping of a tool before it is written', () => {
  it.each([[undefined], [SIGNATURE]])('passes the rules of mappings, with and without a signature: %j', (signature) => {
    const read = readMapping(waitingMapping('beacon', signature));
    if ('issues' in read) throw new Error(JSON.stringify(read.issues));
    expect(checkMapping(read.mapping)).toEqual([]);
    expect(read.mapping.signature).toEqual(signature);
  });

  it.each(['{"id":"1","status":"down"}', '[1]', '{}', 'status=down&id=4'])('refuses %s with the reason', async (body) => {
    const result = await trySample(fromMapping(waitingMapping('beacon')), { body, headers: {}, receivedAt: 0 });
    expect(result).toEqual({
      issues: [expect.objectContaining({ code: 'unreadable', message: 'the mapping of this tool is not written yet' })],
    });
  });

  it('is known when it is read again, and no other mapping is taken for it', () => {
    expect(isWaiting(JSON.parse(JSON.stringify(waitingMapping('beacon'))))).toBe(true);
    expect([...MAPPINGS, undefined, {}].some(isWaiting)).toBe(false);
  });
});
