/** Carries out the tasks of the worker. */
import { errorIssue } from '../../domain/issue.ts';
import { LIMITS } from '../../declarations/limits.ts';
import { readJson } from '../../schemas/json-document.ts';
import { readYaml } from '../../schemas/yaml-document.ts';
import { checkMapping } from '../check-mapping.ts';
import { fromMapping } from '../mapped.ts';
import type { Source, SourceResult } from '../source.ts';
import type { Answers, NumberedMapping, Task } from './task.ts';

const MAX_COMPILED = 200;
const compiled = new Map<number, Source>();

function sourceOf({ number, mapping }: NumberedMapping): Source {
  const known = compiled.get(number);
  if (known) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  const source = fromMapping(mapping);
  compiled.set(number, source);
  return source;
}

/** Whether all texts of a value have more characters than the bound. */
function isOver(value: unknown, most: number): boolean {
  let left = most;
  const open: unknown[] = [value];
  while (open.length > 0 && left >= 0) {
    const next = open.pop();
    if (typeof next === 'string') left -= next.length;
    else if (typeof next === 'object' && next !== null)
      for (const [name, member] of Object.entries(next)) {
        left -= name.length + 1;
        open.push(member);
      }
  }
  return left < 0;
}

const withinOutput = (result: SourceResult): SourceResult =>
  isOver(result, LIMITS.outputCharacters.value)
    ? {
        issues: [
          errorIssue(
            'bound-passed',
            '',
            `the mapping gives more than ${LIMITS.outputCharacters.value} characters for this delivery; take less of it`,
          ),
        ],
      }
    : result;

export async function runTask(task: Task): Promise<Answers[Task['kind']]> {
  switch (task.kind) {
    case 'yaml': {
      const { document, issues } = readYaml(task.text);
      return { document, issues };
    }
    case 'json':
      return readJson(task.text);
    case 'check':
      return checkMapping(task.mapping);
    case 'envelope':
      return withinOutput(await sourceOf(task.of).readEnvelope!(task.envelope, task.receivedAt));
    case 'body':
      return withinOutput(await sourceOf(task.of).readBody!(task.delivery));
    case 'challenge':
      return sourceOf(task.of).challenge!.answer(task.delivery);
  }
}
