import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsString } from 'class-validator';
import { Public } from '../auth/decorators';
import { NeedsScope } from '../auth/scopes';
import { createService } from '../host/run-service';
import { ServiceKitModule } from '../host/service-kit.module';

class NoteRequest {
  @IsString()
  note!: string;
}

@Controller('notes')
@Public()
class NotesController {
  @Post()
  add(@Body() body: NoteRequest): object {
    return body;
  }

  @Get('slow')
  async readSlowly(): Promise<object> {
    await sleep(700);
    return { slow: true };
  }
}

@Controller('closed')
class ClosedController {
  @Post()
  @NeedsScope('budgets:read')
  add(@Body() body: NoteRequest): object {
    return body;
  }
}

@Module({
  imports: [ServiceKitModule.forRoot({ name: 'socket-test' })],
  controllers: [NotesController, ClosedController],
})
class SocketModule {}

const start = 'POST /notes HTTP/1.1\r\nHost: a\r\n';

describe('what comes over a raw socket', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    const options = { name: 'socket-test', title: 'Sockets', port: 0, portVariable: 'SOCKET_PORT' };
    app = await createService(SocketModule, options);
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  });

  afterAll(() => app.close());

  const exchange = (request: string, patienceMs = 3_000): Promise<{ text: string; closed: boolean }> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      let text = '';
      const patience = setTimeout(() => {
        resolve({ text, closed: false });
        socket.destroy();
      }, patienceMs);
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(patience);
        resolve({ text, closed: true });
      });
    });

  it.each([
    ['for its size', '/notes', 413],
    ['unread, as it comes without a token', '/closed', 401],
    ['unread, as its address does not exist', '/nothing', 404],
  ])('hears out a body that is refused %s, so that the client hears why', async (_name, path, status) => {
    const megabyte = 'x'.repeat(1_000_000);
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    const closed = new Promise<string>((resolve, reject) => {
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    const head = start.replace('/notes', path);
    socket.write(`${head}Connection: close\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n`);
    for (let count = 0; count < 5; count += 1) {
      await sleep(100);
      // The answer comes after the last byte, not into the middle of what is being sent.
      expect(text).toBe('');
      socket.write(megabyte);
    }
    expect(await closed).toContain(`HTTP/1.1 ${status} `);
  });

  it('does not wait for the end of an endless one', async () => {
    const { text, closed } = await exchange(
      `${start}Content-Type: application/json\r\nContent-Length: 5000000\r\n\r\nx`,
      10_000,
    );
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(closed).toBe(true);
  });

  it('is answered however long the answer takes, though nothing is sent meanwhile', async () => {
    const server = app.getHttpServer();
    const idleMs = server.timeout;
    expect(idleMs).toBe(60_000);
    server.setTimeout(150);
    try {
      const { text } = await exchange('GET /notes/slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      expect(text).toMatch(/^HTTP\/1\.1 200 .*"slow":true/s);
    } finally {
      server.setTimeout(idleMs);
    }
  });

  it.each([
    [
      'Content-Length and Transfer-Encoding',
      `${start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['two Content-Lengths', `${start}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`],
    ['an unknown Transfer-Encoding', `${start}Transfer-Encoding: xchunked\r\n\r\nabc`],
    ['no Host', 'POST /notes HTTP/1.1\r\nContent-Length: 0\r\n\r\n'],
    ['two Hosts', `${start}Host: b\r\nContent-Length: 0\r\n\r\n`],
    ['a folded header', `${start}X-Folded: a\r\n b\r\nContent-Length: 0\r\n\r\n`],
    ['a space before the colon', `${start}Content-Length : 0\r\n\r\n`],
    ['a NUL in a header', `${start}X-Nul: a\0b\r\nContent-Length: 0\r\n\r\n`],
    ['no HTTP at all', 'hello\r\n\r\n'],
  ])('is answered 400 with a problem document and closed: %s', async (_name, request) => {
    const { text, closed } = await exchange(request);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.toLowerCase()).toContain('content-type: application/problem+json');
    expect(closed).toBe(true);
  });

  it('is answered 431 where the headers have more than 16 kB', async () => {
    const { text, closed } = await exchange(`${start}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect(closed).toBe(true);
  });

  it('is answered 408 where the headers do not arrive within ten seconds', async () => {
    const { text, closed } = await exchange('POST /notes HTTP/1.1\r\nHost: a\r\nX-Slow:', 20_000);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('request-timeout');
    expect(closed).toBe(true);
  });
});
