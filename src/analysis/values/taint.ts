/** What of a call's answer has flowed into a value: flags, kept for each call. */
export const Carry = {
  /** The status as a number that code can compare. */
  Status: 1,
  /** The status inside a text. */
  StatusText: 2,
  /** Whether the status was a 2xx. */
  Ok: 4,
  /** The body, or a part of it. */
  Body: 8,
  /** All response headers. */
  Headers: 16,
  /** The id by which the provider knows the request. */
  RequestId: 32,
  /** The wait that the server asked for. */
  RetryAfter: 64,
  /** The response object itself. */
  Response: 128,
  /** The error object of a client that rejects on failures; it holds the response. */
  ClientError: 256,
  /** The error of a request that got no answer. */
  NetworkError: 512,
  /** The parsed body as a whole: it has what the provider says of the failure. */
  WholeBody: 1024,
  /** What was sent: with it the request can be sent again. */
  Sent: 2048,
} as const;

/** What has flowed into a value from elsewhere. */
export const Origin = {
  /** A variable that a loop changes. */
  Counter: 1,
  Clock: 2,
  Random: 4,
  /** A fresh unique id (`crypto.randomUUID()`). */
  Minted: 8,
  /** The element of a collection that a loop goes through. */
  Item: 16,
} as const;

/** What flowed into a value. `calls` maps the id of a call to its `Carry` flags. */
export interface Taint {
  origin: number;
  calls: ReadonlyMap<number, number>;
  /** The evaluation that minted the id; two evaluations never share one. */
  mint?: number;
  /** The latest round of a loop over a collection that an element came from. */
  item?: number;
}

export const UNTAINTED: Taint = { origin: 0, calls: new Map() };

/** The taint of a value made from others. */
export function mixTaints(taints: readonly Taint[]): Taint {
  const marked = taints.filter((taint) => taint.origin !== 0 || taint.calls.size > 0);
  const [first, second] = marked;
  if (first === undefined) return UNTAINTED;
  if (second === undefined) return first;
  const calls = new Map<number, number>();
  let origin = 0;
  let mint: number | undefined;
  let item: number | undefined;
  for (const taint of marked) {
    origin |= taint.origin;
    mint ??= taint.mint;
    if (taint.item !== undefined) item = Math.max(item ?? 0, taint.item);
    for (const [call, flags] of taint.calls) calls.set(call, (calls.get(call) ?? 0) | flags);
  }
  return {
    origin,
    calls,
    ...(mint === undefined ? {} : { mint }),
    ...(item === undefined ? {} : { item }),
  };
}

/** The same taint after a change of every call's flags. */
export function mapFlags(taint: Taint, change: (flags: number) => number): Taint {
  if (taint.calls.size === 0) return taint;
  const calls = new Map<number, number>();
  for (const [call, flags] of taint.calls) {
    const changed = change(flags);
    if (changed !== 0) calls.set(call, changed);
  }
  return { ...taint, calls };
}

/** A taint from one call. */
export function callTaint(call: number, flags: number): Taint {
  return { origin: 0, calls: new Map([[call, flags]]) };
}

/** Turning a value into text keeps the status only as text, and of an object only what its text shows. */
export function asText(flags: number): number {
  const text = flags & (Carry.Status | Carry.StatusText | Carry.ClientError) ? Carry.StatusText : 0;
  return text | (flags & (Carry.Body | Carry.RequestId | Carry.RetryAfter));
}
