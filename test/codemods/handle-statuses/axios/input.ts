import axios from 'axios';

export async function models(): Promise<unknown> {
  try {
    const { data } = await axios.get<unknown>('https://api.openai.com/v1/models');
    return data;
  } catch (error) {
    throw new Error('no models', { cause: 'axios' });
  }
}
