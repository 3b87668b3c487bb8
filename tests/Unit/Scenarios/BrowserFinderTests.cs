using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

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
    public void Find_InstalledByPlaywright_ComesBeforeTheSystems() => Assert.AreEqual(Playwrights, Find([], Playwrights, SystemBrowser()));

    [TestMethod]
    public void Find_OnlyTheSystems_TakesIt() => Assert.AreEqual(SystemBrowser(), Find([], SystemBrowser()));

    [TestMethod]
    public void Find_Nothing_GivesNull() => Assert.IsNull(Find([]));

    [TestMethod]
    [DataRow(
        "chromium-1234/chrome-linux64/chrome",
        "chromium_headless_shell-1234/chrome-headless-shell-linux64/chrome-headless-shell",
        true
    )]
    [DataRow(
        "chromium-1234/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
        "chromium_headless_shell-1234/chrome-headless-shell-mac-arm64/chrome-headless-shell",
        true
    )]
    [DataRow(
        "chromium-1234/chrome-linux64/chrome",
        "chromium_headless_shell-1233/chrome-headless-shell-linux64/chrome-headless-shell",
        false
    )]
    [DataRow("chrome", "chrome-headless-shell", false)]
    public void HeadlessShell_OfPlaywright_IsThatOfTheSameBuild(string browser, string shell, bool isFound) =>
        AssertShell(browser, OperatingSystem.IsWindows() ? shell + ".exe" : shell, isFound, isPlaywrights: true);

    [TestMethod]
    [DataRow("bin/chromium", "bin/chromium-headless-shell", true)]
    [DataRow("bin/google-chrome", "bin/chromium-headless-shell", false)]
    [DataRow("bin/chromium", "other/chromium-headless-shell", false)]
    public void HeadlessShell_OfTheSystem_StandsBesideItsBrowser(string browser, string shell, bool isFound) =>
        AssertShell(browser, shell, isFound, isPlaywrights: false);

    [TestMethod]
    public void HeadlessShell_WhereTheBrowserIsNamed_IsNotUsed() =>
        AssertShell("bin/chromium", "bin/chromium-headless-shell", isFound: false, isPlaywrights: false, named: "chromium");

    private static void AssertShell(string browser, string shell, bool isFound, bool isPlaywrights, string? named = null)
    {
        var folder = Directory.CreateTempSubdirectory("koji-shell-");
        try
        {
            foreach (var file in new[] { browser, shell })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, file))!);
                File.WriteAllText(Path.Combine(folder.FullName, file), "");
            }

            var path = Path.Combine(folder.FullName, browser);
            var found = BrowserFinder.FindHeadlessShell(path, isPlaywrights ? path : Playwrights, name =>
                name == BrowserFinder.Variable ? named : null
            );

            Assert.AreEqual(isFound ? Path.Combine(folder.FullName, shell) : null, found);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

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
