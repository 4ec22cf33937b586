/** The contracts and events that the commands without a server work on. */
import { type ContractFile, type FilePosition, readContractFile } from '../lib/adapters/files/contract-files.ts';
import type { CheckedContract } from '../lib/domain/checker/check-contract.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { joinedByLine } from '../lib/schemas/each-cause.ts';
import type { EventLines } from '../lib/sources/event-lines.ts';
import { CliError } from './cli-error.ts';
import { complain } from './output/print.ts';
import { shownPlace } from './output/worth.ts';

const describe = (issue: Issue, place: FilePosition): string =>
  `${shownPlace(place)} ${issue.severity} ${issue.code} ${issue.path || '/'}: ${issue.message}`;

/** A contract without errors; of a file of terms alone, with a stand-in order. */
export interface LoadedContract extends ContractFile {
  readonly contract: NonNullable<ContractFile['contract']>;
  readonly checked: CheckedContract;
}

/** @throws CliError when the file has errors; each is written to standard error with its place. */
export function loadContract(path: string): LoadedContract {
  const file = readContractFile(path);
  const errors = file.issues.filter((issue) => issue.severity === 'error');
  for (const issue of errors) complain(describe(issue, file.locate(issue.path)));
  if (!file.checked || !file.contract) throw new CliError(`${path} has ${errors.length} errors`);
  return { ...file, contract: file.contract, checked: file.checked };
}

type Read = Pick<EventLines, 'issues' | 'unread'>;

/** Says which lines of a file of events could not be read. */
export const complainOfEvents = ({ issues }: Read, path: string): void =>
  joinedByLine(issues).forEach((issue) => complain(describe(issue, { file: path, at: undefined })));

/** @throws CliError when events could not be read: what was printed does not count them. */
export function failUnread({ unread }: Read, from: string): void {
  const count = unread.filter(({ reason }) => reason === 'unreadable').length;
  if (count > 0) throw new CliError(`${count} ${count === 1 ? 'event' : 'events'} could not be read and are not in ${from}`);
}
