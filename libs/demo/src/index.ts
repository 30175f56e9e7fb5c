export { sampleHousehold } from './sample-household';
export type { SampleBudget, SampleHousehold } from './sample-household';
