import { decodeText } from './decode-text';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('decoding a file', () => {
  it('reads valid UTF-8 as such, with and without a byte order mark', () => {
    expect(decodeText(Buffer.from('Grün ☕'))).toEqual({ charset: 'utf-8', text: 'Grün ☕' });
    expect(decodeText(Buffer.from('\ufeffGrün'))).toEqual({ charset: 'utf-8', text: 'Grün' });
  });

  it('reads UTF-16 of both byte orders by its mark', () => {
    const little = Buffer.from('\ufeffGrün', 'utf16le');
    expect(decodeText(little)).toEqual({ charset: 'utf-16le', text: 'Grün' });
    expect(decodeText(Buffer.from(little).swap16())).toEqual({ charset: 'utf-16be', text: 'Grün' });
  });

  it('takes anything else for Western European, windows-1252 where its own signs are used', () => {
    expect(decodeText(bytes(0x47, 0x72, 0xfc, 0x6e))).toEqual({ charset: 'iso-8859-1', text: 'Grün' });
    expect(decodeText(bytes(0x80, 0x20, 0x84, 0xfc, 0x93))).toEqual({ charset: 'windows-1252', text: '€ „ü“' });
  });

  it('reads the charset that it is told to', () => {
    expect(decodeText(bytes(0xb1, 0xe6), 'iso-8859-2').text).toBe('ąć');
    expect(decodeText(bytes(0xb9, 0x9c), 'windows-1250').text).toBe('ąś');
    expect(decodeText(bytes(0xa4), 'iso-8859-15').text).toBe('€');
    expect(decodeText(bytes(0xcc, 0xe8, 0xf0), 'windows-1251').text).toBe('Мир');
  });

  it('refuses NUL and many control characters, whatever the charset', () => {
    expect(() => decodeText(bytes(0x41, 0, 0x42))).toThrow(expect.objectContaining({ code: 'import-not-text' }));
    expect(() => decodeText(bytes(0x50, 0x4b, 3, 4, 1, 2))).toThrow(
      expect.objectContaining({ code: 'import-not-text' }),
    );
    expect(() => decodeText(bytes(0xff, 0xfe, 0, 0, 0x41, 0))).toThrow(
      expect.objectContaining({ code: 'import-not-text' }),
    );
  });
});
