import { describeLedger } from './contracts/ledger.contract';
import { InMemoryLedger } from './in-memory-ledger';

describeLedger('the fake in memory', () => new InMemoryLedger());
