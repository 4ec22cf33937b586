/** Uploaded YAML and mappings, read and checked in the worker. */
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import type { Mapping } from '../../schemas/mapping.ts';
import { BoundPassed, boundedWorker } from './bounded-worker.ts';
import type { Answers } from './task.ts';

const passed = (error: unknown, what: string): Issue => {
  if (!(error instanceof BoundPassed)) throw error;
  return errorIssue('bound-passed', '', `${what} cannot be read: ${error.message}; make it smaller or simpler`);
};

export async function readYamlWithinBounds(text: string): Promise<Answers['yaml']> {
  // A text over the bound is refused without the worker.
  try {
    return (await boundedWorker.run({ kind: 'yaml', text: text.slice(0, LIMITS.yamlBytes.value + 1) }, LIMITS.yamlTimeMs.value)).answer;
  } catch (error) {
    return { issues: [passed(error, 'the document')] };
  }
}

/** Every defect of a mapping of right shape. */
export async function checkMappingWithinBounds(mapping: Mapping): Promise<readonly Issue[]> {
  try {
    return (await boundedWorker.run({ kind: 'check', mapping }, LIMITS.yamlTimeMs.value)).answer;
  } catch (error) {
    return [passed(error, 'the mapping')];
  }
}
