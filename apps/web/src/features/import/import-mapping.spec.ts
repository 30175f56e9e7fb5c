import { columnLabel, mappingChanges, mappingDraft, mappingPatch } from './import-mapping';

const mapping = {
  charset: 'iso-8859-1',
  delimiter: ';',
  headerLine: null,
  decimal: ',' as const,
  dateFormat: 'DD.MM.YYYY',
  columns: { date: 0, valueDate: 1, payee: 2, amount: 4, sign: { column: 5, in: ['H'], out: ['S', 'D'] } },
};

describe('the mapping editor', () => {
  it('gives back what it was given', () => {
    const patch = mappingPatch(mappingDraft(mapping));
    expect(patch).toMatchObject({
      charset: 'iso-8859-1',
      delimiter: ';',
      headerLine: null,
      decimal: ',',
      dateFormat: 'DD.MM.YYYY',
    });
    expect(patch.columns).toMatchObject(mapping.columns);
  });

  it('clears what is no longer used', () => {
    const draft = mappingDraft(mapping);
    const patch = mappingPatch({ ...draft, columns: { ...draft.columns, valueDate: '' }, signColumn: '' });
    expect(patch.columns?.valueDate).toBeNull();
    expect(patch.columns?.sign).toBeNull();
  });

  it('swaps booking and value date', () => {
    const draft = mappingDraft(mapping);
    const patch = mappingPatch({ ...draft, columns: { ...draft.columns, date: '1', valueDate: '0' } });
    expect(patch.columns).toMatchObject({ date: 1, valueDate: 0 });
  });

  it('says only what somebody has changed', () => {
    const draft = mappingDraft(mapping);
    expect(mappingChanges(mapping, draft)).toEqual({});
    expect(mappingChanges(mapping, { ...draft, dateFormat: 'MM.DD.YYYY' })).toEqual({ dateFormat: 'MM.DD.YYYY' });
    const columns = { ...draft.columns, payee: '3', valueDate: '' };
    expect(mappingChanges(mapping, { ...draft, columns, signOut: 'S' })).toEqual({
      columns: { payee: 3, valueDate: null, sign: { column: 5, in: ['H'], out: ['S'] } },
    });
  });

  it('names columns by header and example', () => {
    expect(columnLabel({ column: 2, header: 'Text', samples: ['HOFER DANKT 0123 FILIALE WIEN 1010'] })).toBe(
      'Text: HOFER DANKT 0123 FILIALE WI…',
    );
    expect(columnLabel({ column: 2, header: null, samples: [] })).toBe('Column 3');
  });
});
