using System.Diagnostics;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class BrowserInstallerTests
{
    [TestMethod]
    public async Task Installer_ThatDoesItsWork_IsNotHeard()
    {
        using var progress = new StringWriter();

        var done = await BrowserInstaller.DoAsync(
            () => Task.FromResult<(int, IReadOnlyList<string>)>((0, ["Unpacking chromium …"])),
            progress
        );

        Assert.IsTrue(done);
        StringAssert.StartsWith(progress.ToString(), "Installed in ");
        Assert.DoesNotContain("Unpacking", progress.ToString());
    }

    [TestMethod]
    public async Task Installer_ThatFails_IsHeardWithTheLastThatItSaid()
    {
        using var progress = new StringWriter { NewLine = "\n" };

        var done = await BrowserInstaller.DoAsync(
            () => Task.FromResult<(int, IReadOnlyList<string>)>((100, ["E: Unable to fetch some archives"])),
            progress
        );

        Assert.IsFalse(done);
        StringAssert.StartsWith(progress.ToString(), "That did not work (exit code 100 after ");
        StringAssert.EndsWith(progress.ToString(), "; it last said:\n  E: Unable to fetch some archives\n");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // The program here is a shell.
    public async Task ProgramThatSaysMuch_IsKeptWithItsLastLinesAndWithoutWhatSteersTerminals()
    {
        const string Script =
            "for line in $(seq 1 700); do echo line $line; done; printf '\\033[31mred\\033[0m \\r\\n::error ::x\\302\\205\\342\\200\\250y\\n\\n' >&2; exit 7";

        var (code, lines) = await ChildProcess.RunAsync(new ProcessStartInfo("/bin/sh", ["-c", Script]), CancellationToken.None);

        Assert.AreEqual(7, code);
        Assert.AreEqual(
            "line 693|line 694|line 695|line 696|line 697|line 698|line 699|line 700|red|::error ::xy",
            string.Join('|', lines)
        );
    }

    [TestMethod]
    public void LongLine_IsCutBetweenCharacters()
    {
        var clean = ChildProcess.Clean(new string('a', 199) + "😀" + new string('b', 500));

        Assert.AreEqual(new string('a', 199) + "…", clean);
    }
}
