import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { SigningKeys } from './signing-keys';

/** The activity's token is missing, or not one that the Connector signed for this bot. */
export class Unauthorized extends Error {
  constructor(
    readonly why: string,
    /** What a token that was read says of itself; nobody vouches for it. */
    readonly claimed: { readonly iss?: string; readonly aud?: string } = {},
  ) {
    super('unauthorized');
    this.name = 'Unauthorized';
  }
}

/** What is known of a request whose token was verified. */
export interface Signed {
  /** The address at which the activity that was signed may be answered. */
  readonly serviceUrl: string | undefined;
}

/** The one issuer for a bot of one organisation. Tokens of Microsoft's emulator, or for skills, have others. */
const ISSUER = 'https://api.botframework.com';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CHANNEL = 'msteams';
/** Seconds by which two clocks may differ; as botbuilder has it. */
const TOLERANCE = 300;

/**
 * Whether the Connector signed this for the bot, told from the header alone: nothing is read of what nobody signed.
 * @throws Unauthorized for what is forged, old or for another bot
 * @throws KeysUnavailable when that cannot be told now
 */
export async function verifyToken(keys: SigningKeys, appId: string, authorization: string): Promise<Signed> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (token === undefined) throw new Unauthorized('no bearer token');
  const { kid, claimed } = read(token);
  // Before any key is looked for: a stranger's token costs nothing.
  if (claimed.iss !== ISSUER || claimed.aud !== appId) throw new Unauthorized('issuer or audience', claimed);
  const key = await keys.find(kid);
  if (key === undefined) throw new Unauthorized('unknown key', claimed);
  if (key.endorsements.length > 0 && !key.endorsements.includes(CHANNEL))
    throw new Unauthorized('key of another channel', claimed);
  try {
    const { payload } = await jwtVerify(token, key.resolve, {
      issuer: ISSUER,
      audience: appId,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE,
      requiredClaims: ['exp'],
    });
    const serviceUrl = payload['serviceurl'];
    return { serviceUrl: typeof serviceUrl === 'string' ? serviceUrl : undefined };
  } catch (error) {
    // Its code, such as ERR_JWT_EXPIRED; its message quotes the token.
    throw new Unauthorized(error instanceof errors.JOSEError ? error.code : 'malformed', claimed);
  }
}

function read(token: string): { readonly kid: string; readonly claimed: Unauthorized['claimed'] } {
  try {
    const { kid = '' } = decodeProtectedHeader(token);
    const { iss, aud } = decodeJwt(token);
    return {
      kid,
      claimed: {
        ...(typeof iss === 'string' ? { iss } : {}),
        ...(typeof aud === 'string' ? { aud } : {}),
      },
    };
  } catch {
    throw new Unauthorized('malformed');
  }
}
