import type { Request, RequestHandler, Response } from 'express';
import { badGateway } from './faults';
import { PlatformError, bodyOf, type Answer, type Handler } from './http';
import type { Audience } from './openid/issuer';
import type { World } from './world';

/** Answers with what the handler says, and with the error that it throws. */
export function serve(handler: Handler): RequestHandler {
  return async (request, response) => {
    send(response, await answerOf(handler, request));
  };
}

/**
 * A call on a played service: written down, struck by a fault if one is due, refused without a token for this service,
 * and only then done.
 */
export function servePlatform(world: World, audience: Audience, handler: Handler): RequestHandler {
  return async (request, response) => {
    const path = decode(request.originalUrl);
    const answered = world.trace.add({ at: world.clock.now(), method: request.method, path, body: bodyOf(request) });
    const strike = world.faults.strike(`${request.method} ${path}`);
    if (strike?.kind === 'nothing') {
      setTimeout(() => request.socket.destroy(), world.options.holdMs).unref();
      return;
    }
    const done = strike?.kind === 'answer' ? strike.answer : await authorized(world, audience, handler, request);
    const answer = strike?.kind === 'lost' ? badGateway : done;
    answered(answer.status);
    send(response, answer);
  };
}

/** Whatever the real service could do beside this: said plainly, and written down like any call. */
export function notPlayed(world: World, audience: Audience): RequestHandler {
  return servePlatform(world, audience, (request) => {
    throw new PlatformError(
      501,
      'NotPlayedHere',
      `The practice school does not play ${request.method} ${request.originalUrl}.`,
    );
  });
}

async function authorized(world: World, audience: Audience, handler: Handler, request: Request): Promise<Answer> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined || !(await world.issuer.accepts(token, world.platform.bot.appId, audience))) {
    return error(
      401,
      audience === 'graph' ? 'InvalidAuthenticationToken' : 'Unauthorized',
      `A bearer token for ${audience} is needed.`,
    );
  }
  return answerOf(handler, request);
}

async function answerOf(handler: Handler, request: Request): Promise<Answer> {
  try {
    return await handler(request);
  } catch (problem) {
    if (!(problem instanceof PlatformError)) throw problem;
    return { ...error(problem.status, problem.code, problem.message), headers: problem.headers };
  }
}

function error(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

function send(response: Response, answer: Answer): void {
  response.status(answer.status).set(answer.headers ?? {});
  if (answer.body === undefined) response.end();
  else response.json(answer.body);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
