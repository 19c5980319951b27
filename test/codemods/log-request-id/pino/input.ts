import pino from 'pino';

const API = process.env.API_URL ?? 'https://api.openai.com/v1';
const logger = pino();

export async function models(): Promise<unknown> {
  const res = await fetch(`${API}/models`);
  if (!res.ok) {
    logger.error({ status: res.status }, 'models');
    return [];
  }
  return res.json();
}

export async function model(id: string): Promise<unknown> {
  const res = await fetch(`${API}/models/${id}`);
  if (!res.ok) {
    logger.error('model');
    return null;
  }
  return res.json();
}
