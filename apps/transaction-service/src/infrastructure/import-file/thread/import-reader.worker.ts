import { statementReaders } from '../detect-format';
import { readInThread } from './read-in-thread';

await readInThread(statementReaders);
