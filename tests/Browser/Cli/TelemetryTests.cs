using System.Text;
using System.Threading.Channels;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Tests.Browser.Durability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Events as OpenTelemetry log records: a real host, configured by the standard variables, and a collector that listens.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class TelemetryTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the test framework.

    private static readonly string[] Expected =
    [
        "koji-widget-harness",
        "koji.code",
        "microphone_denied",
        "session.id",
        "s-telemetry",
        "Microphone access was denied",
        "koji.cause",
        "permission-denied",
    ];

    [TestMethod]
    public async Task Event_Stored_LeavesAsALogRecord()
    {
        var records = Channel.CreateUnbounded<string>();
        await using var collector = await StartCollectorAsync(records.Writer);
        await using var host = await UpProcess.StartAsync(
            KeyValuePair.Create("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()),
            KeyValuePair.Create("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        );
        using var log = new LogClient(host.Address, host.ReaderToken);

        await log.ImportAsync(Batch(), TestContext.CancellationToken);

        var sent = await records.Reader.ReadAsync(TestContext.CancellationToken);
        foreach (var part in Expected)
            StringAssert.Contains(sent, part);
    }

    private static EventBatch Batch() =>
        new()
        {
            Run = "r1",
            Session = "s-telemetry",
            Events =
            [
                new()
                {
                    Sequence = 1,
                    OccurredAt = DateTimeOffset.UnixEpoch,
                    Source = EventSource.Widget,
                    Code = EventCodes.MicrophoneDenied,
                    Message = "Microphone access was denied by the user or browser.",
                    Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
                    Evidence =
                    [
                        .. CauseCatalog
                            .Find(CauseIds.PermissionDenied)!
                            .Hints.Select(sign => new Evidence
                            {
                                Fact = sign.Fact,
                                Value = sign.Value,
                                Place = EvidencePlace.Page,
                            }),
                    ],
                },
            ],
        };

    // The strings of a protobuf message are in it unchanged.
    private static async Task<WebApplication> StartCollectorAsync(ChannelWriter<string> records)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/logs", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await records.WriteAsync(Encoding.UTF8.GetString(body.ToArray()));
            return TypedResults.Ok();
        });
        await app.StartAsync();
        return app;
    }
}
