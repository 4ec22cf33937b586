/** The environment of a function. */
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../../lambdas/shared/environment.ts';

const GIVEN = { TABLE_NAME: 'makegood', BUS_NAME: 'makegood', OWN_ACCOUNT: '000000000000' };

describe('the setting of second persons', () => {
  it('is absent where the variable is, and no step waits', () => {
    expect(readEnvironment(GIVEN).secondPerson).toBeUndefined();
  });

  it.each([
    ['{"write-off": {"above": {}, "above": {"USD": "1.00"}}}', '"above" stands twice in one object; keep one'],
    ['{"write-off": ', 'SECOND_PERSON is not JSON'],
    ['[]', 'SECOND_PERSON must be a map, got a list'],
  ])('the start is refused with the name of the variable: %s', (text, wanted) => {
    expect(() => readEnvironment({ ...GIVEN, SECOND_PERSON: text })).toThrow(wanted);
  });
});
