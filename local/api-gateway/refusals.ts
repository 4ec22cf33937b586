/**
 * What Node refuses by itself, before a request is one: its own answers have no headers, and every answer has those of security. All of them
 * end the connection.
 */
import { STATUS_CODES, type Server } from 'node:http';
import { ANSWER_HEADERS } from '../../lib/declarations/answer-headers.ts';

/** By the code of Node's error. Whatever else cannot be read is a bad request. */
const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const bodyOf = (status: number): string => JSON.stringify({ message: STATUS_CODES[status] });

export function answerRefusals(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // The caller has left, or has the beginning of another answer.
    if (error.code === 'ECONNRESET' || !socket.writable || (socket as { bytesWritten?: number }).bytesWritten !== 0)
      return void socket.destroy(error);
    const status = STATUS[error.code ?? ''] ?? 400;
    const body = bodyOf(status);
    const headers = {
      ...ANSWER_HEADERS,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  });
  server.on('checkExpectation', (_, response) => {
    response.writeHead(417, { ...ANSWER_HEADERS, 'content-type': 'application/json', connection: 'close' }).end(bodyOf(417));
  });
}
