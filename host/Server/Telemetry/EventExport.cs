using System.Globalization;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace KojiWidgetHarness.Host.Telemetry;

/// <summary>
/// Sends each event, from the start of the host on, as an OpenTelemetry log record (OTLP). One more reader of the log: a collector that is
/// slow or away holds nobody up. Where to is said by the standard variables, OTEL_EXPORTER_OTLP_ENDPOINT and its kin.
/// </summary>
internal sealed class EventExport(EventFeed feed, IEventLog log) : BackgroundService
{
    /// <summary>The variable that turns it on.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "koji-widget-harness";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(ServiceName);
        using var provider = LoggerFactory.Create(logging =>
            logging.SetMinimumLevel(LogLevel.Trace).AddOpenTelemetry(telemetry => telemetry.SetResourceBuilder(resource).AddOtlpExporter())
        );
        var logger = provider.CreateLogger("koji.events");
        try
        {
            await foreach (var slice in feed.FollowAsync(log.LastPosition, EventFilter.All, stoppingToken))
            {
                foreach (var item in slice.Events)
                    Send(logger, item);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; disposing the provider sends what is left.
        }
    }

    private static void Send(ILogger logger, EventEnvelope item)
    {
        var level = Level(item);
        if (logger.IsEnabled(level))
            logger.Log(level, new EventId(0, item.Code.Value), Attributes(item), exception: null, (_, _) =>
                item.Message ?? item.Code.Value
            );
    }

    // An event that does not count must not raise an alarm.
    private static LogLevel Level(EventEnvelope item) =>
        (item.Trust.Level, item.Severity) switch
        {
            (TrustLevel.Untrusted, _) => LogLevel.Debug,
            (_, Severity.Error) => LogLevel.Error,
            (_, Severity.Warning) => LogLevel.Warning,
            _ => LogLevel.Information,
        };

    private static List<KeyValuePair<string, object?>> Attributes(EventEnvelope item)
    {
        // What is merely possible is not said to be the cause.
        List<Diagnosis> diagnoses = [.. Diagnostician.Diagnose(item).Where(found => found.Confidence != Confidence.Possible)];
        (string Name, object? Value)[] all =
        [
            ("koji.code", item.Code.Value),
            ("koji.source", item.Source.ToName()),
            ("koji.trust", item.Trust.Level.ToName()),
            ("koji.trust.reason", item.Trust.Reason.ToName()),
            ("koji.run", item.Run),
            ("session.id", item.Session),
            ("koji.sequence", item.Sequence),
            ("koji.position", item.Position),
            ("koji.origin", item.Origin),
            ("koji.frame.src", item.Frame?.Src),
            ("koji.occurred_at", item.OccurredAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("koji.cause", diagnoses.Count == 0 ? null : string.Join(" or ", diagnoses.Select(found => found.Cause.Value))),
            ("koji.confidence", diagnoses is [var first, ..] ? first.Confidence.ToName() : null),
        ];
        return
        [
            .. all.Where(attribute => attribute.Value is not null)
                .Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value)),
        ];
    }
}
