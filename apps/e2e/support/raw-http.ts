import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** False where the server left the connection open. */
  closed: boolean;
}

const sliceBytes = 65_536;
const patienceMs = 30_000;

/** Sends exactly these headers and bytes; a doubled header stays doubled. */
export function sendBytes(
  url: string,
  method: string,
  path: string,
  headers: [string, string][],
  body: Buffer | undefined,
): Promise<RawAnswer> {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body ? [`Content-Length: ${body.length}`] : []),
  ];
  return exchange(
    url,
    Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body ?? Buffer.alloc(0)]),
    patienceMs,
  );
}

/** Writes the text to a bare socket and reads until the server closes it. */
export const sendOverSocket = (url: string, text: string): Promise<RawAnswer> =>
  exchange(url, Buffer.from(text), 3_000);

function exchange(url: string, bytes: Buffer, timeoutMs: number): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => writeSlices(socket, bytes, () => chunks.length > 0));
    const finish = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      done({ ...parsed(Buffer.concat(chunks)), closed });
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => finish(true));
    socket.on('error', (error) => (chunks.length > 0 ? finish(true) : (clearTimeout(timer), fail(error))));
  });
}

/** A server may answer and close before it has read everything, so writing stops as soon as an answer comes. */
function writeSlices(socket: Socket, bytes: Buffer, answered: () => boolean): void {
  const write = (from: number): void => {
    if (from >= bytes.length || answered() || socket.destroyed) return;
    socket.write(bytes.subarray(from, from + sliceBytes), () => setImmediate(() => write(from + sliceBytes)));
  };
  write(0);
}

function parsed(answer: Buffer): Omit<RawAnswer, 'closed'> {
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = answer
    .subarray(0, end < 0 ? answer.length : end)
    .toString('latin1')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = end < 0 ? Buffer.alloc(0) : answer.subarray(end + 4);
  const whole = headers['transfer-encoding'] === 'chunked' ? joinChunks(body) : body;
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, text: whole.toString() };
}

function joinChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, lineEnd).toString(), 16);
    if (lineEnd < 0 || !(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
