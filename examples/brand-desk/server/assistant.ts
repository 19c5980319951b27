/** Questions about the client's documents, answered by Pyramid AI. */
import { randomUUID } from 'node:crypto';

const PYRAMID_URL = process.env.PYRAMID_URL ?? 'https://api.pyramid-ai.com/api/v2';

const headers = {
  'Content-Type': 'application/json',
  Authorization: `Bearer ${process.env.PYRAMID_API_KEY ?? ''}`,
};

export async function ask(projectId: string, question: string): Promise<string> {
  const res = await fetch(`${PYRAMID_URL}/agent/query`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': `ask-${Date.now()}` },
    body: JSON.stringify({ project_id: projectId, query: question }),
  });
  if (!res.ok) {
    throw new Error('The assistant is not available.');
  }
  const body = await res.json();
  return body.data.answer;
}

export async function addDocument(projectId: string, text: string): Promise<string> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const res = await fetch(`${PYRAMID_URL}/documents`, {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ project_id: projectId, text }),
    });
    if (res.ok) {
      const body = await res.json();
      return body.data.id;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('The document could not be added.');
}

export async function createProject(name: string, key: string): Promise<string | null> {
  const res = await fetch(`${PYRAMID_URL}/projects`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': key },
    body: JSON.stringify({ name }),
  });
  const body = await res.json();
  if (!body.success) {
    console.error('Pyramid refused the project', body.request_id);
    return null;
  }
  return body.data.id;
}
