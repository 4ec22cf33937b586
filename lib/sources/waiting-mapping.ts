/**
 * The mapping of a tool before it is written. A webhook is made for it, so that the tool can send its first delivery: every delivery
 * is refused with this reason and stays in quarantine as it was received. It is judged again once the mapping is written.
 */
import type { Mapping } from '../schemas/mapping.ts';

const NOT_WRITTEN = 'the mapping of this tool is not written yet';

/** @param signature how the tool signs, if it does; deliveries are checked from the first one on. */
export const waitingMapping = (source: string, signature?: Mapping['signature']): Mapping => ({
  source,
  ...(signature && { signature }),
  refuse: [{ when: 'true', because: NOT_WRITTEN }],
  // A mapping has a rule at least; nothing gets as far as this one.
  facts: [{ type: 'service.unknown', id: '{id}', occurredAt: 'received' }],
});

/** Whether a stored mapping is one of these. */
export const isWaiting = (mapping: unknown): boolean => {
  const { refuse } = (mapping ?? {}) as { readonly refuse?: readonly { readonly because?: unknown }[] };
  return refuse?.[0]?.because === NOT_WRITTEN;
};
