using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Machine;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary><c>--format json</c>: standard output is one line of JSON of a documented type, and nothing else.</summary>
[TestClass]
[DoNotParallelize] // The console is the process's.
public sealed class JsonOutputTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-json-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Explain_OfACode_HasWhatKojiDocumentsAndTheCauses()
    {
        var listing = Read(0, ProtocolJson.Default.ExplanationListing, "explain", "microphone_denied");

        Assert.AreEqual(0, listing.Rules.Count);
        var code = listing.Codes.Single();
        Assert.AreEqual("microphone_denied", code.Code.Value);
        Assert.IsNotNull(code.Error);
        Assert.Contains("iframe-without-allow", code.Causes.Select(cause => cause.Cause.Value));
    }

    [TestMethod]
    public void Explain_OfARule_HasItsExamples()
    {
        var listing = Read(0, ProtocolJson.Default.ExplanationListing, "explain", "frame-src");

        Assert.AreEqual((0, "frame-src"), (listing.Codes.Count, listing.Rules.Single().Id.Value));
        StringAssert.Contains(listing.Rules[0].Passing.Headers[0].Value, "frame-src https://koji.so");
    }

    [TestMethod]
    public void Explain_Alone_HasAllThatTheListHas()
    {
        var listing = Read(0, ProtocolJson.Default.ExplanationListing, "explain");
        var list = CommandLine.Run("explain").Output;

        foreach (var name in listing.Codes.Select(code => code.Code.Value).Concat(listing.Rules.Select(rule => rule.Id.Value)))
            StringAssert.Contains(list, $"  {name} ");
        Assert.AreEqual(
            list.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)),
            listing.Codes.Count + listing.Rules.Count
        );
    }

    [TestMethod]
    public void Init_SaysOfEachFileWhatBecameOfIt()
    {
        string[] words = ["init", folder, "--page", "http://localhost:3000/"];

        var dry = Read(0, ProtocolJson.Default.SetupListing, [.. words, "--dry-run"]);
        var written = Read(0, ProtocolJson.Default.SetupListing, words);
        var again = Read(0, ProtocolJson.Default.SetupListing, words);

        Assert.IsTrue(dry.Files.All(file => file is { State: SetupState.WouldBeWritten, Text.Length: > 0, Next: null }));
        Assert.IsTrue(written.Files.All(file => file is { State: SetupState.Written, Text: null, Next.Length: > 0 }));
        Assert.IsTrue(again.Files.All(file => file is { State: SetupState.Exists, Text: null, Next: null }));
        foreach (var file in dry.Files)
            Assert.AreEqual(file.Text, File.ReadAllText(Path.Combine(folder, file.Path)));
        Assert.AreEqual("koji-harness run --page 'http://localhost:3000/'", again.Run);
    }

    [TestMethod]
    public void Report_OfTwoShards_IsOneRunThatItReadsAgain()
    {
        var first = Save("1", MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Pass)) with { Shard = new(1, 2) });
        var second = Save("2", MadeUpRuns.Run(MadeUpRuns.Result("b", Verdict.Pass)) with { Shard = new(2, 2) });

        var run = Read(0, ProtocolJson.Default.RunReport, "report", second, first);

        CollectionAssert.AreEqual(new[] { "a", "b" }, run.Scenarios.Select(result => result.Name).Order().ToArray());
        Assert.IsNull(run.Shard);
        Assert.HasCount(2, Read(0, ProtocolJson.Default.RunReport, "report", Save("3", run)).Scenarios);
    }

    [TestMethod]
    public void Report_OfARedRun_KeepsAnnotationsOutOfTheData()
    {
        var run = Read(1, ProtocolJson.Default.RunReport, "report", Save("red", MadeUpRuns.Red), "--report", "github");

        Assert.IsGreaterThan(0, run.Failed);
    }

    // Written again by the type's own form, it is the same: nothing is in it that the type does not say.
    private static T Read<T>(int exitCode, JsonTypeInfo<T> type, params string[] words)
    {
        var cli = CommandLine.Run([.. words, "--format", "json"]);

        Assert.AreEqual(exitCode, cli.ExitCode, cli.All);
        var line = cli.Output.TrimEnd('\n');
        Assert.IsFalse(line.Contains('\n', StringComparison.Ordinal), line);
        var value = JsonSerializer.Deserialize(line, type);
        Assert.IsNotNull(value);
        Assert.AreEqual(JsonSerializer.Serialize(value, type), line);
        return value;
    }

    private string Save(string name, RunReport run)
    {
        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, JsonSerializer.Serialize(run, ProtocolJson.Default.RunReport));
        return path;
    }
}
