import { z } from 'zod/v4';
import { OperatorError } from './agreement/operator-error';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const blank = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema);
const text = blank(z.string().optional());
const guid = blank(z.guid('an id such as 11111111-2222-4333-8444-555555555555').optional());
const url = blank(z.url('a URL such as https://example.org').optional());

const schema = z
  .object({
    HOST: blank(z.string().default('127.0.0.1')),
    PORT: blank(z.coerce.number('a port number').int().min(0).max(65535).default(3978)),
    BOT_APP_ID: guid,
    BOT_APP_SECRET: text,
    BOT_MANAGED_IDENTITY_CLIENT_ID: guid,
    BOT_TENANT_ID: guid,
    BOT_AUTH: blank(z.enum(['on', 'off']).default('on')),
    TEAMS_APP_ID: guid,
    STORAGE_CONNECTION: text,
    STORAGE_ACCOUNT_URL: url,
    TABLE_PREFIX: blank(
      z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9]*$/, 'letters and digits')
        .default('zorgmelding'),
    ),
    KEY_FILE: text,
    KEY_VAULT_KEY_URL: url,
    SCHOOLS_DIR: blank(z.string().default('schools')),
    PROTOCOLS_DIR: blank(z.string().default('protocols')),
    GRAPH_URL: url,
    LOGIN_URL: url,
    SERVICE_URL: url,
    OPENID_METADATA_URL: url,
    INSTANCE: text,
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    LOG_LEVEL: blank(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  })
  .superRefine((settings, context) => {
    const wrong = (setting: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [setting], message });
    };
    const onLoopback = LOOPBACK.includes(settings.HOST);
    if (settings.BOT_AUTH === 'off' && !onLoopback) {
      wrong(
        'BOT_AUTH',
        `"off" lets anybody speak for anybody, and HOST is ${settings.HOST}: remove BOT_AUTH, or set HOST=127.0.0.1`,
      );
    }
    if (settings.BOT_AUTH === 'on' && settings.BOT_APP_ID === undefined) {
      wrong(
        'BOT_APP_ID',
        'is missing: set it to the application id of the bot registration (npm start runs the practice school without one)',
      );
    }
    if (settings.BOT_APP_SECRET !== undefined && settings.BOT_MANAGED_IDENTITY_CLIENT_ID !== undefined) {
      wrong('BOT_APP_SECRET', 'is of no use beside BOT_MANAGED_IDENTITY_CLIENT_ID: remove one of them');
    }
    if (settings.BOT_TENANT_ID === undefined && settings.BOT_AUTH === 'on') {
      wrong('BOT_TENANT_ID', 'is missing: set it to the id of your Entra tenant');
    }
    if ((settings.STORAGE_CONNECTION === undefined) === (settings.STORAGE_ACCOUNT_URL === undefined)) {
      wrong('STORAGE_CONNECTION', 'set either this or STORAGE_ACCOUNT_URL, so that cases are kept somewhere');
    }
    if ((settings.KEY_FILE === undefined) === (settings.KEY_VAULT_KEY_URL === undefined)) {
      wrong('KEY_VAULT_KEY_URL', 'set either this or KEY_FILE, so that cases are encrypted');
    }
  });

/** What the program is started with. */
export type Settings = z.output<typeof schema>;

/** The environment is no use. Its message names each wrong setting and what to do about it. */
export class SettingsError extends OperatorError {
  constructor(readonly wrong: readonly { readonly setting: string; readonly message: string }[]) {
    super(
      `These settings need another look:\n${wrong.map(({ setting, message }) => `  ${setting}: ${message}`).join('\n')}`,
    );
    this.name = 'SettingsError';
  }
}

/** @throws SettingsError */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map(({ path, message }) => ({ setting: path.map(String).join('.'), message })),
  );
}
