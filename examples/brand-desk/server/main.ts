import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ask, addDocument, createProject } from './assistant';
import { organizationName, verifyClaim } from './claims';
import {
  findMentions,
  generateFeedback,
  rateMention,
  startTraining,
  waitForDataset,
} from './feedback';
import { addFunds, exchangeRate, lookUpCompany, relayBalance } from './market';
import { createMonitor, deleteMonitor, listMonitors, promptsOf, renameMonitor } from './monitors';
import { page, script } from './page';
import { createSlides, createWorkbook, downloadRun, uploadLogo, waitForTask } from './reports';

type Handler = (body: any, request: IncomingMessage) => Promise<unknown>;

const routes: Record<string, Handler> = {
  'GET /api/organization': () => organizationName(),
  'GET /api/monitors': () => listMonitors(),
  'POST /api/monitors': ({ name, models }) => createMonitor(name, models),
  'POST /api/monitors/rename': ({ monitor, name }) => renameMonitor(monitor, name),
  'POST /api/monitors/delete': ({ id }) => deleteMonitor(id),
  'GET /api/prompts': async () => promptsOf(await listMonitors()),
  'POST /api/mentions': ({ text }) => findMentions(text),
  'POST /api/mentions/rate': async ({ id, correct }) => rateMention(id, correct),
  'POST /api/training': async ({ topic }) =>
    startTraining(await waitForDataset(await generateFeedback(topic, 200))),
  'POST /api/claims': ({ claim }, request) =>
    verifyClaim(claim, String(request.headers['idempotency-key'] ?? claim)),
  'POST /api/questions': ({ projectId, question }) => ask(projectId, question),
  'POST /api/projects': ({ name }) => createProject(name, `project-${name}`),
  'POST /api/documents': ({ projectId, text }) => addDocument(projectId, text),
  'POST /api/companies': ({ domain }) => lookUpCompany(domain),
  'POST /api/funds': ({ dollars }) => addFunds(dollars),
  'GET /api/rates/usd': () => exchangeRate('USD'),
  'POST /api/logo': ({ base64 }) => uploadLogo(new Blob([Buffer.from(base64, 'base64')])),
  'POST /api/events': async (event) => console.log('event', event),
  'POST /api/reports': async ({ brief }) => {
    const [slides, workbook] = await Promise.all([createSlides(brief), createWorkbook(brief)]);
    await waitForTask(slides.task_id);
    const file = await downloadRun(slides.run_id);
    return { bytes: file.length, workbook: workbook?.run_id ?? null };
  },
};

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
}

const server = createServer(async (request, response) => {
  try {
    if (request.url === '/') return send(response, 200, 'text/html', page);
    if (request.url === '/app.js') return send(response, 200, 'text/javascript', await script());
    if (request.url === '/api/balance') return await relayBalance(response);
    const handler = routes[`${request.method} ${request.url}`];
    if (handler === undefined) return send(response, 404, 'text/plain', 'Not found');
    const result = await handler(await readJson(request), request);
    send(response, 200, 'application/json', JSON.stringify(result ?? null));
  } catch (error) {
    console.error(error);
    send(response, 500, 'application/json', '{"error":"Something went wrong"}');
  }
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  console.log(`Brand Desk listens on http://127.0.0.1:${port}`);
});
