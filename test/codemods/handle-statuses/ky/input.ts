import ky from 'ky';

export async function models(): Promise<unknown> {
  try {
    return await ky.get('https://openrouter.ai/api/v1/models', { retry: 0 }).json();
  } catch (error) {
    console.error('models: failed');
    return [];
  }
}
