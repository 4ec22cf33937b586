/** All evidence for one contract: directed by its terms first, then months of all of it together. */
import { amendedScenarios, withDefaultAttributes } from './amendments.ts';
import { edgesOf } from './families.ts';
import { calendarScenarios, earlierFamilies } from './from-calendar.ts';
import { allTrouble, attributeFamilies, factScenarios, plannedFamilies, randomMonths } from './from-facts.ts';
import { recordFamilies, recordScenarios } from './from-records.ts';
import { reporterScenarios } from './from-reporters.ts';
import { streamFamilies, streamScenarios } from './from-streams.ts';
import { type Scenario, read } from './observe.ts';
import { type World, periodOf } from './world.ts';

/** The periods before the days that the text names: deadlines that count from their end run over those days. */
const beforeDays = (world: World): Scenario[] =>
  [...new Set(world.days.flatMap((day) => periodOf(world, (periodOf(world, day)?.start ?? 0) - 1)?.label ?? []))].map((label) => ({
    name: `nothing in ${label}`,
    label,
    about: ['claims', 'hours', 'days'],
    facts: [],
  }));

export function scenariosOf(world: World): Scenario[] {
  const { main } = world;
  const own = [...recordFamilies(world), ...streamFamilies(world)];
  const families = [
    ...own,
    ...attributeFamilies(world),
    ...plannedFamilies(world),
    ...earlierFamilies(world),
    ...withDefaultAttributes(world, own),
  ].flatMap((family) => {
    const reading = family.amend ? read(family.amend.change(world.document)) : { checked: world.checked };
    return 'checked' in reading ? edgesOf(reading.checked, family) : [];
  });
  const plain: Scenario[] = [
    { name: 'nothing', label: main.label, about: [], facts: [] },
    { name: 'trouble everywhere', label: main.label, about: [], facts: allTrouble(world) },
    { name: 'long trouble everywhere', label: main.label, about: [], facts: allTrouble(world, 9 * 86_400_000) },
    ...beforeDays(world),
    ...recordScenarios(world),
    ...streamScenarios(world),
    ...calendarScenarios(world),
    ...factScenarios(world),
    ...families,
  ];
  return [...plain, ...amendedScenarios(world), ...reporterScenarios(world), ...randomMonths(plain, 60)];
}
