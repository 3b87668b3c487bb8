using KojiWidgetHarness.Cli.Completion;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>
/// What the program answers to lines that bash, zsh and fish asked when somebody pressed Tab in a terminal: recorded from their scripts.
/// </summary>
[TestClass]
public sealed class CompletionAnswerTests
{
    [TestMethod]
    [DataRow("comp", "completion")]
    [DataRow("run session-t", "session-tab-frozen session-token-revoked")]
    [DataRow("run session-idle --format ", "human json")]
    [DataRow("run session-idle --format=", "human json")]
    [DataRow("run session-idle --format=j", "json")]
    [DataRow("run --browser=f", "firefox")]
    [DataRow("check --format s", "sarif")]
    [DataRow("doctor --format ", "human json")]
    [DataRow("explain frame.f", "frame.found")]
    [DataRow("trigger session_expired --cause t", "tab-frozen token-revoked")]
    [DataRow("new scenario x --from=session-i", "session-idle")]
    [DataRow("run --page http://localhost:3", "")]
    [DataRow("run --page=http://localhost:3?a=b", "")]
    [DataRow("run --grep a\\ b'c", "")]
    [DataRow("run \"", "")]
    [DataRow("export no", "")]
    [DataRow("--nothing=x", "")]
    public async Task Line_ThatAShellAsks_GetsWordsOrNothing(string line, string expected)
    {
        var run = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);

        Assert.AreEqual((0, ""), (run.ExitCode, run.Errors), run.Output);
        // Some shells choose by the word that was begun themselves.
        var begun = line.Split(' ', '=')[^1];
        var words = run
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim())
            .Where(word => word.StartsWith(begun, StringComparison.Ordinal) && !word.StartsWith('-') && word.Length > 0);
        Assert.AreEqual(expected, string.Join(' ', words));
    }

    // With files among them, a command of a few words shows all files of the folder.
    [TestMethod]
    public void Fish_OffersFilesOnlyWhereNothingElseFits()
    {
        var script = CompletionScripts.All["fish"];

        StringAssert.Contains(script, "\ncomplete -c koji-harness -f -a '(__koji_harness_complete)'\n");
        StringAssert.Contains(script, "else\n        __fish_complete_path \"$word\"");
    }
}
