import { DomainError, type DomainErrorKind } from '@pft/kernel';
import { QueryFailedError } from 'typeorm';
import { allProblems, Problem, registerProblems, statusOfKind } from '../problems/problems';
import { answerTo, problemDocument } from './problem.filter';

class Broken extends DomainError {
  readonly code = 'something-broken';
  constructor(
    readonly kind: DomainErrorKind,
    field?: string,
  ) {
    super('It is broken.', { limit: 3 }, field);
  }
}

describe('the one table from errors to answers', () => {
  it.each(Object.entries(statusOfKind))('answers a broken rule of kind %s with %d', (kind, status) => {
    expect(answerTo(new Broken(kind as DomainErrorKind))).toMatchObject({ status, code: 'something-broken' });
  });

  it('makes a pointer of the field that a rule names, and shows the facts', () => {
    const answer = answerTo(new Broken('invalid', 'amount.currency'));
    expect(problemDocument(answer, { id: 'r', url: '/notes?q=secret' })).toMatchObject({
      type: '/docs/errors.md#something-broken',
      status: 422,
      limit: 3,
      instance: '/notes',
      requestId: 'r',
      errors: [{ pointer: '/amount/currency', code: 'something-broken', detail: 'It is broken.' }],
    });
  });

  it.each([
    ['a connection that was refused', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a shutdown', new QueryFailedError('x', [], Object.assign(new Error('terminating'), { code: '57P01' }))],
    [
      'a statement that took too long',
      new QueryFailedError('x', [], Object.assign(new Error('canceling'), { code: '57014' })),
    ],
    ['a full disk', new QueryFailedError('x', [], Object.assign(new Error('full'), { code: '53100' }))],
    ['a full disk of this machine', Object.assign(new Error('write'), { code: 'ENOSPC' })],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a MongoDB that is away', Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' })],
  ])('answers 503 with Retry-After to %s', (_name, error) => {
    expect(answerTo(error)).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
  });

  it('answers 500 without detail to a wrong statement and to what is no error at all', () => {
    const wrong = new QueryFailedError(
      'SELECT secret',
      [],
      Object.assign(new Error('column secret'), { code: '42703' }),
    );
    for (const error of [wrong, new TypeError('secret'), 'secret', undefined, null]) {
      const answer = answerTo(error);
      expect(answer.status).toBe(500);
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
  });

  it('keeps the headers of a refusal by the edge', () => {
    const problem = new Problem('method-not-allowed', undefined, { headers: { allow: 'GET' } });
    expect(answerTo(problem)).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  });

  it('lists what services add to the table, ordered by status', () => {
    const row = { code: 'tea-only', status: 418, title: 'Tea', explanation: 'It is a teapot.', remedy: 'Ask for tea.' };
    registerProblems([row]);
    const problems = allProblems();
    expect(problems).toContainEqual(row);
    expect(problems.map((problem) => problem.status)).toEqual(
      problems.map((problem) => problem.status).sort((a, b) => a - b),
    );
  });
});
