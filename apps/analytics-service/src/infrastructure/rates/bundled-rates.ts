import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Rates } from '../../application/ports';
import { RateHistory } from '../../domain/rate/rate-history';
import { ratesFile } from '../../configuration';

const FILE = 'data/ecb-eurofxref-hist.csv.gz';

/** The European Central Bank's history that travels with the program; works without a network. */
@Injectable()
export class BundledRates extends Rates {
  private loaded: RateHistory | undefined;

  history(): RateHistory {
    this.loaded ??= RateHistory.parse(gunzipSync(readFileSync(ratesFile() ?? findFile())));
    return this.loaded;
  }
}

/** Beside the bundle when the service runs, beside the sources when a test does. */
function findFile(): string {
  const starts = [dirname(resolve(process.argv[1] ?? '.')), process.cwd()];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      for (const place of [FILE, join('apps/analytics-service', FILE), join('dist/apps/analytics-service', FILE)]) {
        const file = join(folder, place);
        if (existsSync(file)) return file;
      }
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`the exchange-rate history (${FILE}) was not found; name it in RATES_FILE`);
}
