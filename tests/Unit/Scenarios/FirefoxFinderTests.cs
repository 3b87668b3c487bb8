using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class FirefoxFinderTests
{
    [TestMethod]
    public void Find_NamedByTheVariable_TakesIt() =>
        Assert.AreEqual("/opt/fox", Find(new() { [FirefoxFinder.Variable] = "/opt/fox" }, "/opt/fox", SystemFirefox()));

    [TestMethod]
    public void Find_VariableThatNamesNothing_SaysSoInsteadOfTakingAnother()
    {
        var missing = Assert.ThrowsExactly<BrowserNotFoundException>(() =>
            Find(new() { [FirefoxFinder.Variable] = "/opt/gone" }, SystemFirefox())
        );

        Assert.AreEqual("KOJI_FIREFOX is '/opt/gone', which does not exist. Set it to a Firefox's path, or unset it.", missing.Message);
    }

    [TestMethod]
    public void Find_OnlyTheSystems_TakesIt() => Assert.AreEqual(SystemFirefox(), Find([], SystemFirefox()));

    [TestMethod]
    public void Find_Nothing_GivesNull() => Assert.IsNull(Find([]));

    private static string SystemFirefox() =>
        OperatingSystem.IsMacOS() ? "/Applications/Firefox.app/Contents/MacOS/firefox"
        : OperatingSystem.IsWindows() ? Path.Combine("/path", "Mozilla Firefox", "firefox.exe")
        : "/path/firefox-esr";

    private static string? Find(Dictionary<string, string> environment, params string[] files)
    {
        environment.TryAdd("PATH", "/path");
        environment.TryAdd("ProgramFiles", "/path");
        return FirefoxFinder.Find(environment.GetValueOrDefault, files.Contains);
    }
}
