/** When a source was last read is what the header of its terms says, and nothing else. */
import { describe, expect, it } from 'vitest';
import { lastChecked } from '../../../scripts/contract-readmes.ts';

describe('when a published text was last checked', () => {
  it.each([
    ['# A text. No date is printed; read in 2025.\nmakegood: 1\n', '2025'],
    ['# A text. No date is printed;\n# read in 2025. Source: x\n', '2025'],
    ['# A text. Source: x (read 2025-07-01).\n', '2025-07-01'],
    ['# A text, recalled in 2025.\n', 'not dated'],
    ['# A text of 2021.\n', 'not dated'],
    ['makegood: 1\n# read in 2025\n', 'not dated'],
  ])('is the date in the header %j: %s', (terms, date) => expect(lastChecked(terms)).toBe(date));
});
