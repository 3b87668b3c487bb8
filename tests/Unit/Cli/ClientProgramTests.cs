using System.Diagnostics;
using System.Globalization;
using KojiWidgetHarness.Cli.Grading;

namespace KojiWidgetHarness.Tests.Unit.Cli;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // It has another shell.
public sealed class ClientProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    [DataRow("exit 0", 0, 60)]
    [DataRow("exit 7", 7, 60)]
    [DataRow("sleep 600", null, 1)]
    public async Task Program_ThatLeavesAnotherRunning_EndsWhenItDoesItself(string end, int? expected, int patience)
    {
        // What is left holds the output open for as long as it runs, and is nobody's child process by then.
        var client = new ClientProgram(["sh", "-c", $"(sleep 600 & echo $!); echo said >&2; {end}"], TimeSpan.FromSeconds(patience));

        var (exitCode, output) = await client.RunAsync([], CancellationToken.None).WaitAsync(Patience);

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var left = Process.GetProcessById(int.Parse(lines.Single(line => line != "said"), CultureInfo.InvariantCulture));
        left.Kill();
        Assert.AreEqual(expected, exitCode);
        Assert.Contains("said", lines);
    }
}
