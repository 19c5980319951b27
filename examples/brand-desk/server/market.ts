/** Facts about companies and currencies, bought through PincerAPI. */
import type { ServerResponse } from 'node:http';

const PINCER_URL = process.env.PINCER_URL ?? 'https://pincerapi.com/api/v1';
const auth = { Authorization: `Bearer ${process.env.PINCER_API_KEY ?? ''}` };

const MESSAGES: Record<number, string> = {
  401: 'The market does not know our key.',
  402: 'The balance is used up: add funds.',
  404: 'The market does not know this company.',
  429: 'Too many look-ups: wait a moment.',
};

export async function lookUpCompany(domain: string): Promise<unknown> {
  const res = await fetch(`${PINCER_URL}/proxy/company-data/lookup`, {
    method: 'POST',
    headers: { ...auth, 'Content-Type': 'application/json' },
    body: JSON.stringify({ domain }),
  });
  if (!res.ok) {
    throw new Error(MESSAGES[res.status] ?? 'The market did not answer.');
  }
  return res.json();
}

export async function exchangeRate(currency: string): Promise<number | null> {
  const res = await fetch(`${PINCER_URL}/proxy/exchange-rates/latest?base=${currency}`, {
    headers: auth,
  });
  if (!res.ok) return null;
  const { rates } = (await res.json()) as { rates: { EUR: number } };
  return rates.EUR;
}

export async function addFunds(dollars: number): Promise<number> {
  const res = await fetch(`${PINCER_URL}/balance`, {
    method: 'POST',
    headers: { ...auth, 'Content-Type': 'application/json' },
    body: JSON.stringify({ amount: dollars }),
  });
  if (res.status >= 400) {
    throw new Error('The funds could not be added.');
  }
  const { balance } = (await res.json()) as { balance: number };
  return balance;
}

/** Hands PincerAPI's answer to the browser as it is. */
export async function relayBalance(response: ServerResponse): Promise<void> {
  const upstream = await fetch(`${PINCER_URL}/balance`, { headers: auth });
  response.writeHead(upstream.status, { 'Content-Type': 'application/json' });
  response.end(await upstream.text());
}
