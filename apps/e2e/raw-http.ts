import { request } from 'node:http';
import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends exactly these headers and bytes; a doubled header stays doubled. */
export function sendBytes(
  url: string,
  method: string,
  path: string,
  headers: [string, string][],
  body: Buffer | undefined,
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url);
  return new Promise((done, fail) => {
    let answered = false;
    const all = [
      ['host', host],
      ['connection', 'close'],
      ...headers,
      ...(body ? [['content-length', String(body.length)]] : []),
    ];
    const outgoing = request(
      { hostname, port, method, path, agent: false, headers: all.flat() as never },
      (incoming) => {
        answered = true;
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('end', () =>
          done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    // A server may answer and close before it has read a body that is too large.
    outgoing.on('error', (error) => {
      if (!answered) fail(error);
    });
    outgoing.end(body);
  });
}

/** Writes the text to a bare socket and reads until the server closes it; `closed` is false where it stays open. */
export function sendOverSocket(url: string, text: string): Promise<RawAnswer & { closed: boolean }> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const chunks: Buffer[] = [];
    const finish = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      done({ ...parsed(Buffer.concat(chunks).toString()), closed });
    };
    const timer = setTimeout(() => finish(false), 3_000);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => finish(true));
    socket.on('error', (error) => (chunks.length > 0 ? finish(true) : fail(error)));
  });
}

function parsed(answer: string): RawAnswer {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, text: rest.join('\r\n\r\n') };
}
