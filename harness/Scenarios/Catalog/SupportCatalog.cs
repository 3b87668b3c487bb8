using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>How every scenario and every cause does in each kind of browser.</summary>
public static class SupportCatalog
{
    /// <summary>How a scenario does, and how it runs there.</summary>
    public static ScenarioSupport Of(Scenario scenario, BrowserKind browser)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return browser == BrowserKind.Firefox && FirefoxSupport.Find(scenario) is { } row
            ? row
            : new() { Level = SupportLevel.Supported, Scenario = scenario };
    }

    /// <summary>Causes and scenarios, each with how it does.</summary>
    public static CatalogueListing List() => new([.. CauseCatalog.All.Select(List)], [.. ScenarioCatalog.All.Select(List)]);

    private static CauseListing List(Cause cause)
    {
        var scenarios = ScenarioCatalog.All.Where(scenario => scenario.Expect?.Cause == cause.Id).ToList();
        return new()
        {
            Cause = cause.Id,
            Code = cause.Code,
            Summary = cause.Summary,
            Scenarios = [.. scenarios.Select(scenario => scenario.Name)],
            // As the scenario in which it does worst.
            Support =
            [
                .. BrowserKind
                    .All.Select(browser => scenarios.Select(scenario => SupportOf(scenario, browser)).MaxBy(support => support.Level))
                    .OfType<BrowserSupport>(),
            ],
        };
    }

    private static ScenarioListing List(Scenario scenario) =>
        new()
        {
            Name = scenario.Name,
            Purpose = scenario.Purpose,
            Code = scenario.Expect?.Code,
            Cause = scenario.Expect?.Cause,
            Support = [.. BrowserKind.All.Select(browser => SupportOf(scenario, browser))],
        };

    private static BrowserSupport SupportOf(Scenario scenario, BrowserKind browser)
    {
        var support = Of(scenario, browser);
        return new()
        {
            Browser = browser.Name,
            Level = support.Level,
            How = support.How,
        };
    }
}
