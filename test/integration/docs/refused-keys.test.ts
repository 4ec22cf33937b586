/** Every refusal of a key without an effect is on its page: the generator fails where a code is in no call with a message. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { refusals, refusedKeys } from '../../../scripts/refused-keys.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('the page has as many refusals as the sources have uses of each code, or more where one has several messages', () => {
  const found = refusals();
  for (const code of ['no-effect', 'never-holds', 'one-of'] as const) {
    const places = execFileSync('git', ['grep', '-hoE', `'${code}'`, '--', 'lib/domain/checker', 'lib/domain/operators'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(found.filter((one) => one.code === code).length).toBeGreaterThanOrEqual(places.trim().split('\n').length);
  }
  expect(found.filter(({ message }) => message.replaceAll('…', '').trim() === '')).toEqual([]);
});

it.each(['after: …', 'per: outage', 'no section', 'overlap', 'wait-at-most', 'looked back on', 'shut anyway'])(
  'the page of refused keys has a row for %s',
  (text) => {
    expect(refusedKeys()).toContain(text);
  },
);
