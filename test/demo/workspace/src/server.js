import { createServer } from 'node:http';
import { cars } from './cars.js';
import { price } from './price.js';

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const send = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  if (url.pathname === '/health') return send(200, { ok: true });
  if (url.pathname === '/cars') return send(200, cars);
  if (url.pathname === '/price') {
    const car = cars.find((each) => each.plate === url.searchParams.get('plate'));
    if (!car) return send(404, { error: 'No such car' });
    return send(200, {
      cents: price(car.dayRateCents, url.searchParams.get('from'), url.searchParams.get('to')),
    });
  }
  return send(404, { error: 'Not found' });
});

server.listen(process.env.PORT ?? 3000);
