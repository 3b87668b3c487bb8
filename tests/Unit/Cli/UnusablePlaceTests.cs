namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Files and folders that cannot be read or written are known before anything starts.</summary>
[TestClass]
public sealed class UnusablePlaceTests
{
    private readonly string file = Path.GetTempFileName();

    [TestCleanup]
    public void Clean() => File.Delete(file);

    [TestMethod]
    [DataRow("--trace", "on")]
    [DataRow("--screenshots")]
    [DataRow("--report", "html=report")]
    public async Task Run_ThatCannotKeepWhatItIsAskedToKeep_DoesNotStart(params string[] options)
    {
        var run = await CommandLine.RunAsync(["run", "microphone-without-allow", "--output", Path.Combine(file, "kept"), .. options]);

        Assert.AreEqual((3, ""), (run.ExitCode, run.Output));
        StringAssert.StartsWith(run.Errors, "Traces and pictures cannot be written to ");
        StringAssert.EndsWith(run.Errors, " Choose another folder with --output.\n");
        Assert.AreEqual(1, run.Errors.Count(character => character == '\n'));
    }

    [TestMethod]
    [DataRow(300)]
    [DataRow(10_000)]
    public async Task Import_OfAPathThatIsTooLong_IsRefusedInOneLine(int length)
    {
        var import = await CommandLine.RunAsync("import", new string('a', length), "--host", "http://127.0.0.1:9", "--token", "t");

        Assert.AreEqual((2, ""), (import.ExitCode, import.Output));
        StringAssert.Contains(import.Errors, "cannot be read: ");
        Assert.AreEqual(1, import.Errors.Count(character => character == '\n'));
    }

    [TestMethod]
    [DataRow("notes.txt", "'notes.txt' is neither a folder nor a scenario file, which ends in .yaml.")]
    [DataRow("mine.scenario.yaml", "File not found: mine.scenario.yaml.")]
    public async Task Ui_OfAnotherFileThanAScenario_DoesNotStart(string path, string says)
    {
        var done = await CommandLine.RunAsync("ui", path);

        Assert.AreEqual((2, ""), (done.ExitCode, done.Output));
        StringAssert.StartsWith(done.Errors, says);
        StringAssert.EndsWith(done.Errors, "koji-harness new scenario NAME\n");
        Assert.AreEqual(1, done.Errors.Count(character => character == '\n'));
    }

    [TestMethod]
    [DataRow("run {0}/endless.yaml", "endless.yaml")]
    [DataRow("check {0} --headers {0}/endless", "endless")]
    [DataRow("up --faults {0}/endless --ephemeral --port 0 --widget-port 0", "endless")]
    [DataRow("run archived-project --durations {0}/endless", "endless")]
    [OSCondition(OperatingSystems.Linux)]
    public async Task FileWithoutAnEnd_IsRefusedInOneLine(string command, string name)
    {
        var folder = Directory.CreateTempSubdirectory("koji-endless-").FullName;
        File.CreateSymbolicLink(Path.Combine(folder, name), "/dev/zero");
        try
        {
            var done = await CommandLine.RunAsync(command.Replace("{0}", folder, StringComparison.Ordinal).Split(' '));

            Assert.AreEqual((2, ""), (done.ExitCode, done.Output), done.Errors);
            Assert.AreEqual(1, done.Errors.Count(character => character == '\n'), done.Errors);
            StringAssert.Contains(done.Errors, name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
