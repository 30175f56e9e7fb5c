import { wordsOf } from '@/words/testing/words-of';
import { problemWords } from './problem-words';
import { ApiProblem, asProblem, unwrap } from './problem';

const problem = ApiProblem.of(422, {
  code: 'validation-failed',
  title: 'Invalid',
  detail: 'Two fields are wrong.',
  errors: [
    { pointer: '/amount/amount', code: 'amount-invalid', detail: 'Too many digits.' },
    { pointer: '/date', code: 'date-invalid', detail: 'No such day.' },
    'not a field',
  ],
});

describe('a problem document', () => {
  it('keeps the errors of its fields, and nothing else that is called one', () => {
    expect(problem.fields.map(({ pointer }) => pointer)).toEqual(['/amount/amount', '/date']);
    expect(problem.detail).toBe('Two fields are wrong.');
  });

  it('survives a body that is none', () => {
    expect(problemWords(ApiProblem.of(502, '<html>'), wordsOf('problems')).title.text).toBe('Something went wrong');
    expect(ApiProblem.of(500, null).code).toBe('unknown');
  });

  it('is thrown for every answer that is not a success', async () => {
    const response = new Response(null, { status: 404 });
    await expect(unwrap(Promise.resolve({ error: { code: 'not-found' }, response }))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(unwrap(Promise.resolve({ data: 7, response: new Response() }))).resolves.toBe(7);
  });

  it('stands also for a lost connection', () => {
    expect(asProblem(new TypeError('Failed to fetch')).code).toBe('no-connection');
  });

  it.each(['NetworkError when attempting to fetch resource.', 'Load failed'])(
    'knows a lost connection in the words of every browser: %s',
    (message) => {
      expect(asProblem(new TypeError(message)).code).toBe('no-connection');
    },
  );

  it('does not pass a mistake of the page off as a lost connection', () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
    expect(asProblem(new TypeError('x is not a function')).code).toBe('internal-error');
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});
