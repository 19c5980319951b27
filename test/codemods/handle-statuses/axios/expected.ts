import axios from 'axios';

export async function models(): Promise<unknown> {
  try {
    const { data } = await axios.get<unknown>('https://api.openai.com/v1/models');
    return data;
  } catch (error) {
    if (axios.isAxiosError(error) && error.response?.status === 402) {
      throw Object.assign(new Error('no models: Payment is due; sending it again cannot help.', { cause: 'axios' }), {
        status: 402
      });
    }
    if (axios.isAxiosError(error) && error.response?.status === 429) {
      throw Object.assign(new Error('no models: Wait, for Retry-After where it is sent, before you send it again.', { cause: 'axios' }), {
        status: 429,
        retryAfter: error.response.headers['retry-after']
      });
    }
    throw new Error('no models', { cause: 'axios' });
  }
}
