/** Corrections that would move an event to a component of another contract. */
import type { KnownName } from '../ports/registry.ts';

/**
 * The contracts that have one component and not another. They read no correction that names the other.
 * @param component of the correction; absent: every contract of the vendor reads it.
 * @param moved the component of the replacement.
 */
export async function contractsWithout(
  component: string | undefined,
  moved: string,
  named: (name: string) => Promise<readonly KnownName[]>,
): Promise<string[]> {
  if (component === undefined || component === moved) return [];
  const own = new Set((await named(component)).map(({ contract }) => contract));
  return (await named(moved)).map(({ contract }) => contract).filter((contract) => !own.has(contract));
}

export const movesAway = (event: string, moved: string): string =>
  `the correction moves "${event}" to "${moved}", which is no component of the same contract; withdraw "${event}", and send it as a new event`;
