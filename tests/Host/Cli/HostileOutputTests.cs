using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Host.Server;
using KojiWidgetHarness.Tests.Unit.Protocol;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary>
/// Whatever a page, a file, a server or the command line itself says: what is printed steers no terminal, and is not a command to a CI
/// system.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed partial class HostileOutputTests
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("koji-hostile-");

    // What matters where it stands, and all of the rest.
    private static readonly IReadOnlyList<string> Given = [HostileText.Everything, "\n::error::x", "::error::first", "##[error]first"];

    private static LocalServers? servers;

    public static IEnumerable<object[]> Offline => HostileCommands.Offline.Select(line => new object[] { line });

    public static IEnumerable<object[]> Online => HostileCommands.Online.Select(line => new object[] { line });

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        servers = await LocalServers.StartAsync(context.CancellationToken);
        using var log = new LogClient(servers.Target.Host, servers.Target.ReaderToken);
        var receipt = await log.ImportAsync(
            new()
            {
                Run = "r1",
                Session = "s1",
                Events = [.. HostileText.All.Append(HostileText.Everything).Select(Event)],
            },
            context.CancellationToken
        );
        Assert.AreEqual(HostileText.All.Count + 1, receipt.Stored, string.Join('\n', receipt.Refusals.Select(refusal => refusal.Detail)));
        using var http = new HttpClient { BaseAddress = servers.Target.Simulator };
        foreach (var text in HostileText.All)
            (
                await http.GetAsync($"/{Uri.EscapeDataString(Whole(text))}?{Uri.EscapeDataString(Whole(text))}", context.CancellationToken)
            ).Dispose();
        using var simulator = new SimulatorClient(servers.Target);
        await simulator.SetFaultsAsync(
            [
                .. HostileText.All.Select(text => new FaultRule
                {
                    Match = new() { Path = "/" + Whole(text) },
                    Effect = new() { LatencyMs = 1 },
                }),
            ],
            context.CancellationToken
        );

        const string Frame = "<iframe src=\"https://koji.so/api/v1/embed/{0}\" allow=\"{0}\" title=\"Interview\"></iframe>\n";
        var written = Whole(HostileText.Everything).Replace("\0", "", StringComparison.Ordinal);
        foreach (
            var (name, text) in new[]
            {
                (
                    "page.html",
                    string.Concat(
                        HostileText.All.Select(item =>
                            Frame.Replace("{0}", Whole(item).Replace("\0", "", StringComparison.Ordinal), StringComparison.Ordinal)
                        )
                    )
                ),
                ("\u001b[2J\n::error::\u2028##[error]name.html", Frame),
                ("empty \u0007\r.html", ""),
                ("app.jsx", $"<iframe src=\"https://koji.so/api/v1/embed/{{{written}}}\" />"),
                ("headers.txt", $"X-Name: a\n{written}\n"),
                ("hostile.scenario.yaml", $"name: {JsonSerializer.Serialize(written)}\n{written}: 1\n"),
            }
        )
        {
            await File.WriteAllTextAsync(Path.Combine(Folder.FullName, name), text, context.CancellationToken);
        }

        await File.WriteAllTextAsync(
            Path.Combine(Folder.FullName, "run.json"),
            JsonSerializer.Serialize(MadeUpRuns.Nasty, ProtocolJson.Default.RunReport),
            context.CancellationToken
        );
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        if (servers is not null)
            await servers.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    [TestMethod]
    [DynamicData(nameof(Offline))]
    public void Command_GivenHostileText_PrintsItHarmless(string line) => Check(line);

    [TestMethod]
    [DynamicData(nameof(Online))]
    public void Command_OnAHostThatHeardHostileText_PrintsItHarmless(string line)
    {
        var target = (servers ?? throw new InvalidOperationException("Nothing was started.")).Target;
        Check(
            line
                + (
                    line.StartsWith("sim", StringComparison.Ordinal)
                        ? $" --simulator {target.Simulator} --token {target.SimulatorToken}"
                        : $" --host {target.Host} --token {target.ReaderToken}"
                )
        );
    }

    [TestMethod]
    public void Json_OfHostileEvents_SaysWhatTheySaid()
    {
        var target = (servers ?? throw new InvalidOperationException("Nothing was started.")).Target;

        var cli = CommandLine.Run("events", "list", "--format", "json", "--host", target.Host.AbsoluteUri, "--token", target.ReaderToken);
        var one = CommandLine.Run("events", "show", "1", "--host", target.Host.AbsoluteUri, "--token", target.ReaderToken);

        var messages = cli
            .Output.Trim()
            .Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetString())
            .Reverse();
        Assert.AreEqual(string.Join('|', HostileText.All.Append(HostileText.Everything).Select(Whole)), string.Join('|', messages));
        Assert.AreEqual(Whole(HostileText.All[0]), JsonDocument.Parse(one.Output).RootElement.GetProperty("message").GetString());
    }

    [TestMethod]
    public void Tables_OfARunThatSaysHostileThings_AreHarmlessAndKeepTheirColumns()
    {
        var run = CommandLine.Run(() =>
        {
            ResultTable.Write(MadeUpRuns.Nasty);
            ConfusionMatrix.Write(ScenarioCatalog.All, MadeUpRuns.Nasty);
            new RunProgress(1).Ended(MadeUpRuns.Nasty.Scenarios[0]);
        });

        Assert.AreEqual("", HostileText.HarmIn(run.Output));
        Assert.AreEqual("", HostileText.HarmIn(run.Errors));
        StringAssert.Contains(run.Output, "koji_sk_\uFFFDabc123 ::error::two # three");
    }

    [TestMethod]
    public void Report_ForGitHub_HasItsOwnCommandsAndNoOthers()
    {
        var cli = CommandLine.Run("report", Path.Combine(Folder.FullName, "run.json"), "--report", "github");

        Assert.HasCount(3, Commands().Matches(cli.Output), cli.Output);
        Assert.AreEqual("", HostileText.HarmIn(Commands().Replace(cli.Output, "")));
    }

    [TestMethod]
    public void Colours_OfOurOwn_StayWhereTheyAreShown()
    {
        Environment.SetEnvironmentVariable("GITHUB_ACTIONS", "true");
        try
        {
            var cli = CommandLine.Run("list");

            StringAssert.Contains(cli.Output, "\u001b[38;5;2m✓\u001b[0m supported");
            Assert.AreEqual("", HostileText.HarmIn(cli.Output));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GITHUB_ACTIONS", null);
        }
    }

    [TestMethod]
    public async Task Log_OfAHostAndOfASimulator_IsHarmless()
    {
        var errors = Console.Error;
        using var logged = new StringWriter();
        Console.SetError(TextWriter.Synchronized(logged));
        try
        {
            await using var host = await RunningHost.StartAsync();
            await IngestTests.AppendAsync(
                host,
                JsonSerializer.SerializeToElement(
                    Sample.Batch(
                        Sample.Event() with
                        {
                            Code = new("x" + Whole(HostileText.Everything)),
                        },
                        Sample.Event(2) with
                        {
                            Code = new("\n::error::x"),
                        }
                    ),
                    ProtocolJson.Default.EventBatch
                )
            );
        }
        finally
        {
            Console.SetError(errors);
        }

        StringAssert.Contains(logged.ToString(), "warning: KojiWidgetHarness.Host.Ingest.IngestService: Refused event 2: ");
        Assert.AreEqual("", HostileText.HarmIn(logged.ToString()));
    }

    private static void Check(string line)
    {
        // An argument can hold neither NUL nor half a pair.
        foreach (var text in line.Contains("{}", StringComparison.Ordinal) ? Given : [""])
        {
            var arguments = line.Split(' ')
                .Select(word =>
                    word.Replace("{0}", Folder.FullName, StringComparison.Ordinal)
                        .Replace("{short}", "\u001b[2J\u2028::error::x", StringComparison.Ordinal)
                        .Replace("{}", Whole(text).Replace("\0", "", StringComparison.Ordinal), StringComparison.Ordinal)
                );
            var cli = CommandLine.Run([.. arguments]);

            // Commands of our own stay: what follows them on their line is not another one.
            var output = line.EndsWith("--format github", StringComparison.Ordinal) ? Commands().Replace(cli.Output, "") : cli.Output;
            Assert.AreEqual("", HostileText.HarmIn(output), $"output of {line} with {JsonSerializer.Serialize(text)}");
            Assert.AreEqual("", HostileText.HarmIn(cli.Errors), $"errors of {line} with {JsonSerializer.Serialize(text)}");
            Assert.AreNotEqual("\n", cli.All, $"{line} prints nothing");
        }
    }

    [GeneratedRegex("^::(?:error|warning|notice) (?:file|title)=", RegexOptions.Multiline)]
    private static partial Regex Commands();

    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private static EmittedEvent Event(string text, int index) =>
        new()
        {
            Sequence = index + 1,
            OccurredAt = DateTimeOffset.UnixEpoch.AddSeconds(index),
            Source = EventSource.Widget,
            Code = EventCodes.MicrophoneDenied,
            Message = Whole(text),
            Origin = Whole(text),
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Frame = new()
            {
                Index = 0,
                Src = Whole(text),
                Allow = Whole(text),
                Sandbox = Whole(text),
            },
            Raw = new()
            {
                Text = Whole(text),
                Truncated = false,
                Rule = Whole(text),
            },
            Evidence =
            [
                new()
                {
                    Fact = Fact.ApiMessage,
                    Value = Whole(text),
                    Place = EvidencePlace.Page,
                },
            ],
        };
}
