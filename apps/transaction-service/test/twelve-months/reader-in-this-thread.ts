import { readFileSync } from 'node:fs';
import {
  ImportReader,
  type LedgerOfImport,
  type ReadFile,
  type ReadingWish,
} from '../../src/application/import/reading/import-reader';
import { readImport } from '../../src/application/import/reading/read-import';
import { openStatement, statementReaders } from '../../src/infrastructure/import-file/detect-format';
import { Sha256Digest } from '../../src/infrastructure/import-file/sha-256-digest';

/** What the thread of a file does, without the thread: to begin one takes longer than all else of a small file. */
export class ReaderInThisThread extends ImportReader {
  private readonly readers = statementReaders({ maxRows: 100_000, maxColumns: 1_000 });
  private readonly digest = new Sha256Digest();

  async read<T>(
    _whose: string,
    source: string | Uint8Array,
    wish: ReadingWish,
    ledger: LedgerOfImport,
    use: (read: ReadFile) => Promise<T>,
  ): Promise<T> {
    const bytes = typeof source === 'string' ? readFileSync(source) : source;
    const file = openStatement(this.readers, bytes, wish.known?.reading ?? null, wish);
    const { rows, ...read } = await readImport(file, this.digest.of(bytes), wish, ledger, this.digest);
    const all = [...rows];
    return use({
      ...read,
      rows: async function* () {
        yield all;
      },
    });
  }
}
