/** The texts to choose from: the example contract, and the published ones. Each is loaded when it is chosen. */

type Load = () => Promise<string>;

export interface ExampleFiles {
  /** The id of the text. */
  readonly id: string;
  readonly terms: Load;
  readonly cases: Load;
}

const TERMS = import.meta.glob<string>('../../../contracts/*/terms.yaml', { query: '?raw', import: 'default' });
const CASES = import.meta.glob<string>('../../../contracts/*/cases.yaml', { query: '?raw', import: 'default' });
const OWN_TERMS = import.meta.glob<string>('../../../contracts/examples/live-streaming-network.yaml', { query: '?raw', import: 'default' });
const OWN_CASES = import.meta.glob<string>('../../../contracts/examples/live-streaming-network.cases.yaml', {
  query: '?raw',
  import: 'default',
});

const published = Object.entries(TERMS).flatMap(([path, terms]): ExampleFiles[] => {
  const cases = CASES[path.replace(/terms\.yaml$/, 'cases.yaml')];
  return cases ? [{ id: path.split('/').at(-2)!, terms, cases }] : [];
});

export const EXAMPLES: readonly ExampleFiles[] = [
  { id: 'live-streaming-network', terms: Object.values(OWN_TERMS)[0]!, cases: Object.values(OWN_CASES)[0]! },
  ...published,
];
