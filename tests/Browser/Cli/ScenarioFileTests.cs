namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Scenario files from the first line to the verdict.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ScenarioFileTests
{
    private const string Whole = """
        name: whole
        faults:
          - api-refuses: rate_limited
        steps:
          - wait-for-widget
          - go-offline
          - wait-until-offline
          - come-back-online
          - click: { selector: "text=Start interview", in: widget }
          - wait-for: interview.started
          - answer: "Yes: 42"
        expect: { code: rate_limited, cause: api-rate-limited }

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-files-");

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    public async Task Starter_AndAFileOfItsOwn_ReproduceWhatTheyExpect()
    {
        var starter = Path.Combine(folder.FullName, "starter.scenario.yaml");
        var whole = await WriteAsync("whole.scenario.yaml", Whole);

        var written = await CommandLine.RunAsync($"new scenario starter --out {starter}");
        var run = await CommandLine.RunAsync($"run {starter} {whole}");

        Assert.AreEqual(0, written.ExitCode, written.Errors);
        StringAssert.StartsWith(await File.ReadAllTextAsync(starter), "# yaml-language-server: $schema=scenario.schema.json\n");
        Assert.AreEqual(0, run.ExitCode, run.Errors + run.Output);
        StringAssert.Contains(run.Output, "2 passed, 0 failed");
    }

    [TestMethod]
    public async Task File_WhoseExpectationIsWrong_Fails()
    {
        var wrong = await WriteAsync(
            "wrong.yaml",
            Whole.Replace(
                "rate_limited, cause: api-rate-limited",
                "service_unavailable, cause: api-service-unavailable",
                StringComparison.Ordinal
            )
        );

        var run = await CommandLine.RunAsync($"run {wrong}");

        Assert.AreEqual(1, run.ExitCode, run.Errors + run.Output);
        StringAssert.Contains(run.Output, "expected service_unavailable, seen rate_limited");
    }

    [TestMethod]
    public async Task Starter_WhereAFileIs_IsWrittenOnlyByForce()
    {
        var file = await WriteAsync("mine.yaml", "mine");

        var refused = await CommandLine.RunAsync($"new scenario mine --out {file}");
        var untouched = await File.ReadAllTextAsync(file);
        var forced = await CommandLine.RunAsync($"new scenario mine --from healthy-text --out {file} --force");

        Assert.AreEqual(
            (2, $"'{file}' already exists. Choose another name, or overwrite it with --force."),
            (refused.ExitCode, refused.Errors.Trim())
        );
        Assert.AreEqual("mine", untouched);
        Assert.AreEqual(0, forced.ExitCode, forced.Errors);
        StringAssert.EndsWith(await File.ReadAllTextAsync(file), "\nexpect: none\n");
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
