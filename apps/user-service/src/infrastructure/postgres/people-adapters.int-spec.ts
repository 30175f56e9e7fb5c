import { ChangeLog, dataSourceOptions, migrate, TypeOrmUnitOfWork } from '@pft/change-log';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { describePeople } from '../../../test/contracts/people.contract';
import { CreateUsers1700000001000 } from './migrations/create-users.migration';
import { SqlSessionRepository } from './sql-session.repository';
import { TypeOrmUserRepository } from './typeorm-user.repository';
import { UserSchema } from './user.schema';

let testDatabase: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.USER_DATABASE_URL = testDatabase.url;
  const database = {
    schema: 'users',
    variable: 'USER_DATABASE_URL',
    entities: [UserSchema],
    migrations: [CreateUsers1700000001000],
  };
  dataSource = new DataSource(dataSourceOptions(database, 'user-service'));
  await dataSource.initialize();
  await migrate(dataSource, database.schema);
});

afterAll(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

describePeople('PostgreSQL', () => {
  const unitOfWork = new TypeOrmUnitOfWork(dataSource, new ChangeLog('users'));
  return {
    unitOfWork,
    users: new TypeOrmUserRepository(unitOfWork),
    sessions: new SqlSessionRepository(unitOfWork.sql),
  };
});
