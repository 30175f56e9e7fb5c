import { MemoryStores } from './memory-stores';
import { describeStores } from './store-contract';

describeStores('the fake in memory', async () => new MemoryStores());
