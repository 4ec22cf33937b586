/** What is in the editors as the fragment of an address: it goes to no server. */
import type { Example } from './example-text.ts';

const PREFIX = '#state=';

const through = async (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

export async function fragmentOf({ contract, evidence, period }: Example): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify({ contract, evidence, period }));
  const packed = await through(json, new CompressionStream('deflate-raw'));
  const text = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return PREFIX + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns undefined for a fragment of something else, or one that was cut. */
export async function stateIn(fragment: string): Promise<Example | undefined> {
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const text = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const json = await through(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    const { contract, evidence, period } = JSON.parse(new TextDecoder().decode(json)) as Record<string, unknown>;
    return [contract, evidence, period].every((one) => typeof one === 'string') ? ({ contract, evidence, period } as Example) : undefined;
  } catch {
    return undefined;
  }
}
