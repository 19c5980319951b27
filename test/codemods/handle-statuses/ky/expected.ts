import ky from 'ky';
import { HTTPError } from 'ky';

export async function models(): Promise<unknown> {
  try {
    return await ky.get('https://openrouter.ai/api/v1/models', { retry: 0 }).json();
  } catch (error) {
    if (error instanceof HTTPError && error.response.status === 402) {
      console.error('models: failed: Payment is due; sending it again cannot help.');
      return [];
    }
    if (error instanceof HTTPError && error.response.status === 429) {
      console.error(`models: failed: Wait for Retry-After where it is sent. Retry-After: ${error.response.headers.get('retry-after') ?? 'not sent'}`);
      return [];
    }
    console.error('models: failed');
    return [];
  }
}
