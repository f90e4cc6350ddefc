import type { Attributes, ObservableResult } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { Log, Metrics } from './service/ports';
import type { StorageState } from './storage';

/** Milliseconds between two times that measurements are sent. */
const SEND_EVERY = 30_000;
/** Milliseconds that the collector gets; the program that stops waits no longer for it. */
const SENT_WITHIN = 5_000;
/** Seconds. Teams waits fifteen for an answer; one that takes more than three feels broken. */
const BOUNDARIES = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15];
/** The library's own code for a success. */
const ARRIVED = 0;
/** What was not asked yet has no number. */
const STANDS: Readonly<Record<StorageState, number | undefined>> = { ok: 1, away: 0, 'not asked yet': undefined };

interface Parts {
  readonly exporter: PushMetricExporter;
  /** Names this copy of the program. */
  readonly instance: string;
  /** How well storage and keys do when measurements are sent. */
  readonly standing: () => Readonly<Record<'storage' | 'keys', StorageState>>;
  readonly log: Pick<Log, 'warn'>;
}

/** Metrics that go to a collector of OpenTelemetry. */
export interface SentMetrics extends Metrics {
  /** Sends what was measured last, and nothing more after that. Never throws. */
  stop(): Promise<void>;
}

/** A collector of OpenTelemetry (OTLP over HTTP). Headers for it are read from OTEL_EXPORTER_OTLP_HEADERS by the library. */
export const collectorAt = (endpoint: string): PushMetricExporter =>
  new OTLPMetricExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/metrics`, timeoutMillis: SENT_WITHIN });

/** Measures, and sends it every half minute. A collector that is away never holds up the program. */
export function openTelemetry({ exporter, instance, standing, log }: Parts): SentMetrics {
  tellingFailures(exporter, log);
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: SEND_EVERY,
    exportTimeoutMillis: SENT_WITHIN,
  });
  const resource = resourceFromAttributes({ 'service.name': 'zorgmelding', 'service.instance.id': instance });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const meter = provider.getMeter('zorgmelding');
  const counter = (name: string, description: string) => {
    const made = meter.createCounter(`zorgmelding.${name}`, { description });
    return (labels: Attributes = {}) => made.add(1, labels);
  };
  const gauge = (name: string, description: string, unit: string, read: (tell: Tell) => void): void => {
    const made = meter.createObservableGauge(`zorgmelding.${name}`, { description, unit });
    made.addCallback((result: ObservableResult) =>
      read((value, labels) => {
        if (value !== undefined) result.observe(value, labels);
      }),
    );
  };
  const refused = counter('requests.refused', 'requests that were not let in');
  const failed = counter('platform.failures', 'calls to the platform that were refused or lost');
  const lookedLate = counter('looks.late', 'looks at the due list that came too late');
  const duration = meter.createHistogram('zorgmelding.request.duration', {
    description: 'how long somebody waited for an answer',
    unit: 's',
    advice: { explicitBucketBoundaries: BOUNDARIES },
  });
  let waiting: Parameters<Metrics['waits']>[0] = [];
  const roads = new Set<string>();
  let late: number | undefined;
  let still: number | undefined;
  gauge('waiting', 'messages and changes that are not delivered', '1', (tell) => {
    for (const road of roads) tell(waiting.find((one) => one.road === road)?.count ?? 0, { road });
  });
  gauge('waiting.oldest', 'how long the oldest of these waits', 's', (tell) => {
    for (const road of roads) tell(waiting.find((one) => one.road === road)?.seconds ?? 0, { road });
  });
  gauge('due.oldest', 'by how much the earliest of what is due is late', 's', (tell) => tell(late));
  gauge('standstill', 'how long ago a copy of the program looked at the due list', 's', (tell) => tell(still));
  gauge('up', 'whether storage and keys answered when they were last asked', '1', (tell) => {
    for (const [of, stands] of Object.entries(standing())) tell(STANDS[stands], { of });
  });
  return {
    refused: (why) => refused({ why }),
    answered: (seconds, status, kind) => duration.record(seconds, { kind, status }),
    failed: (road, failure, code) => failed({ road, failure, ...(code === '' ? {} : { code }) }),
    waits: (now) => {
      for (const { road } of now) roads.add(road);
      waiting = now;
    },
    lookedLate: () => lookedLate(),
    late: (seconds) => (late = seconds),
    still: (seconds) => (still = seconds),
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

/** Nothing is told of what is not known yet. */
type Tell = (value: number | undefined, labels?: Attributes) => void;

/** Tells the operator when measurements do not arrive, which the library does silently. */
function tellingFailures(exporter: PushMetricExporter, log: Pick<Log, 'warn'>): void {
  const send = exporter.export.bind(exporter);
  let arrives = true;
  exporter.export = (metrics, done) =>
    send(metrics, (result) => {
      const code: number = result.code;
      const arrived = code === ARRIVED;
      if (!arrived && arrives)
        log.warn({}, 'metrics do not arrive at OTEL_EXPORTER_OTLP_ENDPOINT: check that address, and the network');
      arrives = arrived;
      done(result);
    });
}
