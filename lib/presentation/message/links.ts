/** Where the reader of a message does what it asks for. */
import type { MessageLink } from './message-model.ts';

export const claimAddress = (id: string): string => `claims/${encodeURIComponent(id)}`;

/** @param consoleUrl ends with "/"; absent where there is no console. */
export const linkTo = (consoleUrl: string | undefined, path: string, label: string): MessageLink[] =>
  consoleUrl === undefined ? [] : [{ label, address: `${consoleUrl}${path}` }];

export const commandLine = (args: string): string => `makegood ${args}`;
