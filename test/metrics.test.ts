import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics';
import { openTelemetry, type SentMetrics } from '../src/metrics';
import type { StorageState } from '../src/storage';

/** What was sent, each measurement as one line: its name, its labels, and its value. */
const linesOf = (exporter: InMemoryMetricExporter): readonly string[] =>
  (exporter.getMetrics().at(-1)?.scopeMetrics ?? [])
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ descriptor: { name }, dataPoints }) =>
      dataPoints.map(({ attributes, value }) => {
        const labels = Object.entries(attributes).map(([key, label]) => `${key}=${String(label)}`);
        return [name, ...labels.sort(), typeof value === 'number' ? value : value.count].join(' ');
      }),
    )
    .sort();

describe('measurements for a collector of OpenTelemetry', () => {
  const warnings: string[] = [];
  const open = (exporter: InMemoryMetricExporter, standing: Record<'storage' | 'keys', StorageState>): SentMetrics =>
    openTelemetry({
      exporter,
      instance: 'one',
      standing: () => standing,
      log: { warn: (_fields, message) => void warnings.push(message) },
    });
  /** Keeps what it was sent also once it is shut down. */
  class Kept extends InMemoryMetricExporter {
    override shutdown = (): Promise<void> => Promise.resolve();
    constructor() {
      super(AggregationTemporality.CUMULATIVE);
    }
  }

  it('say what waits, what is late, what was refused and how long people waited, with labels of a fixed few', async () => {
    const exporter = new Kept();
    const metrics = open(exporter, { storage: 'ok', keys: 'away' });
    metrics.waits([{ road: 'graph', count: 2, seconds: 5 }]);
    // Of a road that carries again nought is measured.
    metrics.waits([{ road: 'connector', count: 3, seconds: 61 }]);
    metrics.failed('connector', 'refused', 'BotNotInConversationRoster');
    metrics.failed('connector', 'unknown', '');
    metrics.refused('token');
    metrics.answered(0.2, 200, 'press');
    metrics.answered(0.3, 200, 'press');
    metrics.lookedLate();
    metrics.late(12);
    metrics.still(1);
    await metrics.stop();
    expect(linesOf(exporter)).toEqual([
      'zorgmelding.due.oldest 12',
      'zorgmelding.looks.late 1',
      'zorgmelding.platform.failures code=BotNotInConversationRoster failure=refused road=connector 1',
      'zorgmelding.platform.failures failure=unknown road=connector 1',
      'zorgmelding.request.duration kind=press status=200 2',
      'zorgmelding.requests.refused why=token 1',
      'zorgmelding.standstill 1',
      'zorgmelding.up of=keys 0',
      'zorgmelding.up of=storage 1',
      'zorgmelding.waiting road=connector 3',
      'zorgmelding.waiting road=graph 0',
      'zorgmelding.waiting.oldest road=connector 61',
      'zorgmelding.waiting.oldest road=graph 0',
    ]);
    expect(exporter.getMetrics().at(-1)?.resource.attributes).toMatchObject({
      'service.name': 'zorgmelding',
      'service.instance.id': 'one',
    });
    expect(warnings).toEqual([]);
  });

  it('say nothing of what was not asked yet', async () => {
    const exporter = new Kept();
    await open(exporter, { storage: 'not asked yet', keys: 'not asked yet' }).stop();
    expect(linesOf(exporter)).toEqual([]);
  });

  it('that do not arrive are told to the operator, and keep nothing from ending', async () => {
    const exporter = new Kept();
    exporter.export = (_metrics, done) => done({ code: 1 });
    const metrics = open(exporter, { storage: 'ok', keys: 'ok' });
    metrics.late(0);
    await metrics.stop();
    expect(warnings).toEqual([expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT')]);
  });
});
