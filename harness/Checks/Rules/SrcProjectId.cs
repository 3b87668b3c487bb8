using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class SrcProjectId : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.SrcProjectId,
            Severity = Severity.Error,
            Summary = "The src ends with the project's id, a UUID.",
            Why = "With no id, a placeholder or a broken id the widget reports widget_load_failed.",
            Fix = "Copy the project's id from Koji's dashboard to the end of the src's path.",
            Link = RuleLinks.Uuid,
            Passing = Examples.Good,
            Failing = Examples.Page(Examples.Tag("https://koji.so/api/v1/embed/:project_id?mode=voice")),
        };

    public IEnumerable<Finding> Check(HostPage page)
    {
        foreach (var embed in page.Embeds)
        {
            if (embed is not { Address: { } address, Url: { } url })
                continue;
            var id = url.AbsolutePath.Length > address.Base.AbsolutePath.Length ? address.ProjectOf(url).TrimEnd('/') : "";
            if (!Guid.TryParseExact(id, "D", out _))
                yield return new(Info, id.Length == 0 ? "The src names no project." : $"'{id}' is not a project id.", embed.Place)
                {
                    Embed = embed,
                    Breaks = PredictedCapabilities.Loads,
                };
        }
    }
}
