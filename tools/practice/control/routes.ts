import { Router, json, type Request } from 'express';
import type { Changes } from '../changes';
import { bodyOf, param, type Answer } from '../http';
import { serve } from '../serve';
import type { ClientAnswer } from '../client/client';
import type { School } from './school-control';
import * as schemas from './schemas';

/** The practice school's own interface: see `api.ts`, which says what each path takes and answers. */
export function controlRoutes(school: School, changes: Changes): Router {
  const router = Router();
  router.use(json({ limit: '1mb' }));
  personRoutes(router, school);
  schoolRoutes(router, school);
  handRoutes(router, school);
  worldRoutes(router, school);
  router.get('/changes', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': listening\n\n');
    request.on(
      'close',
      changes.listen(() => response.write('event: change\ndata: {}\n\n')),
    );
  });
  return router;
}

function personRoutes(router: Router, school: School): void {
  const key = (request: Request): string => param(request, 'key');
  router.get(
    '/people/:key/chats',
    serve((request) => ok(school.chats(key(request)))),
  );
  router.get(
    '/people/:key/notifications',
    serve((request) => ok(school.notifications(key(request)))),
  );
  router.get(
    '/people/:key/handles/:handle',
    serve(async (request) => ok(await school.origin(key(request), param(request, 'handle')))),
  );
  router.post(
    '/people/:key/messages',
    serve(async (request) => answered(await school.type(key(request), schemas.typeMessage.parse(bodyOf(request))))),
  );
  router.post(
    '/people/:key/actions',
    serve(async (request) => answered(await school.press(key(request), schemas.pressButton.parse(bodyOf(request))))),
  );
  router.post(
    '/people/:key/extension',
    serve(async (request) => answered(await school.extend(key(request), schemas.openExtension.parse(bodyOf(request))))),
  );
  router.post(
    '/people/:key/dialog',
    serve(async (request) => answered(await school.submit(key(request), schemas.submitDialog.parse(bodyOf(request))))),
  );
  router.post(
    '/people/:key/invoke',
    serve(async (request) => answered(await school.invoke(key(request), schemas.sendInvoke.parse(bodyOf(request))))),
  );
  router.post(
    '/people/:key/room',
    serve((request) => {
      school.changeRoom(key(request), schemas.changeRoom.parse(bodyOf(request)));
      return done;
    }),
  );
  router.post(
    '/people/:key/channel',
    serve((request) => ok(school.makeChannel(key(request), schemas.makeChannel.parse(bodyOf(request))))),
  );
  router.post(
    '/people/:key/read',
    serve((request) => {
      school.read(key(request), schemas.readChat.parse(bodyOf(request)));
      return done;
    }),
  );
}

function schoolRoutes(router: Router, school: School): void {
  router.get(
    '/school',
    serve(() => ok(school.describe())),
  );
  router.get(
    '/clock',
    serve(() => ok(school.clock())),
  );
  router.get(
    '/cases',
    serve(async () => ok(await school.cases())),
  );
  router.get(
    '/trace',
    serve(() => ok(school.trace())),
  );
  router.get('/log', (_request, response) => void response.type('text/plain').send(school.log()));
  router.post(
    '/clock',
    serve(async (request) => ok(await school.walk(schemas.walkClock.parse(bodyOf(request)).to))),
  );
}

/** What is done to the bot and the school as a whole, by hand. */
function handRoutes(router: Router, school: School): void {
  router.post(
    '/bot',
    serve(async (request) => {
      if (schemas.botControl.parse(bodyOf(request)).do === 'kill') await school.kill();
      else await school.start();
      return done;
    }),
  );
  router.post(
    '/down',
    serve(async (request) => {
      await school.down(schemas.down.parse(bodyOf(request)).until);
      return done;
    }),
  );
  router.post(
    '/app',
    serve((request) => {
      school.changeApp(schemas.changeApp.parse(bodyOf(request)));
      return done;
    }),
  );
  router.post(
    '/file',
    serve((request) => {
      school.changeFile(schemas.changeFile.parse(bodyOf(request)));
      return done;
    }),
  );
  router.post(
    '/settle',
    serve(async () => {
      await school.settle();
      return done;
    }),
  );
  router.post(
    '/reset',
    serve(async (request) => {
      await school.reset(schemas.reset.parse(bodyOf(request) ?? {}));
      return done;
    }),
  );
}

/** How Microsoft 365 and the storage behave, and what they tell by themselves. */
function worldRoutes(router: Router, school: School): void {
  router.post(
    '/faults',
    serve((request) => {
      school.fail(schemas.faults.parse(bodyOf(request)));
      return done;
    }),
  );
  router.post(
    '/world',
    serve((request) => {
      school.chooseWorld(schemas.chooseWorld.parse(bodyOf(request)));
      return done;
    }),
  );
  router.post(
    '/consent',
    serve(() => {
      school.consent();
      return done;
    }),
  );
  router.post(
    '/event',
    serve((request) => {
      school.tellEvent(schemas.tellEvent.parse(bodyOf(request)));
      return done;
    }),
  );
}

const done: Answer = { status: 204 };

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function answered(body: ClientAnswer): Answer {
  return { status: 'error' in body ? 422 : 200, body };
}
