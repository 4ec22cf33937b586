/** The files that take longest begin first, so that no worker still runs one when the other has ended. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** From a run of all, the longest first: `TEST_TIMES=10` before `npm test` shows them again. */
const LONG: readonly string[] = [
  // integration
  'laws/worth',
  'closing/killed-audit',
  'closing/histories',
  'evidence/service-and-file',
  'infra/app',
  'laws/money-laws',
  'laws/bounds',
  'infra/bundles',
  'docs/blocks',
  'laws/slot-matrix',
  // system
  'cli/package',
  'local/stored-start',
  'docs/commands',
  'cli/listing',
  'cli/evidence',
  'local/system',
  // browser
  'browser/money',
  'browser/month',
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
