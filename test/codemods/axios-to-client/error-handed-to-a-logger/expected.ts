import { withMessage } from '@unhappy-path/client';
import { api } from './api';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

class Log {
  private static readonly listeners = new Set<(line: string) => void>();

  static error(message: string, ...args: unknown[]): void {
    Log.#write('ERROR', message, args);
  }

  static #write(level: string, message: string, args: readonly unknown[]): void {
    let line = `${level} ${message}`;
    if (args.length > 0) line += ` ${args.map((arg) => JSON.stringify(arg)).join(' ')}`;
    for (const listener of Log.listeners) listener(line);
  }
}

export async function first(): Promise<unknown> {
  try {
    const data = await api.get<any>(`${BASE}/me`).catch(withMessage(({ status }) => `Request failed with status code ${status}`));
    return data.name;
  } catch (error) {
    Log.error('No name', error);
    return null;
  }
}

export async function second(): Promise<unknown> {
  try {
    const data = await api.get<any>(`${BASE}/you`).catch(withMessage(({ status }) => `Request failed with status code ${status}`));
    return data.name;
  } catch (error) {
    Log.error(`No name: ${error}`);
    return error instanceof Error ? error.message : 'failed';
  }
}

export const run = async () => [await first(), await second()];
