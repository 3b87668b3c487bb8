using System.Runtime.InteropServices;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class DisplayTests
{
    [TestMethod]
    public void WhyNone_WithoutAnyDisplay_NamesTheVariables() => Assert.AreEqual("neither DISPLAY nor WAYLAND_DISPLAY is set", WhyNone([]));

    [TestMethod]
    public void WhyNone_WithEmptyVariables_TakesThemForUnset() =>
        Assert.AreEqual("neither DISPLAY nor WAYLAND_DISPLAY is set", WhyNone(new() { ["DISPLAY"] = "", ["WAYLAND_DISPLAY"] = "" }));

    [TestMethod]
    [DataRow(":77")]
    [DataRow(":77.0")]
    [DataRow("unix:77")]
    [DataRow("localhost:77")]
    [DataRow("127.0.0.1:77.1")]
    public void WhyNone_DisplayOfThisMachineThatDoesNotAnswer_SaysSo(string display) =>
        Assert.AreEqual($"DISPLAY is '{display}', where no X server answers", WhyNone(new() { ["DISPLAY"] = display }, answering: 99));

    [TestMethod]
    [DataRow(":99")]
    [DataRow(":99.0")]
    [DataRow("unix:99")]
    [DataRow("localhost:99.0")]
    public void WhyNone_DisplayThatAnswers_GivesNull(string display) =>
        Assert.IsNull(WhyNone(new() { ["DISPLAY"] = display }, answering: 99));

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow(":")]
    [DataRow(":x")]
    [DataRow(":99999999999999999999")]
    public void WhyNone_DisplayThatNamesNone_SaysSo(string display) =>
        Assert.AreEqual($"DISPLAY is '{display}', which names no display", WhyNone(new() { ["DISPLAY"] = display }, answering: 99));

    [TestMethod]
    [DataRow("desk.example:0")]
    [DataRow("10.0.0.7:0.0")]
    public void WhyNone_DisplayOfAnotherMachine_IsLeftToTheBrowser(string display) =>
        Assert.IsNull(WhyNone(new() { ["DISPLAY"] = display }));

    [TestMethod]
    public void WhyNone_DisplayThatIsASocketsPath_IsLeftToTheBrowser() =>
        Assert.IsNull(WhyNone(new() { ["DISPLAY"] = "/private/x:0" }, files: "/private/x:0"));

    [TestMethod]
    [DataRow("wayland-0")]
    [DataRow("/run/user/7/wayland-0")]
    public void WhyNone_WaylandAlone_GivesNull(string display) =>
        Assert.IsNull(
            WhyNone(new() { ["WAYLAND_DISPLAY"] = display, ["XDG_RUNTIME_DIR"] = "/run/user/7" }, files: "/run/user/7/wayland-0")
        );

    [TestMethod]
    public void WhyNone_WaylandThatIsGone_SaysSo() =>
        Assert.AreEqual(
            "WAYLAND_DISPLAY is 'wayland-7', which is not there",
            WhyNone(new() { ["WAYLAND_DISPLAY"] = "wayland-7", ["XDG_RUNTIME_DIR"] = "/run/user/7" })
        );

    [TestMethod]
    public void WhyNone_WaylandThatIsGoneBesideAnXServer_GivesNull() =>
        Assert.IsNull(WhyNone(new() { ["WAYLAND_DISPLAY"] = "wayland-7", ["DISPLAY"] = ":99" }, answering: 99));

    [TestMethod]
    public void WhyNone_OnMacOSAndWindows_IsNotAsked()
    {
        foreach (var system in new[] { OSPlatform.OSX, OSPlatform.Windows })
            Assert.IsNull(Display.WhyNone(system, _ => null, _ => false, _ => false));
    }

    [TestMethod]
    public void Refusal_NamesTheWaysOutInOneLine() =>
        Assert.AreEqual(
            "There is no display to show the browser on: DISPLAY is ':77', where no X server answers. Leave --headed out, or run the command under a virtual display: xvfb-run -a COMMAND.",
            Display.Refusal("--headed", "DISPLAY is ':77', where no X server answers")
        );

    private static string? WhyNone(Dictionary<string, string> environment, int answering = -1, string? files = null) =>
        Display.WhyNone(OSPlatform.Linux, environment.GetValueOrDefault, path => path == files, number => number == answering);
}
