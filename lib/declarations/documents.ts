/** Where files that are larger than an answer are kept, and how long. */
import { LIMITS } from './limits.ts';
import type { LinkingFunction } from './routes.ts';

export const LINK_SECONDS = LIMITS.linkMinutes.value * 60;

/** What the keys of a function's files begin with. It may put and read no others. */
export const documentPrefix = (name: LinkingFunction): string => `${name}/`;
