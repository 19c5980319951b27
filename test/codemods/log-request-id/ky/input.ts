import ky from 'ky';

export async function models(): Promise<unknown> {
  try {
    return await ky.get('https://api.openai.com/v1/models').json();
  } catch (error) {
    console.error('models', error instanceof Error ? error.message : error);
    return [];
  }
}
