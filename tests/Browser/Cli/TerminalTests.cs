using System.Text.Json;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Unit.Protocol;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>The terminal's way to a running host's log: real processes against a real host with a data folder of its own.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class TerminalTests
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("koji-terminal-");

    public TestContext TestContext { get; set; } = null!; // Set by the test framework.

    [TestCleanup]
    public void Clean() => data.Delete(recursive: true);

    [TestMethod]
    public async Task Listen_AsJson_SaysReadyThenEventsAndGapsAndComesBack()
    {
        var servers = await StartAsync(0);
        var port = servers.Target.Host.Port;
        await using var listening = CliProcess.Listen($"listen --host http://localhost:{port} --data {data.FullName} --format json");
        Assert.AreEqual(("ready", 0), (await NextAsync(listening, "type"), 0));

        await SendAsync(servers, Sample(1), Sample(2), Sample(5));
        Assert.AreEqual("1", await NextAsync(listening, "sequence"));
        Assert.AreEqual("2", await NextAsync(listening, "sequence"));
        Assert.AreEqual("gap", await NextAsync(listening, "type"));
        Assert.AreEqual("5", await NextAsync(listening, "sequence"));

        await servers.DisposeAsync();
        Assert.AreEqual("reconnecting", await NextAsync(listening, "type"));
        await using var again = await StartAsync(port);
        Assert.AreEqual("ready", await NextAsync(listening, "type"));
        await SendAsync(again, Sample(6));
        var next = await NextAsync(listening, "sequence");
        // A busy machine may break the new connection once more, which is said; the event comes all the same.
        while (next!.StartsWith("no sequence", StringComparison.Ordinal))
            next = await NextAsync(listening, "sequence");
        Assert.AreEqual("6", next);
    }

    [TestMethod]
    [DataRow("human")]
    [DataRow("md")]
    public async Task Listen_ToAHostilePage_PrintsItsEventsHarmless(string format)
    {
        await using var servers = await StartAsync(0);
        await SendAsync(
            servers,
            Sample(1) with
            {
                Message = HostileText
                    .Everything.Replace("\ud800", "", StringComparison.Ordinal)
                    .Replace("\udc00", "", StringComparison.Ordinal),
            }
        );
        await using var listening = CliProcess.Listen(
            $"listen --host {servers.Target.Host} --data {data.FullName} --format {format} --since 1"
        );

        var shown = await listening.NextLineAsync(TestContext.CancellationToken);
        while (!shown.Contains("interview.message", StringComparison.Ordinal))
            shown = await listening.NextLineAsync(TestContext.CancellationToken);

        StringAssert.Contains(shown, "[1;1H\uFFFD]0;title\uFFFD");
        Assert.AreEqual("", HostileText.HarmIn(shown));
    }

    [TestMethod]
    [DataRow("--for microphone_denied --since 1 --timeout 60s", 0)]
    [DataRow("--for microphone_denied --since 1 --timeout 60s --absent", 1)]
    [DataRow("--for session_expired --since 1 --timeout 300ms", 1)]
    [DataRow("--for session_expired --since 1 --timeout 300ms --absent", 0)]
    [DataRow("--for widget.ready --since 1 --timeout 300ms", 1, DisplayName = "untrusted events do not count")]
    public async Task Wait_EndsByWhatTheLogHolds(string arguments, int exitCode)
    {
        await using var servers = await StartAsync(0);
        await SendAsync(servers, Sample(1), Sample(2, EventCodes.MicrophoneDenied), Sample(3, EventCodes.WidgetReady, trusted: false));

        var cli = await RunAsync(servers, "wait " + arguments);

        Assert.AreEqual(exitCode, cli.ExitCode, cli.Errors);
    }

    [TestMethod]
    public async Task Events_ListedAndShown_AreThoseOfTheLog()
    {
        await using var servers = await StartAsync(0);
        await SendAsync(servers, Sample(1), Sample(2, EventCodes.MicrophoneDenied), Sample(3));

        var list = await RunAsync(servers, "events list --limit 2 --format json");
        var filtered = await RunAsync(servers, "events list --filter code=microphone_denied --format logfmt");
        var shown = await RunAsync(servers, "events show 2");
        var missing = await RunAsync(servers, "events show 99");

        var positions = list
            .Output.Trim()
            .Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("position").GetInt64());
        Assert.AreEqual("3 2", string.Join(' ', positions));
        StringAssert.Contains(list.Errors, "--before 2");
        StringAssert.Contains(filtered.Output, "level=error code=microphone_denied position=2 ");
        Assert.AreEqual("microphone_denied", JsonDocument.Parse(shown.Output).RootElement.GetProperty("code").GetString());
        Assert.AreEqual((1, ""), (missing.ExitCode, missing.Output));
    }

    [TestMethod]
    [DataRow(
        "events show 1",
        "\"cause\": \"iframe-without-allow\"",
        "\"confidence\": \"likely\"",
        "\"fact\": \"allow-present\"",
        "\"fix\": \"Add allow=",
        "allow=\\\"microphone\\\"></iframe>"
    )]
    [DataRow(
        "events show 1 --format human",
        "iframe-without-allow, likely",
        "allow present no (page)",
        "Fix: Add allow=",
        "allow=\"microphone\"></iframe>"
    )]
    [DataRow("events show 1 --format md", "| iframe-without-allow (likely) | Add allow=\"microphone\" to the iframe. |")]
    [DataRow("events list", "why: The iframe has no allow=", "(likely)", "fix: Add allow=")]
    [DataRow(
        "events list --format json",
        "\"diagnoses\":[{\"cause\":\"iframe-without-allow\",\"confidence\":\"likely\",\"evidence\":[{",
        "\"correction\":{\"kind\":\"iframe-tag\""
    )]
    [DataRow("events list --format logfmt", "cause=iframe-without-allow confidence=likely fix=")]
    [DataRow("wait --for microphone_denied --since 0", "\"diagnoses\":[{\"cause\":\"iframe-without-allow\"")]
    public async Task Failure_InAnyCommandAndFormat_ComesWithItsDiagnosis(string arguments, params string[] expected)
    {
        await using var servers = await StartAsync(0);
        await SendAsync(
            servers,
            Sample(1, EventCodes.MicrophoneDenied) with
            {
                Frame = new() { Index = 0, Src = "https://widget.somewhere.example/embed/1" },
                Evidence =
                [
                    .. CauseCatalog
                        .Find(CauseIds.IframeWithoutAllow)!
                        .Hints.Select(sign => new Evidence
                        {
                            Fact = sign.Fact,
                            Value = sign.Value,
                            Place = EvidencePlace.Page,
                        }),
                ],
            }
        );

        var cli = await RunAsync(servers, arguments);

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        foreach (var part in expected)
            StringAssert.Contains(cli.Output.ReplaceLineEndings(" "), part);
    }

    [TestMethod]
    public async Task Failure_WithoutEvidence_IsSaidToBeUnknown()
    {
        await using var servers = await StartAsync(0);
        await SendAsync(servers, Sample(1, EventCodes.SessionExpired));

        var list = await RunAsync(servers, "events list");
        var whole = await RunAsync(servers, "events show 1 --format human");
        var json = await RunAsync(servers, "events show 1");

        StringAssert.Contains(list.Output, "why: not known from what was seen");
        StringAssert.Contains(whole.Output, "The cause is not known from what was seen.");
        StringAssert.Contains(json.Output, "\"diagnoses\": []");
    }

    [TestMethod]
    public async Task Archive_ExportedAndImported_IsTheSameLogOnce()
    {
        var file = Path.Combine(data.FullName, "events.zip");
        await using var servers = await StartAsync(0);
        await SendAsync(servers, Sample(1), Sample(2, EventCodes.MicrophoneDenied), Sample(3, EventCodes.WidgetReady, trusted: false));
        await using var other = await LocalServers.StartAsync(CancellationToken.None);
        var there = $"--host {other.Target.Host} --token {other.Target.ReaderToken}";

        var export = await RunAsync(servers, $"export {file} --filter session=s1");
        var import = await CommandLine.RunAsync($"import {file} {there}");
        var twice = await CommandLine.RunAsync($"import {file} {there}");

        Assert.AreEqual(0, export.ExitCode, export.Errors);
        StringAssert.Contains(import.Errors, "3 events stored, 0 known before, 0 refused");
        StringAssert.Contains(twice.Errors, "0 events stored, 3 known before, 0 refused");
        Assert.AreEqual(
            string.Join('\n', await AllAsync(servers.Target.Host, servers.Target.ReaderToken)),
            string.Join('\n', await AllAsync(other.Target.Host, other.Target.ReaderToken))
        );
    }

    [TestMethod]
    [DataRow("listen --host http://localhost:1 --token x", 3, "No host answers at http://localhost:1/")]
    [DataRow("events list --data /nonexistent", 2, "No host keeps its tokens in '/nonexistent'.")]
    [DataRow("import /nonexistent.zip --token x", 2, "'/nonexistent.zip' cannot be read")]
    public async Task CommandLine_ThatCannotBeDone_SaysSoInOneLine(string arguments, int exitCode, string expected)
    {
        var cli = await CommandLine.RunAsync(arguments);

        Assert.AreEqual(exitCode, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, expected);
        Assert.HasCount(1, cli.Problems);
    }

    private static EmittedEvent Sample(long sequence, EventCode? code = null, bool trusted = true) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
            Source = EventSource.Widget,
            Code = code ?? EventCodes.InterviewMessage,
            Origin = "https://widget.somewhere.example",
            Trust = trusted
                ? new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch }
                : new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
        };

    private static async Task SendAsync(LocalServers servers, params IReadOnlyList<EmittedEvent> events)
    {
        using var log = new LogClient(servers.Target.Host, servers.Target.ReaderToken);
        await log.ImportAsync(
            new EventBatch
            {
                Run = "r1",
                Session = "s1",
                Events = events,
            },
            CancellationToken.None
        );
    }

    // Everything but what each log gives by itself.
    private static async Task<IEnumerable<string>> AllAsync(Uri host, string token)
    {
        using var log = new LogClient(host, token);
        var page = await log.PageAsync(EventFilter.All, before: null, most: 50, CancellationToken.None);
        return page.Events.Select(item => (item.Envelope with { Id = "", ReceivedAt = default }).ToString());
    }

    private Task<LocalServers> StartAsync(int port) =>
        LocalServers.StartAsync(new() { Port = port, DataFolder = data.FullName }, TestContext.CancellationToken);

    private Task<CliProcess> RunAsync(LocalServers servers, string arguments) =>
        CommandLine.RunAsync($"{arguments} --host {servers.Target.Host} --data {data.FullName}");

    private async Task<string?> NextAsync(ListeningProcess listening, string property)
    {
        using var line = JsonDocument.Parse(await listening.NextLineAsync(TestContext.CancellationToken));
        return line.RootElement.TryGetProperty(property, out var value) ? value.ToString() : $"no {property} in {line.RootElement}";
    }
}
