import { CLOUD, isLoopback, type TeamsSettings } from './settings';

/**
 * Where the Bot Connector is: Microsoft tells it with every activity of the tenant, and it can change. Tokens and cards go
 * there, so only Microsoft's hosts are believed, and the host that the operator set.
 */
export class ServiceUrls {
  private latest: string | undefined;

  constructor(private readonly settings: Pick<TeamsSettings, 'serviceUrl' | 'anonymous'>) {}

  /** Whether this is an address of the Connector. */
  allows(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { protocol, host, hostname } = new URL(url);
    const { serviceUrl, anonymous } = this.settings;
    if (serviceUrl !== undefined && new URL(serviceUrl).origin === `${protocol}//${host}`) return true;
    // The playground on this machine.
    if (anonymous === true && isLoopback(hostname)) return true;
    return protocol === 'https:' && (host === 'smba.trafficmanager.net' || host.endsWith('.botframework.com'));
  }

  /** An activity of the bot's own tenant came from there. */
  told(url: string): void {
    if (this.allows(url)) this.latest = url;
  }

  /** It was told in an earlier life of this program: better than nothing, and than nothing alone. */
  recalled(url: string): void {
    if (this.latest === undefined) this.told(url);
  }

  /** Where a new conversation is made, or one goes on that was once told to be at `known`. */
  for(known?: string): string {
    if (known !== undefined && this.allows(known)) return known;
    return this.latest ?? this.settings.serviceUrl ?? CLOUD.serviceUrl;
  }
}
