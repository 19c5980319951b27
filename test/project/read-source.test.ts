import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/project/read-source.js';
import { temporaryTree } from './temporary-tree.js';

const LIMIT = 1000;

async function read(content: string | Uint8Array) {
  const root = temporaryTree({ 'file.js': content });
  return readSource(join(root, 'file.js'), LIMIT);
}

describe('text', () => {
  it('comes without its byte order mark and with its line ends', async () => {
    expect(await read('\uFEFFconst a = "ü";\r\n')).toEqual({
      ok: true,
      text: 'const a = "ü";\r\n',
      looksBinary: false,
    });
  });

  it('may be UTF-16, as some editors write it', async () => {
    const text = 'fetch("/ü");\n';
    const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const bigEndian = Buffer.from(littleEndian).swap16();
    expect(await read(littleEndian)).toEqual({ ok: true, text, looksBinary: false });
    expect(await read(bigEndian)).toEqual({ ok: true, text, looksBinary: false });
  });

  it('may be in an 8-bit encoding', async () => {
    expect(await read(Buffer.from('// café\n', 'latin1'))).toMatchObject({ text: '// café\n' });
  });

  it('may be empty', async () => {
    expect(await read('')).toEqual({ ok: true, text: '', looksBinary: false });
  });
});

it('looks binary with a NUL, or where it is not UTF-8', async () => {
  expect(await read('const nul = "\0";')).toMatchObject({ ok: true, looksBinary: true });
  expect(await read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toMatchObject({ looksBinary: true });
});

describe('no text', () => {
  it('is a note with the reason where the file is over the limit', async () => {
    expect(await read('x'.repeat(LIMIT + 1))).toEqual({
      ok: false,
      severity: 'note',
      message: expect.stringMatching(/^skipped: .* over the limit of .* maxFileSize/) as string,
    });
    expect((await read('x'.repeat(LIMIT))).ok).toBe(true);
  });

  it('is an error where the file has gone', async () => {
    expect(await readSource('/nowhere/a.js', LIMIT)).toEqual({
      ok: false,
      severity: 'error',
      message: 'cannot be read (ENOENT: no such file or directory); it was not checked',
    });
  });
});
