/** Claims of a draft, verified by Pyramid AI. The one module here that handles its unhappy paths. */
const PYRAMID_URL = process.env.PYRAMID_URL ?? 'https://api.pyramid-ai.com/api/v2';
const MOST_ATTEMPTS = 4;

const headers = {
  'Content-Type': 'application/json',
  Authorization: `Bearer ${process.env.PYRAMID_API_KEY ?? ''}`,
};

class PyramidError extends Error {
  constructor(
    readonly status: number,
    readonly requestId: string | null,
    message = 'Pyramid AI refused the request.',
  ) {
    super(message);
  }
}

export interface Verdict {
  verdict: 'supported' | 'refuted' | 'unclear';
  sources: string[];
}

/** `key` belongs to the claim, so that asking twice is paid once. */
export async function verifyClaim(claim: string, key: string): Promise<Verdict> {
  for (let attempt = 1; ; attempt += 1) {
    const res = await fetch(`${PYRAMID_URL}/check/verify`, {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': key },
      body: JSON.stringify({ claim }),
    });
    const requestId = res.headers.get('X-Request-Id');
    if (res.ok) {
      const body = (await res.json()) as { success: boolean; data: Verdict };
      if (!body.success) {
        throw new PyramidError(res.status, requestId);
      }
      return body.data;
    }
    if (res.status === 402) {
      throw new PyramidError(402, requestId, 'The monthly quota is used up until the 1st.');
    }
    if (res.status !== 429 || attempt === MOST_ATTEMPTS) {
      throw new PyramidError(res.status, requestId);
    }
    const seconds = Number(res.headers.get('Retry-After') ?? 2 ** attempt);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

function assertOk(res: Response): void {
  if (!res.ok) {
    throw new PyramidError(res.status, res.headers.get('X-Request-Id'));
  }
}

export async function organizationName(): Promise<string> {
  const res = await fetch(`${PYRAMID_URL}/organization`, { headers });
  assertOk(res);
  const { success, data } = (await res.json()) as { success: boolean; data: { name: string } };
  return success ? data.name : 'unknown';
}
