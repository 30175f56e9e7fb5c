import type { ImportFormat, ImportReading, StatementFile } from '../../../domain/import/statement';

/** In which language a file may be written, where its bytes leave that open. */
export interface LanguageHints {
  readonly locale: string;
  readonly baseCurrency: string;
}

/** Reads files of one format. Which format a file has is told by its content, never by its name. */
export abstract class StatementReader {
  abstract readonly format: ImportFormat;
  abstract recognizes(bytes: Uint8Array): boolean;
  /**
   * Decodes a file; nobody needs its bytes any more afterwards. What it finds there decides what the entries mean, unless a
   * reading is wished for.
   * @throws ImportNotText and what else refuses the whole file
   */
  abstract open(bytes: Uint8Array, wished: ImportReading | null, hints: LanguageHints): StatementFile;
}
