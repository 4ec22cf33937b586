/** The components of an order for operators: the kind of each component, and which component contains which. */
import type { Order } from '../contract/terms.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import { spend } from '../step-limit.ts';
import { type ComponentKinds, isLeftOut } from './types/subjects.ts';

export interface ComponentEntry {
  readonly id: string;
  readonly kind: string;
  readonly in: string | undefined;
  readonly dependsOn: readonly string[];
}

export class Components {
  private readonly entries: ReadonlyMap<string, ComponentEntry>;
  private readonly kinds: ComponentKinds;
  private readonly membersByKind = new Map<string, readonly ComponentEntry[]>();

  constructor({ components = {} }: Order, kinds: ComponentKinds) {
    this.entries = new Map(
      Object.entries(components).map(([id, entry]) => [id, { id, kind: entry.kind, in: entry.in, dependsOn: entry['depends-on'] ?? [] }]),
    );
    this.kinds = kinds;
  }

  get(id: string): ComponentEntry | undefined {
    return this.entries.get(id);
  }

  has(id: string): boolean {
    return this.entries.has(id);
  }

  values(): Iterable<ComponentEntry> {
    return this.entries.values();
  }

  /** The components of a kind, in the order of their ids. */
  members(kind: string): readonly ComponentEntry[] {
    let members = this.membersByKind.get(kind);
    if (!members) {
      members = [...this.entries.values()].filter((entry) => entry.kind === kind).sort((a, b) => (a.id < b.id ? -1 : 1));
      this.membersByKind.set(kind, members);
    }
    // Each caller loops over all members, for each record without a component.
    spend(members.length);
    return members;
  }

  /** The component itself or the component of kind `kind` that contains it. */
  ancestor(id: string | undefined, kind: string): string | undefined {
    let entry = id === undefined ? undefined : this.entries.get(id);
    for (let depth = 0; entry && depth < 32; depth += 1) {
      if (entry.kind === kind) return entry.id;
      entry = entry.in === undefined ? undefined : this.entries.get(entry.in);
    }
    return undefined;
  }

  /**
   * The members of `kind` that an event about `component` concerns: all related members, unless a kind between them leaves out its parts.
   */
  touched(component: string | undefined, kind: string): string[] {
    const own = component === undefined ? undefined : this.entries.get(component)?.kind;
    return own !== undefined && isLeftOut(own, kind, this.kinds) ? [] : this.related(component, kind);
  }

  /** The members of `kind` that contain a component or are inside it; all members when no component is given. */
  related(component: string | undefined, kind: string): string[] {
    if (component === undefined) return this.members(kind).map((entry) => entry.id);
    const own = this.ancestor(component, kind);
    if (own !== undefined) return [own];
    const outer = this.entries.get(component)?.kind;
    return outer === undefined
      ? []
      : this.members(kind).flatMap((entry) => (this.ancestor(entry.id, outer) === component ? [entry.id] : []));
  }

  /** The members of `kind` that a record concerns through any of its components. */
  concerned({ components }: EvidenceRecord, kind: string): string[] {
    if (components.length < 2) return this.touched(components[0], kind);
    return [...new Set(components.flatMap((component) => this.touched(component, kind)))];
  }

  /** The members of `kind` that contain a record's components or are inside them, whether events about them count or not. */
  around({ components }: EvidenceRecord, kind: string): string[] {
    const named = components.length === 0 ? [undefined] : components;
    return [...new Set(named.flatMap((component) => this.related(component, kind)))];
  }
}
