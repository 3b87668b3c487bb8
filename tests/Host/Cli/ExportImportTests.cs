using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Tests.Host.Server;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary>What a host took, another host takes from an export of it: the bounds of all that lies between agree.</summary>
[TestClass]
[DoNotParallelize] // The console is the process's.
public sealed class ExportImportTests
{
    // Together they may be more than one batch holds.
    private const int Fat = 9;

    private readonly string file = Path.Combine(Path.GetTempPath(), $"koji-export-test-{Guid.NewGuid():N}.zip");

    [TestCleanup]
    public void Delete() => File.Delete(file);

    [TestMethod]
    [DataRow("\u0007")]
    [DataRow("😀")]
    [DataRow("//u:p@h ")] // Longer without its secrets than with them.
    public async Task LargestEvents_ExportedAndImported_AreTheSameEvents(string letters)
    {
        await using RunningHost one = await RunningHost.StartAsync(),
            other = await RunningHost.StartAsync();
        for (var number = 1; number <= Fat; number++)
            await AppendLargestAsync(one, number, letters);
        var stored = await ReadAsync(one);

        var export = CommandLine.Run("export", file, "--host", one.Address.AbsoluteUri, "--token", one.Settings.Tokens.Reader);
        var import = CommandLine.Run("import", file, "--host", other.Address.AbsoluteUri, "--token", other.Settings.Tokens.Reader);
        var again = CommandLine.Run("import", file, "--host", other.Address.AbsoluteUri, "--token", other.Settings.Tokens.Reader);

        Assert.AreEqual((0, 0, 0), (export.ExitCode, import.ExitCode, again.ExitCode), export.All + import.All + again.All);
        StringAssert.Contains(import.Errors, $"{Fat} events stored, 0 known before, 0 refused");
        StringAssert.Contains(again.Errors, $"0 events stored, {Fat} known before, 0 refused");
        var read = await ReadAsync(other);
        Assert.HasCount(Fat, read);
        var sessions = await other.Services.GetRequiredService<IEventLog>().ListSessionsAsync(new(), 9, CancellationToken.None);
        Assert.AreEqual(stored[0].OccurredAt, sessions.Sessions.Single().Summary.StartedAt);
        foreach (var (before, after) in stored.Zip(read))
        {
            Assert.IsLessThanOrEqualTo(EventLimits.TextCharacters, after.Evidence!.Max(fact => fact.Value.Length));
            // A mark that was cut is taken for a part of a secret, and marked again.
            if (letters.Contains('@', StringComparison.Ordinal))
                continue;
            Assert.AreEqual(
                (before.Sequence, before.Message, before.Raw?.Text, before.Frame?.Allow),
                (after.Sequence, after.Message, after.Raw?.Text, after.Frame?.Allow)
            );
            CollectionAssert.AreEqual(
                before.Evidence!.Select(fact => fact.Value).ToArray(),
                after.Evidence!.Select(fact => fact.Value).ToArray()
            );
        }
    }

    [TestMethod]
    public async Task Export_OfAFailedSession_BecomesAScenarioFile()
    {
        await using var host = await RunningHost.StartAsync();
        foreach (var (session, code) in new[] { ("first", EventCodes.WidgetLoadFailed), ("second", EventCodes.InterviewStarted) })
        {
            await IngestTests.AppendAsync(
                host,
                Sample.Batch(
                    Sample.Event(1) with
                    {
                        Source = EventSource.Bridge,
                        Code = code,
                        Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OwnObservation },
                        Frame = new() { Index = 0, Src = "https://koji.so/api/v1/embed/YOUR_PROJECT_ID?mode=text" },
                        Evidence =
                        [
                            new()
                            {
                                Fact = Fact.Handshake,
                                Value = FactValues.Yes,
                                Place = EvidencePlace.Page,
                            },
                        ],
                    }
                ) with
                {
                    Session = session,
                }
            );
        }

        var scenario = Path.ChangeExtension(file, ".yaml");
        CommandLine.Run("export", file, "--host", host.Address.AbsoluteUri, "--token", host.Settings.Tokens.Reader);
        var written = CommandLine.Run("new", "scenario", "again", "--from", file, "--out", scenario);
        var text = await File.ReadAllTextAsync(scenario);
        var refused = CommandLine.Run("new", "scenario", "again", "--from", file, "--out", scenario);
        File.Delete(scenario);

        Assert.AreEqual((0, 2), (written.ExitCode, refused.ExitCode), written.All + refused.All);
        StringAssert.Contains(written.Errors, "From session first of ");
        StringAssert.Contains(written.Errors, $"✓ {scenario} is written; run it with: koji-harness run {scenario}");
        StringAssert.Contains(refused.Errors, "already exists. Choose another name, or overwrite it with --force.");
        Assert.AreEqual(("again", "YOUR_PROJECT_ID"), (ScenarioFile.Read(text).Name, ScenarioFile.Read(text).Embed.Project));
    }

    // The largest that the host keeps: what it keeps of a text has marks for its secrets.
    private static async Task AppendLargestAsync(RunningHost host, long number, string letters)
    {
        var length = EventLimits.TextCharacters;
        while (BytesOf(OfTexts(number, Redactor.Redact(letters), length)) > EventLimits.EventBytes)
            length -= 16;
        Assert.AreEqual(
            1,
            (
                await IngestTests.AppendAsync(
                    host,
                    Sample.Batch(OfTexts(number, letters, length * letters.Length / Redactor.Redact(letters).Length))
                )
            ).Stored
        );
    }

    private static int BytesOf(EmittedEvent emitted) =>
        JsonSerializer.SerializeToUtf8Bytes(emitted, ProtocolJson.Default.EmittedEvent).Length;

    // All that an emitter may send of one event, with texts of this length.
    private static EmittedEvent OfTexts(long number, string letters, int length)
    {
        string Text(int most) => string.Concat(Enumerable.Repeat(letters, most / letters.Length));
        var text = Text(length);
        return Sample.Event(number) with
        {
            Source = EventSource.Bridge,
            Code = EventCodes.WidgetLoadFailed,
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OwnObservation },
            Message = text,
            Origin = text,
            Frame = new()
            {
                Index = 0,
                Src = text,
                Allow = text,
                Sandbox = text,
            },
            Raw = new()
            {
                Text = Text(length * EventLimits.RawCharacters / EventLimits.TextCharacters),
                Truncated = false,
                Rule = text,
            },
            Evidence =
            [
                .. Enumerable.Repeat(
                    new Evidence
                    {
                        Fact = Fact.FrameAttributes,
                        Value = text,
                        Place = EvidencePlace.Page,
                    },
                    EventLimits.EvidencePerEvent
                ),
            ],
        };
    }

    private static async Task<IReadOnlyList<EventEnvelope>> ReadAsync(RunningHost host)
    {
        using var log = new LogClient(host.Address, host.Settings.Tokens.Reader);
        var page = await log.PageAsync(EventFilter.All, before: null, Fat, CancellationToken.None);
        return [.. page.Events.Select(item => item.Envelope).OrderBy(item => item.Position)];
    }
}
