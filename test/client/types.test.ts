import {
  createClient,
  isApiError,
  type ApiError,
  type ApiErrorOf,
  type Client,
  type FieldError,
  type Result,
} from '@unhappy-path/client';
import { pincer } from '@unhappy-path/client/apis';
import { type } from 'arktype';
import * as v from 'valibot';
import { expectTypeOf, test } from 'vitest';
import * as z from 'zod';

// The compiler is what tests here (`tsc -p tsconfig.json`): an error that is expected and missing is one.

declare const client: Client;

test('narrowing by kind gives what that kind tells, and nothing else does', () => {
  expectTypeOf<ApiErrorOf<'payment-required'>['balance']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<ApiErrorOf<'quota-exceeded'>['billingUrl']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ApiErrorOf<'invalid'>['fields']>().toEqualTypeOf<FieldError[]>();
  expectTypeOf<ApiErrorOf<'timeout'>['limit']>().toEqualTypeOf<'attempt' | 'deadline' | 'server'>();
  expectTypeOf<ApiError['retryAfterMs']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<ApiErrorOf<'server'>>().not.toHaveProperty('fields');
  expectTypeOf<ApiErrorOf<'rate-limited'>>().not.toHaveProperty('balance');
});

test('a switch over kind is exhaustive, and is not without payment-required', () => {
  function whole(error: ApiError): string {
    switch (error.kind) {
      case 'payment-required':
      case 'quota-exceeded':
        return String(error.balance);
      case 'invalid':
        return error.fields.map(({ path }) => path).join();
      case 'timeout':
        return error.limit;
      case 'rate-limited':
      case 'unauthorized':
      case 'forbidden':
      case 'not-found':
      case 'conflict':
      case 'idempotency-key-reused':
      case 'gone':
      case 'too-large':
      case 'server':
      case 'unavailable':
      case 'network':
      case 'aborted':
      case 'bad-response':
        return error.message;
    }
  }
  type Rest = Exclude<ApiError['kind'], 'payment-required'>;
  // @ts-expect-error 'payment-required' is not handled
  const forgotten: Record<ApiError['kind'], true> = {} as Record<Rest, true>;
  expectTypeOf(whole).returns.toBeString();
  expectTypeOf(forgotten).toBeObject();
});

test('a result is narrowed by ok', () => {
  type Ended = Result<{ id: number }>;
  expectTypeOf<Extract<Ended, { ok: true }>['data']>().toEqualTypeOf<{ id: number }>();
  expectTypeOf<Extract<Ended, { ok: false }>['error']>().toEqualTypeOf<ApiError>();
  const guard = (value: unknown) => isApiError(value) && value.kind === 'invalid' && value.fields;
  expectTypeOf(guard).returns.toEqualTypeOf<false | FieldError[]>();
});

test('data is unknown, what the caller says, what `as` says or what the schema makes', () => {
  const calls = () => [
    expectTypeOf(client.get('/x')).resolves.toBeUnknown(),
    expectTypeOf(client.get<{ id: number }>('/x')).resolves.toEqualTypeOf<{ id: number }>(),
    expectTypeOf(client.get('/x', { as: 'text' })).resolves.toBeString(),
    expectTypeOf(client.get('/x', { as: 'stream' })).resolves.toEqualTypeOf<
      ReadableStream<Uint8Array>
    >(),
    expectTypeOf(client.get('/x', { as: 'response' })).resolves.toEqualTypeOf<Response>(),
    expectTypeOf(
      client.post('/x', { schema: z.object({ at: z.string().transform((s) => new Date(s)) }) }),
    ).resolves.toEqualTypeOf<{ at: Date }>(),
    expectTypeOf(
      client.put('/x', { schema: v.object({ id: v.number() }) }),
    ).resolves.toEqualTypeOf<{ id: number }>(),
    expectTypeOf(client.patch('/x', { schema: type({ id: 'number' }) })).resolves.toEqualTypeOf<{
      id: number;
    }>(),
  ];
  expectTypeOf(calls).toBeFunction();
});

test('only a client with a contract can poll', () => {
  expectTypeOf(createClient({ contract: pincer })).toHaveProperty('poll');
  expectTypeOf<Client>().not.toHaveProperty('poll');
});

test('fetch has the type of fetch', () => {
  expectTypeOf<Client['fetch']>().toExtend<typeof globalThis.fetch>();
});
