export { sampleHousehold } from './sample-household';
export type { SampleAccount, SampleHousehold, SampleRow } from './sample-household';
