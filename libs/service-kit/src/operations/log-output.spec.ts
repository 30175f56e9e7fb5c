import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogOutput } from './log-output';
import { createLogger } from './logging';

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

describe('where the lines of the log go', () => {
  let written: string;
  let writeBytes: (bytes: Buffer) => number;
  let output: LogOutput;

  const takeAll = (bytes: Buffer): number => {
    written += bytes.toString();
    return bytes.length;
  };

  beforeEach(() => {
    written = '';
    writeBytes = takeAll;
    output = new LogOutput((bytes) => writeBytes(bytes));
  });

  it.each(['ENOSPC', 'EPIPE', 'EAGAIN', 'EIO', 'EBADF'])(
    'loses and counts what cannot be written for %s, and goes on when it can be again',
    (code) => {
      const logger = createLogger('test', { level: 'info', stream: output });
      logger.info('before');
      writeBytes = failing(code);
      for (let line = 0; line < 3; line += 1) expect(() => logger.info('lost')).not.toThrow();
      expect(output.linesLost).toBe(3);
      writeBytes = takeAll;
      logger.info('after');
      const messages = written
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { message: string }).message);
      expect(messages).toEqual(['before', 'after']);
      expect(output.linesLost).toBe(3);
    },
  );

  it('writes the rest of a line of which a part was taken', () => {
    writeBytes = (bytes) => takeAll(bytes.subarray(0, 3));
    output.write('{"a":1}\n');
    expect([written, output.linesLost]).toEqual(['{"a":1}\n', 0]);
  });

  it('begins a new line after one that was torn', () => {
    writeBytes = (bytes) => {
      writeBytes = failing('ENOSPC');
      return takeAll(bytes.subarray(0, 3));
    };
    output.write('{"a":1}\n');
    output.write('{"a":2}\n');
    writeBytes = takeAll;
    output.write('{"a":3}\n');
    expect([written, output.linesLost]).toEqual(['{"a\n{"a":3}\n', 2]);
  });

  it('throws nothing where the file itself refuses', () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-output-'));
    const file = join(folder, 'log');
    closeSync(openSync(file, 'w'));
    const readOnly = openSync(file, 'r');
    writeBytes = (bytes) => writeSync(readOnly, bytes);
    output.write('{"a":1}\n');
    closeSync(readOnly);
    expect([readFileSync(file, 'utf8'), output.linesLost]).toEqual(['', 1]);
    rmSync(folder, { recursive: true });
  });
});
