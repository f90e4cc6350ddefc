import { Router, json, urlencoded } from 'express';
import type { World } from '../world';
import { at, bodyOf, param, text, type Answer } from '../http';
import { serve } from '../serve';
import { audienceOf } from './issuer';

/**
 * What login.botframework.com and login.microsoftonline.com are for the bot: the keys that prove who sent an activity,
 * and tokens for its own calls.
 */
export function openIdRoutes(world: World): Router {
  const router = Router();
  router.use(json(), urlencoded({ extended: false }));
  const metadata = (): Answer => ({
    status: 200,
    body: {
      issuer: 'https://api.botframework.com',
      jwks_uri: `${world.url}/openid/.well-known/keys`,
      token_endpoint: `${world.url}/openid/${world.platform.school.tenant}/oauth2/v2.0/token`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    },
  });
  router.get('/.well-known/openidconfiguration', serve(metadata));
  router.get(
    '/.well-known/keys',
    serve(() => ({ status: 200, body: world.issuer.keys() })),
  );
  router.post(
    '/:tenant/oauth2/v2.0/token',
    serve((request) => token(world, param(request, 'tenant'), bodyOf(request))),
  );
  return router;
}

async function token(world: World, tenant: string, form: unknown): Promise<Answer> {
  const { school, bot } = world.platform;
  if (tenant.toLowerCase() !== school.tenant) return refused('invalid_request', `Tenant '${tenant}' not found.`);
  if (at(form, 'grant_type') !== 'client_credentials')
    return refused('unsupported_grant_type', 'Only client_credentials.');
  const audience = audienceOf(text(at(form, 'scope')) ?? text(at(form, 'resource')) ?? '');
  if (audience === undefined) return refused('invalid_scope', 'The scope names no service that is played here.');
  if (at(form, 'client_id') !== bot.appId || at(form, 'client_secret') !== bot.secret) {
    return { ...refused('invalid_client', 'Invalid client secret provided.'), status: 401 };
  }
  const issued = await world.issuer.toPlatform(bot.appId, school.tenant, audience);
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: issued } };
}

function refused(error: string, description: string): Answer {
  return { status: 400, body: { error, error_description: description } };
}
