import { parseJson } from './json-body.js';
import type { ReferenceServer } from './reference-server.js';

export interface Heard {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined where the text is no JSON. */
  json: unknown;
}

/** One request with the headers that each of the APIs asks for; those given here replace them, empty ones are not sent. */
export async function ask(
  server: ReferenceServer,
  endpoint: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Heard> {
  const [method = '', path = ''] = endpoint.split(' ');
  const all = {
    authorization: `Bearer ${server.apiKey}`,
    'x-api-key': server.apiKey,
    'pineprompt-project-id': 'project-1',
    ...headers,
  };
  const response = await fetch(server.url + path, {
    method,
    headers: Object.entries(all).filter(([, value]) => value !== ''),
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parseJson(text) };
}

export const WITHOUT_KEY = { authorization: '', 'x-api-key': '' };
