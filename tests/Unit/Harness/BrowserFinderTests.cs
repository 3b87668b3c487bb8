using KojiWidgetHarness.Harness.Browser;

namespace KojiWidgetHarness.Tests.Unit.Harness;

[TestClass]
public sealed class BrowserFinderTests
{
    private const string Playwrights = "/cache/chromium/chrome";

    [TestMethod]
    public void Find_NamedByTheVariable_TakesIt() =>
        Assert.AreEqual("/opt/mine", Find(new() { ["KOJI_BROWSER"] = "/opt/mine" }, "/opt/mine", Playwrights, "/usr/bin/chromium"));

    [TestMethod]
    public void Find_VariableThatNamesNothing_SaysSoInsteadOfTakingAnother()
    {
        var missing = Assert.ThrowsExactly<BrowserNotFoundException>(() => Find(new() { ["KOJI_BROWSER"] = "/opt/gone" }, Playwrights));

        Assert.AreEqual("KOJI_BROWSER is '/opt/gone', which does not exist. Set it to a browser's path, or unset it.", missing.Message);
    }

    [TestMethod]
    public void Find_InstalledByPlaywright_ComesBeforeTheSystems() =>
        Assert.AreEqual(Playwrights, Find([], Playwrights, SystemBrowser()));

    [TestMethod]
    public void Find_OnlyTheSystems_TakesIt() => Assert.AreEqual(SystemBrowser(), Find([], SystemBrowser()));

    [TestMethod]
    public void Find_Nothing_GivesNull() => Assert.IsNull(Find([]));

    private static string SystemBrowser() =>
        OperatingSystem.IsMacOS() ? "/Applications/Chromium.app/Contents/MacOS/Chromium"
        : OperatingSystem.IsWindows() ? Path.Combine("/path", @"Google\Chrome\Application\chrome.exe")
        : "/path/chromium";

    private static string? Find(Dictionary<string, string> environment, params string[] files)
    {
        environment.TryAdd("PATH", "/path");
        environment.TryAdd("ProgramFiles", "/path");
        return BrowserFinder.Find(Playwrights, environment.GetValueOrDefault, files.Contains);
    }
}
