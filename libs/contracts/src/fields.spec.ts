import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { answerOf, DayField, IdField, ListField, NameField, names, ObjectField, patchOf, TextField } from './fields';

class Inner {
  @NameField(5) name!: string;
}

class Made {
  @NameField(5) name!: string;
  @DayField({ optional: true }) day?: string;
  @IdField({ optional: true, nullable: true }) ownerId?: string | null;
  @ListField(names(3), { max: 2, unique: true }, { optional: true, nullable: true }) tags?: string[] | null;
  @ObjectField(() => Inner, { optional: true }) inner?: Inner;
}

class Patch extends patchOf(Made, { day: false, ownerId: { nullable: false } }) {
  @TextField(3, { optional: true }) note?: string;
}

const refused = (type: new () => object, body: object) =>
  validateSync(plainToInstance(type, body), { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property }) => property,
  );
const id = '0b7e3c1a-3c2e-4d8e-9a55-0c5f3a1b2c3d';

describe('a field', () => {
  it.each([
    [{ name: 'a' }, []],
    [{}, ['name']],
    [{ name: null }, ['name']],
    [{ name: 'a', day: null }, ['day']],
    [{ name: 'a', ownerId: null }, []],
    [{ name: 'a', ownerId: 'x' }, ['ownerId']],
    [{ name: 'a', tags: ['b', 'c'] }, []],
    [{ name: 'a', tags: ['b', 'b'] }, ['tags']],
    [{ name: 'a', tags: ['b', 'four'] }, ['tags']],
    [{ name: 'a', inner: {} }, ['inner']],
    [{ name: 'a', inner: { name: 'b' } }, []],
  ])('of a request: %j is refused for %j', (body, properties) => {
    expect(refused(Made, body)).toEqual(properties);
  });
});

describe('a patch', () => {
  it.each([
    [{}, []],
    [{ note: 'b' }, []],
    [{ name: null }, ['name']],
    [{ name: 'longer' }, ['name']],
    [{ tags: null }, []],
    [{ tags: ['four'] }, ['tags']],
    [{ ownerId: null }, ['ownerId']],
    [{ ownerId: id }, []],
    [{ day: '2026-01-01' }, ['day']],
    [{ inner: { name: 'longer' } }, ['inner']],
  ])('takes every field or none: %j is refused for %j', (body, properties) => {
    expect(refused(Patch, body)).toEqual(properties);
  });

  it('leaves the class it is made from as it is', () => {
    expect(refused(Made, { name: 'a', day: '2026-01-01', ownerId: null })).toEqual([]);
  });
});

describe('an answer', () => {
  class Told extends answerOf(Made, { tags: { nullable: false, description: 'sorted' } }) {}
  const told = (name: string) => Reflect.getMetadata('swagger/apiModelProperties', Told.prototype, name) as object;

  it('has every field, null only where the request took it, and words of its own', () => {
    expect(told('day')).toMatchObject({ type: 'string', format: 'date' });
    expect(told('ownerId')).toMatchObject({ type: 'string', format: 'uuid', nullable: true });
    expect(told('tags')).toMatchObject({ type: 'array', items: { type: 'string' }, description: 'sorted' });
    expect(told('tags')).not.toHaveProperty('nullable', true);
    // What is not said to be left out is required.
    for (const name of ['day', 'ownerId', 'tags']) expect(told(name)).not.toHaveProperty('required', false);
  });
});
