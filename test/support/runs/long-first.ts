/** The files that take longest begin first, so that no worker still runs one when the other has ended. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** From a run of all, the longest first: `TEST_TIMES=10` before `npm test` shows them again. */
const LONG: readonly string[] = [
  // integration
  // It bundles the functions, for which `infra/app` waits otherwise.
  'infra/bundles',
  'laws/worth',
  'evidence/service-and-file',
  'closing/killed-audit',
  'closing/plan-bounds',
  'closing/histories',
  'infra/app',
  'laws/money-laws',
  'laws/bounds',
  'docs/blocks',
  'docs/prose',
  'laws/slot-matrix',
  // system
  'cli/package',
  'docs/commands',
  'local/stored-start',
  'cli/listing',
  'cli/evidence',
  'local/stored-data',
  'local/backup',
  'local/system',
  'local/file-modes',
  // browser
  'browser/vendor',
  'browser/money',
  'browser/month',
  'browser/contracts',
  'browser/endpoints',
];

const place = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONG.length : at;
};

export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    return sorted.sort((a, b) => groupOf(a) - groupOf(b) || place(a) - place(b));
  }
}
