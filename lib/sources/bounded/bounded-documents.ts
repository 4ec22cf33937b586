/** Uploaded contracts and mappings, read and checked in the worker. */
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { tooLongIssue } from '../../schemas/document-bounds.ts';
import type { Mapping } from '../../schemas/mapping.ts';
import { TaskRefused, boundedWorker } from './bounded-worker.ts';
import type { ReadText } from './task.ts';

const passed = (error: unknown, what: string): Issue => {
  if (!(error instanceof TaskRefused)) throw error;
  return errorIssue('bound-passed', '', `${what} cannot be read: ${error.message}; make it smaller or simpler`);
};

export async function readWithinBounds(kind: 'yaml' | 'json', text: string): Promise<ReadText> {
  const long = tooLongIssue(text);
  if (long) return { issues: [long] };
  try {
    return (await boundedWorker.run({ kind, text }, LIMITS.uploadTimeMs.value)).answer;
  } catch (error) {
    return { issues: [passed(error, 'the document')] };
  }
}

/** Every defect of a mapping of right shape. */
export async function checkMappingWithinBounds(mapping: Mapping): Promise<readonly Issue[]> {
  try {
    return (await boundedWorker.run({ kind: 'check', mapping }, LIMITS.uploadTimeMs.value)).answer;
  } catch (error) {
    return [passed(error, 'the mapping')];
  }
}
