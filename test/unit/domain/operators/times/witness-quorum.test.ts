/** A quorum of witnesses: how many must report it, and what the silent could still make of it. */
import { expect, it } from 'vitest';
import { decider } from '../../../../../lib/domain/operators/times/witness-quorum.ts';
import { ONE, ZERO } from '../../../../../lib/domain/money/ratio.ts';
import { HOUR } from '../../../../../lib/domain/time/instant.ts';
import { START, beats, customer, down, judge, noon, unknown, vendor } from '../../../../support/two-witnesses.ts';

it('a quorum is unknown where silent witnesses could still complete it', () => {
  const hour = (noon - START) / HOUR;
  const statement = judge(
    [...beats((h) => h > hour && h <= hour + 12), vendor('service.down', noon + 4 * HOUR), vendor('service.up', noon + 5 * HOUR)],
    (definitions) => {
      definitions.downtime = { witnesses: ['customer-says', 'vendor-says'], decide: 'quorum', 'at-least': 2 };
    },
  );
  expect([down(statement), unknown(statement)]).toEqual([0, 60]);
});

it('a quorum is unknown where a witness that became silent after `down` would decide it', () => {
  const hour = (noon - START) / HOUR;
  const statement = judge(
    [
      ...beats((h) => h > hour && h < hour + 10),
      customer('service.down', noon),
      customer('service.up', noon + 9 * HOUR + 1),
      vendor('service.down', noon + HOUR),
      vendor('service.up', noon + 5 * HOUR),
    ],
    (definitions) => {
      definitions.downtime = { witnesses: ['customer-says', 'vendor-says'], decide: 'quorum', 'at-least': 2 };
    },
  );
  // Both say down for an hour; then it may be so while the vendor says it.
  expect([down(statement), unknown(statement)]).toEqual([60, 3 * 60]);
});

it.each([
  [1, 'certain'],
  [2, 'possible'],
  [3, 'no'],
])('of one witness who reports it, one who does not know and one who denies it, a quorum of %i is %s', (least, expected) => {
  const said = [
    { certain: ZERO, possible: ZERO },
    { certain: ZERO, possible: ONE },
    { certain: ONE, possible: ONE },
  ];
  const { certain, possible } = decider({ decide: 'quorum', 'at-least': String(least) })(said);
  expect(certain === ONE ? 'certain' : possible === ONE ? 'possible' : 'no').toBe(expected);
});
