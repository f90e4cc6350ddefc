import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { dirname, join } from 'node:path';
import { ZodError, z } from 'zod/v4';
import { ClientError } from './client/client';
import { connectorRoutes } from './connector/routes';
import { controlRoutes } from './control/routes';
import type { School } from './control/school-control';
import { graphRoutes } from './graph/routes';
import { openIdRoutes } from './openid/routes';
import type { World } from './world';

/** Everything behind the one port: the played services, the controls and the page. */
export function app(world: World, school: School, root: string): Express {
  const server = express();
  server.disable('x-powered-by');
  server.use(onlyThisMachine);
  server.use('/v3', connectorRoutes(world));
  server.use('/graph', graphRoutes(world));
  server.use('/openid', openIdRoutes(world));
  server.use('/practice', controlRoutes(school, world.changes));
  const renderer = join(dirname(require.resolve('adaptivecards/package.json')), 'dist');
  server.get('/vendor/adaptivecards.min.js', (_request, response) =>
    response.sendFile(join(renderer, 'adaptivecards.min.js')),
  );
  server.use(express.static(join(root, 'dist/tools/practice/page')));
  server.use(refuse);
  return server;
}

/** A page elsewhere on the internet must not reach the school through the visitor's own browser. */
const onlyThisMachine: RequestHandler = (request, response, next) => {
  if (request.hostname === '127.0.0.1' || request.hostname === 'localhost') next();
  else response.status(403).json({ error: 'The practice school answers on 127.0.0.1 and localhost only.' });
};

const refuse: ErrorRequestHandler = (problem: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(problem);
    return;
  }
  const [status, error] = explain(problem);
  response.status(status).json({ error });
};

function explain(problem: unknown): readonly [number, string] {
  if (problem instanceof ZodError) return [400, z.prettifyError(problem)];
  if (problem instanceof ClientError) return [404, problem.message];
  if (problem instanceof SyntaxError) return [400, 'The body is no JSON.'];
  return [409, problem instanceof Error ? problem.message : String(problem)];
}
