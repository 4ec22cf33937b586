/** Finds the vendor of an event: the one whose component it reports on, if its sender has permission. */
import { DAY, formatInstant, parseDay } from '../../domain/time/instant.ts';
import type { Reading } from '../../schemas/event.ts';
import { contractsWithout, movesAway } from '../evidence/moved-to-another-contract.ts';
import type { Directory } from '../registry/registry-cache.ts';
import { Refusal, type IdentifiedEvent } from './identify-sender.ts';
import type { Binding } from '../ports/registry.ts';

/** How long before the contract, in ms, an event may occur: a record that began before may continue into it. */
const BEFORE = 31 * DAY;

/** It names no vendor: the entry is shown to the one concerned, once that is certain. */
export const AMBIGUOUS = 'the sender reports for several vendors; the event must name a component';

/** The components of one vendor on which a sender may report. */
interface SenderPermission {
  readonly binding: Binding;
  /** Absent: all components. */
  readonly components?: ReadonlySet<string>;
}

/** The permissions by vendor. A registration without a list of components permits all of the vendor's. */
function permissionsOf(bindings: readonly Binding[]): SenderPermission[] {
  const permissions = new Map<string, { binding: Binding; components?: Set<string> }>();
  for (const binding of bindings) {
    const known = permissions.get(binding.vendor);
    const unlimited = binding.components === undefined || (known && !known.components);
    permissions.set(
      binding.vendor,
      unlimited ? { binding } : { binding, components: new Set([...(known?.components ?? []), ...binding.components]) },
    );
  }
  return [...permissions.values()];
}

const covers = ({ components }: SenderPermission, component: string): boolean => components === undefined || components.has(component);

/** The vendor of an event: the sender's only one, or among several the one that has the component. @throws Refusal */
export async function bindingFor(reading: Reading, identified: IdentifiedEvent, directory: Directory): Promise<Binding> {
  const permissions = permissionsOf(identified.bindings);
  const { component } = reading;
  if (component === undefined) {
    if (permissions.length === 1) return permissions[0]!.binding;
    throw new Refusal('ambiguous-vendor', AMBIGUOUS);
  }
  let withheld = false;
  for (const permission of permissions) {
    const { binding } = permission;
    const known = await directory.registered(binding.vendor, component);
    if (known.length === 0) continue;
    if (!covers(permission, component)) {
      withheld = true;
      continue;
    }
    const first = known.map((entry) => entry.from).sort()[0]!;
    if (reading.occurredAt < parseDay(first)! * DAY - BEFORE)
      throw new Refusal(
        'before-contract',
        `the event is of ${formatInstant(reading.occurredAt)}, long before the contract begins on ${first}`,
      );
    return binding;
  }
  throw new Refusal(
    'component-not-yours',
    withheld
      ? `the sender is registered for other components than "${component}"; add it to the sender's \`components\``
      : `"${component}" is no component of the sender's vendors; list it in the contract as a component or under \`known-as\``,
  );
}

/**
 * Refuses a correction that moves an event away from its contract. The other contract does not read the correction, so that the event would be
 * in no statement: every contract of the new component must have the component of the correction. @throws Refusal
 */
export async function staysInContract(
  reading: Reading,
  binding: Binding,
  identified: IdentifiedEvent,
  directory: Directory,
): Promise<void> {
  const { component, body } = reading;
  const moved = body.replacement?.component;
  if (moved === undefined || moved === component) return;
  const of = await bindingFor({ ...reading, component: moved }, identified, directory);
  const away = await contractsWithout(component, moved, (name) => directory.registered(binding.vendor, name));
  if (of.vendor !== binding.vendor || away.length > 0) throw new Refusal('moves-to-another-contract', movesAway(body.corrects!, moved));
}

/**
 * The vendor of batched checks. Names that no contract lists are stored too and count once a contract lists them. A name on which the sender
 * may not report refuses the whole event.
 */
export async function bindingForMany(reading: Reading, identified: IdentifiedEvent, directory: Directory): Promise<Binding> {
  const components = Object.keys(reading.body.batched!);
  const permissions = permissionsOf(identified.bindings);
  const found = new Set<SenderPermission>();
  for (const component of components)
    for (const permission of permissions)
      if ((await directory.registered(permission.binding.vendor, component)).length > 0) found.add(permission);
  const [permission, another] = found;
  if (!permission)
    throw new Refusal('component-not-yours', 'none of the components is known: contracts list them as components or under `known-as`');
  // This also applies to names without a contract, because stored checks count once a contract lists the name.
  const withheld = components.find((component) => ![...found].some((one) => covers(one, component)));
  if (withheld !== undefined) throw new Refusal('component-not-yours', `the sender is registered for other components than "${withheld}"`);
  if (another) throw new Refusal('ambiguous-vendor', 'the components are of several vendors; send one event for each vendor');
  return permission.binding;
}
