import { createServer } from 'node:http';

// Answers every request with the same small JSON, in a process of its own.
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'X-Request-Id': 'r-1' });
    response.end('{"id":1,"name":"Nord","tags":["a","b"]}');
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(server.address());
});
process.on('disconnect', () => {
  process.exit();
});
