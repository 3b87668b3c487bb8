using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class TokenFileTests
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"koji-tokens-test-{Guid.NewGuid():N}");

    [TestCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Tokens_OfAFolder_AreTheSameNextTime()
    {
        var first = TokenFile.OpenOrCreate(folder);

        Assert.AreEqual(first, TokenFile.OpenOrCreate(folder));
        Assert.AreNotEqual(first.Ingest, first.Reader);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Tokens_EvenIfTheyWereOpenToOthers_AreTheOwnersOnly()
    {
        TokenFile.OpenOrCreate(folder);
        var file = Path.Combine(folder, "tokens");
        Assert.IsFalse(OperatingSystem.IsWindows());
        if (OperatingSystem.IsWindows())
            return;
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        TokenFile.OpenOrCreate(folder);

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [TestMethod]
    public void Tokens_ThatAreBroken_AreRefusedWithTheRemedy()
    {
        TokenFile.OpenOrCreate(folder);
        File.WriteAllText(Path.Combine(folder, "tokens"), "one\n");

        StringAssert.Contains(
            Assert.ThrowsExactly<EventLogException>(() => TokenFile.OpenOrCreate(folder)).Message,
            "Delete it to get new ones"
        );
    }
}
