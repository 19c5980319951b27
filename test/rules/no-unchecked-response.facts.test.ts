import { describe, expect, it } from 'vitest';
import { noUncheckedResponse } from '../../rules/no-unchecked-response.js';
import type { ApiCall, Checked } from '../../src/facts/index.js';
import { callWith, fateAt, placesAt } from './facts.js';
import { messagesOf, type Asking } from './messages.js';

function ask(facts: Partial<ApiCall>, asking?: Asking): string[] {
  return messagesOf(noUncheckedResponse, callWith(facts), asking);
}

const UNCHECKED = { 402: fateAt('unchecked', 11), 429: fateAt('unchecked', 11) };

describe('messages', () => {
  it('says that a body is used unseen, where, and what to test', () => {
    expect(ask({ checked: 'no', checkedAt: placesAt(11) })).toEqual([
      'POST example.com/orders: the body is used at line 11 although nothing has looked at the status, ' +
        'so the body of an error counts as data. Test `ok` or `status` first and handle the failure.',
    ]);
  });

  it('says that an answer is ignored', () => {
    expect(ask({ checked: 'ignored', fate: UNCHECKED }, { preset: 'strict' })).toEqual([
      'POST example.com/orders: nothing looks at the answer, so nobody learns when it fails. ' +
        'Await it, test `ok` or `status` and handle the failure.',
    ]);
  });

  it('names the file of a use in another one', () => {
    const checkedAt = [{ file: 'src/parse.ts', line: 4 }];
    expect(ask({ checked: 'no', checkedAt })[0]).toContain('used at src/parse.ts:4 although');
  });

  it('names the line of the call where no use has one', () => {
    expect(ask({ checked: 'no' })[0]).toContain('at line 10 although');
  });

  it('asks for the status under the name that the client gives it', () => {
    const first = (client: ApiCall['client']): string | undefined =>
      ask({ client, checked: 'no', fate: UNCHECKED })[0];
    expect(first('axios')).toContain('Test `status` first');
    expect(first('undici')).toContain('Test `status` or `statusCode` first');
    expect(first('other')).toContain('Test the status first');
  });
});

describe('what is reported', () => {
  const recommended: Record<Checked, number> = {
    no: 1,
    ignored: 0,
    yes: 0,
    throws: 0,
    escapes: 0,
    unknown: 0,
  };
  it.each(Object.entries(recommended) as [Checked, number][])(
    'checked %s: %i',
    (checked, count) => {
      expect(ask({ checked })).toHaveLength(count);
    },
  );

  it('in strict ignored calls as well', () => {
    expect(ask({ checked: 'ignored' }, { preset: 'strict' })).toHaveLength(1);
    expect(ask({ checked: 'escapes' }, { preset: 'strict' })).toEqual([]);
  });
});
