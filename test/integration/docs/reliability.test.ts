/** What must hold when a machine, a disk, a clock or a version fails, and the tests that show it: each is there under its title. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);

/** By what must hold: the file of the tests, and a part of the title of each. */
const SHOWN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'data that an earlier version stored is read, restated, rendered and closed': {
    'test/system/local/stored-data.test.ts': [
      'lists the statements as before',
      'renders each statement as %s',
      'restates for a late fact as before',
    ],
    'test/system/local/stored-start.test.ts': ['shows the statement of the example and is ready'],
  },
  'a failed append is cut off before the next one, and nothing acknowledged is lost': {
    'test/unit/local/eventbridge/journal.test.ts': [
      'a line after a torn one is not glued to it',
      'a file whose sync failed is not written to any more',
    ],
    'test/unit/local/eventbridge/journal-faults.test.ts': ['the journal keeps once all that it acknowledged'],
  },
  'a redrive that fails or is cut off loses no dead letter': {
    'test/unit/local/eventbridge/bus-files.test.ts': [
      'are all delivered although any step of a redrive failed',
      'that an interrupted redrive of before left are taken first',
    ],
  },
  'an archive that cannot be written refuses events and ends no process; a torn line stops no replay': {
    'test/unit/local/eventbridge/bus-files.test.ts': [
      'refuses events while it cannot be written',
      'passes over a torn and a damaged line by name',
    ],
  },
  'a database that is killed alone is started again, and health says so; a start names dead letters': {
    'test/system/local/supervision.test.ts': ['is started again when it is killed alone'],
    'test/system/local/start-after-corrupt-files.test.ts': ['a start names the dead letters that wait'],
  },
  'each period that ended while nothing ran is closed, and an alarm tells of those that are overdue': {
    'test/integration/application/closing/missed-months.test.ts': ['closes every month that ended', 'counts what is overdue'],
    'test/integration/infra/app.test.ts': ['rings when no audit was closed for 26 hours'],
  },
  'the journal and the archive do not grow without bound': {
    'test/unit/local/eventbridge/journal.test.ts': ['is small again while it runs'],
    'test/unit/local/eventbridge/bus-files.test.ts': ['drops files that are older than the archive keeps events'],
  },
  'a copy of a folder does no harm to the original, and a folder has one run': {
    'test/system/local/supervision.test.ts': ['stays when a copy of the folder is started', 'has no second run beside it'],
  },
  'a request that is sent again after a kill has its first outcome': {
    'test/integration/lambdas/http/killed-requests.test.ts': ['has the first answer and the first outcome, wherever it was killed'],
  },
  'tokens in the files are renewed while one process runs for months': {
    'test/unit/local/scheduler/schedules.test.ts': ['the tokens in the files are renewed each day'],
  },
  'a request at the moment of a start is refused or answered': {
    'test/system/local/start-after-corrupt-files.test.ts': ['every request at the moment of a start is refused or answered'],
  },
  'the archive has every acknowledged event, also after a kill': {
    'test/unit/local/eventbridge/bus-files.test.ts': ['has every acknowledged event once', 'makes up what a kill took from it'],
  },
  'a bit that flips in a file is seen and named': {
    'test/unit/local/eventbridge/journal.test.ts': ['any one bit that flips is seen'],
  },
  'an event that is delivered again is in the evidence or the quarantine once': {
    'test/integration/lambdas/queue/ingest-events.test.ts': ['quarantines %s, with its reason and unchanged', 'nothing is lost or doubled'],
    'test/system/local/durability-and-crash-recovery.test.ts': ['loses no event that was acknowledged, and doubles none'],
  },
  'a backup under load is whole, and a restore goes on from it': {
    'test/system/local/backup.test.ts': [
      'has every event that was acknowledged before it',
      'gives the same statements byte for byte on the other engine',
    ],
  },
};

/** A title in quotes, on the line of its test or after its table. */
const hasTitle = (text: string, title: string): boolean =>
  text.split('\n').some((line) => /\(['`]/.test(line) && line.includes(title) && /\bit\b|\)\(/.test(line));

describe.each(Object.entries(SHOWN))('%s', (_, files) => {
  it.each(Object.entries(files))('is shown by tests of %s that have these titles', (file, titles) => {
    expect(existsSync(new URL(file, root))).toBe(true);
    const text = readFileSync(new URL(file, root), 'utf8');
    expect(titles.filter((title) => !hasTitle(text, title))).toEqual([]);
  });
});
