export { sampleHousehold } from './sample-household';
