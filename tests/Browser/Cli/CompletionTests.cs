using System.Diagnostics;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>What a shell gets when somebody presses Tab.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CompletionTests
{
    // As readline calls it: the line, the words and the cursor in variables, the program as the first parameter.
    private const string Script = """
        source <("$0" completion bash)
        complete -p koji-harness > /dev/null || exit 1
        COMP_LINE="$1" COMP_POINT=${#1}
        read -ra COMP_WORDS <<< "$1"
        [[ "$1" == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _koji_harness "$0"
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // There is no bash there.
    [DataRow("koji-harness comp", "completion")]
    [DataRow("koji-harness run session-t", "session-tab-frozen session-token-revoked")]
    [DataRow("koji-harness run session-idle --format ", "human json")]
    [DataRow("koji-harness run min", "mine.scenario.yaml")]
    [DataRow("koji-harness trigger session_expired --cause t", "tab-frozen token-revoked")]
    [DataRow("koji-harness explain frame.f", "frame.found")]
    public async Task Bash_AfterTab_OffersWhatFits(string line, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("koji-completion-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "mine.scenario.yaml"), "");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "min$(touch hit).scenario.yaml"), "");

            Assert.AreEqual(expected, await CompleteAsync(line, folder.FullName));
            Assert.HasCount(2, folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> CompleteAsync(string line, string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "koji-harness");
        using var bash = Process.Start(
            new ProcessStartInfo("bash", ["-c", Script, program, line]) { RedirectStandardOutput = true, WorkingDirectory = folder }
        )!;
        var words = (await bash.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await bash.WaitForExitAsync();
        return string.Join(' ', words.Order(StringComparer.Ordinal));
    }
}
