using System.Text.RegularExpressions;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// Puts an iframe tag, as it was written, in place of the host page's own; the id alone, by which the widget is found, is kept.
/// </summary>
/// <param name="Tag">The tag.</param>
internal sealed partial record CorrectedEmbed(string Tag) : Fault
{
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // What the tag had is in the corrected one, or was taken away.
        context.Embed = context.Embed with { Csp = null };
        context.ChangePage(page => page.Body = Rewrite(page.Body));
        return Task.CompletedTask;
    }

    private string Rewrite(string markup) =>
        Iframe().Replace(markup, Tag.Replace("<iframe", "<iframe id=\"widget\"", StringComparison.Ordinal), 1);

    [GeneratedRegex("<iframe id=\"widget\"[^>]*></iframe>")]
    private static partial Regex Iframe();
}
