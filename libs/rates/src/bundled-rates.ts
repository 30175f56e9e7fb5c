import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CalendarDate } from '@pft/kernel';
import { RateHistory } from './rate-history';
import { Rates, type EuroRate } from './rates';

const FILE = 'data/ecb-eurofxref-hist.csv.gz';

/**
 * The European Central Bank's history that travels with the program; works without a network. It is read at the first
 * question, because a program that asks none should not pay for it.
 */
export class BundledRates extends Rates {
  private loaded: RateHistory | undefined;

  /** `file`: another history of the same form, in the place of the bundled one. */
  constructor(private readonly file?: string) {
    super();
  }

  currencies(): string[] {
    return this.history().currencies();
  }

  euroRate(currency: string, date: CalendarDate): EuroRate | null {
    return this.history().euroRate(currency, date);
  }

  /** @throws Error where there is no such file, or it is not of that form */
  private history(): RateHistory {
    this.loaded ??= RateHistory.parse(gunzipSync(readFileSync(this.file ?? findFile())), 'bundled');
    return this.loaded;
  }
}

/** Beside the bundle when a service runs, beside these sources when a test does. */
function findFile(): string {
  const starts = [dirname(resolve(process.argv[1] ?? '.')), process.cwd()];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      for (const place of [FILE, join('libs/rates', FILE)]) {
        const file = join(folder, place);
        if (existsSync(file)) return file;
      }
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`the exchange-rate history (${FILE}) was not found; name it in RATES_FILE`);
}
