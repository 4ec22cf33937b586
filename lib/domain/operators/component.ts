/** The components of an order, as operators see them. */
import type { Order } from '../contract/terms.ts';

export interface ComponentEntry {
  readonly id: string;
  readonly kind: string;
  readonly in: string | undefined;
  readonly dependsOn: readonly string[];
}

export const componentsOf = ({ components = {} }: Order): ReadonlyMap<string, ComponentEntry> =>
  new Map(
    Object.entries(components).map(([id, entry]) => [id, { id, kind: entry.kind, in: entry.in, dependsOn: entry['depends-on'] ?? [] }]),
  );
