/** Texts of the playground. */
export const englishPlayground = {
  title: 'Playground',
  intro: 'Write a contract and evidence; the statement follows each change. Everything is computed in this browser, and nothing is sent.',
  example: 'Example',
  filter: 'Find a text',
  contract: 'Contract',
  evidence: 'Evidence',
  evidenceHelp: 'A YAML list of events in their short form, or one JSON event a line.',
  period: 'Period',
  share: 'Put the state into the address',
  shared: 'The address has the contract, the evidence and the period. Copy it to share them.',
  lost: 'The address has a state that cannot be read. Ask for the whole address.',
  statement: 'Statement',
  noStatement: 'There is no statement while there are errors.',
  refusedPeriod: 'This period is refused',
  issuesOf: (of: string, count: number) => `${of}: issues (${count})`,
  failed: 'This could not be computed',
};

export type PlaygroundTexts = typeof englishPlayground;
