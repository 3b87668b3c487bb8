using System.Text.Json;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.Firefox;

/// <summary>
/// What the catalogue says of Firefox, beside what Firefox does: one scenario that it supports, one in which it differs and one that cannot
/// be reproduced; the whole catalogue with SCENARIOS=all. On a machine without a Firefox there is nothing to compare with; there they check
/// that the command line says so.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class FirefoxCatalogueTests(TestContext test)
{
    private const string NoneHere = "(no Firefox on this machine)";

    private static readonly bool IsHere = FirefoxFinder.Find(Environment.GetEnvironmentVariable, File.Exists) is not null;

    // Of its own: where tests of pages open and close theirs beside it, Firefox now and then refuses a scenario's context ("unknown
    // error").
    private static readonly HarnessBrowsers Own = new(headed: false, Console.Error, kind: BrowserKind.Firefox);

    public static IEnumerable<object[]> Names => (IsHere ? Reproduced() : [NoneHere]).Select(name => new object[] { name });

    [ClassCleanup]
    public static async Task CloseAsync() => await Own.DisposeAsync();

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Scenario_InFirefox_DoesAsItsSupportSays(string name)
    {
        if (!IsHere)
        {
            test.WriteLine("The catalogue was not run in Firefox, as this machine has none: install it, or set KOJI_FIREFOX.");
            AssertSaysHowToGetOne(await CommandLine.RunAsync("run --browser firefox"));
            return;
        }

        var support = SupportCatalog.Of(ScenarioCatalog.All.Single(scenario => scenario.Name == name), BrowserKind.Firefox);

        var result = await ScenarioRun.RunAsync(support.Scenario, Own);

        // What passes all the same can be reproduced.
        Assert.AreEqual(
            support.Level != SupportLevel.NotReproducible,
            result.Verdict == Verdict.Pass,
            $"{support.Level}: {ScenarioRun.Explain(result)}"
        );
    }

    [TestMethod]
    public async Task Run_InFirefox_CountsApartWhatCannotBeReproduced()
    {
        var cli = await CommandLine.RunAsync("run archived-project microphone-host-policy --browser firefox --format json");
        if (!IsHere)
        {
            AssertSaysHowToGetOne(cli);
            return;
        }

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        using var report = JsonDocument.Parse(cli.Output);
        var root = report.RootElement;
        Assert.AreEqual("firefox", root.GetProperty("browser").GetProperty("name").GetString());
        Assert.AreEqual(1, root.GetProperty("passed").GetInt32());
        Assert.AreEqual(1, root.GetProperty("scenarios").GetArrayLength());
        var not = root.GetProperty("notReproducible").EnumerateArray().Single();
        Assert.AreEqual("microphone-host-policy", not.GetProperty("name").GetString());
        StringAssert.Contains(not.GetProperty("reason").GetString(), "ignores the Permissions-Policy header");
    }

    [TestMethod]
    public async Task Run_WithAFirefoxThatIsNotThere_SaysHowAndExitsWithThree() =>
        AssertSaysHowToGetOne(
            await CliProcess.RunAsync("run healthy-text --browser firefox", (FirefoxFinder.Variable, "/no/such/firefox")),
            "KOJI_FIREFOX is '/no/such/firefox', which does not exist."
        );

    private static IEnumerable<string> Reproduced()
    {
        var all = ScenarioCatalog.All.Select(scenario => SupportCatalog.Of(scenario, BrowserKind.Firefox)).ToList();
        return Ways.All
            ? all.Select(support => support.Scenario.Name)
            : all.DistinctBy(support => support.Level).Select(support => support.Scenario.Name);
    }

    private static void AssertSaysHowToGetOne(CliProcess cli, string expected = "No Firefox was found. Install it")
    {
        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, expected);
        Assert.HasCount(1, cli.Problems);
        Assert.AreEqual("", cli.Output);
    }
}
