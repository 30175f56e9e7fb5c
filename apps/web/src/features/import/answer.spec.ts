import { answerTo } from './answer';

const example = { line: 2, before: '04/03/2026', after: '2026-03-04' };
const question = {
  code: 'date-order',
  text: 'Which is the month?',
  options: [
    { label: 'Day first', mapping: { dateFormat: 'DD/MM/YYYY' }, example },
    { label: 'Month first', mapping: { dateFormat: 'MM/DD/YYYY' }, example },
  ],
};

describe('the answer to a question about a file', () => {
  it('confirms what is proposed and changes nothing', () => {
    expect(answerTo(question, 0, true)).toEqual({ confirm: ['date-order'] });
  });

  it('changes the mapping where another reading is chosen', () => {
    expect(answerTo(question, 1, true)).toEqual({
      confirm: ['date-order'],
      mapping: { dateFormat: 'MM/DD/YYYY' },
    });
  });

  it('is a yes where there is nothing to choose', () => {
    expect(answerTo({ ...question, options: [] }, 0, true)).toEqual({ confirm: ['date-order'] });
  });

  it('leaves a file without a mapping as it is', () => {
    expect(answerTo(question, 1, false)).toEqual({ confirm: ['date-order'] });
  });
});
