/** Evidence from samples: probes, counted requests, measured values around the literals of the text; deliveries of duties. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import type { Family } from './families.ts';
import { extreme, gaugeFamilies, gaugeScenarios } from './from-gauges.ts';
import { failing, probeFamilies, probeScenarios } from './from-probes.ts';
import { failingRequests, requestFamilies, requestScenarios } from './from-requests.ts';
import type { Scenario } from './observe.ts';
import { recordFacts } from './records.ts';
import { cellsWith } from './streams.ts';
import { type World, dayOf } from './world.ts';

export function streamScenarios(world: World): Scenario[] {
  return [...probeScenarios(world), ...requestScenarios(world), ...gaugeScenarios(world), ...dutyScenarios(world)];
}

export const streamFamilies = (world: World): Family[] => [
  ...requestFamilies(world),
  ...probeFamilies(world),
  ...gaugeFamilies(world),
  ...dutyFamilies(world),
];

/** Each stream in trouble for so long: checks fail, requests fail, values are on the side that the text counts. */
export function streamTrouble(world: World, length: number, period: Period): Fact[] {
  const start = dayOf(world, period, 3);
  return [
    ...cellsWith(world, 'probes').flatMap(([, cell]) =>
      failing(world, cell, start, Math.max(1, Math.floor(length / Number(cell['in-a-row'])))),
    ),
    ...cellsWith(world, 'requests').flatMap(([, cell]) => failingRequests(world, cell, length, period)),
    ...cellsWith(world, 'gauge').flatMap(([name, cell]) => extreme(world, name, cell, length, period)),
  ];
}

/** Days after the start of a period at which something is delivered: around ten and five business days, a month, none. */
const DELIVERED_AFTER = [-40, -3, 2, 5, 6, 7, 8, 9, 13, 14, 15, 16, 20];

/** Periods around the main one: what is owed once in half a year is due in one of them. */
function periodsAround({ periods, main }: World): readonly Period[] {
  const index = periods.indexOf(main);
  return periods.slice(Math.max(0, index - 6), index + 7);
}

function dutyScenarios(world: World): Scenario[] {
  return cellsWith(world, 'deliverable').flatMap(([name, cell]) => {
    const needs = (cell.needs ?? []) as string[];
    return periodsAround(world).flatMap((period) =>
      [needs, ...needs.map((one) => needs.filter((other) => other !== one)), needs.slice(0, 1), []].flatMap((sections, k) =>
        (k === 0 ? DELIVERED_AFTER : [5]).map((days): Scenario => ({
          name: `${name} delivered after ${days} days with ${sections.join('+')}`,
          label: period.label,
          about: [name, String(cell.deliverable), ...(days === 5 ? ['needs'] : [])],
          facts: recordFacts(
            'delivery',
            String(cell.deliverable),
            { 'report-delivered': period.start + days * DAY + 15 * HOUR },
            { sections },
          ),
        })),
      ),
    );
  });
}

/** Delivered later and later: just in time and just too late, and where another rate begins. */
function dutyFamilies(world: World): Family[] {
  return cellsWith(world, 'deliverable').flatMap(([name, cell]) =>
    periodsAround(world).map(({ label, start, end }): Family => ({
      name: `${name} in ${label} delivered after`,
      label,
      about: [name, String(cell.deliverable)],
      scale: [0, 1, 2, 3].map((third) => (third * (end - start - MINUTE)) / 3),
      literals: [],
      step: MINUTE,
      build: (after) =>
        recordFacts(
          'delivery',
          String(cell.deliverable),
          { 'report-delivered': start + after },
          { sections: (cell.needs ?? []) as string[] },
        ),
    })),
  );
}
