import { describePeople } from './contracts/people.contract';
import { InMemoryPeople } from './in-memory-people';

describePeople('the fake in memory', () => new InMemoryPeople());
