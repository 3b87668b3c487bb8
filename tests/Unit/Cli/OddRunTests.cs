using System.Text.Json;
using System.Text.Json.Nodes;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Reporting;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>A RUN.json with an odd value in any one place: it is refused in one line, or each report of it is written.</summary>
[TestClass]
public sealed class OddRunTests
{
    private static readonly string[] Values =
    [
        "null",
        "\"\"",
        "\"[x\\u0000\\ud800\"",
        "-1",
        "1e300",
        "9223372036854775807",
        "true",
        "[null]",
        "\"0001-01-01T00:00:00+00:00\"",
    ];

    private static readonly RunReport Model = MadeUpRuns.Run(
        MadeUpRuns.Result("never", Verdict.Fail, EventCodes.MicrophoneDenied) with
        {
            EarlierAttempts = [MadeUpRuns.Result("never", Verdict.Fail)],
            Requests =
            [
                new()
                {
                    AtMs = 5,
                    Method = "GET",
                    Url = "https://koji.so/",
                    Kind = "document",
                    Status = 200,
                },
            ],
            PageErrors =
            [
                new()
                {
                    AtMs = 7,
                    Kind = SeenErrorKind.Exception,
                    Text = "ReferenceError: koji is not defined",
                    Place = "https://shop.example/shop.js:3",
                },
            ],
            Attachments = [new(AttachmentKind.HostPage, "a.png")],
        }
    ) with
    {
        Page = new("https://shop.example/"),
        Shard = new(1, 1),
        NotRun = ["session-idle"],
        EndedEarly = "Stopped.",
        NotReproducible =
        [
            new()
            {
                Name = "two-windows",
                Code = EventCodes.MicrophoneDenied,
                Reason = "Needs two windows.",
            },
        ],
    };

    private readonly string folder = Directory.CreateTempSubdirectory("koji-odd-").FullName;

    private string RunFile => Path.Combine(folder, "run.json");

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public async Task Run_WithAnOddValueAnywhere_IsRefusedOrReported()
    {
        var (refused, reported) = (0, 0);
        foreach (var (number, place) in Places(JsonSerializer.SerializeToNode(Model, ProtocolJson.Default.RunReport)!, []).Index())
        {
            foreach (var value in Generated.Of(Values, number))
            {
                var run = JsonSerializer.SerializeToNode(Model, ProtocolJson.Default.RunReport)!;
                Put(run, place, "odd");
                // As text: not all of it can be written by what writes JSON.
                await File.WriteAllTextAsync(RunFile, run.ToJsonString().Replace("\"odd\"", value, StringComparison.Ordinal));
                try
                {
                    await WriteAsync(await RunFiles.ReadAsync([RunFile], CancellationToken.None));
                    reported++;
                }
                catch (UsageException usage)
                {
                    Assert.IsFalse(usage.Message.Any(char.IsControl), usage.Message);
                    StringAssert.Contains(usage.Message, RunFile);
                    refused++;
                }
                catch (Exception failure)
                {
                    Assert.Fail($"{string.Join('.', place)} = {value}: {failure}");
                }
            }
        }

        Assert.IsGreaterThan(Generated.Count(200), refused);
        Assert.IsGreaterThan(Generated.Count(100), reported);
    }

    private async Task WriteAsync(IReadOnlyList<RunReport> runs)
    {
        RunShards.Join(runs);
        var writer = new RunReportWriter(runs);
        foreach (
            var target in ReportTarget.Parse([
                $"junit={folder}/junit.xml,trx={folder}/run.trx,ctrf={folder}/ctrf.json,sarif={folder}/run.sarif,html={folder}/html,github",
            ])
        )
            await writer.WriteAsync(target, CancellationToken.None);
    }

    // Every value, and every list as a whole.
    private static IEnumerable<object[]> Places(JsonNode node, object[] above) =>
        node switch
        {
            JsonObject properties => properties
                .Where(property => property.Value is not null)
                .SelectMany(property => Places(property.Value!, [.. above, property.Key])),
            JsonArray items => items.Take(1).SelectMany(item => Places(item!, [.. above, 0])).Prepend(above),
            _ => [above],
        };

    private static void Put(JsonNode root, object[] place, JsonNode? value)
    {
        foreach (var step in place.SkipLast(1))
            root = step is string name ? root[name]! : root[(int)step]!;
        if (place[^1] is string last)
            root[last] = value;
        else
            root[(int)place[^1]] = value;
    }
}
