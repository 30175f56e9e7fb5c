import { statementReaders } from '../../src/infrastructure/import-file/detect-format';
import { readInThread } from '../../src/infrastructure/import-file/thread/read-in-thread';
import { PlantedReader } from './planted.reader';

await readInThread((limits) => [new PlantedReader(), ...statementReaders(limits)]);
