using System.Diagnostics;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Browser.Pages;

namespace KojiWidgetHarness.Tests.Browser.Cli;

[TestClass]
[TestCategory("Browser")]
public sealed class RunOptionTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-run-");

    private (string Name, string Value) DataHome => ("XDG_DATA_HOME", folder.FullName);

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    public async Task Run_ByTwoWorkers_KeepsTheOrderAndWhatEachLookedLike()
    {
        var cli = await CommandLine.RunAsync(
            $"run unknown-project archived-project healthy-text --workers 2 --screenshots --trace on --output {folder} --format json"
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        var report = Read(cli);
        Assert.AreEqual("unknown-project archived-project healthy-text", string.Join(' ', report.Scenarios.Select(result => result.Name)));
        Assert.AreEqual(2, report.Workers);
        Assert.AreEqual("1 2", string.Join(' ', report.Scenarios.Select(result => result.Worker).Distinct().Order()));
        Assert.HasCount(1, report.Scenarios.SelectMany(result => result.Events).Select(item => item.Run).Distinct());
        foreach (var result in report.Scenarios)
        {
            Assert.AreEqual(
                "HostPage Trace Dashboard",
                string.Join(' ', result.Attachments.Select(file => file.Kind)),
                "of " + result.Name
            );
            foreach (var file in result.Attachments)
                Assert.AreEqual(file.Kind == AttachmentKind.Trace ? "PK" : "\x89PNG", Beginning(file.Path));
            Assert.IsTrue(result.Requests.Any(request => request is { Kind: "document", Status: 200 }));
        }

        foreach (var entry in folder.GetFileSystemInfos())
        {
            Assert.IsInstanceOfType<FileInfo>(entry, "nothing but what is kept");
            if (!OperatingSystem.IsWindows())
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, entry.UnixFileMode, entry.Name);
        }
    }

    [TestMethod]
    public async Task Run_OfAPageThatFailsOnce_PassesAtTheSecondTryAndIsFlaky()
    {
        // Read once to find the widget, once to see that it loads; only then is the microphone asked for.
        await using var site = await PlainSite.StartAsync(time =>
            $"<!doctype html><title>Shop</title><iframe src='https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7'{(time > 3 ? " allow=microphone" : "")}></iframe>"
        );

        var cli = await CommandLine.RunAsync(
            $"run --page {site.Address} unknown-project --watch 1ms --retries 1 --trace retain-on-failure --output {folder} --format json"
        );

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        var report = Read(cli);
        Assert.AreEqual(1, report.Flaky);
        var flaky = report.Scenarios.Single(result => result.Flaky);
        Assert.AreEqual("iframe-without-allow", flaky.EarlierAttempts.Single().Diagnosis.Single().Cause.Value);
        StringAssert.Contains(cli.Errors, $"± {flaky.Name}");
        Assert.HasCount(1, folder.GetFiles("*.zip"), "only the try that failed keeps its trace");
    }

    [TestMethod]
    public async Task Run_WithAFailureTooMany_BeginsNoOtherAndRunsThoseAloneTheNextTime()
    {
        var wrong = Path.Combine(folder.FullName, "wrong.scenario.yaml");
        await File.WriteAllTextAsync(
            wrong,
            "name: wrong\nscenario: unknown-project\nexpect: { code: widget_load_failed, cause: archived-project }\n"
        );
        var book = Path.Combine(folder.FullName, "durations.json");
        await File.WriteAllTextAsync(book, """{ "healthy-text": 100, "wrong": 9000 }""");

        var first = await CliProcess.RunAsync(
            $"run healthy-text {wrong} --workers 1 --max-failures 1 --durations {book} --update-durations --format json",
            DataHome
        );
        var again = await CliProcess.RunAsync("run --last-failed --max-failures 1 --format json", DataHome);

        Assert.AreEqual(1, first.ExitCode, first.Errors);
        Assert.AreEqual("healthy-text", string.Join(' ', Read(first).NotRun), "what takes longest runs first");
        StringAssert.Contains(first.Errors, "1 did not pass, and --max-failures allows no more. 1 scenario was not run.");
        Assert.AreEqual(
            """{"healthy-text":100,"wrong":9000}""",
            string.Concat(File.ReadAllText(book).Where(letter => !char.IsWhiteSpace(letter))),
            "a failure is not a duration"
        );
        Assert.AreEqual(1, again.ExitCode, again.Errors);
        Assert.AreEqual(
            "healthy-text",
            string.Join(' ', Read(again).Scenarios.Select(result => result.Name).Concat(Read(again).NotRun).Except(["wrong"]))
        );
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // There is no signal that ends one program alone there.
    public async Task Run_Interrupted_ReportsWhatWasDoneAndLetsNothingFailForIt()
    {
        await using var run = CliProcess.Listen("run --grep microphone --workers 1 --format json");

        while (await run.NextErrorAsync(CancellationToken.None) is { } line && !line.StartsWith('✓'))
        {
            // A step.
        }

        // As Ctrl-C does, which reaches what the run has started as well; but a job in the background may ignore that.
        foreach (var started in OperatingSystem.IsLinux() ? ChildrenOf(run.Id) : [])
            using (var interrupt = Process.Start("kill", $"-INT {started}"))
                await interrupt.WaitForExitAsync();
        using (var kill = Process.Start("kill", $"-TERM {run.Id}"))
            await kill.WaitForExitAsync();

        var report = JsonSerializer.Deserialize(await run.NextLineAsync(CancellationToken.None), ProtocolJson.Default.RunReport)!;
        Assert.AreEqual(3, await run.ExitCodeAsync(CancellationToken.None));
        Assert.AreEqual("The run was stopped.", report.EndedEarly);
        Assert.IsNotEmpty(report.Scenarios);
        Assert.IsTrue(report.Scenarios.All(result => result.Verdict == Verdict.Pass));
        Assert.IsNotEmpty(report.NotRun);
    }

    [TestMethod]
    public async Task Run_InAProgramThatIsNotABrowser_SaysWhichAndExitsWithThree()
    {
        var text = Path.Combine(folder.FullName, "browser");
        await File.WriteAllTextAsync(text, "no program");

        var cli = await CommandLine.RunAsync($"run healthy-text --browser {text}");

        Assert.AreEqual(3, cli.ExitCode);
        StringAssert.Contains(cli.Errors, $"It is '{text}': name another with --browser.");
        Assert.HasCount(1, cli.Problems);
    }

    private static IEnumerable<string> ChildrenOf(int process) =>
        Directory
            .GetDirectories($"/proc/{process}/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static RunReport Read(CliProcess cli) => JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.RunReport)!;

    private static string Beginning(string path)
    {
        Span<byte> bytes = stackalloc byte[4];
        using var file = File.OpenRead(path);
        file.ReadExactly(bytes);
        return bytes[0] == 'P' ? "PK" : string.Concat(bytes.ToArray().Select(value => (char)value));
    }
}
