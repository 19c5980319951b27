import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

const texts: string[] = [];
const told = { last: '' };

const say = (error: unknown): string => `Failed: ${error}`;

function keep(error: unknown): void {
  told.last = String(error);
}

function fail(error: unknown): void {
  throw new Error(`Failed: ${error}`);
}

export async function first(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/me`);
    return data.name;
  } catch (error) {
    texts.push(say(error));
    return texts.at(-1);
  }
}

export async function second(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/you`);
    return data.name;
  } catch (error) {
    keep(error);
    return told.last;
  }
}

export async function third(): Promise<unknown> {
  try {
    const { data } = await axios.get(`${BASE}/them`);
    return data.name;
  } catch (error) {
    fail(error);
    return null;
  }
}

export const run = async () => [
  await first(),
  await second(),
  await third().catch((error: unknown) => String(error)),
];
