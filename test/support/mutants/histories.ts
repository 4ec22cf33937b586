/** All evidence for one contract: directed by its terms first, then months of all of it together. Edges are sought once they are asked for. */
import { amendedScenarios, withDefaultAttributes } from './amendments.ts';
import { familiesOfOtherWords, scenariosOfOtherWords } from './chosen-words.ts';
import { type Family, type OnStatement, edgesOf } from './families.ts';
import { allowanceScenarios } from './from-allowances.ts';
import { calendarScenarios, earlierFamilies } from './from-calendar.ts';
import { allTrouble, attributeFamilies, factScenarios, plannedFamilies } from './from-facts.ts';
import { recordFamilies } from './record-families.ts';
import { besideStreams, recordScenarios } from './record-scenarios.ts';
import { reporterScenarios } from './from-reporters.ts';
import { streamFamilies, streamScenarios } from './from-streams.ts';
import { randomMonths } from './months.ts';
import { type MutantReading, type Scenario, read } from './observe.ts';
import { DAY } from '../../../lib/domain/time/instant.ts';
import { type ScenarioSource, once } from './source.ts';
import { type World, periodOf } from './world.ts';

/** The periods before the days that the text names: deadlines that count from their end run over those days. */
const beforeDays = (world: World): Scenario[] =>
  [...new Set(world.days.flatMap((day) => periodOf(world, (periodOf(world, day)?.start ?? 0) - 1)?.label ?? []))].map((label) => ({
    name: `nothing in ${label}`,
    label,
    about: ['claims', 'hours', 'days'],
    facts: [],
  }));

/** The first periods that are not of whole days: clocks are put forward or back in them. */
const whenClocksChange = ({ periods }: World): Scenario[] =>
  periods
    .filter(({ start, end }) => (end - start) % DAY !== 0)
    .slice(0, 2)
    .map(({ label }) => ({ name: `nothing in ${label}, when clocks change`, label, about: ['duration', 'reckoned', 'period'], facts: [] }));

/** Histories of their own: no edge is looked for. */
export function plainScenarios(world: World): Scenario[] {
  const { main } = world;
  return [
    { name: 'nothing', label: main.label, about: [], facts: [] },
    { name: 'trouble everywhere', label: main.label, about: [], facts: allTrouble(world) },
    { name: 'long trouble everywhere', label: main.label, about: [], facts: allTrouble(world, 9 * 86_400_000) },
    ...beforeDays(world),
    ...whenClocksChange(world),
    ...recordScenarios(world),
    ...streamScenarios(world),
    ...besideStreams(world),
    ...calendarScenarios(world),
    ...allowanceScenarios(world),
    ...factScenarios(world),
  ];
}

export interface Sources {
  readonly directed: readonly ScenarioSource[];
  readonly months: readonly ScenarioSource[];
}

/** Months of everything at once, of an early period and of one with many before it. */
const MONTHS = 60;

/** @param onStatement is called with what the contract makes of each history whose edges were searched. */
export function sourcesOf(world: World, onStatement: OnStatement): Sources {
  const plain = plainScenarios(world);
  const single = (scenario: Scenario): ScenarioSource => ({ about: scenario.about, labels: [scenario.label], scenarios: () => [scenario] });
  const own = [...recordFamilies(world), ...streamFamilies(world)];
  const sought = sourceUnder(world, onStatement);
  const families = [...own, ...attributeFamilies(world), ...plannedFamilies(world), ...earlierFamilies(world)].map(sought);
  const amended = [
    ...withDefaultAttributes(world, own).map(sought),
    ...familiesOfOtherWords(world, own).map(sought),
    ...[...scenariosOfOtherWords(world, recordScenarios(world)), ...amendedScenarios(world)].map(single),
  ];
  const singles = plain.map(single);
  return {
    directed: [...singles, ...families, ...amended, ...reporterScenarios(world).map(single)],
    months: [world.main, world.late].map(({ label }) => randomMonths(label, [...singles, ...families], MONTHS)),
  };
}

function sourceUnder(world: World, onStatement: OnStatement): (family: Family) => ScenarioSource {
  const amended = new Map<string, MutantReading>();
  const readingOf = ({ amend }: Family): MutantReading => {
    if (!amend) return { checked: world.checked };
    const reading = amended.get(amend.name) ?? read(amend.change(world.document));
    amended.set(amend.name, reading);
    return reading;
  };
  return (family) => ({
    about: family.about,
    labels: [family.label],
    scenarios: once(() => {
      const reading = readingOf(family);
      return 'checked' in reading ? edgesOf(reading.checked, family, onStatement) : [];
    }),
  });
}
