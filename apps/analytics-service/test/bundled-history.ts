import { BundledRates } from '../src/infrastructure/rates/bundled-rates';

/** The history that the service carries; read once per test file. */
export const history = new BundledRates().history();
