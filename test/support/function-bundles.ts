/** The bundles of the functions, made once in a run of the tests, by the process that needs them first. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { FunctionName } from '../../lib/declarations/functions.ts';
import { bundleFunctions } from '../../lib/infra/bundle.ts';
import type {} from './runs/bundles-folder.ts';

/** @returns the folder of a function's bundle. */
export async function functionBundles(): Promise<(name: FunctionName) => string> {
  const folder = inject('bundlesFolder');
  const [built, failed] = [join(folder, 'built'), join(folder, 'failed')];
  if (isFirst(join(folder, 'begun')))
    try {
      bundleFunctions(folder);
      writeFileSync(built, '');
    } catch (error) {
      writeFileSync(failed, '');
      throw error;
    }
  while (!existsSync(built)) {
    if (existsSync(failed)) throw new Error('the functions could not be bundled; another test of this run says why');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return (name) => join(folder, name);
}

/** Of several processes, one makes a folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
