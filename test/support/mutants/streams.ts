/** What evidence from samples has in common: cells that read a stream, and facts of several components. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import type { DocumentNode } from './documents.ts';
import type { Scenario } from './observe.ts';
import type { World } from './world.ts';

export type Targets = readonly (string | undefined)[];

export const cellsWith = (world: World, key: string): [string, DocumentNode][] =>
  Object.entries(world.cells).filter(([, cell]) => typeof cell[key] === 'string');

export const onTargets = (targets: Targets, build: (component: string | undefined) => Fact): Fact[] => targets.map(build);
export const of = (component: string | undefined): { component?: string } => (component === undefined ? {} : { component });

/** Makes scenarios of the main period about one cell and its stream. */
export const aboutStream =
  ({ main }: World, cell: string, stream: string) =>
  (what: string, facts: readonly Fact[], more: readonly string[] = []): Scenario => ({
    name: `${cell} ${what}`,
    label: main.label,
    about: [cell, stream, ...more],
    facts,
  });
