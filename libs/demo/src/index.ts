export { sampleHousehold } from './sample-household';
export { loadHousehold } from './load-household';
export type { SampleLedger } from './load-household';
