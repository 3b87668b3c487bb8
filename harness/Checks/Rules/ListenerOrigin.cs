using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

internal sealed class ListenerOrigin : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.ListenerOrigin,
            Severity = Severity.Warning,
            Summary = "A listener to messages looks at the origin they come from.",
            Why =
                "Every frame and every opener can post to the page. Who does not look at event.origin takes a stranger's word for the widget's.",
            Fix =
                "Leave the listener at once where event.origin is not \"https://koji.so\" or event.source is not the iframe's contentWindow.",
            Link = RuleLinks.Messages,
            Passing = Examples.Page(
                $"{Examples.Tag()}<script>addEventListener(\"message\", event => {{ if (event.origin === \"https://koji.so\") show(event.data); }});</script>"
            ),
            Failing = Examples.Page($"{Examples.Tag()}<script>addEventListener(\"message\", event => show(event.data));</script>"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from script in page.Scripts
        from listener in ScriptMessages.Listeners(script)
        where !listener.LooksAtOrigin
        select new Finding(Info, "This listener takes messages from everywhere: it never looks at their origin.", listener.Place);
}
