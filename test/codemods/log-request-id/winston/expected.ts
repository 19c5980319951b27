import winston from 'winston';

const API = 'https://api.openai.com/v1';
const logger = winston.createLogger();

export async function models(): Promise<unknown> {
  const res = await fetch(`${API}/models`);
  if (!res.ok) {
    logger.error('models: failed', { requestId: res.headers.get('x-request-id') });
    return [];
  }
  return res.json();
}
