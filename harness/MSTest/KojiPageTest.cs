using System.Reflection;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Testing;
using Microsoft.Playwright;
using Microsoft.Playwright.MSTest;

namespace KojiWidgetHarness.MSTest;

/// <summary>
/// A test of a page that embeds a Koji widget: Playwright's <see cref="PageTest"/> with the bridge in <see cref="PageTest.Page"/>, a
/// microphone, and the simulator wherever the page looks for Koji. Each test has a session of its own.
/// </summary>
[TestClass]
public abstract class KojiPageTest : PageTest
{
    private KojiStage? stage;
    private KojiWidget? widget;

    /// <summary>The widget of <see cref="PageTest.Page"/>.</summary>
    public KojiWidget Widget =>
        widget ?? throw new InvalidOperationException("The widget is there once the test begins, not in a constructor.");

    /// <summary>Where the page may have its widget; by default both addresses that Koji has published.</summary>
    protected virtual IReadOnlyList<KojiAddress> WidgetAddresses => KojiAddress.Published;

    /// <inheritdoc/>
    public override async Task<BrowserTypeLaunchOptions?> LaunchOptionsAsync()
    {
        if (BrowserName != BrowserType.Name || BrowserName != "chromium")
            throw new InvalidOperationException($"Koji's addresses lead to the simulator in chromium only, not in {BrowserName}.");
        stage = await RegisterService("Koji", () => KojiStage.StartAsync(WidgetAddresses));
        return await stage.LaunchOptionsAsync(Playwright);
    }

    /// <summary>Puts the bridge into the page, and says which faults the test has.</summary>
    [TestInitialize]
    public async Task KojiSetup()
    {
        widget = await stage!.TakeOverAsync(Page, TestContext.TestName ?? "test"); // Set with the launch options.
        foreach (var fault in AttributesOfTest<FaultsOfAttribute>().SelectMany(attribute => attribute.Faults()))
            widget.With(fault);
    }

    /// <summary>Looks once more where no error may have come, and lets go of the page.</summary>
    [TestCleanup]
    public async Task KojiTeardown()
    {
        if (widget is null)
            return;
        try
        {
            if (TestOK() && AttributesOfTest<NoWidgetErrorsAttribute>().Any())
                await Expect(widget).ToReportNoErrorAsync();
        }
        finally
        {
            await widget.DisposeAsync();
        }
    }

    /// <summary>Assertions about a widget that wait.</summary>
    public static KojiWidgetAssertions Expect(KojiWidget widget) => new(widget, message => new AssertFailedException(message));

    /// <summary>Assertions about a scenario that was run.</summary>
    public static ScenarioAssertions Expect(ScenarioResult result) => new(result);

    /// <summary>Opens the page with the faults that were said before.</summary>
    public Task OpenAsync(string address) => Widget.OpenAsync(address);

    /// <summary>Runs a scenario by itself, in a browser of its own.</summary>
    /// <param name="scenario">One of the catalogue or of a file (<see cref="ScenarioAttribute"/>), or one of yours.</param>
    /// <param name="page">The page it runs on; by default the host's own.</param>
    /// <param name="click">CSS selector of what a person clicks there before the widget shows.</param>
    public Task<ScenarioResult> RunAsync(Scenario scenario, string? page = null, string? click = null) =>
        stage!.RunAsync( // Set when the class begins.
            scenario,
            page is null ? null
                : WebAddress.TryParse(page, out var read) ? read
                : new Uri(page),
            click
        ); // Set with the launch options.

    private IEnumerable<T> AttributesOfTest<T>()
        where T : Attribute =>
        (GetType().GetMethod(TestContext.TestName ?? "")?.GetCustomAttributes<T>() ?? []).Concat(GetType().GetCustomAttributes<T>());
}
