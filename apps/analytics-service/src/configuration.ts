/**
 * The environment variables that this service reads besides those of the kit.
 *
 * | variable | default | meaning |
 * | --- | --- | --- |
 * | ANALYTICS_SERVICE_PORT | 3003 | port to listen on |
 * | MONGODB_URI | none | MongoDB is the store; without it the embedded one is |
 * | ANALYTICS_DATABASE_URL, DATABASE_URL | required without MONGODB_URI | PostgreSQL of the embedded store, schema `analytics` |
 * | ANALYTICS_MOVE_FROM | required by `--take-over` | the store that is left: its mongodb:// address, `embedded`, or `nothing` to leave its alerts |
 * | RATES_FILE | beside the program | the exchange-rate history, `ecb-eurofxref-hist.csv.gz` |
 * | FEED_WAIT_MS | 20000 | how long one claim on a change feed waits for changes |
 * | ALERT_STREAMS | 500 | streams of alerts in all, well below the connections of one address |
 */
import { config } from '@pft/service-kit';

export const EMBEDDED = 'embedded';
export const storeInUse = (): string => config('MONGODB_URI', EMBEDDED);
export const storeLeft = (): string => config('ANALYTICS_MOVE_FROM');
export const feedWaitMs = (): number => config('FEED_WAIT_MS', 20_000);
export const ratesFile = (): string | undefined => config('RATES_FILE', undefined);
export const mostStreams = (): number => config('ALERT_STREAMS', 500);
