/** Every bound on what grows, and what happens past it. docs/reference/limits.md is made of it, and the code takes its figures from here. */

import { AWS_FIGURES } from './aws-figures.ts';

/** Of one text or list, where it is taken in or shown. */
export interface Bound {
  readonly value: number;
  readonly unit: string;
  /** What is bounded. */
  readonly of: string;
  /** What happens past it, and the way to the rest. */
  readonly past: string;
}

const limit = <const B extends Bound>(given: B): B => given;

export const LIMITS = {
  bodyBytes: limit({ value: 256 * 1024, unit: 'bytes', of: 'the body of a request', past: 'answered 413 `too-large`; nothing is done' }),
  uploadBytes: limit({
    value: 1024 * 1024,
    unit: 'bytes',
    of: 'the body of a request with a contract, a mapping, or an event that replaces another',
    past: 'answered 413 `too-large`; nothing is done',
  }),
  uploadCharacters: limit({
    value: 256 * 1024,
    unit: 'characters',
    of: 'a contract or a mapping, as YAML or as JSON',
    past: 'refused: `too-large`',
  }),
  uploadDepth: limit({
    value: 24,
    unit: 'levels',
    of: 'the nesting of a YAML document and of the JSON body of a request',
    past: 'refused: `too-deep`',
  }),
  uploadEntries: limit({ value: 50_000, unit: 'entries', of: 'a contract or a mapping, as YAML or as JSON', past: 'refused: `too-large`' }),
  uploadTimeMs: limit({
    value: 10_000,
    unit: 'ms',
    of: 'the time to read a contract or a mapping, as YAML or as JSON',
    past: 'refused: `bound-passed`; the worker is replaced',
  }),
  issues: limit({
    value: 100,
    unit: 'issues',
    of: 'errors or warnings in one answer',
    past: 'the first are shown, and an issue `more-issues` has the number of the others; correct these and send again',
  }),
  contractsOfSenders: limit({
    value: 100,
    unit: 'contracts',
    of: 'the contracts whose senders the answer about a vendor has (`GET /v1/vendors/{vendor}`)',
    past: 'those of further contracts are not shown, and the answer says so (`moreContracts`); each contract has its own senders (`GET /v1/contracts/{id}`)',
  }),
  issueText: limit({
    value: 2000,
    unit: 'characters',
    of: 'the message of an issue, and its path',
    past: 'its beginning and its end are shown, and between them the number of the characters that are left out',
  }),
  workerMemoryMb: limit({
    value: 96,
    unit: 'MB',
    of: 'the memory of the worker for expressions, contracts and mappings',
    past: 'refused: `bound-passed`; the worker is replaced',
  }),
  expressionTimeMs: limit({
    value: 2000,
    unit: 'ms',
    of: "the time that an administrator's mapping takes for one delivery",
    past: 'the delivery is quarantined with `bound-passed`; the worker is replaced',
  }),
  slowTimeMs: limit({
    value: 5000,
    unit: 'ms a minute',
    of: "the time of one sender's slow deliveries (over 50 ms each) in an administrator's mapping",
    past: 'its next deliveries of that minute are quarantined with `bound-passed`, and reprocessed from there',
  }),
  expressionText: limit({
    value: 1_000_000,
    unit: 'characters',
    of: 'a text that an expression makes',
    past: 'the delivery is quarantined: `unreadable`',
  }),
  expressionEntries: limit({
    value: 10_000,
    unit: 'entries',
    of: 'a list that an expression makes',
    past: 'the delivery is quarantined: `unreadable`',
  }),
  factsOfDelivery: limit({
    value: 10_000,
    unit: 'events',
    of: 'the events that a mapping makes of one delivery',
    past: 'the delivery is quarantined: `bound-passed`',
  }),
  outputCharacters: limit({
    value: 4_000_000,
    unit: 'characters',
    of: 'all texts that a mapping gives for one delivery',
    past: 'the delivery is quarantined: `bound-passed`',
  }),
  watchTimeMs: limit({
    value: 60_000,
    unit: 'ms',
    of: 'one run of early warning',
    past: 'the contracts that are left wait for the next run, which goes on behind the progress mark',
  }),
  watchedAtOnce: limit({
    value: 25,
    unit: 'contracts',
    of: 'the contracts that early warning assesses for one message of its queue',
    past: 'the others go back to the queue in messages of their own',
  }),
  lookEveryMs: limit({
    value: 60_000,
    unit: 'ms',
    of: 'the time from one assessment of a running period for early warning to the next of the same contract',
    past: 'what is recorded sooner waits: the assessment is planned for the end of that time',
  }),
  runningEvidenceMs: limit({
    value: 7 * 86_400_000,
    unit: 'ms',
    of: 'the time for which early warning adds to one reading of all evidence of a running period',
    past: 'the reading no longer counts: the next assessment reads all of it again',
  }),
  runningEvidenceBytes: limit({
    value: 350_000,
    unit: 'bytes',
    of: 'the evidence of a running period that early warning keeps, packed',
    past: 'nothing is kept that would count for the next one: each assessment reads all evidence',
  }),
  claimsTimeMs: limit({
    value: 200_000,
    unit: 'ms',
    of: 'one run of the reminders and expiries of claims',
    past: 'the claims that are left wait for the next run, which goes on behind the progress mark',
  }),
  moveTimeMs: limit({
    value: 600_000,
    unit: 'ms',
    of: 'one run of the moving of old evidence to object storage',
    past: 'the evidence that is left stays in the table and waits for the next run, which goes on behind the progress mark',
  }),
  packTimeMs: limit({
    value: 600_000,
    unit: 'ms',
    of: 'one run of the packing of batched checks',
    past: 'the days that are left wait for the next run, which goes on behind the progress mark',
  }),
  partitionKeyBytes: limit({
    value: AWS_FIGURES.partitionKeyBytes,
    unit: 'bytes',
    of: 'the names in the partition key of an item, escaped',
    past: 'an event is quarantined with `unusable-name`; a request is answered 404, or 422 `unusable-name` when it would write',
  }),
  sortKeyBytes: limit({
    value: AWS_FIGURES.sortKeyBytes,
    unit: 'bytes',
    of: 'the names and ids in the sort key of an item, escaped',
    past: 'an event is quarantined with `unusable-name`; a request is answered 404, or 422 `unusable-name` when it would write',
  }),
  pathParameterBytes: limit({ value: 1024, unit: 'bytes', of: 'one part of a path', past: 'answered 404' }),
  webhookBytes: limit({
    value: 900_000,
    unit: 'bytes',
    of: 'the body of a webhook, decompressed',
    past: 'answered 413 `too-large`; nothing is kept',
  }),
  requestBytes: limit({ value: AWS_FIGURES.httpBytes, unit: 'bytes', of: 'whatever is sent, as it arrives', past: 'answered 413' }),
  batchedEvents: limit({
    value: 2000,
    unit: 'events',
    of: 'the events of a batched event',
    past: 'the event is quarantined: `unreadable`',
  }),
  mappingEntries: limit({
    value: 2000,
    unit: 'entries',
    of: 'the list that `each` of a mapping names',
    past: 'the delivery is quarantined: `unreadable`',
  }),
  amountDigits: limit({
    value: 15,
    unit: 'digits',
    of: 'an amount of a request or of an event, before its decimal point',
    past: 'answered 400 `bad-body`; an event is quarantined: `unreadable`',
  }),
  numberDigits: limit({
    value: 40,
    unit: 'digits',
    of: 'a number of a contract, of an order, or of an attribute in an event: before its decimal point, and as many after it',
    past: 'the contract is refused: `bad-value`; an event is quarantined: `unreadable`',
  }),
  eventNames: limit({
    value: 100,
    unit: 'names',
    of: 'the attributes of an event, its measured figures, its outcomes',
    past: 'the event is quarantined: `unreadable`',
  }),
  transitions: limit({
    value: 500,
    unit: 'transitions',
    of: 'the transitions of a claim by each party, which are counted apart; what a party takes back that the other one recorded in its name is not counted',
    past: 'answered 422 `too-many`; all that were taken stay in the answer',
  }),
  correctionRing: limit({
    value: 100,
    unit: 'corrections',
    of: 'corrections that, through one another, correct themselves',
    past: 'none of them has an effect; each is shown as a finding `corrects-nothing`',
  }),
  disputes: limit({
    value: 50,
    unit: 'disputes',
    of: 'the disputes of one party about one period of a contract',
    past: 'answered 422 `too-many`; one dispute may name several lines and events',
  }),
  listPage: limit({ value: 200, unit: 'items', of: 'one page of a listing', past: 'the answer has a `cursor`, which gives the next page' }),
  pageBytes: limit({
    value: 2_000_000,
    unit: 'bytes',
    of: 'the items of one page of a listing, as JSON; one item is always given',
    past: 'the page ends before the item that would pass it, and the `cursor` goes on with that item',
  }),
  cursorHours: limit({
    value: 24,
    unit: 'hours',
    of: 'the age of a `cursor`',
    past: 'refused: `cursor-expired`; begin again without one, or with `updatedSince` where the listing has it',
  }),
  ledgerSummed: limit({
    value: 200_000,
    unit: 'entries',
    of: 'the entries of the ledger that one request sums up',
    past: 'answered 422 `ledger-too-large`; narrow it, or sum up the CSV of `GET /v1/ledger`, which has every entry',
  }),
  ledgerDocument: limit({
    value: 20_000,
    unit: 'entries',
    of: 'the entries of a ledger document',
    past: 'answered 422 `document-too-large`; take a shorter span, or `GET /v1/ledger` in pages or as CSV',
  }),
  documentBytes: limit({
    value: 4_400_000,
    unit: 'bytes',
    of: 'a statement, a claim, a bundle, a document, a claim package, a preview, an outlook, balances and ages of the ledger, in one answer',
    past: 'answered 303 with a link to the file, which needs no token; the link is refused after its time. The answer to a transition is 303 from half of it on, with the path of the claim',
  }),
  linkMinutes: limit({
    value: 5,
    unit: 'minutes',
    of: 'the time of a link to a file',
    past: 'the link is refused; ask again',
  }),
  linkedBytes: limit({
    value: 30_000_000,
    unit: 'bytes',
    of: 'a file behind a link',
    past: 'answered 422 `document-too-large`; take a shorter span, or the events themselves in pages of `GET /v1/evidence`',
  }),
  linkedHourBytes: limit({
    value: 1_000_000_000,
    unit: 'bytes an hour',
    of: 'the files behind links that are kept for one caller',
    past: 'answered 429 `too-many-files` with `Retry-After`, and nothing is kept; smaller answers are given as before',
  }),
  pdfRows: limit({
    value: 5000,
    unit: 'rows',
    of: 'the lines, objectives and intervals of a statement as PDF or in a claim package',
    past: 'answered 422 `document-too-large`; take the XLSX, or the JSON of `GET /v1/statements/{id}`',
  }),
  sheetRows: limit({
    value: 20_000,
    unit: 'rows',
    of: 'the lines, objectives and intervals of a statement as XLSX',
    past: 'answered 422 `document-too-large`; take the JSON of `GET /v1/statements/{id}`',
  }),
  searchedRecords: limit({
    value: 2000,
    unit: 'records',
    of: 'the records that one request of a search for a text reads',
    past: 'the answer has a `cursor`, with which the next request goes on; `makegood erase find` does so by itself',
  }),
  searchedCharacters: limit({
    value: 20_000_000,
    unit: 'characters',
    of: 'what one request of a search for a text reads, decoded',
    past: 'the answer has a `cursor`, with which the next request goes on; `makegood erase find` does so by itself',
  }),
  decodedCharacters: limit({
    value: 10_000_000,
    unit: 'characters',
    of: 'what a search for a text decodes of one record (JSON, forms, base64, gzip)',
    past: 'the rest of the record is searched as it came, and the record is shown under `partly` of the answer',
  }),
  erasedRecords: limit({
    value: 100,
    unit: 'records',
    of: 'the records that one request erases',
    past: 'answered 400; send the others in further requests, as `makegood erase run` does',
  }),
  auditChanged: limit({
    value: 1000,
    unit: 'statements',
    of: 'each list in the report of an audit',
    past: 'the report has the count of all; `GET /v1/statements?period=` has them in pages',
  }),
  subscriptions: limit({
    value: 200,
    unit: 'subscriptions',
    of: 'the subscriptions to messages',
    past: 'refused: `too-many`; subscribe the address of a list',
  }),
  endpoints: limit({
    value: 50,
    unit: 'endpoints',
    of: 'the endpoints of the customer',
    past: 'refused: `too-many`; delete one',
  }),
  vendorEndpoints: limit({
    value: 5,
    unit: 'endpoints',
    of: 'the endpoints of one vendor',
    past: 'refused: `too-many`; delete one',
  }),
  endedEndpoints: limit({
    value: 50,
    unit: 'names',
    of: 'the endpoints that one party deleted in a day or two, whose names are remembered for so long',
    past: 'refused: `too-many`; use one of those names again, or wait',
  }),
  endpointUrl: limit({ value: 2000, unit: 'characters', of: 'the URL of an endpoint', past: 'refused: `bad-url`' }),
  answerBytes: limit({
    value: 4096,
    unit: 'bytes',
    of: 'the answer of an endpoint that is read',
    past: 'the rest is not read; of an answer without success the first 300 characters are shown with the attempt',
  }),
  deliveryAttempts: limit({
    value: 10,
    unit: 'attempts',
    of: 'the attempts to deliver an event to an endpoint, over three days',
    past: 'the delivery is shown as `failed`; a replay sends it again, with as many attempts',
  }),
  replayedDeliveries: limit({
    value: 500,
    unit: 'deliveries',
    of: 'the deliveries that one request replays',
    past: 'the answer has a `cursor`, with which the next request goes on; `makegood endpoint replay` does so by itself',
  }),
  messageLines: limit({
    value: 20,
    unit: 'lines',
    of: 'each list in a message',
    past: 'the first are shown, with the number of the others',
  }),
} as const satisfies Readonly<Record<string, Bound>>;
