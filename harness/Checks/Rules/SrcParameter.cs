using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcParameter : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcParameter,
            Severity = Severity.Warning,
            Summary = "The src has only parameters that the widget knows, with values that it takes.",
            Why = "The widget passes over what it does not know: the setting that was meant is not set.",
            Fix = $"Known are: {string.Join(", ", WidgetParameters.Names)}.",
            Link = RuleLinks.Query,
            Passing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?theme=light&amp;accent_color=0f766e")),
            Failing = Examples.Page(Examples.Tag($"https://koji.so/api/v1/embed/{Examples.Project}?theme=blue")),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from embed in page.Embeds
        from parameter in embed.Parameters
        // A key is not a parameter that was misspelt.
        where !SrcApiKey.Carries(parameter.Name, parameter.Value)
        let fault = embed.Address is { } address ? WidgetParameters.FaultOf(address, parameter.Name, parameter.Value) : null
        where fault is not null
        select new Finding(Info, fault, embed.Place) { Embed = embed };
}
