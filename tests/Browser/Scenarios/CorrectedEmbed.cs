using System.Text.RegularExpressions;
using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Scenarios;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>Puts an iframe tag, as it was written, in place of the host page's own; the id alone, by which the widget is found, is kept.</summary>
/// <param name="Tag">The tag.</param>
internal sealed partial record CorrectedEmbed(string Tag) : Fault
{
    public override async Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // The simulator has no certificate; a widget that can be embedded by https pages is there on https.
        var secure = new UriBuilder(context.Target.Simulator) { Scheme = Uri.UriSchemeHttps, Host = "widget.test" }.Uri;
        await OnTheWay.ChangeAsync(
            context.Page, secure, response => Task.FromResult(new RouteFulfillOptions { Response = response }), context.Target.Simulator);
        await OnTheWay.ChangeHostPageAsync(context, OnTheWay.WithBody(markup => Rewrite(markup, secure.GetLeftPart(UriPartial.Authority))));
    }

    private string Rewrite(string markup, string widgetOrigin) => Iframe()
        .Replace(markup, Tag.Replace("<iframe", "<iframe id=\"widget\"", StringComparison.Ordinal), 1)
        .Replace("data-widget-origins=\"", $"data-widget-origins=\"{widgetOrigin},", StringComparison.Ordinal);

    [GeneratedRegex("<iframe id=\"widget\"[^>]*></iframe>")]
    private static partial Regex Iframe();
}
